// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/mpstat.h"
#include "core/cpu/pidstat.h"
#include "core/cpu/procstat.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kInterval(1);

/// A child that only burns one core.
class Burner
{
public:
    Burner() { m_process.start(u"sh"_s, {u"-c"_s, u"while :; do :; done"_s}); }

    ~Burner()
    {
        m_process.kill();
        m_process.waitForFinished(120000);
    }

    Q_DISABLE_COPY_MOVE(Burner)

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QProcess m_process;
};

} // namespace

/// The real mpstat, pidstat and /proc/stat.
class TestSysstatLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void mpstatIsReadWhileItRuns_data();
    void mpstatIsReadWhileItRuns();
    void pidstatShowsWhoBurnsTheCpu_data();
    void pidstatShowsWhoBurnsTheCpu();
    void procStatAndItsDifferenceAddUp();
};

void TestSysstatLive::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"mpstat"_s).isEmpty(), "sysstat is not installed");
}

void TestSysstatLive::mpstatIsReadWhileItRuns_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("JSON") << int(MpstatFormat::Json);
    QTest::newRow("text") << int(MpstatFormat::Text);
}

void TestSysstatLive::mpstatIsReadWhileItRuns()
{
    QFETCH(const int, format);
    const Burner burner;
    MpstatReader reader(kInterval);
    std::vector<CpuSample> all;
    std::vector<CpuSample> single;
    QProcess process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        for (const CpuSample &sample : reader.feed(process.readAllStandardOutput(), steadyNowNs()))
            (sample.core < 0 ? all : single).push_back(sample);
    });
    const TimeNs startedNs = steadyNowNs();
    const QStringList words = mpstatCommand(kInterval, MpstatFormat(format));
    process.start(words.first(), words.mid(1));
    QTRY_VERIFY(all.size() >= 2);
    process.terminate();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QVERIFY(single.size() >= all.size() * std::size_t(all.front().cores));
    for (const CpuSample &sample : all) {
        QVERIFY(sample.timeNs > startedNs && sample.timeNs < steadyNowNs());
        QVERIFY(sample.busy() > 0);
        QVERIFY(qAbs(sample.busy() + sample.iowait + sample.steal + sample.idle - 100) < 0.2);
        QCOMPARE(sample.cores, all.front().cores);
    }
    QVERIFY(all[1].timeNs > all[0].timeNs);
}

void TestSysstatLive::pidstatShowsWhoBurnsTheCpu_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("processes") << int(PidstatThreads::Hidden);
    QTest::newRow("threads too") << int(PidstatThreads::Shown);
}

void TestSysstatLive::pidstatShowsWhoBurnsTheCpu()
{
    QFETCH(const int, threads);
    const Burner burner;
    PidstatReader reader(kInterval);
    std::vector<ProcessSample> own;
    QProcess process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        for (const ProcessSample &sample :
             reader.feed(process.readAllStandardOutput(), steadyNowNs())) {
            if (sample.pid == burner.pid() && sample.tid == 0)
                own.push_back(sample);
        }
    });
    const QStringList words = pidstatCommand(kInterval, PidstatThreads(threads));
    process.start(words.first(), words.mid(1));
    QTRY_VERIFY(own.size() >= 2);
    process.terminate();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    for (const ProcessSample &sample : own) {
        QCOMPARE(sample.command, u"sh"_s);
        QVERIFY(sample.cpu > 0);
        QVERIFY(sample.residentBytes > 0);
    }
    QVERIFY(own[1].timeNs > own[0].timeNs);
}

void TestSysstatLive::procStatAndItsDifferenceAddUp()
{
    const Burner burner;
    const auto read = [] {
        QFile file(u"/proc/stat"_s);
        return parseProcStat(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    };
    const Result<ProcStat> before = read();
    const TimeNs beforeNs = steadyNowNs();
    QVERIFY(before);
    std::vector<CpuSample> samples;
    QTRY_VERIFY((samples = difference(*before, beforeNs, *read(), steadyNowNs())).size() > 1
                && samples.front().busy() > 0 && samples.front().lengthNs > kNsPerSecond / 4);
    const CpuSample &all = samples.front();
    QCOMPARE(all.core, -1);
    QCOMPARE(std::size_t(all.cores), samples.size() - 1);
    const double seconds = static_cast<double>(all.lengthNs) / kNsPerSecond;
    const Result<ProcStat> after = read();
    QVERIFY(after);
    QVERIFY(coreSeconds(*before, *after, seconds, 100).busy() > 0);
}

QTEST_GUILESS_MAIN(TestSysstatLive)
#include "tst_sysstatlive.moc"
