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

int runWindow(QApplication &application, const WindowOptions &options)
{
    Settings settings;
    common::Theme::apply(application, settings.scheme());
    QApplication::setApplicationDisplayName(QStringLiteral("Runwatt"));
    QGuiApplication::setDesktopFileName(QStringLiteral("runwatt"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/runwatt.svg")));
    const WindowMaker maker(&application, &settings);
    if (options.demo)
        maker.window()->prepareDemo(*options.demo, DemoTerms::FittedHere);
    if (!options.file.isEmpty())
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

int openWindow(const QString &file)
{
    WindowOptions options;
    options.file = file;
    return runWindow(*qApp, options);
}

} // namespace runwatt::app
