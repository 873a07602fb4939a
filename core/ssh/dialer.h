// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/target.h"

#include <memory>
#include <utility>

namespace runwatt::ssh {

/// A descriptor that is closed with its owner.
class Descriptor
{
public:
    explicit Descriptor(int value = -1)
        : m_value(value)
    { }

    Descriptor(Descriptor &&other) noexcept
        : m_value(std::exchange(other.m_value, -1))
    { }

    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }

    ~Descriptor();

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    [[nodiscard]] int value() const { return m_value; }

    [[nodiscard]] int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

/// A TCP connection to the target: name looked up by QHostInfo, each address tried in turn, without
/// blocking. Small writes go out at once (TCP_NODELAY), and the system gives up on a dead link
/// after Target::deadAfter (TCP_USER_TIMEOUT).
Task<Result<Descriptor>> dial(Target target, StopToken stop);

} // namespace runwatt::ssh
