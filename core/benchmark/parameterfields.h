// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatt::benchmark {

/// The Error of a parameter that cannot be run; its `where` is the field. `tool` as its users write
/// it: "fio".
[[nodiscard]] tl::unexpected<Error> parameterRefusal(const QString &tool,
                                                     const QString &field,
                                                     const QString &why,
                                                     const QString &remedy = {});

/// Takes the fields out of a JSON object one by one and keeps the first refusal. A field that is
/// missing, or refused, leaves the value as it is.
class ParameterFields
{
public:
    /// `tool` is whose parameters they are, as its users write it: "fio".
    ParameterFields(QString tool, QJsonObject json);

    /// A whole number from `least` to `most`.
    void number(const QString &field, qint64 least, qint64 most, qint64 *value);
    void number(const QString &field, int least, int most, int *value);

    /// Bytes, from 1 to `most`: a whole number, or text with a unit (parseSize()).
    void size(const QString &field, qint64 most, qint64 *value);

    void flag(const QString &field, bool *value);

    /// Bytes likewise, or 0.
    void sizeOrZero(const QString &field, qint64 most, qint64 *value);

    /// One of `allowed`.
    void word(const QString &field, const QStringList &allowed, QString *value);

    /// Any text of at most `longest` bytes of UTF-8.
    void text(const QString &field, qsizetype longest, QString *value);

    /// The first refusal. To be called when every known field has been taken: one that is left is
    /// refused too.
    [[nodiscard]] Result<void> end();

private:
    void refuse(const QString &field, const QString &why);

    QString m_tool;
    QJsonObject m_left;
    std::optional<tl::unexpected<Error>> m_refusal;
};

} // namespace runwatt::benchmark
