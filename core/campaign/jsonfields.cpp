// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/jsonfields.h"

#include "core/campaign/text.h"

#include <QJsonDocument>
#include <QJsonValue>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace runwatt::campaign {

namespace {

/// One open object or list while scanning.
struct Level
{
    QString path;
    int index = -1; ///< in a list; -1 in an object
    QString key;
    QSet<QString> keys; ///< of an object, so far
};

/// The end of the string that begins at `at` (a quote), and its text.
qsizetype skipString(const QByteArray &json, qsizetype at, QByteArray *text)
{
    qsizetype end = at + 1;
    while (end < json.size() && json.at(end) != '"')
        end += json.at(end) == '\\' ? 2 : 1;
    *text = json.mid(at + 1, end - at - 1);
    return end;
}

/// A key as people read it: what is written "\\u006eame" is "name" to QJsonDocument, too.
QString unescaped(const QByteArray &text)
{
    if (!text.contains('\\'))
        return QString::fromUtf8(text);
    return QJsonDocument::fromJson("[\"" + text + "\"]").array().first().toString();
}

// The path of what comes next.
QString pathWithin(const std::vector<Level> &levels)
{
    if (levels.empty())
        return {};
    const Level &level = levels.back();
    if (level.index >= 0)
        return level.path + u'[' + QString::number(level.index) + u']';
    return level.path.isEmpty() ? level.key : QString(level.path + u'.' + level.key);
}

} // namespace

int FieldPlaces::lineOf(const QString &field) const
{
    QString path = field;
    while (!path.isEmpty() && !lines.contains(path))
        path.truncate(std::max<qsizetype>({path.lastIndexOf(u'.'), path.lastIndexOf(u'['), 0}));
    return lines.value(path);
}

FieldPlaces placesOfFields(const QByteArray &json)
{
    FieldPlaces places;
    std::vector<Level> levels;
    QByteArray lastString;
    int line = 1;
    int stringLine = 1;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json.at(at);
        if (c == '\n') {
            ++line;
        } else if (c == '"') {
            stringLine = line;
            at = skipString(json, at, &lastString);
        } else if (c == ':' && !levels.empty()) {
            Level &level = levels.back();
            level.key = unescaped(lastString);
            const QString path = pathWithin(levels);
            if (level.keys.contains(level.key) && places.repeated.isEmpty()) {
                places.repeated = path;
                places.repeatedLine = stringLine;
            }
            level.keys.insert(level.key);
            places.lines.insert(path, stringLine);
        } else if (c == '{' || c == '[') {
            const QString path = pathWithin(levels);
            if (!levels.empty() && levels.back().index >= 0)
                places.lines.insert(path, line);
            levels.push_back({path, c == '[' ? 0 : -1, {}, {}});
        } else if ((c == '}' || c == ']') && !levels.empty()) {
            levels.pop_back();
        } else if (c == ',' && !levels.empty() && levels.back().index >= 0) {
            ++levels.back().index;
        }
    }
    return places;
}

JsonFields::JsonFields(QJsonObject object, QString path, std::shared_ptr<Source> source)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_source(std::move(source))
{ }

QString JsonFields::path(const QString &name) const
{
    return m_path.isEmpty() ? name : QString(m_path + u'.' + name);
}

void JsonFields::report(const QString &name, const QString &problem, const QString &remedy)
{
    if (m_source->error)
        return;
    const QString field = name.isEmpty() ? m_path : path(name);
    QString where = m_source->fileName;
    if (const int line = m_source->places.lineOf(field); line > 0)
        where += u':' + QString::number(line);
    const QString what = field.isEmpty() ? problem : QString(field + u": " + problem);
    m_source->error.emplace(ErrorCode::InvalidInput, what, where, QString(), remedy);
}

QJsonValue JsonFields::take(const QString &name)
{
    m_known.append(name);
    return m_object.value(name);
}

QString JsonFields::string(const QString &name, const QString &otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString()) {
        report(name, Campaign::tr("must be a text in quotes"));
        return otherwise;
    }
    QString text = value.toString();
    // Names go into paths, messages and tables, which are made of lines.
    if (std::any_of(text.cbegin(), text.cend(),
                    [](QChar character) { return character.category() == QChar::Other_Control; }))
        report(name, Campaign::tr("must not contain a line break or another control character"));
    return text;
}

QString JsonFields::requiredString(const QString &name)
{
    QString text = string(name);
    if (text.trimmed().isEmpty())
        report(name, Campaign::tr("is missing or empty"));
    return text;
}

qint64 JsonFields::integer(const QString &name, qint64 least, qint64 most, qint64 otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::floor(number) != number || number < static_cast<double>(least)
        || number > static_cast<double>(most)) {
        report(name, Campaign::tr("must be a whole number from %1 to %2").arg(least).arg(most));
        return otherwise;
    }
    return value.toInteger();
}

double JsonFields::number(const QString &name, double least, double most, double otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || number < least || number > most) {
        report(name, Campaign::tr("must be a number from %1 to %2").arg(least).arg(most));
        return otherwise;
    }
    return number;
}

bool JsonFields::flag(const QString &name, bool otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        report(name, Campaign::tr("must be true or false"));
    return value.toBool(otherwise);
}

QStringList JsonFields::strings(const QString &name, const QStringList &otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    QStringList list;
    bool good = value.isArray();
    const QJsonArray array = value.toArray();
    for (const auto &entry : array) {
        good = good && entry.isString();
        list.append(entry.toString());
    }
    if (!good)
        report(name, Campaign::tr("must be a list of texts"));
    return list;
}

QJsonObject JsonFields::object(const QString &name)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isObject())
        report(name, Campaign::tr("must be an object in braces"));
    return value.toObject();
}

std::vector<JsonFields> JsonFields::objects(const QString &name)
{
    const QJsonValue value = take(name);
    std::vector<JsonFields> list;
    if (value.isUndefined())
        return list;
    if (!value.isArray()) {
        report(name, Campaign::tr("must be a list in brackets"));
        return list;
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = path(name) + u'[' + QString::number(i) + u']';
        if (!array.at(i).isObject())
            JsonFields({}, place, m_source).report({}, Campaign::tr("must be an object in braces"));
        list.emplace_back(array.at(i).toObject(), place, m_source);
    }
    return list;
}

JsonFields JsonFields::child(const QString &name)
{
    return {object(name), path(name), m_source};
}

void JsonFields::finish()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!m_known.contains(it.key())) {
            report(it.key(), Campaign::tr("is not a field that Runwatt knows"),
                   Campaign::tr("Known here: %1.").arg(m_known.join(QStringLiteral(", "))));
        }
    }
}

QJsonObject JsonFields::whole()
{
    m_known = m_object.keys();
    return m_object;
}

} // namespace runwatt::campaign
