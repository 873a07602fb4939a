// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::app {

/// The recorded campaign of one computer that comes with Runwatt, by the program's folder: in
/// share/runwatt beside it, where both the installation and the build put it. With a talk in
/// `language` ("ko") where there is one. Empty where it is not.
[[nodiscard]] QString sampleCampaign(const QString &programFolder, const QString &language);

} // namespace runwatt::app
