// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A container that somebody on the device starts for us, by whose command line the way inside
/// leads: what KC has in common, whoever that is. The functions that Runtime has too are the same
/// here. I/O thread.
class Container
{
public:
    Container() = default;
    virtual ~Container() = default;
    Q_DISABLE_COPY_MOVE(Container)

    [[nodiscard]] virtual Task<Result<void>> prepare(StopToken stop) = 0;
    [[nodiscard]] virtual Task<Result<void>> start(StopToken stop) = 0;
    [[nodiscard]] virtual QList<device::Fact> facts() const = 0;
    [[nodiscard]] virtual QList<qint64> processIds() const = 0;
    [[nodiscard]] virtual Task<std::optional<Error>> broken(StopToken stop) = 0;
    [[nodiscard]] virtual Task<Result<void>> stop(StopToken stop) = 0;
    [[nodiscard]] virtual Task<Result<void>> clean(StopToken stop) = 0;

    /// From the request to the end of the first command inside, of the latest start().
    [[nodiscard]] virtual TimeNs startUpNs() const = 0;

    /// The words that lead inside, to be followed by those of a command. Anew for each command: two
    /// that run at once may need different ones.
    [[nodiscard]] virtual QStringList wayInside() = 0;

    /// By which its shim and its guest are called on the device. After start().
    [[nodiscard]] virtual Task<Result<QString>> identity(StopToken stop) = 0;
};

/// Starts words inside a container, where `way` leads, under the stamp wrapper. Who stands between
/// hands no signal on, or is out of its reach as another user's: stopped is it by the end of its
/// input.
[[nodiscard]] std::shared_ptr<ssh::Process> startInside(const RuntimePlace &place,
                                                        const QStringList &way,
                                                        const QStringList &words,
                                                        const QString &label);

} // namespace runwatt::runtime
