// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace runwatt::ssh {

// What the tests do with files and with OpenSSH's own tools. Blocking.

inline QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeAll(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

inline QByteArray toolOutput(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(120000);
    return process.readAllStandardOutput();
}

inline bool runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(120000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

/// A new key pair; further arguments as for ssh-keygen ("-Z", "aes256-gcm@openssh.com").
inline bool makeKey(const QString &path,
                    const QString &type,
                    const QString &passphrase = {},
                    const QStringList &further = {})
{
    QFile::remove(path);
    QFile::remove(path + QStringLiteral(".pub"));
    QStringList arguments{QStringLiteral("-q"),   QStringLiteral("-t"), type,
                          QStringLiteral("-N"),   passphrase,           QStringLiteral("-C"),
                          QStringLiteral("test"), QStringLiteral("-f"), path};
    if (!passphrase.isEmpty())
        arguments << QStringLiteral("-a") << QStringLiteral("4"); // few rounds: quick
    return runTool(QStringLiteral("ssh-keygen"), arguments + further);
}

} // namespace runwatt::ssh
