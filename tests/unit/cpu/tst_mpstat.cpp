// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/mpstat.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kInterval(1);

QByteArray recording(const QString &name)
{
    QFile file(QFINDTESTDATA(QString(u"data/"_s + name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<CpuSample> readAll(QByteArrayView text, TimeNs stampNs)
{
    MpstatReader reader(kInterval);
    std::vector<CpuSample> samples = reader.feed(text, stampNs);
    const std::vector<CpuSample> rest = reader.finish();
    samples.insert(samples.end(), rest.begin(), rest.end());
    return samples;
}

double sumOf(const CpuSample &sample)
{
    return sample.busy() + sample.iowait + sample.steal + sample.idle;
}

QByteArray banner(int cores)
{
    return "Linux 5.15.0 (pi4) \t2026-11-23 \t_aarch64_\t(" + QByteArray::number(cores)
        + " CPU)\n\n";
}

/// Text of one interval with these cores, written by hand.
QByteArray group(const QByteArray &time, const QList<int> &cores)
{
    QByteArray text = time
        + "     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   "
          "%idle\n"
        + time + "     all   10.00    1.00    5.00    2.00    0.50    1.50    0.00    3.00    0.00"
        + "   77.00\n";
    for (const int core : cores) {
        text += time + "    " + QByteArray::number(core)
            + "   10.00    1.00    5.00    2.00    0.50    1.50    0.00    3.00    0.00   77.00\n";
    }
    return text + "\n";
}

} // namespace

class TestMpstat : public QObject
{
    Q_OBJECT

private slots:
    void recordingsAreRead_data();
    void recordingsAreRead();
    void anySplitGivesTheSame_data();
    void anySplitGivesTheSame();
    void textGivesAnIntervalAsSoonAsItsLastCoreHasCome();
    void samplesLieInTheMiddleOfTheirIntervals();
    void aCoreGoesOfflineAndComesBackInText();
    void aCoreOfZerosIsOffline();
    void columnsAreFoundByName_data();
    void columnsAreFoundByName();
    void twoHundredAndFiftySixCoresAreRead();
    void aCutJsonDocumentGivesWhatWasWhole();
    void longLinesAndEndlessObjectsAreDropped();
    void mutatedRecordingsNeverCrash();
    void itsOwnAveragesAreKept();
    void theCommandFixesLanguageAndTimes();
};

void TestMpstat::recordingsAreRead_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &version :
         {u"11.6.0"_s, u"11.6.1"_s, u"12.2.0"_s, u"12.5.2"_s, u"12.6.1"_s, u"12.7.9"_s}) {
        for (const QString &form : {u"txt"_s, u"json"_s}) {
            const QString file = u"mpstat-%1.%2"_s.arg(version, form);
            QTest::newRow(qPrintable(file)) << file;
        }
    }
}

void TestMpstat::recordingsAreRead()
{
    QFETCH(const QString, file);
    const std::vector<CpuSample> samples = readAll(recording(file), 10 * kNsPerSecond);
    QCOMPARE(samples.size(), std::size_t{6}); // two intervals of all, 0, 1; no averages
    for (std::size_t index = 0; index < samples.size(); ++index) {
        const CpuSample &sample = samples[index];
        QCOMPARE(sample.core, int(index % 3) - 1);
        QCOMPARE(sample.cores, sample.core < 0 ? 2 : 1);
        QCOMPARE(sample.lengthNs, kNsPerSecond);
        QVERIFY(qAbs(sumOf(sample) - 100) < 0.1);
        QVERIFY(sample.busy() > 50); // it was recorded under load
    }
    QVERIFY(samples[0].timeNs < samples[3].timeNs);
    if (file == "mpstat-11.6.0.txt"_L1) { // each percentage has a NUL behind it
        QCOMPARE(samples[0].user, 6.40);
        QCOMPARE(samples[0].nice, 63.55);
        QCOMPARE(samples[0].system, 30.05);
    }
    if (file == "mpstat-12.6.1.txt"_L1) {
        QCOMPARE(samples[0].user, 89.0);
        QCOMPARE(samples[0].system, 10.5);
        QCOMPARE(samples[0].steal, 0.5);
        QCOMPARE(samples[5].user, 94.12);
    }
}

void TestMpstat::anySplitGivesTheSame_data()
{
    recordingsAreRead_data();
}

void TestMpstat::anySplitGivesTheSame()
{
    QFETCH(const QString, file);
    const QByteArray text = recording(file);
    const std::vector<CpuSample> expected = readAll(text, kNsPerSecond);
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        MpstatReader reader(kInterval);
        std::vector<CpuSample> samples;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype most = round == 0 ? 1 : 1 + static_cast<qsizetype>(random() % 400);
            const qsizetype size = std::min(most, text.size() - at);
            const std::vector<CpuSample> some =
                reader.feed(QByteArrayView(text).sliced(at, size), kNsPerSecond);
            samples.insert(samples.end(), some.begin(), some.end());
            at += size;
        }
        const std::vector<CpuSample> rest = reader.finish();
        samples.insert(samples.end(), rest.begin(), rest.end());
        QVERIFY(samples == expected);
    }
}

