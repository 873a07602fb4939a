// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/store/records.h"

#include <QSet>

namespace runwatt::analysis {

/// The devices whose processor is emulated (QEMU's tcg), as they were found to be.
[[nodiscard]] QSet<store::DeviceId> emulatedDevices(const store::CampaignData &data);

/// What of a campaign's trials is not measured. A trial has the mark that is the furthest from
/// measured (a stand-in's, say); that its device is emulated as well is told by the device's facts.
/// Keeps no reference to the campaign. Value type.
class TrialOrigins
{
public:
    explicit TrialOrigins(const store::CampaignData &data);

    /// Of a trial, without what its own values add.
    [[nodiscard]] Origins of(const store::TrialRecord &trial) const;

private:
    QSet<store::CellId> m_onEmulated;
};

} // namespace runwatt::analysis
