// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/arrivalfilter.h"
#include "core/cpu/pidstat.h"

#include <QFile>
#include <QTest>

#include <cmath>
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

const ProcessSample *find(const std::vector<ProcessSample> &samples, const QString &command)
{
    for (const ProcessSample &sample : samples) {
        if (sample.command == command)
            return &sample;
    }
    return nullptr;
}

/// Comparable text of a sample: NaN is equal to itself in it.
QString textOf(const ProcessSample &sample)
{
    return u"%1 %2 %3 %4 %5 %6 %7"_s.arg(sample.timeNs)
        .arg(sample.pid)
        .arg(sample.tid)
        .arg(sample.command)
        .arg(sample.cpu)
        .arg(sample.residentBytes)
        .arg(sample.involuntarySwitchesPerSecond);
}

} // namespace

class TestPidstat : public QObject
{
    Q_OBJECT

private slots:
    void recordingsAreRead_data();
    void recordingsAreRead();
    void threadsOfEachVersionAreRead_data();
    void threadsOfEachVersionAreRead();
    void threadsBelongToTheirProcess();
    void anySplitGivesTheSame();
    void tablesWithoutTheOptionHAreRead();
    void anIntervalOfTablesBeginsWithItsRowsTime();
    void whatTheKernelHidesIsUnknown();
    void whatNoTaskCanHaveIsUnknown();
    void namesMayHoldBlanks();
    void columnsAreFoundByName();
    void theTimeTellsIntervalsApartWhenAHeaderIsMissing();
    void mutatedRecordingsNeverCrash();
    void theCommandShowsAllProcesses();
};

void TestPidstat::recordingsAreRead_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &version : {u"11.6.0"_s, u"11.6.1"_s, u"12.2.0"_s, u"12.5.2"_s, u"12.6.1"_s,
                                   u"12.7.9"_s, u"12.6.1-epoch"_s}) {
        const QString file = u"pidstat-%1.txt"_s.arg(version);
        QTest::newRow(qPrintable(file)) << file;
    }
}

void TestPidstat::recordingsAreRead()
{
    QFETCH(const QString, file);
    const QByteArray text = recording(file);
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples = reader.feed(text, 5 * kNsPerSecond);
    qsizetype rows = 0;
    for (const QByteArray &line : text.split('\n'))
        rows += !line.isEmpty() && line.front() >= '0' && line.front() <= '9' ? 1 : 0;
    QCOMPARE(qsizetype(samples.size()), rows);
    const ProcessSample *busy = find(samples, u"sh"_s); // a loop that did nothing
    QVERIFY(busy);
    QVERIFY(busy->user > 10); // beside much other work
    QCOMPARE(busy->cpu, busy->user + busy->system + busy->guest);
    QVERIFY(busy->wait > 0);
    QVERIFY(busy->residentBytes > 100 * 1024 && busy->residentBytes < 4096 * 1024);
    QCOMPARE(busy->uid, qint64{0});
    QVERIFY(busy->involuntarySwitchesPerSecond > 10);
    QCOMPARE(busy->readBytesPerSecond, 0.0);
    QCOMPARE(busy->tid, qint64{0});
    QCOMPARE(busy->lengthNs, kNsPerSecond);
    if (file == "pidstat-12.6.1.txt"_L1) {
        QCOMPARE(busy->pid, qint64{25802});
        QCOMPARE(busy->user, 57.84);
        QCOMPARE(busy->residentBytes, qint64{1456} * 1024);
        QCOMPARE(busy->involuntarySwitchesPerSecond, 138.24);
        QVERIFY(samples.front().timeNs < samples.back().timeNs); // two intervals
    }
}

void TestPidstat::threadsOfEachVersionAreRead_data()
{
    QTest::addColumn<QString>("version");
    for (const char *version : {"11.6.0", "12.2.0", "12.5.2", "12.6.1", "12.7.9"})
        QTest::newRow(version) << QString::fromLatin1(version);
}

void TestPidstat::threadsOfEachVersionAreRead()
{
    QFETCH(const QString, version);
    const QByteArray text = recording(u"pidstat-%1-threads.txt"_s.arg(version));
    qsizetype rows = 0;
    for (const QByteArray &line : text.split('\n'))
        rows += !line.isEmpty() && line.front() >= '0' && line.front() <= '9' ? 1 : 0;
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples = reader.feed(text, kNsPerSecond);
    QCOMPARE(qsizetype(samples.size()), rows);
    qint64 pid = 0;
    int threads = 0;
    double busiest = 0;
    for (const ProcessSample &sample : samples) {
        QVERIFY(!sample.command.startsWith(u"|"));
        if (sample.tid == 0)
            pid = sample.pid;
        QCOMPARE(sample.pid, pid); // a thread comes after its process
        threads += sample.tid != 0 ? 1 : 0;
        busiest = std::max(busiest, sample.cpu);
    }
    QVERIFY(threads > 5);
    QVERIFY(busiest > 5);
}