void TestMpstat::textGivesAnIntervalAsSoonAsItsLastCoreHasCome()
{
    MpstatReader reader(kInterval);
    QVERIFY(reader.feed(banner(2), 1).empty());
    const QByteArray text = group("09:00:01", {0, 1});
    const qsizetype end = text.lastIndexOf("77.00\n") + 6;
    QVERIFY(reader.feed(QByteArrayView(text).first(end - 1), 2).empty());
    QCOMPARE(reader.feed(QByteArrayView(text).sliced(end - 1, 1), 3).size(), std::size_t{3});
    QVERIFY(reader.feed("\n", 4).empty());
    QVERIFY(reader.finish().empty());
}

void TestMpstat::samplesLieInTheMiddleOfTheirIntervals()
{
    MpstatReader reader(std::chrono::seconds(2));
    reader.feed(banner(1), 0);
    std::vector<CpuSample> samples;
    for (int index = 1; index <= 6; ++index) {
        // The fourth comes late, with the fifth.
        const TimeNs stamp = (index == 4 ? 10 : 2 * index) * kNsPerSecond;
        const std::vector<CpuSample> some = reader.feed(group("09:00:01", {0}), stamp);
        samples.insert(samples.end(), some.begin(), some.end());
    }
    QCOMPARE(samples.size(), std::size_t{12});
    for (int index = 0; index < 6; ++index) {
        QCOMPARE(samples[std::size_t(2 * index)].timeNs, (2 * index + 1) * kNsPerSecond);
        QCOMPARE(samples[std::size_t(2 * index)].lengthNs, 2 * kNsPerSecond);
    }
}

void TestMpstat::aCoreGoesOfflineAndComesBackInText()
{
    MpstatReader reader(kInterval);
    std::vector<CpuSample> samples;
    const auto feed = [&](const QByteArray &text) {
        const std::vector<CpuSample> some = reader.feed(text, kNsPerSecond);
        samples.insert(samples.end(), some.begin(), some.end());
    };
    feed(banner(4));
    feed(group("09:00:01", {0, 1, 2, 3}));
    feed(group("09:00:02", {0, 1, 3}));
    feed(group("09:00:03", {0, 1, 3}));
    feed(group("09:00:04", {0, 1, 2, 3}));
    feed(group("09:00:05", {0, 1, 2, 3}));
    std::vector<int> cores;
    std::size_t singles = 0;
    for (const CpuSample &sample : samples) {
        if (sample.core < 0)
            cores.push_back(sample.cores);
        else
            ++singles;
    }
    QCOMPARE(singles, std::size_t{4 + 3 + 3 + 4 + 4});
    // When a core comes back, the interval went out before it: one core too few, once.
    QVERIFY((cores == std::vector<int>{4, 3, 3, 3, 4}));
    for (std::size_t index = 1; index < samples.size(); ++index)
        QVERIFY(samples[index].timeNs >= samples[index - 1].timeNs);
}

