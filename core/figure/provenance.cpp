// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/provenance.h"

#include "core/figure/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

QString explanation(Origin origin)
{
    switch (origin) {
    case Origin::Measured:
        return {};
    case Origin::Replayed:
        return Figures::tr("shown again from a recorded campaign");
    case Origin::Emulated:
        return Figures::tr("values from real software on an emulated processor");
    case Origin::StandIn:
        return Figures::tr("values from a stand-in for a part that could not be had");
    case Origin::Simulated:
        return Figures::tr("values from a model, not from an instrument");
    }
    return {};
}

} // namespace

Identity identityOf(const store::CampaignData &campaign)
{
    const store::CampaignRecord &record = campaign.campaign;
    return {record.uuid, record.title, record.planSha256, record.createdUtcNs,
            record.runwattVersion};
}

void OriginSentences::add(const QString &part, const Origins &origins)
{
    if (!m_parts.contains(part))
        m_parts.append(part);
    for (const Origin origin : origins) {
        if (QStringList &parts = m_partsOf[origin]; !parts.contains(part))
            parts.append(part);
    }
}

QStringList OriginSentences::sentences() const
{
    QStringList sentences;
    std::for_each(m_partsOf.rbegin(), m_partsOf.rend(), [&](const auto &each) {
        const auto &[origin, parts] = each;
        const QString of = parts.size() == m_parts.size()
            ? mark(origin)
            : u"%1 (%2)"_s.arg(mark(origin), parts.join(", "_L1));
        sentences.append(u"%1: %2."_s.arg(of, explanation(origin)));
    });
    return sentences;
}

QString soundnessSentence(const store::CampaignData &campaign)
{
    return campaign.unsound.isEmpty()
        ? QString()
        : Figures::tr("NOT SOUND: the campaign's file is not what was written.");
}

QString provenanceText(const Identity &identity)
{
    return Figures::tr("Runwatt campaign \"%1\" (%2), plan sha256 %3")
        .arg(identity.title, identity.uuid, identity.planSha256);
}

} // namespace runwatt::figure
