// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trials and phases of a time axis, in whatever order a file or a run tells them.
#include "widgets/live/trialspans.h"

#include <QTest>

#include <algorithm>

using namespace runwatt;
using live::TrialSpans;
using store::Phase;
using store::TrialId;

namespace {

store::PhaseRecord phaseOf(qint64 trial, Phase phase, TimeNs begin, TimeNs end = 0)
{
    store::PhaseRecord record;
    record.trial = TrialId{trial};
    record.phase = phase;
    record.beginNs = begin;
    record.endNs = end;
    return record;
}

QList<qint64> order(const TrialSpans &spans)
{
    QList<qint64> ids;
    for (const TrialSpans::Trial &trial : spans.trials())
        ids.append(trial.id.value);
    return ids;
}

QList<TimeNs> ends(const TrialSpans &spans)
{
    QList<TimeNs> ends;
    for (const store::PhaseRecord &phase : spans.phases())
        ends.append(phase.endNs);
    return ends;
}

} // namespace

class TestTrialSpans : public QObject
{
    Q_OBJECT

private slots:

    void trialsComeInOrderOfTheirBegins()
    {
        TrialSpans spans;
        spans.trial(TrialId{9}).text = QStringLiteral("planned");
        spans.setWindow(TrialId{3}, {30, 40});
        spans.setWindow(TrialId{1}, {10, 20});
        spans.setWindow(TrialId{2}, {20, 30});
        QCOMPARE(order(spans), QList<qint64>({1, 2, 3, 9}));
        QCOMPARE(spans.find(TrialId{2})->window.endNs, 30);
        spans.setWindow(TrialId{9}, {5, 10});
        spans.setWindow(TrialId{2}, {50, 60});
        QCOMPARE(order(spans), QList<qint64>({9, 1, 3, 2}));
        for (const TrialSpans::Trial &trial : spans.trials())
            QCOMPARE(spans.find(trial.id), &trial);
        QCOMPARE(spans.find(TrialId{9})->text, QStringLiteral("planned"));
        QCOMPARE(spans.find(TrialId{4}), nullptr);
        spans.clear();
        QVERIFY(spans.trials().empty());
        QCOMPARE(spans.find(TrialId{9}), nullptr);
    }

    void aPhaseEndsTheOneBeforeInItsOwnTrialOnly()
    {
        TrialSpans spans;
        for (const qint64 trial : {1, 2})
            spans.setWindow(TrialId{trial}, {0, 0});
        spans.setPhase(phaseOf(1, Phase::Prepare, 10));
        spans.setPhase(phaseOf(2, Phase::Prepare, 15));
        spans.setPhase(phaseOf(1, Phase::Measure, 20));
        QCOMPARE(ends(spans), QList<TimeNs>({20, 0, 0}));
        // The same phase again is told with its end, and changes no other.
        spans.setPhase(phaseOf(1, Phase::Measure, 20, 60));
        QCOMPARE(ends(spans), QList<TimeNs>({20, 0, 60}));
        spans.endPhases(TrialId{2}, 70);
        spans.endPhases(TrialId{2}, 80);
        QCOMPARE(ends(spans), QList<TimeNs>({20, 70, 60}));
    }

    void phasesOfAllTrialsComeInOrderOfTheirBegins()
    {
        TrialSpans spans;
        for (const qint64 trial : {3, 1, 2})
            spans.setWindow(TrialId{trial}, {trial * 100, trial * 100 + 90});
        for (const qint64 trial : {2, 3, 1}) {
            spans.setPhase(phaseOf(trial, Phase::Measure, trial * 100 + 50, trial * 100 + 90));
            spans.setPhase(phaseOf(trial, Phase::Prepare, trial * 100, trial * 100 + 50));
        }
        QCOMPARE(spans.phases().size(), std::size_t(6));
        QVERIFY(std::ranges::is_sorted(spans.phases(), {}, &store::PhaseRecord::beginNs));
        QCOMPARE(spans.phases().front().trial, TrialId{1});
    }
};

QTEST_GUILESS_MAIN(TestTrialSpans)
#include "tst_trialspans.moc"
