// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/firecrackerjail.h"
#include "core/runtime/monitor.h"

#include <QJsonObject>
#include <QVersionNumber>

namespace runwatt::runtime {

/// FC: Firecracker, started from a configuration file and without its API, by its jailer where that
/// is asked for. Its guest is reached by a tap. It has no emulation: without the device's KVM there
/// is none of it.
class FirecrackerMonitor final : public Monitor
{
public:
    explicit FirecrackerMonitor(const RuntimePlace &place);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Origin origin() const override;
    [[nodiscard]] KernelWish kernelWish() const override;
    [[nodiscard]] bool needsTap() const override;
    [[nodiscard]] QString ownAddress() const override;
    [[nodiscard]] Task<Result<void>> setUp(GuestMachine machine, StopToken stop) override;
    [[nodiscard]] QStringList command() const override;
    [[nodiscard]] Door door() const override;
    [[nodiscard]] bool isWorthAnotherTry(const QByteArray &errors) const override;
    [[nodiscard]] QList<device::Fact> facts() const override;
    [[nodiscard]] Task<Result<void>> look(StopToken stop) override;
    [[nodiscard]] QList<qint64> processIds() const override;

private:
    ssh::Connection *m_connection;
    device::Profile m_profile;
    QVersionNumber m_version;
    GuestMachine m_machine;
    QJsonObject m_configuration;
    FirecrackerJail m_jail;
    bool m_isJailed;
    bool m_hasSecondCard;
    QList<qint64> m_processIds; ///< in the jail
};

} // namespace runwatt::runtime
