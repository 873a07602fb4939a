// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/protocol.h"

#include <QRegularExpression>

#include <array>
#include <optional>

namespace runwatt::power {

/// A meter that prints text: each line is searched with the person's regular expression. Lines end
/// with LF, CR or both. What does not match (headings, a line cut off by a reset) is passed over.
/// Lines are bounded, and the matcher gives up on an expression that backtracks without end.
class TextLineProtocol : public Protocol
{
public:
    /// Checks the expression, the groups and the escapes; an Error says where in the text it is.
    [[nodiscard]] static Result<std::unique_ptr<Protocol>> create(const TextLineFormat &format);

    [[nodiscard]] QList<QByteArray> startCommands() const override;
    [[nodiscard]] QList<QByteArray> stopCommands() const override;

    [[nodiscard]] QByteArray pollCommand() const override { return m_poll; }

    [[nodiscard]] std::vector<Reading> feed(QByteArrayView bytes, TimeNs steadyNs) override;
    void reset() override;

private:
    /// One of volts, amperes, watts.
    struct Quantity
    {
        QString group;
        double unit = 1; ///< the text's number times this is in V, A or W
        bool expected = false; ///< the expression has this group
        std::optional<double> value; ///< of the record being read
    };

    /// Watts, volts, amperes: what one line gave of them.
    using LineValues = std::array<std::optional<double>, 3>;

    TextLineProtocol() = default;

    void finishLine(std::vector<Reading> &into);
    /// Nothing if one of them is no number.
    [[nodiscard]] std::optional<LineValues> valuesOf(const QRegularExpressionMatch &match) const;
    void mergeLine(const LineValues &values);
    void finishRecord(std::vector<Reading> &into);
    void forgetRecord();

    QRegularExpression m_expression;
    QByteArray m_start;
    QByteArray m_stop;
    QByteArray m_poll;
    qsizetype m_maximumLine = 512;
    std::array<Quantity, 3> m_quantities; ///< watts, volts, amperes

    QByteArray m_line;
    TimeNs m_lineNs = 0; ///< when the line's first byte arrived
    TimeNs m_recordNs = 0; ///< when the first byte of the record's first line arrived
    bool m_skipping = false; ///< the line was too long; wait for its end
};

} // namespace runwatt::power
