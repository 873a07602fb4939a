// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runwatt::wizard {

/// Whether something takes part in the campaign.
enum class Choice { No, Yes };

} // namespace runwatt::wizard
