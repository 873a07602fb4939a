// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/app/report.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::benchmarks;

// Prints what the whole program costs: memory over a simulated campaign of 8 hours, the start until
// the window is up, the longest that the GUI thread is blocked by a real campaign, and what Runwatt
// itself costs on the device. Each part runs in a process of its own, on an X server of its own
// (Xvfb): app_benchmark [memory|start|campaign]... The start is that of the built program, or of
// the one that RUNWATT_PROGRAM names: RUNWATT_PROGRAM=/usr/bin/runwatt app_benchmark start

namespace runwatt::benchmarks {

void report(const QString &name, double value, const QString &unit, std::optional<Goal> goal)
{
    const auto text = [](double number) { return QString::number(number, 'g', 4); };
    QTextStream out(stdout);
    out << name << ": " << text(value) << ' ' << unit;
    if (goal) {
        out << " (goal no more than " << text(goal->most) << ": "
            << (value <= goal->most ? "met" : "missed") << ')';
    }
    out << '\n';
}

void explain(const QString &text)
{
    QTextStream(stdout) << "    " << text << '\n';
}

QString eightHoursFile(const QString &folder)
{
    return folder + u"/eight-hours.runwatt"_s;
}

} // namespace runwatt::benchmarks

namespace {

struct Part
{
    const char *name;
    int (*measure)(int &argc, char **argv, const QString &folder);
};

constexpr std::array<Part, 3> kParts{{
    {"memory", measureMemory},
    {"start", measureStart},
    {"campaign", measureCampaign},
}};

/// An X server that nobody else uses, until this object goes.
class Display
{
public:
    Display()
    {
        const QString program = QStandardPaths::findExecutable(u"Xvfb"_s);
        if (program.isEmpty())
            return;
        // The number that it chose comes on its standard output.
        m_server.start(program,
                       {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1920x1080x24"_s,
                        u"-nolisten"_s, u"tcp"_s});
        QByteArray number;
        while (!number.endsWith('\n') && m_server.waitForReadyRead())
            number += m_server.readAllStandardOutput();
        m_name = u':' + QString::fromLatin1(number.trimmed());
    }

    ~Display()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }

    Q_DISABLE_COPY_MOVE(Display)

    [[nodiscard]] bool isThere() const { return m_name.size() > 1; }

    [[nodiscard]] QString name() const { return m_name; }

private:
    QProcess m_server;
    QString m_name;
};

/// Folders of their own: nothing of the person's is read or written.
QProcessEnvironment apart(const QString &folder, const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString run = folder + u"/run"_s;
    QDir().mkpath(run);
    QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    environment.insert(u"HOME"_s, folder + u"/home"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, run);
    for (const QString &name :
         {u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_DATA_HOME"_s,
          u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        environment.remove(name);
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    return environment;
}

int runParts(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    // On a disk: the campaign file's commits and the benchmark's file are to be real.
    const QTemporaryDir folder(u"/var/tmp/runwatt-benchmark-XXXXXX"_s);
    const Display display;
    if (!folder.isValid() || !display.isThere()) {
        QTextStream(stderr) << "Xvfb and a folder in /var/tmp are needed\n";
        return 1;
    }
    QDir().mkpath(folder.filePath(u"home"_s));
    const QStringList chosen = QCoreApplication::arguments().sliced(1);
    int worst = 0;
    for (const Part &part : kParts) {
        const QString name = QString::fromLatin1(part.name);
        if (!chosen.isEmpty() && !chosen.contains(name))
            continue;
        QProcess process;
        process.setProcessEnvironment(apart(folder.path(), display.name()));
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QCoreApplication::applicationFilePath(), {u"--part"_s, name, folder.path()});
        process.waitForFinished(-1);
        const bool isGood = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        worst = isGood ? worst : 1;
    }
    return worst;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4 || qstrcmp(argv[1], "--part") != 0)
        return runParts(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[3]);
    for (const Part &part : kParts) {
        if (qstrcmp(argv[2], part.name) == 0)
            return part.measure(argc, argv, folder);
    }
    return 1;
}
