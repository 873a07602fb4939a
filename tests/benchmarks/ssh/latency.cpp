// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/benches.h"
#include "tests/benchmarks/ssh/report.h"

#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::ssh;

namespace runwatt::bench {

namespace {

constexpr int kRounds = 200;
constexpr int kWarmUp = 10;

Task<Result<double>> timeCommand(Connection *connection, Supervision supervision)
{
    Command command("true");
    command.supervision = supervision;
    const TimeNs begin = steadyNowNs();
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, StopToken()));
    const double seconds = secondsSince(begin);
    RUNWATT_CO_CHECK(result.check(u"Running true"_s));
    co_return seconds;
}

} // namespace

Result<void> measureLatency(Fixture &fixture)
{
    const quint16 port = fixture.server().port();
    RUNWATT_TRY(const auto connection, connectTo(fixture, port));
    const QTemporaryDir folder;
    OpenSsh openSsh(accountOf(fixture, port), folder.path(), u"latency"_s);
    RUNWATT_CHECK(openSsh.openMaster());
    std::vector<double> plain;
    std::vector<double> supervised;
    std::vector<double> theirs;
    for (int round = -kWarmUp; round < kRounds; ++round) {
        RUNWATT_TRY(const double none, finished(timeCommand(connection.get(), Supervision::None)));
        RUNWATT_TRY(const double their, timeProgram(openSsh.command(u"true"_s)));
        RUNWATT_TRY(const double group,
                    finished(timeCommand(connection.get(), Supervision::Group)));
        if (round < 0)
            continue;
        plain.push_back(none * 1e3);
        theirs.push_back(their * 1e3);
        supervised.push_back(group * 1e3);
    }
    printFigure(u"true on an open connection, median of %1"_s.arg(kRounds), median(plain), u"ms"_s,
                median(theirs), Goal(Goal::Of::Ratio, Goal::Side::AtMost, 0.35));
    printFigure(u"the same, supervised"_s, median(supervised), u"ms"_s, median(theirs));
    return {};
}

} // namespace runwatt::bench
