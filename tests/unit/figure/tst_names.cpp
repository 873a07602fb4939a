// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/names.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

/// The codes that a campaign's judge gives, from its source: figure and campaign don't know each
/// other, and a code that is new there must not be shown to people as it is.
QStringList judgedCodes()
{
    QFile source(QStringLiteral(RUNWATT_SOURCE_DIR "/core/campaign/verdicts.cpp"));
    if (!source.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression given(
        QStringLiteral(R"(\badd\(\s*(?:QStringLiteral\(|u)\x22([^\x22]+))"));
    QStringList codes;
    auto match = given.globalMatch(QString::fromUtf8(source.readAll()));
    while (match.hasNext())
        codes.append(match.next().captured(1));
    codes.removeDuplicates();
    return codes;
}

} // namespace

/// What people read has people's words.
class TestNames : public QObject
{
    Q_OBJECT

private slots:

    void everyMeasureThatATrialIsSummedUpWithHasAName()
    {
        for (const QString &word : {u"throughput"_s,         u"iops"_s,
                                    u"latency.mean"_s,       u"latency.p99"_s,
                                    u"cpu.user"_s,           u"cpu.system"_s,
                                    u"cpu.softirq"_s,        u"cpu.guest"_s,
                                    u"cpu.rest"_s,           u"cpu.iowait"_s,
                                    u"cpu.core"_s,           u"load.foreign"_s,
                                    u"frequency"_s,          u"temperature"_s,
                                    u"temperature.max"_s,    u"watts.mean"_s,
                                    u"watts.max"_s,          u"watts.idle"_s,
                                    u"watts.net"_s,          u"energy"_s,
                                    u"energy.net"_s,         u"energy.perbyte"_s,
                                    u"disk.read"_s,          u"disk.written"_s,
                                    u"disk.read.bytes"_s,    u"disk.written.bytes"_s,
                                    u"disk.written.late"_s,  u"disk.share"_s,
                                    u"guest.cpu.user"_s,     u"guest.cpu.system"_s,
                                    u"guest.cpu.softirq"_s,  u"guest.cpu.rest"_s,
                                    u"guest.cpu.iowait"_s,   u"mpstat.usr"_s,
                                    u"guest.mpstat.gnice"_s, u"cpu.busy"_s,
                                    u"cpu.account"_s,        u"cpu.cgroup"_s,
                                    u"cpu.thread"_s})
            QVERIFY2(figure::measureName(word) != word, qPrintable(word));
    }

    void everyVerdictHasAName()
    {
        const QStringList codes = judgedCodes();
        // The first and the last: the source was found, and is read as it is written.
        for (const QString &code : {u"under-voltage"_s, u"governor-not-set"_s, u"valid"_s})
            QVERIFY2(codes.contains(code), qPrintable(code));
        const QStringList readable{u"valid"_s, u"throttled"_s}; // these are words already
        for (const QString &code : codes + QStringList{u"clock-dropped"_s, u"hot"_s})
            QVERIFY2(figure::verdictName(code) != code || readable.contains(code),
                     qPrintable(code));
    }

    void aVerdictIsGivenInWordsAndOneOfALaterVersionAsItIs()
    {
        QCOMPARE(figure::verdictName(u"foreign-load"_s), u"load of other processes"_s);
        QCOMPARE(figure::verdictName(u"of a later version"_s), u"of a later version"_s);
        QCOMPARE(figure::verdictNames({u"meter-gap"_s, u"throttled"_s}),
                 u"gap of a meter, throttled"_s);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
