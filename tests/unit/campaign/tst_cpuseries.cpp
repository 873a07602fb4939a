// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every column that mpstat prints is in the trial's series, of all cores and of each, and what a
// guest tells has the same columns.
#include "core/campaign/cpuseries.h"
#include "core/cpu/mpstat.h"
#include "core/cpu/procreader.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

std::map<QString, double> byName(const std::vector<CpuValue> &values, const QString &detail)
{
    std::map<QString, double> found;
    for (const CpuValue &value : values) {
        if (value.detail == detail)
            found[value.name] = value.value;
    }
    return found;
}

} // namespace

class TestCpuSeries : public QObject
{
    Q_OBJECT

private slots:

    void eachColumnOfARealMpstatIsASeriesOfAllCoresAndOfEach()
    {
        QFile file(QFINDTESTDATA("../cpu/data/mpstat-12.6.1.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        // The head and the rows of the first interval, as the tool wrote them.
        QByteArrayList head;
        std::vector<QByteArrayList> rows;
        for (const QByteArray &line : text.split('\n')) {
            const QByteArrayList words = line.simplified().split(' ');
            if (words.value(1) == "CPU" && !head.isEmpty())
                break;
            if (words.value(1) == "CPU")
                head = words;
            else if (!head.isEmpty() && words.size() == head.size())
                rows.push_back(words);
        }
        QCOMPARE(head.size(), 12); // a time, "CPU", ten columns
        QCOMPARE(rows.size(), std::size_t(3)); // all, 0, 1
        cpu::MpstatReader reader(std::chrono::seconds(1));
        std::vector<CpuValue> values;
        std::size_t samples = 0;
        for (const cpu::CpuSample &sample : reader.feed(text, kNsPerSecond)) {
            if (++samples > rows.size())
                break;
            for (const CpuValue &value : deviceValues(sample))
                values.push_back(value);
        }
        for (const QByteArrayList &row : rows) {
            const auto found = byName(values, QString::fromLatin1(row.at(1)));
            for (qsizetype column = 2; column < head.size(); ++column) {
                const QString name = u"mpstat."_s + QString::fromLatin1(head.at(column).mid(1));
                QVERIFY2(found.contains(name), qPrintable(name));
                QCOMPARE(found.at(name), row.at(column).toDouble());
            }
        }
    }

    void aGuestsProcStatGivesTheSameColumns()
    {
        // user nice system idle iowait irq softirq steal guest guest_nice; user has the guest in it
        cpu::ProcReader reader;
        const auto first = reader.read("hz 100 page 4096\ncpu 0 0 0 0 0 0 0 0 0 0\n"
                                       "cpu0 0 0 0 0 0 0 0 0 0 0\nthreads\n",
                                       0, 0);
        const auto second = reader.read("hz 100 page 4096\ncpu 25 7 20 30 5 4 3 2 10 4\n"
                                        "cpu0 25 7 20 30 5 4 3 2 10 4\nthreads\n",
                                        kNsPerSecond, kNsPerSecond);
        QVERIFY(first && second);
        std::vector<CpuValue> values;
        for (const cpu::CpuSample &sample : cpu::cpuSamples(*first, *second)) {
            for (const CpuValue &value : guestValues(sample))
                values.push_back(value);
        }
        // 96 ticks in all.
        const std::map<QString, double> ticks{
            {u"usr"_s, 15}, {u"nice"_s, 3}, {u"sys"_s, 20},  {u"idle"_s, 30},  {u"iowait"_s, 5},
            {u"irq"_s, 4},  {u"soft"_s, 3}, {u"steal"_s, 2}, {u"guest"_s, 10}, {u"gnice"_s, 4}};
        for (const QString &core : {u"all"_s, u"0"_s}) {
            const auto found = byName(values, core);
            for (const auto &[word, count] : ticks) {
                const auto column = found.find(u"guest.mpstat."_s + word);
                QVERIFY2(column != found.end(), qPrintable(word));
                QVERIFY2(qAbs(column->second - 100 * count / 96) < 1e-9, qPrintable(word));
            }
        }
        QVERIFY(byName(values, u"all"_s).contains(u"guest.cpu.user"_s));
    }

    void beyondTheCoresKeptInFullHowBusyTheyAreStays()
    {
        cpu::CpuSample sample;
        sample.core = kMostCoresInFull;
        sample.user = 40;
        sample.idle = 60;
        const std::vector<CpuValue> values = deviceValues(sample);
        QCOMPARE(values.size(), std::size_t(1));
        QCOMPARE(values.front().name, u"cpu.core"_s);
        QCOMPARE(values.front().value, 40.0);
        QVERIFY(guestValues(sample).empty());
    }
};

QTEST_GUILESS_MAIN(TestCpuSeries)
#include "tst_cpuseries.moc"
