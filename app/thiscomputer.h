// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/services.h"
#include "core/ssh/privateserver.h"

#include <memory>
#include <optional>

namespace runwatt::app {

/// "This computer" as a device like every other: a private sshd on loopback, started when it is
/// first asked for, started anew when it died, ended with this object. Lives in the I/O thread.
class LoopbackComputer final : public campaign::ThisComputer
{
public:
    explicit LoopbackComputer(ssh::PrivateServerOptions options = {});
    ~LoopbackComputer() override;
    Q_DISABLE_COPY_MOVE(LoopbackComputer)

    /// Several callers at once share one start; a caller's stop ends its waiting, not the start.
    [[nodiscard]] Task<Result<ssh::Target>> target(StopToken stop) override;

    /// To be awaited before the last owner lets go of it: destruction alone leaves the server to
    /// end by itself, and makes its thread wait for that.
    [[nodiscard]] Task<void> end() override;

    /// The process that guards the server; 0 while none runs. For tests.
    [[nodiscard]] qint64 processId() const;

private:
    Task<void> startServer(StopToken stop);

    ssh::PrivateServerOptions m_options;
    std::unique_ptr<ssh::PrivateServer> m_server;
    std::optional<Error> m_error; ///< of the last start
    bool m_isStarting = false;
    Notifier m_started;
    AsyncScope m_scope; // last: ends the start before what it uses goes
};

} // namespace runwatt::app
