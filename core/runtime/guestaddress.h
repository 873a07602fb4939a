// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace runwatt::runtime {

/// Where the guests of one device are on a network of the person's: with a second card, beside the
/// one by which they are reached. All empty: nowhere.
struct GuestAddress
{
    QString interface; ///< of the device, or a bridge of it; see isInterfaceName()
    QString address; ///< the guest's there, with its prefix: "192.0.2.30/24"
    QString gateway; ///< its way out: "192.0.2.1"; empty: there is none

    [[nodiscard]] bool isEmpty() const { return *this == GuestAddress(); }

    bool operator==(const GuestAddress &) const = default;
};

/// What is wrong with one of its fields, by its name in plans: "interface", "address", "gateway".
struct GuestAddressProblem
{
    QString field;
    QString problem;
    QString remedy;
};

/// Whether this can be the name of a network interface: at most 15 letters, digits and ".", "_",
/// "-", "+". Linux takes others too, which nobody gives and a shell would be glad of.
[[nodiscard]] bool isInterfaceName(const QString &name);

/// The first thing that is wrong with what is there. What is empty is not looked at.
[[nodiscard]] std::optional<GuestAddressProblem> problemOf(const GuestAddress &address);

/// Of the second card: locally administered, and of no other guest of a campaign whose tag this is.
[[nodiscard]] QString hardwareAddressOf(const GuestAddress &address, const QString &tag);

} // namespace runwatt::runtime
