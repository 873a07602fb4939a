// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/qmp.h"
#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// Talks to a QEMU on a device by its own protocol, QMP: through two FIFOs beside the guest's
/// images, which any shell can write into, and a log file, from which QEMU's words are read also
/// after its end. Nothing here waits longer than a few seconds, and a QEMU that does not answer is
/// a word in problem(), not an error: errors are a stop and a lost link. I/O thread.
class QemuControl
{
public:
    explicit QemuControl(RuntimePlace place);

    /// Makes the FIFOs anew in `folder` on the device, for a QEMU that is to be started. Where they
    /// can't be made, it is started without: see canBeTold().
    Task<Result<void>> make(QString folder, StopToken stop);

    /// Whether the FIFOs are there.
    [[nodiscard]] bool canBeTold() const;

    /// Asks it for its state.
    Task<Result<QemuState>> ask(StopToken stop);

    /// Tells it to end; false when it can't be told. It ends by itself then, or doesn't.
    Task<bool> quit(StopToken stop);

    /// What it has said of its end (see qemuEnding()).
    Task<QString> ending(StopToken stop);

    /// Why it does not answer; empty when it did. For a fact, and so in no other language.
    [[nodiscard]] QString problem() const;

private:
    Task<Result<ssh::CommandResult>> run(QStringList words, StopToken stop);
    [[nodiscard]] QString nextPrefix();

    RuntimePlace m_place;
    QString m_folder;
    QString m_problem;
    bool m_canBeTold = false;
    int m_exchanges = 0;
};

} // namespace runwatt::runtime
