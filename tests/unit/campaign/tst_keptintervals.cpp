// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/keptintervals.h"

#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

/// Half a second later than whole ones, so that the window's ends lie within some.
constexpr TimeNs kShift = kNsPerSecond / 2;

cpu::TaskInterval second(int number)
{
    cpu::TaskInterval interval;
    interval.window = {number * kNsPerSecond - kShift, (number + 1) * kNsPerSecond - kShift};
    interval.total.user = 1 + 0.0001 * number;
    cpu::TaskTime task;
    task.pid = 7;
    task.name = u"CPU 0/KVM"_s;
    task.owner = cpu::TaskOwner::Runtime;
    task.user = 0.25;
    task.guest = 0.5 + 0.0001 * number;
    interval.tasks.push_back(task);
    return interval;
}

} // namespace

/// That an account is the same, whether all of its intervals were kept or not.
class TestKeptIntervals : public QObject
{
    Q_OBJECT

private slots:

    void aLongTrialsAccountIsThatOfAllItsIntervals()
    {
        constexpr int kBefore = 2000;
        constexpr int kSeconds = 9000;
        const series::Window window{kBefore * kNsPerSecond, (kBefore + kSeconds) * kNsPerSecond};
        KeptIntervals kept;
        std::vector<cpu::TaskInterval> all;
        std::size_t most = 0;
        for (int number = 0; number < kBefore + kSeconds + 1000; ++number) {
            // Both are heard of late: the answers come first.
            if (number == kBefore + 3)
                kept.beginWindow(window.beginNs);
            if (number == kBefore + kSeconds + 200)
                kept.endWindow();
            all.push_back(second(number));
            kept.add(second(number));
            most = std::max(most, kept.size());
        }
        QVERIFY(most <= KeptIntervals::kMost);
        const cpu::WindowAccount account = kept.account(window);
        const cpu::WindowAccount whole = cpu::account(all, window);
        QVERIFY(std::abs(account.coveredSeconds - kSeconds) < 1e-6);
        QVERIFY(std::abs(account.busy - whole.busy) < 1e-6);
        QCOMPARE(account.parts.size(), whole.parts.size());
        for (const auto &[part, seconds] : whole.parts) {
            QVERIFY2(std::abs(account.parts.at(part) - seconds) < 1e-6,
                     qPrintable(cpu::partName(part)));
            QVERIFY(std::abs(account.uncertainty.parts.at(part) - whole.uncertainty.parts.at(part))
                    < 1e-6);
        }
        QVERIFY(whole.parts.at(cpu::CpuPart::Guest) > kSeconds / 2);
    }

    void whatComesLongAfterTheWindowIsNotKept()
    {
        KeptIntervals kept;
        kept.beginWindow(0);
        for (int number = 0; number < 10; ++number)
            kept.add(second(number));
        kept.endWindow();
        for (int number = 10; number < 5000; ++number)
            kept.add(second(number));
        QCOMPARE(kept.size(), KeptIntervals::kMost);
        const series::Window window{kNsPerSecond, 9 * kNsPerSecond};
        QVERIFY(std::abs(kept.account(window).coveredSeconds - 8) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestKeptIntervals)
#include "tst_keptintervals.moc"