void TestPidstat::threadsBelongToTheirProcess()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed(recording(u"pidstat-12.6.1-threads.txt"_s), kNsPerSecond);
    QVERIFY(samples.size() > 10);
    QCOMPARE(samples[0].pid, qint64{14});
    QCOMPARE(samples[0].tid, qint64{0});
    QCOMPARE(samples[1].pid, qint64{14});
    QCOMPARE(samples[1].tid, qint64{14});
    QCOMPARE(samples[1].command, u"ksoftirqd/0"_s);
    // A thread whose leader has no row, written by hand after one that was seen.
    const std::vector<ProcessSample> lone =
        reader.feed("# Time UID TGID TID %usr %CPU Command\n"
                    "09:00:00 0 77 80 1.00 1.00 (server)__worker (x)__y\n"
                    "09:00:00 0 - 81 2.00 2.00 |__other one\n",
                    2 * kNsPerSecond);
    QCOMPARE(lone.size(), std::size_t{2});
    QCOMPARE(lone[0].pid, qint64{77});
    QCOMPARE(lone[0].tid, qint64{80});
    QCOMPARE(lone[0].command, u"worker (x)__y"_s);
    QCOMPARE(lone[1].pid, qint64{77});
    QCOMPARE(lone[1].command, u"other one"_s);
}

void TestPidstat::anySplitGivesTheSame()
{
    const QByteArray text = recording(u"pidstat-12.6.1.txt"_s);
    QStringList expected;
    for (const ProcessSample &sample : PidstatReader(kInterval).feed(text, kNsPerSecond))
        expected.append(textOf(sample));
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        PidstatReader reader(kInterval);
        QStringList seen;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype most = round == 0 ? 1 : 1 + static_cast<qsizetype>(random() % 900);
            const qsizetype size = std::min(most, text.size() - at);
            for (const ProcessSample &sample :
                 reader.feed(QByteArrayView(text).sliced(at, size), kNsPerSecond))
                seen.append(textOf(sample));
            at += size;
        }
        QCOMPARE(seen, expected);
    }
}

void TestPidstat::tablesWithoutTheOptionHAreRead()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed(recording(u"pidstat-12.6.1-tables.txt"_s), kArrivalUnknown);
    QCOMPARE(samples.size(), std::size_t{21}); // without the averages
    QCOMPARE(samples[0].command, u"rcu_preempt"_s);
    QCOMPARE(samples[0].cpu, 0.96);
    QCOMPARE(samples[2].pid, qint64{24298});
    QCOMPARE(samples[2].residentBytes, qint64{403972} * 1024);
    QVERIFY(std::isnan(samples[2].cpu)); // which another table has
    QCOMPARE(samples[7].readBytesPerSecond, 65.38 * 1024);
    for (std::size_t row = 0; row < samples.size(); ++row)
        QCOMPARE(samples[row].timeNs, samples[0].timeNs + (row < 10 ? 0 : kNsPerSecond));
    PidstatReader threads(kInterval);
    const std::vector<ProcessSample> each =
        threads.feed(recording(u"pidstat-12.6.1-tables-threads.txt"_s), kArrivalUnknown);
    QCOMPARE(each.size(), std::size_t{9});
    QCOMPARE(each[4].pid, qint64{24298});
    QCOMPARE(each[4].tid, qint64{24298});
    QCOMPARE(each[4].command, u"cc1plus"_s);
}

void TestPidstat::anIntervalOfTablesBeginsWithItsRowsTime()
{
    // By hand: a 12-hour clock, names of users, whole command lines; and seconds since the epoch.
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed("11:59:59 AM     USER       PID    %usr    %CPU   CPU  Command\n"
                    "12:00:00 PM     root         7    1.00    1.50     0  fio --name=x Command\n"
                    "12:00:00 PM     root         8    2.00    2.50     0  UID\n\n"
                    "12:00:00 PM     USER       PID    %usr    %CPU   CPU  Command\n"
                    "12:00:01 PM     root         7    3.00    3.50     0  fio --name=x Command\n",
                    kArrivalUnknown);
    QCOMPARE(samples.size(), std::size_t{3});
    QCOMPARE(samples[0].command, u"fio --name=x Command"_s);
    QCOMPARE(samples[0].cpu, 1.5);
    QCOMPARE(samples[1].timeNs, samples[0].timeNs);
    QCOMPARE(samples[2].timeNs, samples[0].timeNs + kNsPerSecond);
    PidstatReader epoch(kInterval);
    const std::vector<ProcessSample> later =
        epoch.feed("1796098014    UID       PID    %CPU   CPU  Command\n"
                   "1796098015      0         1    0.94     0  init\n"
                   "1796098016      0         1    1.94     0  init\n",
                   kArrivalUnknown);
    QCOMPARE(later.size(), std::size_t{2});
    QCOMPARE(later[1].timeNs, later[0].timeNs + kNsPerSecond);
}

