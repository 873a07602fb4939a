// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/device/scripts.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::device;
using namespace Qt::Literals::StringLiterals;

/// What is found out about Filebench on a device, and said of it.
class TestFilebenchCapability : public QObject
{
    Q_OBJECT

private slots:

    void theVersionIsReadOfBoth_data()
    {
        QTest::addColumn<QByteArray>("help");
        QTest::addColumn<QByteArray>("start"); // with neither a model nor input
        QTest::addColumn<QString>("found");
        QTest::newRow("1.4") << QByteArray("Usage:\nfilebench: interprets WML script\nOptions:\n")
                             << QByteArray("Filebench Version 1.4.9.1\n 3275: 0.000: Allocated "
                                           "170MB of shared memory\nfilebench> \n")
                             << u"Filebench 1.4.9.1"_s;
        QTest::newRow("1.5") << QByteArray("Usage: filebench {-f <wmlscript> | -h | -c "
                                           "[cvartype]}\n\n  Filebench version 1.5-alpha3\n")
                             << QByteArray("Usage error: No runtime options specified\n")
                             << u"Filebench 1.5-alpha3"_s;
        QTest::newRow("something else")
            << QByteArray("help\n") << QByteArray("start\n") << QString();
    }

    void theVersionIsReadOfBoth()
    {
        QFETCH(const QByteArray, help);
        QFETCH(const QByteArray, start);
        QFETCH(const QString, found);
        QTemporaryDir tools;
        const QString path = tools.filePath(u"filebench"_s);
        QFile tool(path);
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.write("#!/bin/sh\nif [ \"$1\" = -h ]; then cat <<'text'\n" + help
                   + "text\nelse cat <<'text'\n" + start + "text\nfi\n");
        tool.close();
        QVERIFY(tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        QProcess probe;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, tools.path() + u':' + environment.value(u"PATH"_s));
        probe.setProcessEnvironment(environment);
        const QStringList words = scriptCommand(u"probe"_s, Interpreter::Shell, {});
        probe.start(words.first(), words.mid(1));
        QTRY_COMPARE(probe.state(), QProcess::NotRunning);
        const QByteArrayList lines = probe.readAllStandardOutput().split('\n');
        const QByteArray expected = "tool.filebench\t" + path.toUtf8() + ' ' + found.toUtf8();
        QVERIFY2(lines.contains(expected) || lines.contains(expected.trimmed()),
                 lines.join('\n').constData());
    }

    void aDeviceWithItIsReady()
    {
        Profile profile;
        profile.facts = {
            {u"tool.filebench"_s, {}, u"/opt/Filebench x/filebench Filebench 1.4.9.1"_s}};
        profile.capabilities = capabilitiesOf(profile);
        const Capability able = profile.capability(u"filebench"_s);
        QCOMPARE(able.state, Capability::State::Ready);
        QCOMPARE(able.label, u"File I/O with Filebench 1.4.9.1"_s);
        QVERIFY(able.reason.isEmpty());
    }

    void aDeviceWithoutItIsToldWhatToDo()
    {
        Profile profile;
        profile.capabilities = capabilitiesOf(profile);
        const Capability able = profile.capability(u"filebench"_s);
        QCOMPARE(able.state, Capability::State::Missing);
        QCOMPARE(able.label, u"File I/O with Filebench"_s);
        QCOMPARE(able.reason, u"it is not installed; Runwatt can build it from its source"_s);
        QVERIFY(able.remedy.contains("runwatt check --filebench 1.5-alpha3"_L1));
        QVERIFY(able.packages.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFilebenchCapability)
#include "tests/support/patience.h"
#include "tst_filebenchcapability.moc"
