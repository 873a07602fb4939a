// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guardedpattern.h"
#include "core/benchmark/commandwords.h"
#include "core/benchmark/jsonpath.h"
#include "core/benchmark/owncommand.h"
#include "core/benchmark/ownmeasure.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestTitle = 100;
constexpr qsizetype kLongestCommand = 8192;
constexpr qsizetype kLongestPattern = 500;
constexpr qsizetype kLongestUnit = 20;
constexpr qsizetype kLongestTools = 500;
constexpr qsizetype kLongestValue = 1000;
constexpr qsizetype kLongestWords = 65536; ///< in all, with the values put in
constexpr int kLongestRun = 86400;
constexpr qint64 kLargestDisk = 1LL << 50;
const QLatin1String kPath("path");

const QStringList &knownFields()
{
    static const QStringList names{u"title"_s, u"command"_s, u"live"_s, u"final"_s,
                                   u"json"_s,  u"measure"_s, u"unit"_s, u"seconds"_s,
                                   u"tools"_s, u"diskSize"_s};
    return names;
}

tl::unexpected<Error> refusal(const QString &field, const QString &why)
{
    return parameterRefusal(u"own command"_s, field, why);
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Control;
    });
}

/// As it is put into the command; nothing when it is no value of one.
std::optional<QString> valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isString()) {
        const QString text = value.toString();
        const bool isGood = text.size() <= kLongestValue && !hasControls(text);
        return isGood ? std::optional<QString>(text) : std::nullopt;
    }
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    // Whole ones as they are: a program may take no 1e+06.
    const bool isWhole = std::floor(number) == number && std::abs(number) < 9e15;
    return isWhole ? QString::number(value.toInteger())
                   : QString::number(number, 'g', QLocale::FloatingPointShortest);
}

/// The fields that the command asks for by their names.
Result<void> takeValues(const QJsonObject &json, OwnCommandParameters *parameters)
{
    // The plan has these for itself as factors.
    static const QStringList taken{u"device"_s, u"runtime"_s, u"workload"_s, u"benchmark"_s, kPath};
    const QStringList wanted = valueNames(parameters->command);
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QString name = it.key();
        if (knownFields().contains(name))
            continue;
        if (taken.contains(name))
            return refusal(name, Benchmarks::tr("this name has a meaning of its own"));
        if (!wanted.contains(name)) {
            return refusal(
                name,
                Benchmarks::tr("it is no parameter, and {%1} is not in the command").arg(name));
        }
        const std::optional<QString> text = valueText(it.value());
        if (!text) {
            return refusal(name,
                           Benchmarks::tr("it has to be a number, a text of one line, true or "
                                          "false"));
        }
        parameters->values.insert(name, *text);
        parameters->own.insert(name, it.value());
    }
    for (const auto &[field, text] :
         {std::pair{u"command"_s, parameters->command}, std::pair{u"title"_s, parameters->title}}) {
        const QStringList names = valueNames(text);
        for (const QString &name : names) {
            const bool isPath = name == kPath && field == u"command"_s;
            if (!isPath && !parameters->values.contains(name)) {
                return refusal(field,
                               Benchmarks::tr("there is no parameter \"%1\" to put in for {%1}; "
                                              "{{ stands for a brace")
                                   .arg(name));
            }
        }
    }
    return {};
}

Result<void> checkCommand(const OwnCommandParameters &parameters)
{
    const QString field = u"command"_s;
    const Result<QStringList> words = commandWords(parameters.command, parameters.values);
    if (!words)
        return refusal(field, words.error().what);
    if (words->isEmpty() || words->first().isEmpty())
        return refusal(field, Benchmarks::tr("it names no program"));
    if (words->first().startsWith(u'-'))
        return refusal(field, Benchmarks::tr("a program's name can't begin with a dash"));
    if (parameters.command.contains(QChar(u'\0')))
        return refusal(field, Benchmarks::tr("it has a character in it that no word can have"));
    qsizetype size = 0;
    for (const QString &word : *words)
        size += word.size();
    if (size > kLongestWords) {
        return refusal(
            field,
            Benchmarks::tr("with its values it has more than %1 characters").arg(kLongestWords));
    }
    return {};
}

Result<void> checkPattern(const QString &field, const QString &pattern)
{
    if (pattern.isEmpty())
        return {};
    const QRegularExpression expression = guardedPattern(pattern);
    if (!expression.isValid()) {
        return refusal(field,
                       Benchmarks::tr("at character %1: %2")
                           .arg(faultOffset(expression) + 1)
                           .arg(expression.errorString()));
    }
    if (!expression.namedCaptureGroups().contains(u"value"_s)) {
        return refusal(field, Benchmarks::tr("it has no group (?<value>...), which is the number"));
    }
    return {};
}

Result<void> checkMeasure(const OwnCommandParameters &parameters)
{
    const QString &measure = parameters.measure;
    if (!isMeasureName(measure)) {
        return refusal(u"measure"_s,
                       Benchmarks::tr("it has to be small letters and digits, in words joined by "
                                      "dots, such as \"throughput\" or \"frame.rate\""));
    }
    if (isTakenMeasure(measure)) {
        return refusal(u"measure"_s,
                       Benchmarks::tr("Runwatt measures something of this name by itself"));
    }
    if (hasControls(parameters.unit))
        return refusal(u"unit"_s, Benchmarks::tr("it has to be text of one line"));
    const QString wanted = unitOfMeasure(measure);
    if (!wanted.isEmpty() && !parameters.unit.isEmpty()
        && ownUnit(parameters.unit).unit != wanted) {
        return refusal(
            u"unit"_s,
            Benchmarks::tr("%1 is in %2, with a prefix or without").arg(measure, wanted));
    }
    return {};
}

