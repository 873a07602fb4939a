// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A disk of the campaign's for a Kata container, in place of the folder that is shared with it: an
/// ext4 in a file of the campaign's folder, on a loop device, which Kata is told to be mounted
/// where the container asks for source() (a direct-assigned volume). What is on it stays from one
/// container to the next. I/O thread.
class KataVolume
{
public:
    explicit KataVolume(RuntimePlace place);

    /// The folder whose mount Kata makes one of the disk; empty itself.
    [[nodiscard]] QString source() const;

    /// Makes the disk, empty. InvalidInput where Kata can't name such a folder, NoSpace as make().
    [[nodiscard]] Task<Result<void>> make(StopToken stop);

    /// Before a container is started: also after the device has started anew.
    [[nodiscard]] Task<Result<void>> attach(StopToken stop);

    /// When no container has it any more; what is not attached is no error.
    [[nodiscard]] Task<Result<void>> detach(StopToken stop);

    /// As of the latest attach().
    [[nodiscard]] QList<device::Fact> facts() const;

private:
    Task<Result<QByteArray>> run(QString verb, StopToken stop);
    [[nodiscard]] QString image() const;

    RuntimePlace m_place;
    QString m_loop; ///< "/dev/loop0"
    QString m_direct; ///< "on", "off"
};

} // namespace runwatt::runtime
