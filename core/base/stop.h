// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace runwatt {

class StopState;

/// Read side of a request to stop. Cheap to copy. All tokens of one source belong to one thread.
/// A default-made token never stops.
class StopToken
{
public:
    StopToken() = default;

    [[nodiscard]] bool stopRequested() const;

private:
    friend class StopSource;
    friend class WaitPoint;

    explicit StopToken(std::shared_ptr<StopState> state);

    std::shared_ptr<StopState> m_state;
};

/// Asks whoever holds its tokens to stop. A source made from a token stops with that token too, and
/// can be stopped alone: so one trial ends without ending the campaign. Used in one thread only.
class StopSource
{
public:
    StopSource();
    explicit StopSource(const StopToken &parent);

    /// Stops with either: for a method that must end with its caller's token and with its owner.
    StopSource(const StopToken &caller, const StopToken &owner);

    /// Sets the flag and wakes everything that awaits with a token of this source or of a source
    /// made from it. They resume from the event loop, not inside this call.
    void requestStop();

    /// requestStop(), and resumes what awaits here and now, until nothing does. For destructors:
    /// after it no coroutine is suspended on a token of this source.
    void stopAndDrain();

    [[nodiscard]] StopToken token() const;

private:
    std::shared_ptr<StopState> m_state;
};

} // namespace runwatt
