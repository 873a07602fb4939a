// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

#include <QHash>

namespace runwatt::benchmark {

/// Every parameter of a command of a person's own. In JSON the fields bear the names of the
/// members; any other field is a value of the person's own, a number, a text of one line, true or
/// false, whose name stands in braces in the command, and which can be a factor of the matrix like
/// any other parameter. The regular expressions are PCRE's, with a group named "value", and are
/// matched against each line (its first TextLines::kLongestLine bytes).
struct OwnCommandParameters
{
    QString title = QStringLiteral("own command"); ///< for tables; {name} as in the command
    QString command = QStringLiteral("sleep 10"); ///< by the rules of commandWords(); {path} is a
                                                  ///< folder for files
    QString live; ///< regular expression for values while it runs; empty: none
    QString final; ///< likewise, whose last match is the result
    QString json; ///< JsonPath to the result, in place of `final`. Without both: the mean of live
    QString measure = QStringLiteral("value"); ///< what the values are: "throughput"
    QString unit; ///< what they are printed in: "MB/s"; empty: the measure's own
    int seconds = 10; ///< about how long it takes, 1 to 86400
    QString tools; ///< the programs that it needs, parted by blanks, the one that works first;
                   ///< empty: its first word, a name or an absolute path
    qint64 diskSize = 64LL * 1024 * 1024; ///< bytes that its files take at most, with {path} alone
    QHash<QString, QString> values; ///< of the other fields, as they are put into the command
    QJsonObject own; ///< the other fields, as they are in JSON

    bool operator==(const OwnCommandParameters &) const = default;

    /// Error.where is the field's name; missing ones get the default.
    static Result<OwnCommandParameters> fromJson(const QJsonObject &json);

    [[nodiscard]] QJsonObject toJson() const;

    /// Whether the command has a {path} in it.
    [[nodiscard]] bool hasPath() const;

    /// With all values but {path}, which is `path`. Empty only where fromJson() would refuse it.
    [[nodiscard]] QStringList words(const QString &path) const;

    [[nodiscard]] QStringList toolNames() const;

    /// The first of `tools`, or the program without its folder.
    [[nodiscard]] QString processName() const;
};

/// A benchmark by declaration, for what Runwatt does not know. The plan's words go to the device as
/// they are, through no shell.
class OwnCommand final : public Benchmark
{
public:
    [[nodiscard]] QString name() const override;

    [[nodiscard]] Subject subject() const override { return Subject::Folder; }

    [[nodiscard]] QStringList toolNames(const QJsonObject &parameters) const override;
    [[nodiscard]] QString processName(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkParameters(const QJsonObject &parameters) const override;
    [[nodiscard]] std::vector<ParameterField> fields() const override;
    [[nodiscard]] Result<QJsonObject> completed(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkPlace(const Place &place) const override;
    [[nodiscard]] QString title(const QJsonObject &parameters) const override;
    [[nodiscard]] QString detail(const QString &parameter,
                                 const QJsonObject &parameters) const override;
    [[nodiscard]] Estimate estimate(const QJsonObject &parameters) const override;
    [[nodiscard]] QStringList layoutCommand(const QJsonObject &parameters,
                                            const Place &place) const override;
    /// The command's words; with {path} a shell that makes the folder anew and then becomes them.
    [[nodiscard]] QStringList command(const QJsonObject &parameters,
                                      const Place &place) const override;
    [[nodiscard]] std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const override;

    /// Nothing: only the person knows what the output of a command means.
    [[nodiscard]] QJsonObject parametersToldBy(const QByteArray &head) const override;
};

} // namespace runwatt::benchmark
