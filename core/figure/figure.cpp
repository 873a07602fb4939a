// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/figure.h"

#include "core/figure/barsfigure.h"
#include "core/figure/text.h"
#include "core/figure/timelinefigure.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

struct KnownPreset
{
    QStringView name;
    const char *description = nullptr;
    Kind kind = Kind();
    QStringView measure;
    QStringView axis;
    QStringView seriesBy;
};

constexpr std::array kPresets{
    KnownPreset{u"throughput-by-size",
                QT_TRANSLATE_NOOP("Figures", "Throughput over request size, by runtime."),
                Kind::GroupedBars, u"throughput", u"requestSize", u"runtime"},
    KnownPreset{u"throughput-by-runtime",
                QT_TRANSLATE_NOOP("Figures", "Throughput of each runtime, by request size."),
                Kind::GroupedBars, u"throughput", u"runtime", u"requestSize"},
    KnownPreset{u"throughput-by-device",
                QT_TRANSLATE_NOOP("Figures", "Throughput of each device, by runtime."),
                Kind::GroupedBars, u"throughput", u"device", u"runtime"},
    KnownPreset{u"latency-by-size",
                QT_TRANSLATE_NOOP("Figures", "Mean latency over request size, by runtime."),
                Kind::GroupedBars, u"latency.mean", u"requestSize", u"runtime"},
    KnownPreset{
        u"tail-latency-by-size",
        QT_TRANSLATE_NOOP("Figures",
                          "The latency that 99 % of requests stay below, over request size, "
                          "by runtime."),
        Kind::GroupedBars, u"latency.p99", u"requestSize", u"runtime"},
    KnownPreset{
        u"latency-distribution",
        QT_TRANSLATE_NOOP("Figures", "Latency over the percentile of requests, by runtime."),
        Kind::GroupedBars, u"latency.distribution", u"percentile", u"runtime"},
    KnownPreset{u"latency-histogram",
                QT_TRANSLATE_NOOP("Figures", "Share of requests over latency, by runtime."),
                Kind::GroupedBars, u"latency.histogram", u"latency", u"runtime"},
    KnownPreset{u"watts-by-runtime",
                QT_TRANSLATE_NOOP("Figures", "Mean power of each runtime, by request size."),
                Kind::GroupedBars, u"watts.mean", u"runtime", u"requestSize"},
    KnownPreset{
        u"energy-per-byte",
        QT_TRANSLATE_NOOP("Figures", "Energy per byte moved, over request size, by runtime."),
        Kind::GroupedBars, u"energy.perbyte", u"requestSize", u"runtime"},
    KnownPreset{
        u"timeline",
        QT_TRANSLATE_NOOP("Figures", "Throughput, CPU and power of one trial on one time axis."),
        Kind::Timeline, u"", u"", u""},
};

Error wrongField(const QString &field, const QString &expected)
{
    return {ErrorCode::InvalidInput, Figures::tr("A figure's description is not understood."),
            field, Figures::tr("expected %1").arg(expected)};
}

/// A text field; not there is empty.
Result<QString> textField(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (!value.isUndefined() && !value.isString())
        return tl::make_unexpected(wrongField(field, Figures::tr("text")));
    return value.toString();
}

Result<QStringList> textList(const QJsonObject &object, const QString &field)
{
    QStringList list;
    const QJsonValue value = object.value(field);
    if (!value.isUndefined() && !value.isArray())
        return tl::make_unexpected(wrongField(field, Figures::tr("a list of texts")));
    const QJsonArray entries = value.toArray();
    for (const auto &entry : entries) {
        if (!entry.isString())
            return tl::make_unexpected(wrongField(field, Figures::tr("a list of texts")));
        list.append(entry.toString());
    }
    return list;
}

Result<double>
numberField(const QJsonObject &object, const QString &field, double otherwise, Range allowed)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(allowed.low - 1);
    if (number < allowed.low || number > allowed.high)
        return tl::make_unexpected(wrongField(
            field, Figures::tr("a number from %1 to %2").arg(allowed.low).arg(allowed.high)));
    return number;
}

bool varies(const store::CampaignData &campaign, const QString &factor)
{
    return !factor.isEmpty() && analysis::factorValues(campaign, factor).size() > 1;
}

/// Whether the request already tells this factor's values apart, or takes only some of them.
bool hasPlace(const analysis::ComparisonRequest &request, const QString &factor)
{
    const auto names = [&factor](const QString &place) {
        return place.split(u'+').contains(factor);
    };
    const auto filters = [&factor](const QString &filter) {
        return filter.startsWith(u"%1="_s.arg(factor));
    };
    return names(request.axis) || names(request.seriesBy) || names(request.panelBy)
        || std::ranges::any_of(request.filters, filters);
}

} // namespace

double inches(Width width)
{
    return width == Width::Column ? 3.3 : 7.0;
}

QString toWord(Width width)
{
    return width == Width::Column ? u"column"_s : u"page"_s;
}

std::vector<Preset> presets()
{
    std::vector<Preset> list;
    list.reserve(kPresets.size());
    for (const KnownPreset &known : kPresets)
        list.push_back({known.name.toString(), Figures::tr(known.description)});
    return list;
}

