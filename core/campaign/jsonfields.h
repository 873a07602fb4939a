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

/// What QJsonDocument does not tell of a JSON text: where its fields stand, and whether one is
/// there twice in an object (QJsonDocument keeps the last).
struct FieldPlaces
{
    QHash<QString, int> lines; ///< from 1, by the field's path ("devices[0].name")
    QString repeated; ///< the path of the first field that its object has already; empty: none
    int repeatedLine = 0; ///< where it stands the second time

    /// The line of a field, or of the nearest object or list around it that has one; 0: none.
    [[nodiscard]] int lineOf(const QString &field) const;
};

/// For text that QJsonDocument accepted.
[[nodiscard]] FieldPlaces placesOfFields(const QByteArray &json);

/// Reads the fields of one JSON object and remembers the first thing that is wrong with them, as an
/// Error that names file, line and field. After the last field, finish() also reports unknown ones.
class JsonFields
{
public:
    /// What all objects of one file share.
    struct Source
    {
        QString fileName;
        FieldPlaces places;
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
