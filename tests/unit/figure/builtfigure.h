// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figure.h"
#include "tests/support/samplecampaign.h"

namespace runwatt::figure {

/// The figure of a preset, of a campaign of test::sampleCampaign(), with numbers in English.
inline FigureData built(const store::CampaignData &data, const QString &preset)
{
    Figure figure = presetFigure(preset).value();
    figure.language = QStringLiteral("en_GB");
    return buildFigure(data, figure,
                       [&data](store::SeriesId id) { return test::sampleSeries(data, id); })
        .value();
}

} // namespace runwatt::figure
