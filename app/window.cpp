// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/command.h"
#include "app/interruption.h"
#include "app/settings.h"
#include "app/windowmaker.h"

#include <QApplication>
#include <QIcon>

namespace runwatt::app {

namespace {

/// The small sizes have a drawing of their own: an SVG's icon would scale the large one for all.
QIcon programIcon()
{
    const QIcon large(QStringLiteral(":/icons/runwatt.svg"));
    const QIcon small(QStringLiteral(":/icons/runwatt-small.svg"));
    QIcon icon;
    for (const int size : {16, 22, 24})
        icon.addPixmap(small.pixmap(QSize(size, size), 1));
    for (const int size : {32, 48, 64, 128, 256})
        icon.addPixmap(large.pixmap(QSize(size, size), 1));
    return icon;
}

} // namespace

int runWindow(QApplication &application, const WindowOptions &options)
{
    Settings settings;
    common::Theme::apply(application, settings.scheme());
    QApplication::setApplicationDisplayName(QStringLiteral("Runwatt"));
    // In a Flatpak the desktop entry has the name of that.
    QGuiApplication::setDesktopFileName(
        qEnvironmentVariable("FLATPAK_ID", QStringLiteral("runwatt")));
    QApplication::setWindowIcon(programIcon());
    const WindowMaker maker(&application, &settings);
    if (options.demo)
        maker.window()->prepareDemo(*options.demo, DemoTerms::FittedHere);
    if (!options.file.isEmpty() && options.replaySpeed)
        maker.window()->replayCampaign(options.file, *options.replaySpeed);
    else if (!options.file.isEmpty())
        maker.window()->openCampaign(options.file);
    // A campaign that runs is stopped and kept, as when the window is closed on it: at the end of
    // the session, say.
    const Interruption interruption;
    AsyncScope scope(interruption.token());
    scope.start([](StopToken stop) -> Task<void> {
        Notifier never;
        const Wake wake = co_await never.wait(stop);
        Q_UNUSED(wake)
        QCoreApplication::exit(static_cast<int>(ExitCode::Interrupted));
    }(scope.token()));
    return QApplication::exec();
}

int openWindow(const QString &file, std::optional<int> replaySpeed)
{
    WindowOptions options;
    options.file = file;
    options.replaySpeed = replaySpeed;
    return runWindow(*qApp, options);
}

} // namespace runwatt::app
