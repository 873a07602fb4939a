// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/openssh.h"

#include "tests/benchmarks/ssh/report.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::bench {

Result<pid_t> startProgram(const Program &program)
{
    std::vector<QByteArray> words;
    for (const QString &word : program.words)
        words.push_back(QFile::encodeName(word));
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const QByteArray input =
        QFile::encodeName(program.input.isEmpty() ? u"/dev/null"_s : program.input);
    const QByteArray output =
        QFile::encodeName(program.output.isEmpty() ? u"/dev/null"_s : program.output);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.constData(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.constData(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t process = 0;
    const int code =
        ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code == 0)
        return process;
    return failure(ErrorCode::ToolMissing, u"A program could not be started"_s,
                   program.words.first(), QString::fromLocal8Bit(std::strerror(code)));
}

Result<void> endProgram(pid_t process, const Program &program)
{
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) { }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {};
    return failure(ErrorCode::System, u"A program failed"_s, program.words.join(u' '),
                   u"wait status %1"_s.arg(status));
}

Result<double> timeProgram(const Program &program)
{
    const TimeNs begin = steadyNowNs();
    RUNWATT_TRY(const pid_t process, startProgram(program));
    RUNWATT_CHECK(endProgram(process, program));
    return secondsSince(begin);
}

double cpuSeconds(pid_t process)
{
    QFile file(u"/proc/%1/schedstat"_s.arg(process)); // its first number: ns on a processor
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(0).toDouble() / kNsPerSecond;
}

OpenSsh::OpenSsh(Account account, const QString &folder, const QString &name)
    : m_account(std::move(account))
    , m_socket(folder + u'/' + name)
{ }

OpenSsh::~OpenSsh()
{
    if (!m_open)
        return;
    Program program;
    program.words = ssh({u"-q"_s, u"-O"_s, u"exit"_s});
    timeProgram(program); // also when it is gone already
}

QStringList OpenSsh::options() const
{
    return {u"-F"_s,
            u"none"_s,
            u"-i"_s,
            m_account.keyFile,
            u"-o"_s,
            u"ControlPath="_s + m_socket,
            u"-o"_s,
            u"IdentitiesOnly=yes"_s,
            u"-o"_s,
            u"IdentityAgent=none"_s,
            u"-o"_s,
            u"UserKnownHostsFile=/dev/null"_s,
            u"-o"_s,
            u"StrictHostKeyChecking=no"_s,
            u"-o"_s,
            u"BatchMode=yes"_s,
            u"-o"_s,
            u"ServerAliveInterval=4"_s, // Runwatt notices a dead link as soon
            u"-o"_s,
            u"LogLevel=ERROR"_s};
}

QStringList OpenSsh::ssh(const QStringList &more) const
{
    return QStringList{u"ssh"_s, u"-p"_s, QString::number(m_account.port)} + options() + more
        + QStringList{m_account.user + u"@127.0.0.1"_s};
}

Result<void> OpenSsh::openMaster()
{
    Program program;
    program.words = ssh({u"-f"_s, u"-N"_s, u"-M"_s});
    RUNWATT_CHECK(timeProgram(program));
    m_open = true;
    return {};
}

Result<pid_t> OpenSsh::startMaster() const
{
    Program program;
    program.words = ssh({u"-N"_s, u"-M"_s});
    return startProgram(program);
}

bool OpenSsh::isReady() const
{
    return QFile::exists(m_socket);
}

Program OpenSsh::command(const QString &shellLine) const
{
    Program program;
    program.words = ssh({}) + QStringList{shellLine};
    return program;
}

Program OpenSsh::copy(const QStringList &more, QString from, QString to) const
{
    const QString address = m_account.user + u"@127.0.0.1:"_s;
    Program program;
    program.words = QStringList{u"scp"_s, u"-q"_s, u"-P"_s, QString::number(m_account.port)}
        + options() + more
        + QStringList{from.replace(u"HOST:"_s, address), to.replace(u"HOST:"_s, address)};
    return program;
}

} // namespace runwatt::bench
