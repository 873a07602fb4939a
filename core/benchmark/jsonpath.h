// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace runwatt::benchmark {

/// The way to one value in a JSON document: keys parted by dots, each with indices in brackets
/// behind it, from 0, or from -1 at the end: "results[0].times[-1].mean", "[2].iops". A key that
/// has a dot or a bracket itself can't be named. Value type.
class JsonPath
{
public:
    static constexpr qsizetype kLongest = 300;

    /// Nothing when it is no such way, or longer than kLongest.
    [[nodiscard]] static std::optional<JsonPath> parse(const QString &text);

    /// What is there; undefined where the way leads nowhere.
    [[nodiscard]] QJsonValue in(const QJsonValue &document) const;

private:
    std::vector<std::variant<QString, int>> m_steps;
};

} // namespace runwatt::benchmark
