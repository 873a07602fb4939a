// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/jsonfields.h"
#include "core/campaign/matrix.h"

namespace runwatt::campaign {

/// What a plan's "peer" says; reports what is wrong with it.
[[nodiscard]] PeerPlan readPeer(JsonFields fields);

/// The fields of readPeer().
[[nodiscard]] QJsonObject peerToJson(const PeerPlan &peer);

/// The peer as a device that can be connected to; for one that is not a device of the plan.
[[nodiscard]] DevicePlan asDevice(const PeerPlan &peer);

/// Whether a cell of the matrix works with a peer.
[[nodiscard]] bool needsPeer(const Matrix &matrix, const Cell &cell);

/// Whether every cell that works with a peer can have one, as far as the plan tells: it names one,
/// which is not the device itself, and the runtime has a network that leads there. The Error's
/// `where` is the field.
[[nodiscard]] Result<void> checkPeer(const Plan &plan, const Matrix &matrix);

} // namespace runwatt::campaign
