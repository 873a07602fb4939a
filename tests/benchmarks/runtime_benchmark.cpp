// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Runwatt adds to a runtime: how long a device is prepared for it the first time and, for
// another campaign, a second one (goal: under 2 s); and how long a start takes beyond the runtime's
// own start-up (goal: under 1 s). Guests are emulated here: how many times slower programs start in
// one than on the device is measured beside it, since what a start takes beyond its own is such
// starts (of an SSH server, a login's, the helper's). Arguments: the runtimes' codes.
#include "tests/support/patience.h"
#include "tests/support/runtimedevice.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>
#include <QUuid>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::bench {

namespace {

using namespace runwatt::runtime;

constexpr int kStarts = 3;

struct Times
{
    double prepared = 0; ///< seconds
    double around = 0; ///< seconds, of the median start
    double slower = 1; ///< a program's start in the runtime, as a multiple of that on the device
};

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / kNsPerSecond;
}

/// How many times longer programs take to start in `runtime`, which has started.
std::optional<double> slowness(MeasuredDevice &device, Runtime &runtime)
{
    const QString starts =
        u"n=0; while [ $n -lt 20 ]; do python3 -I -S -c pass; n=$((n + 1)); done"_s;
    QElapsedTimer timer;
    timer.start();
    device.asUser(starts);
    const double outside = seconds(timer);
    timer.restart();
    const MeasuredDevice::Outcome inside = device.run(runtime, {u"sh"_s, u"-c"_s, starts});
    if (!inside.end || inside.end->status != 0)
        return std::nullopt;
    return seconds(timer) / outside;
}

/// One campaign: prepares, starts some times, and leaves the device as it was.
std::optional<Times> campaign(MeasuredDevice &device, const QString &code, RuntimePlace place)
{
    place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    place.keptFolder = place.folder + u"/kept";
    place.folder += u'/' + place.tag;
    device.asUser(u"mkdir -m 700 "_s + place.folder);
    auto made = makeRuntime(code.section(u'.', 0, 0), place);
    if (!made)
        return std::nullopt;
    Runtime &runtime = **made;
    Times times;
    QElapsedTimer timer;
    timer.start();
    if (!device.fixture.keep(ssh::await(runtime.prepare(StopToken()))))
        return std::nullopt;
    times.prepared = seconds(timer);
    std::vector<double> around;
    for (int i = 0; i < kStarts; ++i) {
        timer.restart();
        if (!device.fixture.keep(ssh::await(runtime.start(StopToken()))))
            return std::nullopt;
        const double took = seconds(timer);
        const auto cost = ssh::await(runtime.cost(StopToken()));
        const std::optional<double> slower = slowness(device, runtime);
        if (!slower || !device.fixture.keep(cost) || !(**cost).startUpNs
            || !device.fixture.keep(ssh::await(runtime.stop(StopToken()))))
            return std::nullopt;
        times.slower = *slower;
        around.push_back(took - double(*(**cost).startUpNs) / kNsPerSecond);
    }
    std::ranges::sort(around);
    times.around = around.at(kStarts / 2);
    if (!device.fixture.keep(ssh::await(runtime.clean(StopToken()))))
        return std::nullopt;
    device.asUser(u"rm -rf "_s + place.folder);
    return times;
}

/// False when it can't be measured.
bool measure(const QString &code, QTextStream &out)
{
    RuntimeDevice made(code);
    const QString obstacle = made.obstacle();
    NamespaceDevice *const bench = obstacle.isEmpty() ? made.start() : nullptr;
    if (!bench) {
        out << code << ": " << (obstacle.isEmpty() ? u"the device did not start"_s : obstacle)
            << '\n';
        return false;
    }
    MeasuredDevice device;
    QTemporaryDir folder(u"/var/tmp/runwatt-benchmark-XXXXXX"_s);
    if (!folder.isValid() || !device.open(bench->target())) {
        out << code << ": " << device.fixture.problem() << '\n';
        return false;
    }
    RuntimePlace place = device.place();
    place.folder = folder.path();
    place.tools = QStringList{u"fio"_s};
    if (hasGuest(code))
        place.tools += guestPrograms();
    place.guest.accelerator = Accelerator::Tcg;
    place.guest.memoryBytes = 256LL * 1024 * 1024;
    place.fileBytes = 1024 * 1024;
    if (code == u"RC.docker")
        place.container.engine = Engine::Docker;
    const std::optional<Times> first = campaign(device, code, place);
    const std::optional<Times> second = first ? campaign(device, code, place) : std::nullopt;
    if (!second) {
        out << code << ": " << device.fixture.problem() << '\n';
        return false;
    }
    out << u"%1: prepared in %2 s, a second time in %3 s; a start takes %4 s beyond its own"_s
               .arg(code, -9)
               .arg(first->prepared, 0, 'f', 2)
               .arg(second->prepared, 0, 'f', 2)
               .arg(second->around, 0, 'f', 2);
    if (hasGuest(code)) {
        out << u" (programs start %1 times slower in it than on the device, where it were %2 s)"_s
                   .arg(second->slower, 0, 'f', 1)
                   .arg(second->around / second->slower, 0, 'f', 2);
    }
    out << '\n';
    out.flush();
    return true;
}

} // namespace

} // namespace runwatt::bench

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QStringList codes = QCoreApplication::arguments().mid(1);
    if (codes.isEmpty())
        codes = runwatt::RuntimeDevice::codes();
    int code = 0;
    for (const QString &each : std::as_const(codes)) {
        if (!runwatt::bench::measure(each, out))
            code = 1;
    }
    return code;
}
