// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"

namespace runwatt::figure {

/// Where figures of this campaign come from.
[[nodiscard]] Identity identityOf(const store::CampaignData &campaign);

/// One sentence that says what a mark stands for ("SIMULATED: ..."); empty for Measured.
[[nodiscard]] QString originSentence(Origin origin);

/// One sentence that says that the file was altered; empty where it was not.
[[nodiscard]] QString soundnessSentence(const store::CampaignData &campaign);

/// "Runwatt campaign <title> (<uuid>), plan sha256 <hash>": the same words in every file.
[[nodiscard]] QString provenanceText(const Identity &identity);

} // namespace runwatt::figure
