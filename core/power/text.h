// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace runwatt::power {

/// Gives this folder's functions a tr() that the
/// translators' tools understand: they take the class for the context, so it must be the same word.
class Power
{
    Q_DECLARE_TR_FUNCTIONS(Power)
};

} // namespace runwatt::power
