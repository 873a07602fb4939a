// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"
#include "core/runtime/toolrun.h"

#include <memory>
#include <optional>

namespace runwatt::runtime {

/// The first process of a container, as what started it shows it to us: it says that the first
/// command inside has ended, and then waits for the end of its input, which is this connection's.
/// So when Runwatt dies or the link breaks, the device itself ends the container and all that runs
/// in it. I/O thread.
class ContainerProcess
{
public:
    explicit ContainerProcess(RuntimePlace place);

    /// The words that a container's first process consists of.
    [[nodiscard]] static QStringList firstWords();

    /// Starts `words`, which make a container of firstWords(), and gives the time from the request
    /// to the end of the first command inside. An Error quotes what they have said.
    Task<Result<TimeNs>> start(QStringList words, QString label, StopToken stop);

    /// The device's ids of what has started it, with our wrapper around it.
    [[nodiscard]] QList<qint64> processIds() const;

    /// Why the container has ended, although nobody asked it to. Waits a moment for what is just
    /// ending.
    Task<std::optional<Error>> broken(StopToken stop);

    /// Ends it by the end of its input. After some seconds it is as good as gone: what the caller
    /// removes by force next. Fails when the link is lost.
    Task<Result<void>> stop(StopToken stop);

    /// Forgets it, running or not.
    void drop();

private:
    [[nodiscard]] Error startError(const Result<ToolEnd> &end) const;
    [[nodiscard]] Error linkError(const QString &why = {}) const;

    RuntimePlace m_place;
    std::shared_ptr<ssh::Process> m_process;
    std::unique_ptr<ToolRun> m_run;
};

} // namespace runwatt::runtime