Result<void> checkTools(const QString &tools)
{
    const QStringList names = tools.split(u' ', Qt::SkipEmptyParts);
    const auto isPlain = [](const QString &name) {
        return !name.startsWith(u'-') && std::all_of(name.begin(), name.end(), [](QChar character) {
            return (character.unicode() < 128 && character.isLetterOrNumber())
                || QStringView(u"._+-").contains(character);
        });
    };
    if (std::all_of(names.begin(), names.end(), isPlain))
        return {};
    return refusal(u"tools"_s,
                   Benchmarks::tr("it has to be names of programs, without folders, parted by "
                                  "blanks"));
}

Result<void> check(const OwnCommandParameters &parameters)
{
    if (parameters.title.trimmed().isEmpty() || hasControls(parameters.title))
        return refusal(u"title"_s, Benchmarks::tr("it has to be text of one line"));
    RUNWATT_CHECK(checkCommand(parameters));
    RUNWATT_CHECK(checkPattern(u"live"_s, parameters.live));
    RUNWATT_CHECK(checkPattern(u"final"_s, parameters.final));
    if (!parameters.json.isEmpty() && !parameters.final.isEmpty())
        return refusal(u"json"_s, Benchmarks::tr("there is \"final\" already"));
    if (!parameters.json.isEmpty() && !JsonPath::parse(parameters.json)) {
        return refusal(u"json"_s,
                       Benchmarks::tr("it has to be a way to a value, such as "
                                      "\"results[0].mean\""));
    }
    RUNWATT_CHECK(checkMeasure(parameters));
    return checkTools(parameters.tools);
}

} // namespace

Result<OwnCommandParameters> OwnCommandParameters::fromJson(const QJsonObject &json)
{
    OwnCommandParameters parameters;
    QJsonObject known;
    for (const QString &name : knownFields()) {
        if (json.contains(name))
            known.insert(name, json.value(name));
    }
    ParameterFields fields(u"own command"_s, known);
    fields.text(u"title"_s, kLongestTitle, &parameters.title);
    fields.text(u"command"_s, kLongestCommand, &parameters.command);
    fields.text(u"live"_s, kLongestPattern, &parameters.live);
    fields.text(u"final"_s, kLongestPattern, &parameters.final);
    fields.text(u"json"_s, JsonPath::kLongest, &parameters.json);
    fields.text(u"measure"_s, kLongestTitle, &parameters.measure);
    fields.text(u"unit"_s, kLongestUnit, &parameters.unit);
    fields.number(u"seconds"_s, 1, kLongestRun, &parameters.seconds);
    fields.text(u"tools"_s, kLongestTools, &parameters.tools);
    fields.size(u"diskSize"_s, kLargestDisk, &parameters.diskSize);
    RUNWATT_CHECK(fields.end());
    RUNWATT_CHECK(takeValues(json, &parameters));
    RUNWATT_CHECK(check(parameters));
    return parameters;
}

QJsonObject OwnCommandParameters::toJson() const
{
    QJsonObject object = own;
    for (const auto &[field, text] :
         {std::pair{u"title"_s, title}, std::pair{u"command"_s, command},
          std::pair{u"live"_s, live}, std::pair{u"final"_s, final}, std::pair{u"json"_s, json},
          std::pair{u"measure"_s, measure}, std::pair{u"unit"_s, unit},
          std::pair{u"tools"_s, tools}})
        object[field] = text;
    object[u"seconds"_s] = seconds;
    object[u"diskSize"_s] = diskSize;
    return object;
}

bool OwnCommandParameters::hasPath() const
{
    return valueNames(command).contains(kPath);
}

QStringList OwnCommandParameters::words(const QString &path) const
{
    QHash<QString, QString> all = values;
    all.insert(kPath, path);
    return commandWords(command, all).value_or(QStringList());
}

QStringList OwnCommandParameters::toolNames() const
{
    QStringList names = tools.split(u' ', Qt::SkipEmptyParts);
    const QString program = words({}).value(0);
    if (names.isEmpty() && checkTools(program) && !program.contains(u' '))
        names.append(program);
    // One that is named by its folder is not looked for elsewhere; what a trial first makes in its
    // own is not there yet.
    static const QRegularExpression plainPath(u"\\A(/(?!\\.{1,2}(/|\\z))[A-Za-z0-9._+-]+)+\\z"_s);
    const bool isMadeThere = program != words(u"/elsewhere"_s).value(0);
    if (!isMadeThere && plainPath.match(program).hasMatch())
        names.append(program);
    if (hasPath()) {
        names.append(u"mkdir"_s);
        names.append(u"rm"_s);
    }
    return names;
}

QString OwnCommandParameters::processName() const
{
    const QStringList names = tools.split(u' ', Qt::SkipEmptyParts);
    return names.value(0, words({}).value(0).section(u'/', -1));
}

std::vector<ParameterField> OwnCommand::fields() const
{
    using Kind = ParameterField::Kind;
    using Shown = ParameterField::Shown;
    return {
        {u"title"_s, Kind::Line},
        {u"command"_s, Kind::Text},
        {u"live"_s, Kind::Line},
        {u"final"_s, Kind::Line},
        {u"json"_s, Kind::Line},
        {u"measure"_s, Kind::Line},
        {u"unit"_s, Kind::Line},
        {u"seconds"_s, Kind::Seconds, 1, kLongestRun},
        {u"tools"_s, Kind::Line, 0, 0, {}, Shown::More},
        {u"diskSize"_s, Kind::Size, 1, kLargestDisk, {}, Shown::More},
    };
}

} // namespace runwatt::benchmark
