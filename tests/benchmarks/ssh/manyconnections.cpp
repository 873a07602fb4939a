// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/benches.h"
#include "tests/benchmarks/ssh/report.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace runwatt::ssh;

namespace runwatt::bench {

namespace {

constexpr int kCount = 200;
constexpr int kRounds = 3;
constexpr Milliseconds kIdle = 20s;

using Connections = std::vector<std::unique_ptr<Connection>>;

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const qlonglong pages = file.readAll().split(' ').value(1).toLongLong();
    return static_cast<double>(pages * ::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

/// CPU time of this process, login threads included.
double ownCpuSeconds()
{
    timespec used{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / kNsPerSecond;
}

struct Opening
{
    Notifier changed;
    size_t left = 0;
    std::optional<Error> error;
};

Task<void> openOne(Connection *connection, std::shared_ptr<Opening> opening)
{
    const Result<void> result = co_await connection->open(StopToken());
    if (!result)
        opening->error = result.error();
    --opening->left;
    opening->changed.notify();
}

/// Opens all at once; gives the seconds until the last is open.
Task<Result<double>> openAll(const Connections *connections)
{
    const auto opening = std::make_shared<Opening>();
    opening->left = connections->size();
    const TimeNs begin = steadyNowNs();
    for (const std::unique_ptr<Connection> &connection : *connections)
        openOne(connection.get(), opening);
    while (opening->left > 0) {
        const Wake wake = co_await opening->changed.wait(StopToken());
        Q_UNUSED(wake)
    }
    if (opening->error)
        co_return tl::make_unexpected(*opening->error);
    co_return secondsSince(begin);
}

Task<Result<double>> idleFor(Milliseconds time)
{
    const TimeNs begin = steadyNowNs();
    const Wake wake = co_await delay(time, StopToken());
    Q_UNUSED(wake)
    co_return secondsSince(begin);
}

/// As many masters of OpenSSH, each a process.
class Masters
{
public:
    Masters() = default;

    ~Masters()
    {
        for (const pid_t process : m_processes)
            ::kill(process, SIGTERM);
        for (const pid_t process : m_processes)
            ::waitpid(process, nullptr, 0);
    }

    Q_DISABLE_COPY_MOVE(Masters)

    /// Seconds until the last is open.
    Result<double> open(const OpenSsh::Account &account)
    {
        const TimeNs begin = steadyNowNs();
        for (int i = 0; i < kCount; ++i) {
            m_masters.push_back(
                std::make_unique<OpenSsh>(account, m_folder.path(), QString::number(i)));
            RUNWATT_TRY(const pid_t process, m_masters.back()->startMaster());
            m_processes.push_back(process);
        }
        const auto isReady = [](const std::unique_ptr<OpenSsh> &each) { return each->isReady(); };
        while (!std::all_of(m_masters.cbegin(), m_masters.cend(), isReady)) {
            if (secondsSince(begin) > 60)
                return failure(ErrorCode::Timeout, u"Not all masters of OpenSSH came up"_s);
            RUNWATT_CHECK(finished(idleFor(5ms)));
        }
        return secondsSince(begin);
    }

    [[nodiscard]] double cpu() const
    {
        double sum = 0;
        for (const pid_t process : m_processes)
            sum += cpuSeconds(process);
        return sum;
    }

private:
    QTemporaryDir m_folder;
    std::vector<pid_t> m_processes;
    std::vector<std::unique_ptr<OpenSsh>> m_masters;
};

} // namespace

Result<void> measureManyConnections(Fixture &fixture)
{
    Connections connections;
    std::vector<double> times;
    std::vector<double> cpu;
    const double before = residentMiB();
    for (int round = 0; round < kRounds; ++round) {
        connections.clear();
        for (int i = 0; i < kCount; ++i)
            connections.push_back(fixture.connection(fixture.target()));
        const double used = ownCpuSeconds();
        RUNWATT_TRY(const double seconds, finished(openAll(&connections)));
        times.push_back(seconds);
        cpu.push_back(ownCpuSeconds() - used);
    }
    const double memory = residentMiB() - before;
    Masters masters;
    RUNWATT_TRY(const double theirs, masters.open(accountOf(fixture, fixture.server().port())));
    const double theirCpu = masters.cpu();
    printFigure(u"opening %1 connections in one thread, median of %2"_s.arg(kCount).arg(kRounds),
                median(times), u"s"_s, theirs, Goal(Goal::Of::Value, Goal::Side::AtMost, 4));
    printFigure(u"CPU time for that"_s, median(cpu), u"s"_s, theirCpu);
    // Both sides are idle in the same seconds.
    RUNWATT_CHECK(finished(idleFor(5s)));
    const double ourBegin = ownCpuSeconds();
    const double theirBegin = masters.cpu();
    RUNWATT_TRY(const double seconds, finished(idleFor(kIdle)));
    const double ourShare = (ownCpuSeconds() - ourBegin) / seconds * 100;
    const double theirShare = (masters.cpu() - theirBegin) / seconds * 100;
    printFigure(u"CPU while all are idle for %1 s, with keepalive"_s.arg(kIdle / 1s), ourShare,
                u"% of a core"_s, theirShare, Goal(Goal::Of::Value, Goal::Side::AtMost, 1));
    printFigure(u"resident memory of one of them"_s, memory * 1024 / kCount, u"KiB"_s);
    return {};
}

} // namespace runwatt::bench
