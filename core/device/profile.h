// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatt::device {

/// One thing that is known about a device.
struct Fact
{
    QString name; ///< "cpu.model", "memory.bytes", "kernel", "fio.version": the word in files
    QString label; ///< for people, translated: "CPU"
    QString value; ///< for people and files: "Cortex-A72", "4.0 GB"
};

/// Whether a device can do something, and if not, why not and what to do.
struct Capability
{
    enum class State {
        Ready,
        Limited, ///< works, with something left out, which `reason` says
        Missing
    };

    QString name; ///< "fio", "filebench", "netperf", "cpu", "processes", "caches", "governor",
                  ///< "temperature", "NT"
    QString label; ///< for people: "File I/O with fio"
    State state = State::Missing;
    QString reason; ///< why not Ready
    QString remedy; ///< what to do, with the command to type where there is one
    QStringList packages{}; ///< of Debian, that would mend it; empty where none would, or not alone
};

/// What a device is and can do, from one probe. Value type, any thread.
struct Profile
{
    QString device; ///< its name
    QList<Fact> facts; ///< in the order in which people read them
    QList<Capability> capabilities;
    QString architecture; ///< "x86_64", "aarch64"
    QString homeFolder;
    int cpuCount = 0;
    qint64 memoryBytes = 0;
    std::optional<qint64> freeBytes; ///< in /var/tmp, when it was probed
    bool isRoot = false;
    bool hasSudo = false; ///< sudo works without a password
    bool hasPython = false; ///< python3 is there: exact clocks and stamps

    /// The fact's value, or an empty string.
    [[nodiscard]] QString fact(const QString &name) const;
    /// The capability's state; Missing when it was not probed.
    [[nodiscard]] Capability capability(const QString &name) const;
    /// Of all that runs on it: Emulated where its processor is.
    [[nodiscard]] Origin origin() const;
};

/// A file system on a device, for the benchmark's file.
struct Storage
{
    QString folder;
    QString mountPoint;
    QString fileSystem; ///< "ext4", "tmpfs"
    QString source; ///< "/dev/mmcblk0p2"
    QString scheduler; ///< I/O scheduler of the disk below; empty when unknown
    qint64 freeBytes = 0;
};

} // namespace runwatt::device

Q_DECLARE_METATYPE(runwatt::device::Profile)
