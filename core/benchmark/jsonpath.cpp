// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace runwatt::benchmark {

namespace {

/// What is in the brackets that `rest` begins with, which it loses.
std::optional<int> takeIndex(QStringView *rest)
{
    const qsizetype end = rest->indexOf(u']');
    if (!rest->startsWith(u'[') || end < 0)
        return std::nullopt;
    bool isNumber = false;
    const int index = rest->sliced(1, end - 1).toInt(&isNumber);
    *rest = rest->sliced(end + 1);
    return isNumber ? std::optional<int>(index) : std::nullopt;
}

QJsonValue elementOf(const QJsonArray &array, int index)
{
    const qsizetype at = index < 0 ? array.size() + index : index;
    return at >= 0 && at < array.size() ? array.at(at) : QJsonValue(QJsonValue::Undefined);
}

} // namespace

std::optional<JsonPath> JsonPath::parse(const QString &text)
{
    if (text.isEmpty() || text.size() > kLongest)
        return std::nullopt;
    JsonPath path;
    const QStringList parts = text.split(u'.');
    for (const QString &part : parts) {
        const qsizetype bracket = part.indexOf(u'[');
        const QString key = part.left(bracket < 0 ? part.size() : bracket);
        // Only the document itself has no name.
        if (key.isEmpty() && (bracket < 0 || !path.m_steps.empty()))
            return std::nullopt;
        if (!key.isEmpty())
            path.m_steps.emplace_back(key);
        QStringView rest = QStringView(part).sliced(key.size());
        while (!rest.isEmpty()) {
            const std::optional<int> index = takeIndex(&rest);
            if (!index)
                return std::nullopt;
            path.m_steps.emplace_back(*index);
        }
    }
    return path;
}

QJsonValue JsonPath::in(const QJsonValue &document) const
{
    QJsonValue here = document;
    for (const std::variant<QString, int> &step : m_steps) {
        if (const QString *key = std::get_if<QString>(&step))
            here = here.toObject().value(*key);
        else
            here = elementOf(here.toArray(), std::get<int>(step));
    }
    return here;
}

} // namespace runwatt::benchmark