void TestMpstat::aCoreOfZerosIsOffline()
{
    const QByteArray text = R"({"statistics": [{"cpu-load": [
        {"cpu": "all", "usr": 1.0, "sys": 2.0, "idle": 97.0},
        {"cpu": "0", "usr": 1.0, "sys": 2.0, "idle": 97.0},
        {"cpu": "1", "usr": 0.00, "sys": 0.00, "idle": 0.00}]}]})";
    const std::vector<CpuSample> samples = readAll(text, 1);
    QCOMPARE(samples.size(), std::size_t{2});
    QCOMPARE(samples[0].cores, 1);
}

void TestMpstat::columnsAreFoundByName_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("another order, fewer columns")
        << QByteArray("09:00:01  CPU  %idle  %soft  %new  %usr\n09:00:01  all  80.00  4.00  9.99  "
                      "16.00\n\n");
    QTest::newRow("a 12-hour clock")
        << QByteArray("09:00:01 AM  CPU  %usr  %soft  %idle\n09:00:02 AM  all  16.00  4.00  80.00\n"
                      "\n");
    QTest::newRow("a decimal comma and a carriage return")
        << QByteArray("09:00:01  CPU  %usr  %soft  %idle\r\n09:00:02  all  16,00  4,00  80,00\r\n"
                      "\r\n");
    QTest::newRow("the name of old")
        << QByteArray("09:00:01  CPU  %user  %soft  %idle\n09:00:02  all  16.00  4.00  80.00\n");
    QTest::newRow("averages in another language, other tables, a word for a number")
        << QByteArray("09:00:01  CPU  %usr  %soft  %idle\n09:00:02  all  16.00  4.00  80.00\n\n"
                      "09:00:01  CPU  intr/s\n09:00:02  all  1200.00\n\n"
                      "09:00:02  CPU  %usr  %soft  %idle\n09:00:03  all  16.00  x  80.00\n\n"
                      "Moyenne:  CPU  %usr  %soft  %idle\nMoyenne:  all  1.00  1.00  98.00\n"
                      "09:00:09  all  1.00  1.00  98.00\n");
}

void TestMpstat::columnsAreFoundByName()
{
    QFETCH(const QByteArray, text);
    const std::vector<CpuSample> samples = readAll(text, 1);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].core, -1);
    QCOMPARE(samples[0].user, 16.0);
    QCOMPARE(samples[0].softirq, 4.0);
    QCOMPARE(samples[0].idle, 80.0);
    QCOMPARE(samples[0].system, 0.0);
}

void TestMpstat::twoHundredAndFiftySixCoresAreRead()
{
    QList<int> cores(256);
    std::iota(cores.begin(), cores.end(), 0);
    MpstatReader reader(kInterval);
    QByteArray text = banner(256) + group("09:00:01", cores);
    text += group("09:00:02", cores);
    const std::vector<CpuSample> samples = reader.feed(text, 1);
    QCOMPARE(samples.size(), std::size_t{2 * 257});
    QCOMPARE(samples[257].cores, 256);
    QCOMPARE(samples.back().core, 255);
}

void TestMpstat::aCutJsonDocumentGivesWhatWasWhole()
{
    const QByteArray whole = recording(u"mpstat-12.6.1.json"_s);
    const std::size_t all = readAll(whole, 1).size();
    std::size_t last = 0;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const std::size_t count = readAll(whole.first(size), 1).size();
        QVERIFY(count >= last && count <= all);
        last = count;
    }
    // Killed and started again in one stream.
    QCOMPARE(readAll(QByteArray(whole.first(whole.size() - 300) + whole), 1).size(),
             readAll(whole.first(whole.size() - 300), 1).size() + all);
}

