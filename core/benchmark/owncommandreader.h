// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/jsondocuments.h"
#include "core/benchmark/owncommand.h"
#include "core/benchmark/ownmeasure.h"
#include "core/benchmark/textlines.h"

#include <QJsonValue>
#include <QRegularExpression>

namespace runwatt::benchmark {

/// Reads what a command of a person's own prints, as its parameters say. A line ends with LF or CR
/// (programs redraw a line by it). A live value is stamped as its line is; what time it stands for
/// nobody knows. A pattern that backtracks for too long on a line is not tried again. With a JSON
/// path the output is kept, up to kLargestOutput: it is a document, or ends with an object.
class OwnCommandReader final : public LiveReader
{
public:
    static constexpr qsizetype kLargestOutput = 4 * 1024 * 1024;

    explicit OwnCommandReader(const OwnCommandParameters &parameters);

    void begin(TimeNs stampNs) override { m_beganNs = stampNs; }

    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;

    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override { return m_beganNs; }

    [[nodiscard]] QString toolVersion() const override { return {}; }

private:
    /// One of the two expressions, and what came of it.
    struct Pattern
    {
        QString field; ///< "live"
        QRegularExpression expression;
        bool isUsed = false;
        bool gaveUp = false;
        bool matches = false; ///< on the line that was taken last
        std::optional<QString> last; ///< what the last match had for a number
    };

    [[nodiscard]] static Pattern patternOf(const QString &field, const QString &text);
    [[nodiscard]] static std::optional<double> match(Pattern *pattern, const QString &line);
    void takeLine(const QByteArray &line);
    void keepOutput(char byte);
    [[nodiscard]] Result<double> result() const;
    [[nodiscard]] Result<double> resultOfPatterns() const;
    [[nodiscard]] Result<double> resultOfJson() const;
    [[nodiscard]] QJsonValue document() const;
    [[nodiscard]] tl::unexpected<Error> noResult(const QString &what) const;

    OwnCommandParameters m_parameters;
    OwnUnit m_unit;
    Pattern m_live;
    Pattern m_final;
    TextLines m_lines;
    std::optional<TimeNs> m_beganNs;
    std::optional<double> m_lastLive; ///< of the line that was taken last
    double m_liveSum = 0;
    qint64 m_liveCount = 0;
    std::optional<double> m_lastFinal;
    bool m_hasPrinted = false;
    QByteArray m_output; ///< with a JSON path
    bool m_isTooLarge = false;
    JsonDocuments m_documents;
    QByteArray m_lastObject;
};

} // namespace runwatt::benchmark
