// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "tests/support/patience.h"
#include "tests/unit/benchmark/networkfixture.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <functional>

#include <unistd.h>

/// What the tests share that run netperf and iperf3 for real: the two ends of it.
namespace runwatt::benchmark::test {

using namespace Qt::Literals::StringLiterals;

/// The first of kPeerPorts ports of which none is taken, and none is asked for by a test that was
/// started just before or after.
inline quint16 freePorts(const QString &address)
{
    for (int first = 20000 + static_cast<int>(::getpid() * kPeerPorts % 20000); first < 60000;
         first += kPeerPorts) {
        int port = first;
        for (QTcpServer probe; port < first + kPeerPorts; ++port) {
            if (!probe.listen(QHostAddress(address), static_cast<quint16>(port)))
                break;
            probe.close();
        }
        if (port == first + kPeerPorts)
            return static_cast<quint16>(first);
    }
    return 0;
}

/// A benchmark's server in a process group of its own, ended as the peer's is: by TERM to the
/// group.
class Server
{
public:
    Server() { m_process.setProcessChannelMode(QProcess::MergedChannels); }

    Q_DISABLE_COPY_MOVE(Server)

    ~Server()
    {
        terminate();
        m_process.waitForFinished(kHangMs);
    }

    /// Whether it told in time that it listens.
    [[nodiscard]] bool start(const PeerServer &server)
    {
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
        m_process.start(server.command.first(), server.command.mid(1));
        return QTest::qWaitFor(
                   [&] {
                       m_said += m_process.readAll();
                       return m_said.contains(server.readyText)
                           || m_process.state() == QProcess::NotRunning;
                   },
                   kHangMs)
            && m_said.contains(server.readyText);
    }

    void terminate()
    {
        if (const pid_t group = static_cast<pid_t>(m_process.processId()); group > 0) {
            m_group = group;
            ::kill(-group, SIGTERM);
        }
    }

    /// Whether nothing of it runs any more. What has ended without a parent that asks how stays, in
    /// a container whose first process doesn't, as a name without a process.
    [[nodiscard]] bool isGone() const
    {
        if (m_process.state() != QProcess::NotRunning)
            return false;
        for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
            if (!stat.open(QIODevice::ReadOnly))
                continue;
            // proc(5): the state, the parent and the group behind the name in parentheses.
            const QList<QByteArray> fields =
                stat.readAll().split(')').last().simplified().split(' ');
            if (m_group > 0 && fields.value(2).toInt() == m_group && fields.first() != "Z")
                return false;
        }
        return true;
    }

    [[nodiscard]] QByteArray said() const { return m_said; }

private:
    QProcess m_process;
    QByteArray m_said;
    pid_t m_group = 0;
};

/// What one run of a real tool gave.
struct Run
{
    std::vector<Value> values;
    std::optional<TimeNs> beganNs;
    Result<std::vector<Summary>> summaries = std::vector<Summary>();
    QString version;
    QByteArray output;
    QByteArray complaints; ///< standard error
    int exitCode = -1;
    TimeNs startedNs = 0;
    TimeNs endedNs = 0;

    [[nodiscard]] QByteArray why() const
    {
        return (summaries ? QByteArray() : summaries.error().text().toUtf8()) + '\n' + output
            + complaints;
    }
};

/// Runs command() and reads it; `atOutput` is called when there was some.
inline void runTool(const Benchmark &benchmark,
                    const QJsonObject &parameters,
                    const Place &place,
                    Run *run,
                    const std::function<void(QProcess *)> &atOutput = {})
{
    const std::unique_ptr<LiveReader> reader = benchmark.makeReader(parameters);
    const QStringList words = benchmark.command(parameters, place);
    QProcess process;
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [&] {
        const QByteArray bytes = process.readAllStandardOutput();
        run->output += bytes;
        const std::vector<Value> values = reader->feed(bytes, steadyNowNs());
        run->values.insert(run->values.end(), values.begin(), values.end());
        if (atOutput)
            atOutput(&process);
    });
    run->startedNs = steadyNowNs();
    process.start(words.first(), words.mid(1));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    run->endedNs = steadyNowNs();
    run->summaries = reader->finish();
    run->beganNs = reader->measureBeganAt();
    run->version = reader->toolVersion();
    run->complaints = process.readAllStandardError();
    run->exitCode = process.exitCode();
}

/// The addresses and ports at which sockets listen: "127.0.0.1:20000", as `ss` prints them.
inline QStringList listening(quint16 firstPort)
{
    QProcess process;
    process.start(u"ss"_s, {u"-H"_s, u"-l"_s, u"-n"_s, u"-t"_s, u"-u"_s});
    process.waitForFinished(kHangMs);
    QStringList found;
    for (const QString &line : QString::fromUtf8(process.readAll()).split(u'\n')) {
        const QString place = line.simplified().section(u' ', 4, 4);
        const int port = place.section(u':', -1).toInt();
        if (port >= firstPort && port < firstPort + kPeerPorts)
            found.append(place);
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace runwatt::benchmark::test