void TestMpstat::longLinesAndEndlessObjectsAreDropped()
{
    MpstatReader reader(kInterval);
    QVERIFY(reader.feed(QByteArray(1 << 20, 'x'), 1).empty());
    QVERIFY(reader.feed(QByteArray(1 << 20, '{'), 1).empty());
    QVERIFY(reader.feed("{\"cpu\": \"", 1).empty());
    QVERIFY(reader.feed(QByteArray(1 << 20, 'y'), 1).empty());
    reader.feed("\n", 1);
    reader.feed(banner(1), 1);
    QCOMPARE(reader.feed(group("09:00:01", {0}), 1).size(), std::size_t{2});
}

void TestMpstat::mutatedRecordingsNeverCrash()
{
    std::mt19937 random(4);
    const QByteArray text = recording(u"mpstat-12.6.1.txt"_s) + recording(u"mpstat-12.6.1.json"_s)
        + recording(u"mpstat-11.6.1.txt"_s);
    for (int round = 0; round < 4000; ++round) {
        QByteArray mutated = text;
        for (unsigned change = 0; change < 1 + random() % 20; ++change) {
            const auto at =
                static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
            if (random() % 3 == 0)
                mutated.remove(at, static_cast<qsizetype>(random() % 60));
            else if (random() % 2 == 0)
                mutated.insert(at, mutated.mid(static_cast<qsizetype>(random() % 2000), 60));
            else
                mutated[at] = random() % 2 == 0 ? "{}[]\",:\n9e-. "[random() % 13]
                                                : static_cast<char>(random());
            if (mutated.isEmpty())
                mutated = "{";
        }
        for (const CpuSample &sample : readAll(mutated, round)) {
            QVERIFY(std::isfinite(sumOf(sample)) && sumOf(sample) > 0);
            const CpuShares shares = sharesOf(sample);
            QCOMPARE(shares.user + shares.system + shares.softirq + shares.guest + shares.rest,
                     100.0);
        }
    }
}

void TestMpstat::theCommandFixesLanguageAndTimes()
{
    QCOMPARE(mpstatCommand(std::chrono::seconds(1)).join(u' '),
             u"env LC_ALL=C S_TIME_FORMAT=ISO S_COLORS=never mpstat -P ALL -o JSON 1"_s);
    QCOMPARE(mpstatCommand(std::chrono::seconds(2), MpstatFormat::Text).mid(4).join(u' '),
             u"mpstat -P ALL 2"_s);
}

void TestMpstat::itsOwnAveragesAreKept()
{
    MpstatReader reader(std::chrono::seconds(1));
    const QByteArray text = recording(u"mpstat-12.6.1.txt"_s);
    const qsizetype end = text.indexOf("Average:");
    const std::size_t samples = reader.feed(text.first(end), kNsPerSecond).size();
    QVERIFY(samples > 0 && reader.averages().empty());
    QVERIFY(reader.feed(text.sliced(end), kNsPerSecond).empty());
    QVERIFY(reader.finish().empty());
    QCOMPARE(reader.averages().size(), std::size_t{3});
    QCOMPARE(reader.averages().at(-1).user, 89.55);
    QCOMPARE(reader.averages().at(1).system, 8.96);
    // Of NUMA nodes, which are no cores, and of interrupts.
    MpstatReader other(std::chrono::seconds(1));
    other.feed("Average: NODE %usr %idle\nAverage: 0 1.00 99.00\n\n"
               "Average: CPU intr/s\nAverage: 0 12.00\n",
               kNsPerSecond);
    QVERIFY(other.averages().empty());
    MpstatReader json(std::chrono::seconds(1));
    json.feed(recording(u"mpstat-12.6.1.json"_s), kNsPerSecond);
    QVERIFY(json.averages().empty());
}

QTEST_GUILESS_MAIN(TestMpstat)
#include "tst_mpstat.moc"
