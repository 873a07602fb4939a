// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runwatt::common {

/// A width that was chosen for the usual size of text, in device-independent pixels, grown with the
/// program's font where that is larger (a desktop's large text): never narrower than was chosen.
/// GUI thread.
[[nodiscard]] int textWidth(int pixels);

} // namespace runwatt::common
