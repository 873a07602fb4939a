// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/app/report.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace runwatt::benchmarks {

namespace {

constexpr int kStarts = 9; // after one that only warms the caches
constexpr qint64 kLimitMs = 20000;
constexpr qint64 kQuietMs = 700; ///< the picture stands still: all is there
constexpr Goal kUpGoal{1.0};

struct Start
{
    double upSeconds = -1; ///< something of the window is on the screen
    double wholeSeconds = -1; ///< the picture changed for the last time
};

/// The built one, or an installed one that the environment names.
QString program()
{
    return qEnvironmentVariable("RUNWATT_PROGRAM", QStringLiteral(RUNWATT_PROGRAM));
}

bool isDark(const QImage &picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qGray(picture.pixel(x, y)) > 0)
                return false;
        }
    }
    return true;
}

QImage grab(const QRect &part)
{
    return QGuiApplication::primaryScreen()
        ->grabWindow(0, part.x(), part.y(), part.width(), part.height())
        .toImage();
}

/// One start, watched from outside: by what is on the screen, which nothing else uses.
Start startOnce(const QString &home, const QStringList &arguments)
{
    const QRect screen = QGuiApplication::primaryScreen()->geometry();
    const QRect line(0, screen.height() / 3, screen.width(), 1);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(program(), arguments);
    Start result;
    while (timer.elapsed() < kLimitMs && isDark(grab(line)))
        std::this_thread::sleep_for(2ms);
    result.upSeconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    QImage before = grab(screen);
    qint64 changedNs = timer.nsecsElapsed();
    while (timer.nsecsElapsed() - changedNs < kQuietMs * 1'000'000) {
        std::this_thread::sleep_for(15ms);
        const QImage now = grab(screen);
        if (now == before)
            continue;
        before = now;
        changedNs = timer.nsecsElapsed();
    }
    result.wholeSeconds = static_cast<double>(changedNs) / 1e9;
    process.terminate();
    process.waitForFinished();
    while (timer.elapsed() < kLimitMs && !isDark(grab(line)))
        std::this_thread::sleep_for(10ms);
    return result;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void measure(const QString &what, const QStringList &arguments)
{
    const QTemporaryDir home;
    startOnce(home.path(), arguments); // the first is cold
    std::vector<double> up;
    std::vector<double> whole;
    for (int i = 0; i < kStarts; ++i) {
        const Start start = startOnce(home.path(), arguments);
        up.push_back(start.upSeconds);
        whole.push_back(start.wholeSeconds);
    }
    report(u"window up, %1, median of %2"_s.arg(what).arg(kStarts), median(up), u"s"_s, kUpGoal);
    report(u"window up, %1, worst"_s.arg(what), *std::max_element(up.begin(), up.end()), u"s"_s,
           kUpGoal);
    report(u"last change of the picture, %1, median"_s.arg(what), median(whole), u"s"_s);
    report(u"last change of the picture, %1, worst"_s.arg(what),
           *std::max_element(whole.begin(), whole.end()), u"s"_s);
}

} // namespace

int measureStart(int &argc, char **argv, const QString &folder)
{
    const QGuiApplication application(argc, argv);
    if (!QFileInfo(program()).isExecutable()) {
        explain(u"no program to start: %1"_s.arg(program()));
        return 1;
    }
    explain(u"started: %1"_s.arg(program()));
    measure(u"plain start"_s, {});
    const QString file = eightHoursFile(folder);
    if (!QFileInfo::exists(file)) {
        explain(u"no 8-hour campaign to open: run part memory before, in the same folder"_s);
        return 1;
    }
    measure(u"start on a campaign of 8 h (%1 MiB)"_s.arg(QFileInfo(file).size() >> 20), {file});
    return 0;
}

} // namespace runwatt::benchmarks
