// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/parameterwords.h"

#include "core/benchmark/fio.h"
#include "core/benchmark/size.h"
#include "core/figure/names.h"
#include "widgets/wizard/text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using benchmark::FioParameters;

namespace {

const QString kTrue = u"true"_s;
const QString kFalse = u"false"_s;

QString wordOf(const QJsonValue &value, WordKind kind)
{
    if (value.isBool())
        return value.toBool() ? kTrue : kFalse;
    if (value.isDouble()) {
        const qint64 number = value.toInteger();
        return kind == WordKind::Size ? benchmark::sizeText(number) : QString::number(number);
    }
    return value.toString();
}

} // namespace

QStringList wordsOf(const QJsonValue &value, WordKind kind)
{
    QStringList words;
    const QJsonArray all = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue &one : all)
        words.append(wordOf(one, kind));
    return words;
}

QJsonValue valueOf(const QStringList &words, WordKind kind)
{
    QJsonArray all;
    for (const QString &word : words) {
        switch (kind) {
        case WordKind::Text:
        case WordKind::Size:
            all.append(word);
            break;
        case WordKind::Number:
            all.append(word.toLongLong());
            break;
        case WordKind::Flag:
            all.append(word == kTrue);
            break;
        }
    }
    return all.size() == 1 ? QJsonValue(all.first()) : QJsonValue(all);
}

Result<QString> checkRequestSize(const QString &typed)
{
    const auto parameters =
        FioParameters::fromJson({{u"requestSize"_s, typed}, {u"fileSize"_s, u"1 GiB"_s}});
    if (!parameters)
        return tl::make_unexpected(inWords(parameters.error()));
    return benchmark::sizeText(parameters->requestSize);
}

Result<QString> checkFileSize(const QString &typed)
{
    const auto parameters =
        FioParameters::fromJson({{u"requestSize"_s, 1}, {u"fileSize"_s, typed}});
    if (!parameters)
        return tl::make_unexpected(inWords(parameters.error()));
    return benchmark::sizeText(parameters->fileSize);
}

Result<QString> checkNumber(const QString &typed, qint64 low, qint64 high)
{
    bool isNumber = false;
    const qint64 number = typed.toLongLong(&isNumber);
    if (isNumber && number >= low && number <= high)
        return QString::number(number);
    return failure(ErrorCode::InvalidInput,
                   Wizard::tr("must be a whole number from %1 to %2").arg(low).arg(high));
}

Result<QString> checkSize(const QString &typed, qint64 least, qint64 most)
{
    const std::optional<qint64> bytes = benchmark::parseSize(typed);
    if (bytes && *bytes >= least && *bytes <= most)
        return benchmark::sizeText(*bytes);
    return failure(ErrorCode::InvalidInput,
                   Wizard::tr("must be a size from %1 to %2, such as 4 KiB")
                       .arg(benchmark::sizeText(least), benchmark::sizeText(most)));
}

Result<campaign::Matrix> workloadsAlone(const std::vector<campaign::WorkloadPlan> &sets)
{
    campaign::Plan plan;
    campaign::DevicePlan anyDevice;
    anyDevice.name = u"device"_s;
    plan.devices.push_back(anyDevice);
    plan.peer.thisComputer = true; // who it is, another part of the page asks
    plan.runtimes = QStringList{u"NT"_s};
    plan.workloads = sets;
    plan.repetitions = 1;
    return campaign::expand(plan);
}

Error inWords(const Error &error)
{
    // "workloads[0].parameters.requestSize" of a plan, or "requestSize" of one set.
    const QString field = error.where.section(u'.', -1);
    const QString name = figure::factorName(field);
    const QString what =
        name == field ? error.what : Wizard::tr("it cannot run with this %1").arg(name);
    return {error.code, what, {}, error.why, error.remedy};
}

} // namespace runwatt::wizard
