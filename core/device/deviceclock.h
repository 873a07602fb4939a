// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace runwatt::device {

/// One exchange with a device's clock.
struct ClockExchange
{
    TimeNs sentSteadyNs = 0; ///< host, before the request left
    TimeNs receivedSteadyNs = 0; ///< host, after the answer came
    TimeNs deviceNs = 0; ///< device's boot-time clock, in between
    TimeNs deviceUtcNs = 0; ///< device's wall clock; 0 where it has none to give

    [[nodiscard]] TimeNs roundTripNs() const { return receivedSteadyNs - sentSteadyNs; }

    [[nodiscard]] TimeNs middleNs() const { return sentSteadyNs + roundTripNs() / 2; }
};

/// The offset of a device's clock at one time.
struct ClockOffset
{
    TimeNs steadyNs = 0; ///< when it was measured, on the host
    TimeNs offsetNs = 0; ///< device's clock minus host's steady clock
    TimeNs uncertaintyNs = 0; ///< half the round trip, plus half a step of the device's clock
};

/// The offset by the exchange with the shortest round trip (Cristian, "Probabilistic clock
/// synchronization", 1989): its error cannot exceed half that round trip, whichever way the delay
/// was split. `stepNs` is the resolution of the device's clock. Nothing without an exchange.
[[nodiscard]] std::optional<ClockOffset> bestOffset(std::span<const ClockExchange> exchanges,
                                                    TimeNs stepNs);

/// Turns a device's times into the host's, by offsets measured before, during and after: between
/// two of them the drift is taken as steady, outside the nearest offset holds. I/O thread.
class DeviceClock
{
public:
    /// Kept in order of time.
    void add(const ClockOffset &offset);

    /// Forgets everything: the device was started anew, and its boot-time clock with it.
    void reset() { m_offsets.clear(); }

    [[nodiscard]] bool isKnown() const { return !m_offsets.empty(); }

    /// The host's steady time of a device's time. Only when isKnown().
    [[nodiscard]] TimeNs toSteady(TimeNs deviceNs) const;

    /// How far a time near `steadyNs` may be off, in ns, also when it was converted before the
    /// offset behind it was known: of the offsets around it the larger uncertainty, and by how much
    /// the offset changed between them. Outside, what clocks may drift apart since the nearest.
    [[nodiscard]] TimeNs uncertaintyNs(TimeNs steadyNs) const;

    /// Device's clock against the host's, in parts per million over all that was measured; 0 while
    /// less than 10 s were.
    [[nodiscard]] double driftPpm() const;

    [[nodiscard]] const std::vector<ClockOffset> &offsets() const { return m_offsets; }

private:
    [[nodiscard]] TimeNs offsetAt(TimeNs steadyNs) const;
    [[nodiscard]] std::vector<ClockOffset>::const_iterator firstAfter(TimeNs steadyNs) const;

    std::vector<ClockOffset> m_offsets;
};

} // namespace runwatt::device
