// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/filebenchbuild.h"
#include "tests/unit/ssh/fixture.h"

#include <QDir>

namespace runwatt::device::test {

/// Builds Filebench on a device, and looks at what it leaves.
struct FilebenchBuilding
{
    ssh::Connection *connection = nullptr;
    Profile profile;
    QList<InstallStep> steps; ///< of the latest

    [[nodiscard]] QString installed() const { return filebenchFolder(profile); }

    /// "ok", or what went wrong, as a person is told.
    QString build(const FilebenchSource &source, const StopToken &stop = {})
    {
        steps.clear();
        const auto result = ssh::await(buildFilebench(
            connection, profile, source, [this](const InstallStep &step) { steps.append(step); },
            stop, StopToken()));
        if (!result)
            return QStringLiteral("no answer");
        return *result ? QStringLiteral("ok") : result->error().text();
    }

    /// The stages of the latest, each once in a row.
    [[nodiscard]] QList<InstallStep::Stage> stages() const
    {
        QList<InstallStep::Stage> stages;
        for (const InstallStep &step : steps) {
            if (stages.isEmpty() || stages.last() != step.stage)
                stages.append(step.stage);
        }
        return stages;
    }

    /// What there is beside the installation.
    [[nodiscard]] QStringList left() const
    {
        QStringList names = QDir(QFileInfo(installed()).path())
                                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(QStringLiteral("filebench"));
        return names;
    }
};

/// Asks for a stop as soon as it is due, as long as `life` lasts.
[[nodiscard]] inline Task<void>
stopWhen(std::function<bool()> isDue, StopSource *source, StopToken life)
{
    while (!isDue()) {
        const Wake wake = co_await delay(Milliseconds(20), life);
        if (wake == Wake::Stopped)
            co_return;
    }
    source->requestStop();
}

} // namespace runwatt::device::test