Result<Figure> presetFigure(const QString &name)
{
    const auto *const known = std::ranges::find(kPresets, QStringView(name), &KnownPreset::name);
    if (known == kPresets.end()) {
        QStringList names;
        for (const KnownPreset &preset : kPresets)
            names.append(preset.name.toString());
        return failure(ErrorCode::NotFound,
                       Figures::tr("There is no figure named \"%1\".").arg(name), QString(),
                       QString(), Figures::tr("Choose one of: %1.").arg(names.join(", "_L1)));
    }
    Figure figure;
    figure.preset = name;
    figure.kind = known->kind;
    figure.request.measure = known->measure.toString();
    figure.request.axis = known->axis.toString();
    figure.request.seriesBy = known->seriesBy.toString();
    return figure;
}

QStringList unplacedFactors(const store::CampaignData &campaign,
                            const analysis::ComparisonRequest &request)
{
    QStringList unplaced;
    for (const QString &factor : analysis::factors(campaign)) {
        // A workload is nothing but its parameters, and a benchmark's come with it.
        const bool isSum = factor == "workload"_L1 || factor == "benchmark"_L1;
        if (!isSum && varies(campaign, factor) && !hasPlace(request, factor))
            unplaced.append(factor);
    }
    return unplaced;
}

Figure fitted(const Figure &figure, const store::CampaignData &campaign)
{
    Figure result = figure;
    analysis::ComparisonRequest &request = result.request;
    QStringList homeless = unplacedFactors(campaign, request);
    if (!varies(campaign, request.seriesBy) && !homeless.isEmpty()) {
        // Reads beside writes say most; else whatever comes first.
        const QString operation = u"operation"_s;
        const QString chosen = homeless.contains(operation) ? operation : homeless.constFirst();
        homeless.removeOne(chosen);
        request.seriesBy = chosen;
    }
    if (!request.panelBy.isEmpty())
        homeless.prepend(request.panelBy);
    request.panelBy = homeless.join(u'+');
    return result;
}

Result<FigureData>
buildFigure(const store::CampaignData &campaign, const Figure &figure, const SamplesSource &samples)
{
    if (figure.kind == Kind::Timeline)
        return buildTimeline(campaign, figure, samples);
    Figure used = figure.preset.isEmpty() ? figure : fitted(figure, campaign);
    RUNWATT_TRY(const analysis::Comparison comparison, analysis::compare(campaign, used.request));
    used.request = comparison.request; // distribution and histogram have an axis of their own
    return buildBars(campaign, used, comparison);
}

QJsonObject toJson(const Figure &figure)
{
    QJsonObject object{{u"kind"_s, figure.kind == Kind::Timeline ? u"timeline"_s : u"bars"_s},
                       {u"width"_s, toWord(figure.width)}};
    const auto add = [&object](const QString &field, const QString &text) {
        if (!text.isEmpty())
            object.insert(field, text);
    };
    add(u"preset"_s, figure.preset);
    add(u"title"_s, figure.title);
    add(u"language"_s, figure.language);
    if (figure.heightInches > 0)
        object.insert(u"height"_s, figure.heightInches);
    if (figure.trial.isValid())
        object.insert(u"trial"_s, figure.trial.value);
    if (figure.kind == Kind::Timeline)
        return object;
    add(u"measure"_s, figure.request.measure);
    add(u"detail"_s, figure.request.detail);
    add(u"axis"_s, figure.request.axis);
    add(u"series"_s, figure.request.seriesBy);
    add(u"panels"_s, figure.request.panelBy);
    if (!figure.request.filters.isEmpty())
        object.insert(u"filters"_s, QJsonArray::fromStringList(figure.request.filters));
    object.insert(u"confidence"_s, figure.request.confidence);
    return object;
}

Result<Figure> figureFromJson(const QJsonObject &object)
{
    Figure figure;
    RUNWATT_TRY(const QString kind, textField(object, u"kind"_s));
    if (kind != "bars"_L1 && kind != "timeline"_L1)
        return tl::make_unexpected(wrongField(u"kind"_s, u"\"bars\", \"timeline\""_s));
    figure.kind = kind == "bars"_L1 ? Kind::GroupedBars : Kind::Timeline;
    RUNWATT_TRY(const QString width, textField(object, u"width"_s));
    if (width != "column"_L1 && width != "page"_L1)
        return tl::make_unexpected(wrongField(u"width"_s, u"\"column\", \"page\""_s));
    figure.width = width == "column"_L1 ? Width::Column : Width::Page;
    RUNWATT_TRY(figure.preset, textField(object, u"preset"_s));
    RUNWATT_TRY(figure.title, textField(object, u"title"_s));
    RUNWATT_TRY(figure.language, textField(object, u"language"_s));
    RUNWATT_TRY(figure.request.measure, textField(object, u"measure"_s));
    RUNWATT_TRY(figure.request.detail, textField(object, u"detail"_s));
    RUNWATT_TRY(figure.request.axis, textField(object, u"axis"_s));
    RUNWATT_TRY(figure.request.seriesBy, textField(object, u"series"_s));
    RUNWATT_TRY(figure.request.panelBy, textField(object, u"panels"_s));
    RUNWATT_TRY(figure.request.filters, textList(object, u"filters"_s));
    RUNWATT_TRY(figure.request.confidence,
                numberField(object, u"confidence"_s, 0.95, {0.5, 0.9999}));
    RUNWATT_TRY(figure.heightInches, numberField(object, u"height"_s, 0, {0, 100}));
    RUNWATT_TRY(const double trial, numberField(object, u"trial"_s, 0, {0, 9e15}));
    figure.trial = {static_cast<qint64>(trial)};
    return figure;
}

} // namespace runwatt::figure
