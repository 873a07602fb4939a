// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace runwatt::common {

/// A label for sentences that may quote others: plain text, never markup; wrapped; to be selected.
[[nodiscard]] QLabel *makeTextLabel(QWidget *parent);

} // namespace runwatt::common
