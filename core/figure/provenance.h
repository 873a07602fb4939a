// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"

#include <map>

namespace runwatt::figure {

/// Where figures of this campaign come from.
[[nodiscard]] Identity identityOf(const store::CampaignData &campaign);

/// One sentence for each mark that says what it stands for, the one furthest from measured first,
/// and what of the figure it is of where that is not all of it: "EMULATED (QM): ...".
class OriginSentences
{
public:
    /// A part of the figure that has these marks; `part` is its name for people.
    void add(const QString &part, const Origins &origins);

    [[nodiscard]] QStringList sentences() const;

private:
    QStringList m_parts;
    std::map<Origin, QStringList> m_partsOf;
};

/// One sentence that says that the file was altered; empty where it was not.
[[nodiscard]] QString soundnessSentence(const store::CampaignData &campaign);

/// "Runwatt campaign <title> (<uuid>), plan sha256 <hash>": the same words in every file.
[[nodiscard]] QString provenanceText(const Identity &identity);

} // namespace runwatt::figure
