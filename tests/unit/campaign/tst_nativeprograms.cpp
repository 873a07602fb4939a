// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/nativeprograms.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

/// Which programs of a plan a device has to have itself.
class TestNativePrograms : public QObject
{
    Q_OBJECT

private:
    static Plan plan()
    {
        Plan plan;
        for (const QString &name : {u"a"_s, u"b"_s}) {
            DevicePlan device;
            device.name = name;
            device.host = u"192.0.2.7"_s;
            plan.devices.push_back(device);
        }
        plan.runtimes = QStringList{u"NT"_s, u"RC"_s};
        plan.workloads.push_back({u"fio"_s, {}});
        plan.workloads.push_back({u"command"_s,
                                  {{u"title"_s, u"own"_s},
                                   {u"command"_s, u"/opt/x {path}"_s},
                                   {u"tools"_s, u"fio dd"_s}}});
        return plan;
    }

    static QStringList programs(const Plan &plan, std::size_t device)
    {
        const Result<Matrix> matrix = expand(plan);
        return matrix ? nativePrograms(plan, *matrix, device) : QStringList{matrix.error().text()};
    }

private slots:

    void theyAreThoseOfItsOwnCellsThatTheProbeDoesNotKnow()
    {
        Plan chosen = plan();
        const QStringList all{u"fio"_s, u"dd"_s, u"/opt/x"_s, u"mkdir"_s, u"rm"_s};
        QCOMPARE(programs(chosen, 0), all);
        chosen.exclusions.push_back({u"b"_s, u"NT"_s, u"own"_s});
        QCOMPARE(programs(chosen, 0), all);
        QCOMPARE(programs(chosen, 1), QStringList()); // fio's own, as the probe tells
    }

    void inTheCommonRootNoneIsTheDevicesOwn()
    {
        Plan chosen = plan();
        chosen.native.root = runtime::NativeRoot::Common;
        QCOMPARE(programs(chosen, 0), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestNativePrograms)
#include "tst_nativeprograms.moc"
