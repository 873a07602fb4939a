// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/base/result.h"
#include "core/figure/figuredata.h"
#include "core/series/sample.h"

#include <QJsonObject>

#include <functional>
#include <vector>

namespace runwatt::figure {

/// Paper widths.
enum class Width {
    Column, ///< 3.3 in, one column of a two-column page
    Page ///< 7 in, both columns
};

[[nodiscard]] double inches(Width width);
/// The word in files and on the command line: "column", "page".
[[nodiscard]] QString toWord(Width width);

/// The description of a chart: which values, which axes, which width. Says nothing about the
/// values themselves, so one description fits any campaign. Value type.
struct Figure
{
    QString preset; ///< the name it was made from; empty for one's own
    Kind kind = Kind::GroupedBars;
    analysis::ComparisonRequest request; ///< bars: what is compared
    store::TrialId trial; ///< timeline: which trial; none: the first complete one
    QString title; ///< empty: from what is compared
    Width width = Width::Column;
    double heightInches = 0; ///< 0: what fits the content
    QString language; ///< of numbers along axes; empty: the program's, as that of the texts
};

/// A figure that can be asked for by name: `runwatt figure FILE --preset NAME`.
struct Preset
{
    QString name; ///< "throughput-by-size"
    QString description; ///< one sentence, translated
};

/// All presets, in the order in which people meet them.
[[nodiscard]] std::vector<Preset> presets();

/// The figure of that name. Error: NotFound, which lists the names there are.
[[nodiscard]] Result<Figure> presetFigure(const QString &name);

/// Factors that vary in the campaign but are neither told apart nor filtered by the request: a bar
/// would be a mean over unlike trials. Joined by "+" they can be ComparisonRequest::panelBy.
[[nodiscard]] QStringList unplacedFactors(const store::CampaignData &campaign,
                                          const analysis::ComparisonRequest &request);

/// The figure made to fit a campaign: factors that vary there and have no place yet get one, so
/// that no bar is a mean over unlike trials. The first goes to the colours where these have no
/// other use, the rest to the panels.
[[nodiscard]] Figure fitted(const Figure &figure, const store::CampaignData &campaign);

/// Gives the samples of a series from the campaign's file; only timelines ask.
using SamplesSource = std::function<Result<series::SharedSamples>(store::SeriesId)>;

/// Writes the figure out with the campaign's values; a preset is fitted() first. Errors: NotFound
/// when the campaign has nothing to show for it (yet), with what to do; what `samples` fails with.
/// Pure: the same campaign and figure give the same data.
[[nodiscard]] Result<FigureData> buildFigure(const store::CampaignData &campaign,
                                             const Figure &figure,
                                             const SamplesSource &samples = {});

/// A figure for the campaign file's table `figure`, and back. Errors: InvalidInput, which names the
/// field.
[[nodiscard]] QJsonObject toJson(const Figure &figure);
[[nodiscard]] Result<Figure> figureFromJson(const QJsonObject &object);

} // namespace runwatt::figure
