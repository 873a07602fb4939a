// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal.h"
#include "core/campaign/outputreader.h"

#include <memory>
#include <vector>

namespace runwatt::app {

/// What was read of a tool's output, written to a terminal or a pipe row by row, so that its length
/// does not matter. Names come from the tool: what would move a cursor or turn a line around is
/// replaced in every form.
class OutputReport
{
public:
    enum class Form {
        Text, ///< for people: columns, units with a prefix
        Csv, ///< RFC 4180, a row for each value, SI units
        Json ///< one object, SI units
    };

    [[nodiscard]] static std::unique_ptr<OutputReport> make(Form form, Terminal &terminal);

    OutputReport() = default;
    virtual ~OutputReport() = default;
    Q_DISABLE_COPY_MOVE(OutputReport)

    /// To be called first.
    virtual void begin(const QString &tool) = 0;
    /// What came together is written at once.
    virtual void add(const std::vector<campaign::OutputRow> &rows) = 0;
    /// To be called last. An error is part of JSON alone: elsewhere stderr tells it.
    virtual void end(const QString &version, const campaign::OutputEnd &end) = 0;
};

/// Control characters, and those that turn the direction of text, replaced: also newlines.
[[nodiscard]] QString oneLine(QString text);

/// The shortest text that reads back as the same number; empty for one that is none.
[[nodiscard]] QString exactNumber(double value);

/// "12.30 MB/s": four digits and the prefix that fits.
[[nodiscard]] QString shownValue(double value, const QString &unit);

} // namespace runwatt::app
