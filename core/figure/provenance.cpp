// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/provenance.h"

#include "core/figure/text.h"

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

QString originSentence(Origin origin)
{
    return origin == Origin::Measured ? QString()
                                      : u"%1: %2."_s.arg(mark(origin), explanation(origin));
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
