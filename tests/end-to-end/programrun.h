// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/reader.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace runwatt {

/// A home of its own for the built program: no test reads or changes the person's ~/.ssh. It lies
/// on a disk, as a campaign needs. OpenSSH finds ~ by the account, whatever HOME says, so the `ssh`
/// that is first in the program's PATH is a script that names the configuration here.
class ProgramHome
{
public:
    [[nodiscard]] bool isValid() const
    {
        const QDir folder(m_folder.path());
        if (!m_folder.isValid() || !folder.mkpath(QStringLiteral(".ssh"))
            || !folder.mkpath(QStringLiteral("bin")))
            return false;
        const QByteArray ssh = QStandardPaths::findExecutable(QStringLiteral("ssh")).toUtf8();
        const QByteArray settings = path(QStringLiteral(".ssh")).toUtf8();
        write(QStringLiteral(".ssh/config"), "UserKnownHostsFile " + settings + "/known_hosts\n");
        const QString wrapper =
            write(QStringLiteral("bin/ssh"),
                  "#!/bin/sh\nexec " + ssh + " -F " + settings + "/config \"$@\"\n");
        return !ssh.isEmpty()
            && QFile::setPermissions(wrapper,
                                     QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return name.isEmpty() ? m_folder.path() : m_folder.filePath(name);
    }

    QString write(const QString &name, const QByteArray &contents) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }

    [[nodiscard]] QString writePlan(const QString &name, const QJsonObject &plan) const
    {
        return write(name, QJsonDocument(plan).toJson());
    }

private:
    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-test-XXXXXX")};
};

/// What the built program finds to show a window on.
enum class Screen {
    Absent,
    Offscreen ///< Qt's own platform without a screen, which counts as one
};

/// What the built program finds around it: no agent, and nothing of the person's own.
inline QProcessEnvironment programEnvironment(const ProgramHome &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SSH_AUTH_SOCK",
                             "LANGUAGE", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(
        QStringLiteral("PATH"),
        QString(home.path(QStringLiteral("bin:")) + environment.value(QStringLiteral("PATH"))));
    return environment;
}

/// Between fork and exec: the program would ask the person who runs the tests on a terminal.
inline void leaveTerminal()
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return;
    ioctl(terminal, TIOCNOTTY);
    close(terminal);
}

/// One run of the built program, without an agent or a terminal.
class ProgramRun
{
public:
    ProgramRun(const ProgramHome &home,
               const QStringList &arguments,
               Screen screen = Screen::Absent)
    {
        QProcessEnvironment environment = programEnvironment(home);
        if (screen == Screen::Offscreen)
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        m_process.setChildProcessModifier(&leaveTerminal);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setWorkingDirectory(home.path());
        QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                         [this] { m_errors += m_process.readAllStandardError(); });
        m_process.start(QStringLiteral(RUNWATT_PROGRAM), arguments);
    }

    ~ProgramRun()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(120000);
    }

    Q_DISABLE_COPY_MOVE(ProgramRun)

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// The exit code; -1 when it does not end in time, or by a signal.
    int finish(int limitMs = kHangMs)
    {
        if (!QTest::qWaitFor([this] { return !isRunning(); }, limitMs))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// Waits until `condition` holds; false when it does not in time or the program ended without.
    template<typename Condition>
    bool waitFor(Condition condition, int limitMs = kHangMs)
    {
        // Kept as it was seen: a phase may be over when it is asked for again. And looking may take
        // long (a sanitizer, a campaign file): half of the time is left to the event loop, which
        // may carry the very link that the program waits for.
        bool held = false;
        QElapsedTimer sinceLook;
        qint64 restMs = 0;
        const bool woke = QTest::qWaitFor(
            [&] {
                if (sinceLook.isValid() && sinceLook.elapsed() < restMs && isRunning())
                    return false;
                QElapsedTimer look;
                look.start();
                held = condition();
                restMs = look.elapsed();
                sinceLook.start();
                return held || !isRunning();
            },
            limitMs);
        return held || (woke && condition());
    }

    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }

    [[nodiscard]] QByteArray output() { return m_process.readAllStandardOutput(); }

    [[nodiscard]] QByteArray errors()
    {
        m_errors += m_process.readAllStandardError();
        return m_errors;
    }

