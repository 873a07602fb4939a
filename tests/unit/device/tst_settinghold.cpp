// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/controls.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

/// A device whose sudo answers what it likes, where a setting is to be held.
class TestSettingHold : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;
    QTemporaryDir m_folder;

    [[nodiscard]] Result<std::shared_ptr<SettingHold>> holdBehind(const QByteArray &sudo)
    {
        QFile file(m_folder.filePath(u"sudo"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no sudo");
        file.write("#!/bin/sh\n" + sudo);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        Profile profile;
        profile.device = u"board"_s;
        profile.hasSudo = true;
        const auto held =
            ssh::await(holdGovernor(m_connection.get(), profile, u"performance"_s, StopToken()));
        if (!held)
            qFatal("no answer");
        return *held;
    }

private slots:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QString path = u"SetEnv PATH="_s + m_folder.path() + u":/usr/bin:/bin"_s;
        if (!m_fixture.start({path}))
            QSKIP(qPrintable(m_fixture.problem()));
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
    }

    void itTellsWhatWasBefore()
    {
        const auto held = holdBehind("echo held ondemand\nexec cat >/dev/null\n");
        QVERIFY2(held, held ? "" : qPrintable(held.error().text()));
        QCOMPARE((*held)->before(), u"ondemand"_s);
    }

    void anAnswerWithoutAnEndIsGivenUp()
    {
        // It would go on to be silent, which is another error.
        const auto held =
            holdBehind("head -c 300000 /dev/zero | tr '\\0' x\nexec cat >/dev/null\n");
        QVERIFY(!held);
        QCOMPARE(held.error().code, ErrorCode::Unsupported);
    }

    void aLongComplaintIsCut()
    {
        const auto held = holdBehind("head -c 300000 /dev/zero | tr '\\0' x >&2\nexit 1\n");
        QVERIFY(!held);
        QVERIFY(!held.error().why.isEmpty());
        QVERIFY2(held.error().why.size() <= 1000,
                 qPrintable(QString::number(held.error().why.size())));
    }
};

QTEST_GUILESS_MAIN(TestSettingHold)
#include "tst_settinghold.moc"
