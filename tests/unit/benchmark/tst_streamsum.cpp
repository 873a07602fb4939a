// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/streamsum.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;

namespace {

constexpr TimeNs ms(TimeNs count)
{
    return count * kNsPerMs;
}

} // namespace

class TestStreamSum : public QObject
{
    Q_OBJECT

private slots:
    void oneStreamsIntervalsComeOutAsTheyAre();
    void streamsCountWithWhatTheyDidInTheSameTime();
    void timeInWhichNotAllRunGivesNoSum();
    void aStreamThatIsSlowerToTellHoldsTheSumsBack();
    void theTailEndsWhereTheFirstStreamEnds();
    void aClockThatIsSetBackDoesNotStopTheSums();
    void roundingOfTheToolMovesNoBytes();
    void aStreamThatHangsDoesNotFillTheMemory();
};

void TestStreamSum::oneStreamsIntervalsComeOutAsTheyAre()
{
    StreamSum sum(1);
    const std::vector<RateInterval> first = sum.add(0, {ms(100), ms(1100), 5});
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(first[0].beginNs, ms(100));
    QCOMPARE(first[0].endNs, ms(1100));
    QCOMPARE(first[0].rate, 5.0);
    const std::vector<RateInterval> second = sum.add(1, {ms(1100), ms(2500), 7});
    QCOMPARE(second.size(), std::size_t{1});
    QCOMPARE(second[0].beginNs, ms(1100));
    QCOMPARE(second[0].rate, 7.0);
    QVERIFY(sum.add(2, {ms(2500), ms(2600), 9}).empty()); // too short to be a rate
    QVERIFY(!sum.last());
    QCOMPARE(sum.beganNs().value_or(0), ms(100));
}

void TestStreamSum::streamsCountWithWhatTheyDidInTheSameTime()
{
    StreamSum sum(2);
    QVERIFY(sum.add(0, {0, ms(1000), 10}).empty());
    // The second runs from 0 to 1.5 s at 100 a second, then at 200.
    QCOMPARE(sum.add(0, {0, ms(1500), 100}).at(0).rate, 110.0);
    QVERIFY(sum.add(1, {ms(1000), ms(2000), 20}).empty());
    const std::vector<RateInterval> second = sum.add(1, {ms(1500), ms(3000), 200});
    QCOMPARE(second.size(), std::size_t{1});
    QCOMPARE(second[0].beginNs, ms(1000));
    QCOMPARE(second[0].endNs, ms(2000));
    QCOMPARE(second[0].rate, 20.0 + 50 + 100);
}

void TestStreamSum::timeInWhichNotAllRunGivesNoSum()
{
    StreamSum sum(2);
    QVERIFY(sum.add(0, {0, ms(1000), 10}).empty());
    const std::vector<RateInterval> sums = sum.add(0, {ms(400), ms(1400), 100});
    QCOMPARE(sums.size(), std::size_t{1});
    QCOMPARE(sums[0].beginNs, ms(400));
    QCOMPARE(sums[0].endNs, ms(1000));
    QCOMPARE(sums[0].rate, 110.0);
    QCOMPARE(sum.beganNs().value_or(0), ms(400));
}

void TestStreamSum::aStreamThatIsSlowerToTellHoldsTheSumsBack()
{
    StreamSum sum(2);
    QVERIFY(sum.add(0, {0, ms(1000), 10}).empty());
    QVERIFY(sum.add(1, {ms(1000), ms(2000), 20}).empty());
    QVERIFY(sum.add(2, {ms(2000), ms(3000), 30}).empty());
    const std::vector<RateInterval> sums = sum.add(0, {0, ms(2500), 1});
    QCOMPARE(sums.size(), std::size_t{2});
    QCOMPARE(sums[0].rate, 11.0);
    QCOMPARE(sums[1].rate, 21.0);
}

void TestStreamSum::theTailEndsWhereTheFirstStreamEnds()
{
    StreamSum sum(2);
    QVERIFY(sum.add(0, {0, ms(1000), 10}).empty());
    QCOMPARE(sum.add(0, {0, ms(700), 100}).size(), std::size_t{0});
    const std::optional<RateInterval> tail = sum.last();
    QVERIFY(tail);
    QCOMPARE(tail->endNs, ms(700));
    QCOMPARE(tail->rate, 110.0);
    QVERIFY(!StreamSum(2).last());
}

void TestStreamSum::aClockThatIsSetBackDoesNotStopTheSums()
{
    StreamSum sum(1);
    QCOMPARE(sum.add(0, {ms(9000), ms(10000), 5}).size(), std::size_t{1});
    const std::vector<RateInterval> sums = sum.add(1, {ms(2000), ms(3000), 6});
    QCOMPARE(sums.size(), std::size_t{1});
    QCOMPARE(sums[0].beginNs, ms(2000));
    QCOMPARE(sums[0].rate, 6.0);
}

void TestStreamSum::roundingOfTheToolMovesNoBytes()
{
    StreamSum sum(1);
    QCOMPARE(sum.add(0, {0, ms(1000), 100}).size(), std::size_t{1});
    // It says 999 ms, and ended 1001 ms after the one before: the same bytes over what passed.
    const std::vector<RateInterval> sums = sum.add(1, {ms(1002), ms(2001), 100});
    QCOMPARE(sums.size(), std::size_t{1});
    QCOMPARE(sums[0].beginNs, ms(1000));
    QCOMPARE(sums[0].rate, 100 * 999.0 / 1001);
    // And the other way: it says that it began before the one before ended.
    QCOMPARE(sum.add(2, {ms(1991), ms(3001), 100}).at(0).rate, 100 * 1010.0 / 1000);
}

void TestStreamSum::aStreamThatHangsDoesNotFillTheMemory()
{
    StreamSum sum(2);
    QVERIFY(sum.add(0, {0, ms(1000), 1}).empty());
    for (int number = 1; number < 5000; ++number)
        QVERIFY(sum.add(number, {ms(1000) * number, ms(1000) * (number + 1), 1}).empty());
    // It comes back, and tells of all the time at once.
    const std::vector<RateInterval> sums = sum.add(0, {0, ms(1000) * 5000, 2});
    QVERIFY(!sums.empty() && sums.size() <= StreamSum::kMostWaiting);
    QCOMPARE(sums.back().rate, 3.0);
}

QTEST_GUILESS_MAIN(TestStreamSum)
#include "tst_streamsum.moc"
