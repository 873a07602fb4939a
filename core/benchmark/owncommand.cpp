// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/owncommand.h"

#include "core/benchmark/commandwords.h"
#include "core/benchmark/owncommandreader.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QCryptographicHash>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Its words: the folder, and those of the command. Each trial begins with an empty one.
constexpr auto kScript = R"(rm -rf -- "$1" && mkdir -p -- "$1" || exit
shift
exec "$@"
)"_L1;

OwnCommandParameters parametersOf(const QJsonObject &json)
{
    return OwnCommandParameters::fromJson(json).value_or(OwnCommandParameters());
}

/// So that two long texts are told apart in a title.
QString markOf(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(8));
}

} // namespace

QString OwnCommand::name() const
{
    return u"command"_s;
}

QStringList OwnCommand::toolNames(const QJsonObject &parameters) const
{
    return parametersOf(parameters).toolNames();
}

QString OwnCommand::processName(const QJsonObject &parameters) const
{
    return parametersOf(parameters).processName();
}

Result<void> OwnCommand::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(OwnCommandParameters::fromJson(parameters));
    return {};
}

Result<QJsonObject> OwnCommand::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const OwnCommandParameters read, OwnCommandParameters::fromJson(parameters));
    return read.toJson();
}

Result<void> OwnCommand::checkPlace(const Place &place) const
{
    if (place.path.startsWith(u'/'))
        return {};
    return failure(ErrorCode::InvalidInput,
                   Benchmarks::tr("a command cannot work in a folder of this name"), place.path,
                   Benchmarks::tr("the path does not begin at the root"),
                   Benchmarks::tr("Choose another folder on the device."));
}

QString OwnCommand::title(const QJsonObject &parameters) const
{
    const OwnCommandParameters read = parametersOf(parameters);
    return withValues(read.title, read.values);
}

QString OwnCommand::detail(const QString &parameter, const QJsonObject &parameters) const
{
    const OwnCommandParameters read = parametersOf(parameters);
    if (const auto value = read.values.constFind(parameter); value != read.values.constEnd())
        return u"%1 %2"_s.arg(parameter, *value);
    if (parameter == "seconds"_L1)
        return u"%1 s long"_s.arg(read.seconds);
    if (parameter == "diskSize"_L1)
        return u"%1 of disk"_s.arg(sizeText(read.diskSize));
    return u"%1 %2"_s.arg(parameter, markOf(parameters.value(parameter).toString()));
}

Estimate OwnCommand::estimate(const QJsonObject &parameters) const
{
    const OwnCommandParameters read = parametersOf(parameters);
    Estimate estimate;
    estimate.duration = std::chrono::seconds(read.seconds);
    estimate.diskBytes = read.hasPath() ? read.diskSize : 0;
    return estimate;
}

QStringList OwnCommand::layoutCommand(const QJsonObject & /*parameters*/,
                                      const Place & /*place*/) const
{
    return {};
}

QStringList OwnCommand::command(const QJsonObject &parameters, const Place &place) const
{
    const OwnCommandParameters read = parametersOf(parameters);
    const QStringList words = read.words(place.path);
    if (!read.hasPath())
        return words;
    return QStringList{u"sh"_s, u"-c"_s, kScript, u"runwatt-command"_s, place.path} + words;
}

std::unique_ptr<LiveReader> OwnCommand::makeReader(const QJsonObject &parameters) const
{
    return std::make_unique<OwnCommandReader>(parametersOf(parameters));
}

QJsonObject OwnCommand::parametersToldBy(const QByteArray & /*head*/) const
{
    return {};
}

} // namespace runwatt::benchmark
