// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A network of two on the device: itself, and a guest. It is a tap interface that carries the
/// campaign's tag as its alias and belongs to the user who is logged in; it leads nowhere else, as
/// the guest has no route but to the device. I/O thread.
class Tap
{
public:
    explicit Tap(RuntimePlace place);

    /// Makes it anew, as root: with the addresses that it had before, else with two that nothing on
    /// the device uses.
    Task<Result<void>> make(StopToken stop);

    Task<Result<void>> remove(StopToken stop);

    /// "rw0123456789ab"; empty before make().
    [[nodiscard]] const QString &interface() const { return m_interface; }

    /// The guest's address with its prefix: "169.254.3.6/30".
    [[nodiscard]] const QString &guestAddress() const { return m_guestAddress; }

private:
    Task<Result<ssh::CommandResult>> run(QStringList words, StopToken stop);

    RuntimePlace m_place;
    QString m_interface;
    QString m_guestAddress;
    bool m_mayExist = false; ///< on the device
};

} // namespace runwatt::runtime
