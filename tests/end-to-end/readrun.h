// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programrun.h"

/// What the tests of `runwatt read` share.
namespace runwatt::readtest {

using namespace Qt::Literals::StringLiterals;

struct Outcome
{
    int code = -1;
    QByteArray output;
    QByteArray errors;
};

inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A recording of the tool whose name it begins with.
inline QString recording(const QString &name)
{
    const bool isSysstat = name.startsWith(u"mpstat"_s) || name.startsWith(u"pidstat"_s);
    return QFINDTESTDATA(
        QString((isSysstat ? u"../unit/cpu/data/"_s : u"../unit/benchmark/data/"_s) + name));
}

inline QString toolOf(const QString &recording)
{
    return recording.section(u'-', 0, 0);
}

/// Runs the program with these bytes on its standard input, in pieces.
inline Outcome runProgram(const ProgramHome &home,
                          const QStringList &arguments,
                          const QByteArray &input = {},
                          qsizetype piece = qsizetype{1} << 30)
{
    QProcess process;
    process.setProcessEnvironment(programEnvironment(home));
    process.setWorkingDirectory(home.path());
    process.start(QStringLiteral(RUNWATT_PROGRAM), arguments);
    for (qsizetype at = 0; at < input.size(); at += piece) {
        process.write(input.mid(at, piece));
        process.waitForBytesWritten(kHangMs);
    }
    process.closeWriteChannel();
    const bool ended =
        QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kHangMs);
    Outcome outcome;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    outcome.output = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    return outcome;
}

} // namespace runwatt::readtest
