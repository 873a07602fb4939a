// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace runwatt::campaign {

/// The line on which each field of a JSON text stands, by its path ("devices[0].name"), from 1.
/// QJsonDocument knows no lines; people need them. For text that QJsonDocument accepted.
[[nodiscard]] QHash<QString, int> linesOfFields(const QByteArray &json);

/// Reads the fields of one JSON object and remembers the first thing that is wrong with them, as an
/// Error that names file, line and field. After the last field, finish() also reports unknown ones.
class JsonFields
{
public:
    /// What all objects of one file share.
    struct Source
    {
        QString fileName;
        QHash<QString, int> lines;
        std::optional<Error> error;
    };

    JsonFields(QJsonObject object, QString path, std::shared_ptr<Source> source);

    [[nodiscard]] QString string(const QString &name, const QString &otherwise = {});
    [[nodiscard]] QString requiredString(const QString &name);
    [[nodiscard]] qint64 integer(const QString &name, qint64 least, qint64 most, qint64 otherwise);
    [[nodiscard]] double number(const QString &name, double least, double most, double otherwise);
    [[nodiscard]] bool flag(const QString &name, bool otherwise);
    [[nodiscard]] QStringList strings(const QString &name, const QStringList &otherwise = {});
    [[nodiscard]] QJsonObject object(const QString &name);
    /// The objects of a list, each ready to be read; an absent field is an empty list.
    [[nodiscard]] std::vector<JsonFields> objects(const QString &name);
    [[nodiscard]] JsonFields child(const QString &name);

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }

    /// Reports what is wrong with a field; only the first report is kept.
    void report(const QString &name, const QString &problem, const QString &remedy = {});

    /// Every field that was not asked for is unknown: reports it.
    void finish();

    /// The object as it is, for a reader of another folder; then nothing in it is unknown here.
    [[nodiscard]] QJsonObject whole();

    [[nodiscard]] QString path(const QString &name) const;

private:
    [[nodiscard]] QJsonValue take(const QString &name);

    QJsonObject m_object;
    QString m_path;
    std::shared_ptr<Source> m_source;
    QStringList m_known;
};

} // namespace runwatt::campaign
