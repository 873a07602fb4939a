// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/keypair.h"

#include "core/ssh/text.h"

#include <QProcess>
#include <QStandardPaths>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace runwatt::ssh {

namespace {

constexpr Milliseconds kKeyLimit = 20s;

} // namespace

Task<Result<void>> makeKeyPair(QString keyFile, QString comment, StopToken stop)
{
    const QString program = QStandardPaths::findExecutable(u"ssh-keygen"_s);
    if (program.isEmpty()) {
        co_return failure(
            ErrorCode::ToolMissing, Ssh::tr("There is no ssh-keygen to make keys with"),
            Ssh::tr("this computer"), QString(), Ssh::tr("Install the package openssh-client."));
    }
    QProcess generator;
    generator.setProcessChannelMode(QProcess::MergedChannels);
    generator.setStandardInputFile(QProcess::nullDevice());
    generator.start(
        program,
        {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-C"_s, comment, u"-f"_s, keyFile});
    const Wake wake = co_await until(&generator, &QProcess::finished, stop, kKeyLimit);
    if (wake == Wake::Stopped)
        co_return tl::make_unexpected(Error::cancelled());
    if (wake != Wake::Ready || generator.exitStatus() != QProcess::NormalExit
        || generator.exitCode() != 0) {
        co_return failure(ErrorCode::System, Ssh::tr("ssh-keygen made no key"), keyFile,
                          QString::fromLocal8Bit(generator.readAll()).trimmed());
    }
    co_return {};
}

} // namespace runwatt::ssh
