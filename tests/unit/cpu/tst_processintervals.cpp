// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of pidstat, however they are cut on their way, are put together again.
#include "core/cpu/processintervals.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::cpu;

namespace {

ProcessSample row(TimeNs time, qint64 pid)
{
    ProcessSample sample;
    sample.timeNs = time;
    sample.pid = pid;
    return sample;
}

QList<QList<qint64>> idsOf(const std::vector<ProcessIntervals::Interval> &intervals)
{
    QList<QList<qint64>> all;
    for (const ProcessIntervals::Interval &interval : intervals) {
        QList<qint64> ids;
        for (const ProcessSample &sample : interval)
            ids.append(sample.pid);
        all.append(ids);
    }
    return all;
}

} // namespace

class TestProcessIntervals : public QObject
{
    Q_OBJECT

private slots:

    void anySplitGivesTheSameIntervals()
    {
        const std::vector<ProcessSample> rows{row(10, 1), row(10, 2), row(10, 3),
                                              row(20, 1), row(30, 2), row(30, 3)};
        for (std::size_t first = 0; first <= rows.size(); ++first) {
            for (std::size_t second = first; second <= rows.size(); ++second) {
                ProcessIntervals intervals;
                std::vector<ProcessIntervals::Interval> all;
                const auto feed = [&](std::size_t from, std::size_t to) {
                    for (auto &whole :
                         intervals.add({rows.begin() + static_cast<std::ptrdiff_t>(from),
                                        rows.begin() + static_cast<std::ptrdiff_t>(to)}))
                        all.push_back(std::move(whole));
                };
                feed(0, first);
                feed(first, second);
                feed(second, rows.size());
                all.push_back(intervals.finish());
                QCOMPARE(idsOf(all), (QList<QList<qint64>>{{1, 2, 3}, {1}, {2, 3}}));
                QVERIFY(intervals.finish().empty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestProcessIntervals)
#include "tst_processintervals.moc"