void TestPidstat::whatTheKernelHidesIsUnknown()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed("# Time UID PID %usr %CPU kB_rd/s kB_wr/s Command\n"
                    "09:00:00 1000 5 1.00 1.00 -1.00 -1.00 other\n"
                    "09:00:00 1000 6 1.00 1.00 2.00 0.50 own\n",
                    1);
    QCOMPARE(samples.size(), std::size_t{2});
    QVERIFY(std::isnan(samples[0].readBytesPerSecond));
    QVERIFY(std::isnan(samples[0].writeBytesPerSecond));
    QVERIFY(std::isnan(samples[0].system));
    QCOMPARE(samples[0].residentBytes, qint64{-1});
    QCOMPARE(samples[1].readBytesPerSecond, 2048.0);
    QCOMPARE(samples[1].writeBytesPerSecond, 512.0);
}

void TestPidstat::whatNoTaskCanHaveIsUnknown()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed("# Time UID PID %usr RSS kB_rd/s kB_wr/s Command\n"
                    "09:00:00 1000 5 1e300 1e300 1e308 2.00 a\n",
                    1);
    QCOMPARE(samples.size(), std::size_t{1});
    QVERIFY(std::isnan(samples[0].user));
    QVERIFY(std::isnan(samples[0].readBytesPerSecond));
    QCOMPARE(samples[0].residentBytes, qint64{-1});
    QCOMPARE(samples[0].writeBytesPerSecond, 2048.0);
}

void TestPidstat::namesMayHoldBlanks()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed("#      Time   UID       PID    %usr    %CPU  Command\n"
                    "09:00:00 PM  0  9  3.00  3.00  Web Content  2\n",
                    1);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].command, u"Web Content  2"_s);
    QCOMPARE(samples[0].pid, qint64{9});
    QCOMPARE(samples[0].user, 3.0);
}

void TestPidstat::columnsAreFoundByName()
{
    PidstatReader reader(kInterval);
    const std::vector<ProcessSample> samples =
        reader.feed("# Time Command PID\n09:00:00 no 1\n" // no order that pidstat has
                    "# Time PID RSS %new %CPU nvcswch/s %guest Command\n"
                    "09:00:01 44 100 9 12,50 7.00 4.00 qemu\n09:00:01 x 100 9 1 7 4 bad\n"
                    "09:00:01 45 100\nAverage: 46 100 9 1 7 4 mean\n",
                    1);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].pid, qint64{44});
    QCOMPARE(samples[0].cpu, 12.5);
    QCOMPARE(samples[0].guest, 4.0);
    QCOMPARE(samples[0].involuntarySwitchesPerSecond, 7.0);
    QCOMPARE(samples[0].residentBytes, qint64{102400});
    QCOMPARE(samples[0].command, u"qemu"_s);
}

void TestPidstat::theTimeTellsIntervalsApartWhenAHeaderIsMissing()
{
    PidstatReader reader(kInterval);
    std::vector<ProcessSample> samples =
        reader.feed("# Time PID %CPU Command\n09:00:00 1 1 a\n09:00:00 2 1 b\n", kNsPerSecond);
    const std::vector<ProcessSample> second = reader.feed("09:00:01 1 1 a\n", 2 * kNsPerSecond);
    QCOMPARE(samples[0].timeNs, kNsPerSecond / 2);
    QCOMPARE(samples[1].timeNs, kNsPerSecond / 2);
    QCOMPARE(second[0].timeNs, 3 * kNsPerSecond / 2);
}

void TestPidstat::mutatedRecordingsNeverCrash()
{
    std::mt19937 random(6);
    const QByteArray text = recording(u"pidstat-12.6.1.txt"_s).first(1500)
        + recording(u"pidstat-12.6.1-threads.txt"_s).first(2500);
    for (int round = 0; round < 3000; ++round) {
        QByteArray mutated = text;
        for (unsigned change = 0; change < 1 + random() % 20; ++change) {
            const auto at =
                static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
            if (random() % 3 == 0)
                mutated.remove(at, static_cast<qsizetype>(random() % 60));
            else if (random() % 2 == 0)
                mutated.insert(at, mutated.mid(static_cast<qsizetype>(random() % 2000), 90));
            else
                mutated[at] =
                    random() % 2 == 0 ? "#-|()9e.\n "[random() % 10] : static_cast<char>(random());
            if (mutated.isEmpty())
                mutated = "#";
        }
        PidstatReader reader(kInterval);
        for (const ProcessSample &sample : reader.feed(mutated, round))
            QVERIFY(sample.pid >= 0 && sample.tid >= 0 && sample.residentBytes >= -1);
    }
}

void TestPidstat::theCommandShowsAllProcesses()
{
    const QStringList words = pidstatCommand(std::chrono::seconds(1));
    QCOMPARE(words.mid(4).join(u' '), u"pidstat -h -u -r -d -w 1"_s);
    QVERIFY(!words.contains(u"-p"_s) && !words.contains(u"-G"_s));
    QVERIFY(pidstatCommand(std::chrono::seconds(1), PidstatThreads::Shown).contains(u"-t"_s));
}

QTEST_GUILESS_MAIN(TestPidstat)
#include "tst_pidstat.moc"