private:
    QProcess m_process;
    QByteArray m_errors;
};

/// A plan of one trial: fio reads a file of 1 MiB on this device for so many seconds.
inline QJsonObject oneTrial(const QJsonObject &device, int runTime)
{
    const QJsonObject parameters{{QStringLiteral("requestSize"), 4096},
                                 {QStringLiteral("operation"), QStringLiteral("read")},
                                 {QStringLiteral("fileSize"), QStringLiteral("1 MiB")},
                                 {QStringLiteral("runTime"), runTime}};
    const QJsonObject fio{{QStringLiteral("benchmark"), QStringLiteral("fio")},
                          {QStringLiteral("parameters"), parameters}};
    return {
        {QStringLiteral("devices"), QJsonArray{device}},
        {QStringLiteral("workloads"), QJsonArray{fio}},
        {QStringLiteral("repetitions"), 1},
        {QStringLiteral("seed"), 1},
        {QStringLiteral("conditions"),
         QJsonObject{{QStringLiteral("idleSeconds"), 0}, {QStringLiteral("dropCaches"), false}}}};
}

/// What a campaign file holds by now; empty while there is none.
inline store::CampaignData campaignIn(const QString &file)
{
    const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
    if (!reader)
        return {};
    const Result<store::CampaignData> data = reader->data();
    return data ? *data : store::CampaignData();
}

/// A fact of the trial's runtime; empty when it has none of that name.
inline QString factOf(const store::CampaignData &data, store::TrialId trial, const QString &name)
{
    for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
        if (fact.trial == trial && fact.name == name)
            return fact.value;
    }
    return {};
}

inline int countTrials(const store::CampaignData &data, store::TrialState state)
{
    return static_cast<int>(
        std::count_if(data.trials.cbegin(), data.trials.cend(),
                      [state](const store::TrialRecord &trial) { return trial.state == state; }));
}

inline int countTrials(const QString &file, store::TrialState state)
{
    return countTrials(campaignIn(file), state);
}

inline bool isMeasuring(const store::CampaignData &data)
{
    return std::any_of(data.phases.cbegin(), data.phases.cend(),
                       [&data](const store::PhaseRecord &phase) {
                           return phase.phase == store::Phase::Measure && phase.endNs == 0
                               && data.find(phase.trial)->state == store::TrialState::Running;
                       });
}

/// Whether a trial that runs is being measured: one that was killed stays in its phase.
inline bool isMeasuring(const QString &file)
{
    return isMeasuring(campaignIn(file));
}

/// Whether a second run over the campaign of a killed one measures. By one look: the killed one's
/// trial reads as interrupted while nobody has the file open, and as running from then until the
/// second has read it, so two looks may see both of the one trial.
inline bool isMeasuringAgain(const QString &file)
{
    const store::CampaignData data = campaignIn(file);
    return countTrials(data, store::TrialState::Interrupted) == 1 && isMeasuring(data);
}

/// A trial's summary of this measure; -1 where there is none.
inline double valueOf(const store::CampaignData &data, store::TrialId trial, const QString &name)
{
    for (const store::SummaryRecord &summary : data.summaries) {
        if (summary.trial == trial && summary.measure == name)
            return summary.value;
    }
    return -1;
}

inline bool isInPhase(const QString &file, store::Phase phase)
{
    const store::CampaignData data = campaignIn(file);
    return std::any_of(data.phases.cbegin(), data.phases.cend(),
                       [phase](const store::PhaseRecord &record) {
                           return record.phase == phase && record.endNs == 0;
                       });
}

} // namespace runwatt
