// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace runwatt::stage {

/// Gives this folder's functions, and its classes that are no QObject, a tr(). The translators'
/// tools take what the macro names for the context, so it must be the class.
class Stage
{
    Q_DECLARE_TR_FUNCTIONS(Stage)
};

} // namespace runwatt::stage
