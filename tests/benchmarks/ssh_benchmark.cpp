// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what core/ssh takes, against the OpenSSH client in the same run and on the same private
// sshd. Both sides take turns, so that a busy machine slows both; figures are medians. Arguments
// choose parts: latency, transfers, connections.
#include "tests/benchmarks/ssh/benches.h"

#include <QCoreApplication>
#include <QTextStream>

#include <functional>
#include <utility>

#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace runwatt::bench {

OpenSsh::Account accountOf(ssh::Fixture &fixture, quint16 port)
{
    OpenSsh::Account account;
    account.user = fixture.server().user();
    account.keyFile = fixture.server().clientKeyFile();
    account.port = port;
    return account;
}

Result<std::unique_ptr<ssh::Connection>> connectTo(ssh::Fixture &fixture, quint16 port)
{
    ssh::Target target = fixture.target();
    target.port = port;
    fixture.interaction->hostKeyAnswer = ssh::HostKeyAnswer::AcceptOnce;
    auto connection = fixture.connection(target);
    RUNWATT_CHECK(finished(connection->open(StopToken())));
    return connection;
}

} // namespace runwatt::bench

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTextStream errors(stderr);
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) { // 200 connections take some 500 descriptors
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    ssh::Fixture fixture;
    if (!fixture.start()) {
        errors << fixture.problem() << '\n';
        return 1;
    }
    const std::pair<QString, std::function<Result<void>(ssh::Fixture &)>> parts[] = {
        {u"latency"_s, bench::measureLatency},
        {u"transfers"_s, bench::measureTransfers},
        {u"connections"_s, bench::measureManyConnections}};
    const QStringList chosen = QCoreApplication::arguments().mid(1);
    int code = 0;
    for (const auto &[name, measure] : parts) {
        if (!chosen.isEmpty() && !chosen.contains(name))
            continue;
        if (const Result<void> result = measure(fixture); !result) {
            errors << name << ": " << result.error().text() << '\n';
            code = 1;
        }
    }
    return code;
}
