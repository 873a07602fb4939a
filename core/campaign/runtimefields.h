// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/jsonfields.h"
#include "core/runtime/budget.h"
#include "core/runtime/containeroptions.h"
#include "core/runtime/guestoptions.h"
#include "core/runtime/nativeoptions.h"
#include "core/runtime/rootoptions.h"

#include <QJsonObject>

namespace runwatt::campaign {

/// What a plan's "budget" says; reports what is wrong with it.
[[nodiscard]] runtime::Budget readBudget(JsonFields fields);

/// The fields of readBudget(); none for what is not limited.
[[nodiscard]] QJsonObject budgetToJson(const runtime::Budget &budget);

/// What a plan's "root" says; reports what is wrong with it.
[[nodiscard]] runtime::RootOptions readRoot(JsonFields fields);

/// The fields of readRoot().
[[nodiscard]] QJsonObject rootToJson(const runtime::RootOptions &root);

/// What a plan's "native" says; reports what is wrong with it.
[[nodiscard]] runtime::NativeOptions readNative(JsonFields fields);

/// The fields of readNative().
[[nodiscard]] QJsonObject nativeToJson(const runtime::NativeOptions &native);

/// What a plan's "guest" says; reports what is wrong with it.
[[nodiscard]] runtime::GuestOptions readGuest(JsonFields fields);

/// The fields of readGuest().
[[nodiscard]] QJsonObject guestToJson(const runtime::GuestOptions &guest);

/// What a device's "guestNetwork" says; reports what is wrong with it.
[[nodiscard]] runtime::GuestAddress readGuestAddress(JsonFields fields);

/// The fields of readGuestAddress(); none for what is empty.
[[nodiscard]] QJsonObject guestAddressToJson(const runtime::GuestAddress &address);

/// What a plan's "container" says; reports what is wrong with it.
[[nodiscard]] runtime::ContainerOptions readContainer(JsonFields fields);

/// The fields of readContainer().
[[nodiscard]] QJsonObject containerToJson(const runtime::ContainerOptions &container);

} // namespace runwatt::campaign
