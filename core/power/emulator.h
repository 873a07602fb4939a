// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace runwatt::power {

/// How the emulated meter behaves. The defaults are the shipped simulated meter.
struct EmulatorOptions
{
    EmulatorOptions() = default;

    Milliseconds period{1000}; ///< between two records; the real meter knows only 1 s
    unsigned seed = 1; ///< of the noise; the same seed gives the same noise
    /// CPU load of the device, 0 to 1, mean since the last call. Called in the emulator's thread,
    /// once a record. Empty: this computer's load from /proc/stat.
    std::function<double()> load;
};

/// The simulated meter: a Watts Up? Pro that is not there, on a pty, in a thread of its own. It is
/// reached by opening portPath() like any serial port. Its watts are a model (see
/// WattsUpEmulation), never a measurement: everything read from it has Origin::Simulated.
class EmulatedMeter
{
public:
    /// Opens the pty and starts the thread. Fails when the system gives no pty.
    [[nodiscard]] static Result<std::unique_ptr<EmulatedMeter>>
    start(const EmulatorOptions &options = {});

    /// Ends the thread and closes the pty; takes some milliseconds.
    ~EmulatedMeter();
    Q_DISABLE_COPY_MOVE(EmulatedMeter)

    /// "/dev/pts/7".
    [[nodiscard]] QString portPath() const;

private:
    class Private;

    explicit EmulatedMeter(std::unique_ptr<Private> priv);

    std::unique_ptr<Private> d;
};

} // namespace runwatt::power
