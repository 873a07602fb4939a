// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/factor.h"

#include "core/analysis/words.h"
#include "core/benchmark/size.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

constexpr double kLast = std::numeric_limits<double>::infinity();

const QStringList &fixedFactors()
{
    static const QStringList names{u"device"_s, u"runtime"_s, u"workload"_s, u"benchmark"_s};
    return names;
}

/// The order of the study, with ours at the end.
double runtimeRank(const QString &runtime)
{
    static const QStringList order{u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s, u"QM"_s};
    const qsizetype place = order.indexOf(runtime);
    return place < 0 ? kLast : static_cast<double>(place);
}

FactorValue parameterValue(const QString &name, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return {value.toBool() ? u"true"_s : u"false"_s, value.toBool() ? u"true"_s : u"false"_s};
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const bool whole = std::floor(number) == number && std::abs(number) < 9e15;
        const QString key = whole ? QString::number(value.toInteger())
                                  : QString::number(number, 'g', QLocale::FloatingPointShortest);
        if (whole && number >= 0 && name.endsWith("Size"_L1))
            return {key, benchmark::sizeText(value.toInteger())};
        return {key, key};
    }
    case QJsonValue::String:
        return {value.toString(), shownWord(value.toString())};
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {QString(), u"–"_s};
    case QJsonValue::Array:
    case QJsonValue::Object:
        break;
    }
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    const QString text = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return {text, text};
}

} // namespace

Factors::Factors(const store::CampaignData &data)
    : m_data(data)
{
    for (const store::WorkloadRecord &workload : data.workloads) {
        const QStringList names = workload.parameters.keys();
        m_parameters += QSet<QString>(names.cbegin(), names.cend());
    }
    for (const QString &fixed : fixedFactors())
        m_parameters.remove(fixed);
}

bool Factors::has(const QString &factor) const
{
    return std::ranges::all_of(factor.split(u'+'),
                               [this](const QString &part) { return hasSimple(part); });
}

bool Factors::hasSimple(const QString &factor) const
{
    return fixedFactors().contains(factor) || m_parameters.contains(factor);
}

QStringList Factors::parameters() const
{
    QStringList names = m_parameters.values();
    names.sort();
    return names;
}

FactorValue Factors::valueOf(const store::CellRecord &cell, const QString &factor) const
{
    QStringList keys;
    QStringList labels;
    for (const QString &part : factor.split(u'+')) {
        const FactorValue value = simpleValueOf(cell, part);
        keys.append(value.key);
        labels.append(value.label);
    }
    return {keys.join(u'+'), labels.join(u", "_s)};
}

FactorValue Factors::simpleValueOf(const store::CellRecord &cell, const QString &factor) const
{
    if (factor.isEmpty())
        return {};
    if (factor == "runtime"_L1)
        return {cell.runtime, cell.runtime};
    if (factor == "device"_L1) {
        const store::DeviceRecord *device = m_data.find(cell.device);
        const QString name = device != nullptr ? device->name : QString();
        return {name, name};
    }
    const store::WorkloadRecord *workload = m_data.find(cell.workload);
    if (workload == nullptr)
        return {QString(), u"–"_s};
    if (factor == "workload"_L1)
        return {workload->title, workload->title};
    if (factor == "benchmark"_L1)
        return {workload->benchmark, workload->benchmark};
    return parameterValue(factor, workload->parameters.value(factor));
}

Factors::Place Factors::placeOf(const FactorValue &value, const QString &factor) const
{
    const QStringList parts = factor.split(u'+');
    const QStringList keys = value.key.split(u'+');
    // A key that itself holds a "+" cannot be taken apart: such values go by key.
    if (keys.size() != parts.size())
        return {{parts.size() == 1 ? rank(value.key, factor) : kLast, value.key}};
    Place place;
    for (qsizetype part = 0; part < parts.size(); ++part)
        place.emplace_back(rank(keys[part], parts[part]), keys[part]);
    return place;
}

double Factors::rank(const QString &key, const QString &factor) const
{
    if (factor == "runtime"_L1)
        return runtimeRank(key);
    // Devices and workloads stand in the order of the plan.
    const auto placeIn = [](const auto &rows, auto matches) {
        const auto found = std::find_if(rows.cbegin(), rows.cend(), matches);
        return found == rows.cend() ? kLast : static_cast<double>(found - rows.cbegin());
    };
    if (factor == "device"_L1) {
        return placeIn(m_data.devices,
                       [&](const store::DeviceRecord &device) { return device.name == key; });
    }
    if (factor == "workload"_L1) {
        return placeIn(m_data.workloads, [&](const store::WorkloadRecord &workload) {
            return workload.title == key;
        });
    }
    bool isNumber = false;
    const double number = key.toDouble(&isNumber);
    if (isNumber && !std::isnan(number))
        return number;
    if (const std::optional<qint64> bytes = benchmark::parseSize(key))
        return static_cast<double>(*bytes);
    return kLast;
}

void Factors::sort(std::vector<FactorValue> &values, const QString &factor) const
{
    struct Ranked
    {
        Place place;
        FactorValue value;
    };

    std::vector<Ranked> ranked;
    ranked.reserve(values.size());
    for (FactorValue &value : values) {
        Place place = placeOf(value, factor);
        ranked.push_back({std::move(place), std::move(value)});
    }
    std::ranges::sort(ranked, std::less(), &Ranked::place);
    values.clear();
    for (Ranked &entry : ranked) {
        if (values.empty() || values.back().key != entry.value.key)
            values.push_back(std::move(entry.value));
    }
}

} // namespace runwatt::analysis
