// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/monitor.h"
#include "core/runtime/qemucommand.h"
#include "core/runtime/qemucontrol.h"

namespace runwatt::runtime {

/// QEMU, as a conventional machine (VM: q35, virt) or as microvm (QM). Its own network needs no
/// root: a port of the device's loopback leads to the guest's SSH server, and nothing leads out.
class QemuMonitor final : public Monitor
{
public:
    explicit QemuMonitor(const RuntimePlace &place);

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
    [[nodiscard]] Task<bool> askToEnd(StopToken stop) override;
    [[nodiscard]] Task<QString> ending(StopToken stop) override;

private:
    GuestOptions m_options;
    QString m_version; ///< as the device tells it, with the program's path
    bool m_hasVhost;
    QemuMachine m_machine;
    QemuControl m_control;
    QemuState m_state; ///< of the QEMU that was looked at last
    bool m_isEmulated; ///< as asked for, until a QEMU says what it does
};

} // namespace runwatt::runtime
