// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/names.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// What people read has people's words.
class TestNames : public QObject
{
    Q_OBJECT

private slots:

    void everyMeasureThatATrialIsSummedUpWithHasAName()
    {
        for (const QString &word :
             {u"throughput"_s, u"iops"_s,          u"latency.mean"_s,    u"latency.p99"_s,
              u"cpu.user"_s,   u"cpu.system"_s,    u"cpu.softirq"_s,     u"cpu.guest"_s,
              u"cpu.rest"_s,   u"cpu.iowait"_s,    u"cpu.core"_s,        u"load.foreign"_s,
              u"frequency"_s,  u"temperature"_s,   u"temperature.max"_s, u"watts.mean"_s,
              u"watts.max"_s,  u"watts.idle"_s,    u"watts.net"_s,       u"energy"_s,
              u"energy.net"_s, u"energy.perbyte"_s})
            QVERIFY2(figure::measureName(word) != word, qPrintable(word));
    }

    void everyVerdictHasAName()
    {
        QCOMPARE(figure::verdictName(u"foreign-load"_s), u"load of other processes"_s);
        QCOMPARE(figure::verdictName(u"of a later version"_s), u"of a later version"_s);
        QCOMPARE(figure::verdictNames({u"meter-gap"_s, u"throttled"_s}),
                 u"gap of a meter, throttled"_s);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
