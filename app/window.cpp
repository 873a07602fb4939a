// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/command.h"

#include <QCoreApplication>

namespace runwatt::app {

int openWindow(const QString &file)
{
    Terminal(Verbosity::Normal)
        .error(Error(ErrorCode::Unsupported,
                     QCoreApplication::translate("CommandLine", "This build has no window."),
                     file));
    return static_cast<int>(ExitCode::Failed);
}

} // namespace runwatt::app
