// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/toolversion.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::campaign;
using namespace Qt::Literals::StringLiterals;

namespace {

device::Profile profileWith(const QString &told)
{
    device::Profile profile;
    profile.facts.append({u"tool.fio"_s, u"fio"_s, told});
    return profile;
}

} // namespace

class TestToolVersion : public QObject
{
    Q_OBJECT

private slots:

    void aProgramOfTheDeviceIsOfTheVersionThatTheProbeFound_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QString>("root"); // as in plans
        QTest::addColumn<QString>("native");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("NT") << u"NT"_s << u"programs"_s << u"device"_s << true;
        QTest::newRow("NT beside a distribution's tree")
            << u"NT"_s << u"distribution"_s << u"device"_s << true;
        QTest::newRow("NT in it") << u"NT"_s << u"distribution"_s << u"common"_s << false;
        QTest::newRow("NT in a tree of programs")
            << u"NT"_s << u"programs"_s << u"common"_s << true;
        QTest::newRow("RC of programs") << u"RC"_s << u"programs"_s << u"device"_s << true;
        QTest::newRow("VM of a distribution")
            << u"VM"_s << u"distribution"_s << u"device"_s << false;
        QTest::newRow("FC of a tar") << u"FC"_s << u"/srv/root.tar"_s << u"device"_s << false;
    }

    void aProgramOfTheDeviceIsOfTheVersionThatTheProbeFound()
    {
        QFETCH(const QString, runtime);
        QFETCH(const QString, root);
        QFETCH(const QString, native);
        QFETCH(const bool, isKnown);
        Plan plan;
        plan.root = runtime::rootFromWord(root).value();
        plan.native.root = runtime::nativeRootFromWord(native).value();
        const device::Profile profile = profileWith(u"/usr/bin/fio fio-3.33"_s);
        QCOMPARE(toolVersionIn(plan, runtime, profile, u"fio"_s),
                 isKnown ? u"fio-3.33"_s : QString());
    }

    void whatTheProbeDidNotFindIsNotKnown()
    {
        QCOMPARE(toolVersionIn({}, u"NT"_s, profileWith(u"/usr/bin/fio"_s), u"fio"_s), QString());
        QCOMPARE(toolVersionIn({}, u"NT"_s, {}, u"fio"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestToolVersion)
#include "tst_toolversion.moc"
