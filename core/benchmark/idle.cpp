// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/idle.h"

#include "core/benchmark/idlereader.h"
#include "core/benchmark/parameterfields.h"

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLongestRunTime = 86400;

/// Its only word: how many seconds. In the background, so that a TERM of the shell alone ends the
/// sleep too.
constexpr auto kScript = R"(read -r uptime rest </proc/uptime || exit
echo "$uptime"
trap 'kill "$sleeper" 2>/dev/null' TERM INT
sleep "$1" &
sleeper=$!
wait "$sleeper" || exit
read -r uptime rest </proc/uptime || exit
echo "$uptime"
)"_L1;

IdleParameters parametersOf(const QJsonObject &json)
{
    return IdleParameters::fromJson(json).value_or(IdleParameters());
}

} // namespace

Result<IdleParameters> IdleParameters::fromJson(const QJsonObject &json)
{
    IdleParameters parameters;
    ParameterFields fields(u"idle"_s, json);
    fields.number(u"runTime"_s, 1, kLongestRunTime, &parameters.runTime);
    RUNWATT_CHECK(fields.end());
    return parameters;
}

QJsonObject IdleParameters::toJson() const
{
    return {{u"runTime"_s, runTime}};
}

QString Idle::name() const
{
    return u"idle"_s;
}

QStringList Idle::toolNames(const QJsonObject & /*parameters*/) const
{
    return {u"sleep"_s};
}

Result<void> Idle::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(IdleParameters::fromJson(parameters));
    return {};
}

std::vector<ParameterField> Idle::fields() const
{
    return {{u"runTime"_s, ParameterField::Kind::Seconds, 1, kLongestRunTime}};
}

Result<QJsonObject> Idle::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const IdleParameters read, IdleParameters::fromJson(parameters));
    return read.toJson();
}

Result<void> Idle::checkPlace(const Place & /*place*/) const
{
    return {};
}

QString Idle::title(const QJsonObject & /*parameters*/) const
{
    return u"idle"_s;
}

QString Idle::detail(const QString & /*parameter*/, const QJsonObject &parameters) const
{
    return u"%1 s long"_s.arg(parametersOf(parameters).runTime);
}

Estimate Idle::estimate(const QJsonObject &parameters) const
{
    Estimate estimate;
    estimate.duration = std::chrono::seconds(parametersOf(parameters).runTime);
    return estimate;
}

QStringList Idle::layoutCommand(const QJsonObject & /*parameters*/, const Place & /*place*/) const
{
    return {};
}

QStringList Idle::command(const QJsonObject &parameters, const Place & /*place*/) const
{
    return {u"sh"_s, u"-c"_s, kScript, u"runwatt-idle"_s,
            QString::number(parametersOf(parameters).runTime)};
}

std::unique_ptr<LiveReader> Idle::makeReader(const QJsonObject & /*parameters*/) const
{
    return std::make_unique<IdleReader>();
}

} // namespace runwatt::benchmark
