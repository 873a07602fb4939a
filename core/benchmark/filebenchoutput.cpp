// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebenchoutput.h"

#include <algorithm>
#include <array>

namespace runwatt::benchmark {

namespace {

constexpr double kMb = 1024.0 * 1024.0;
constexpr double kMost = 1e18; ///< of any column: products of some are still numbers

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isBlank(char character)
{
    return character == ' ' || character == '\t';
}

/// Takes leading characters for which `wanted` holds.
template<typename Wanted>
QByteArrayView take(QByteArrayView *text, Wanted wanted)
{
    const auto *const end = std::find_if_not(text->begin(), text->end(), wanted);
    const QByteArrayView taken = text->first(end - text->begin());
    *text = text->sliced(taken.size());
    return taken;
}

std::optional<double> number(QByteArrayView digits)
{
    bool ok = false;
    const double value = digits.toDouble(&ok);
    if (!ok || !(value >= 0 && value <= kMost))
        return std::nullopt;
    return value;
}

/// "1616: " or "1.027: ", without which the text is left as it is.
void dropStamp(QByteArrayView *text)
{
    QByteArrayView rest = *text;
    take(&rest, isBlank);
    const QByteArrayView digits =
        take(&rest, [](char character) { return isDigit(character) || character == '.'; });
    if (digits.isEmpty() || !rest.startsWith(": "))
        return;
    *text = rest.sliced(2);
}

/// Puts a number into the column that its unit names; in the summary of 1.4 a unit may be several
/// words.
void setColumn(double value, QByteArrayView unit, FilebenchFigures *figures)
{
    if (unit == "ops")
        figures->operations = value;
    else if (unit == "ops/s")
        figures->operationsPerSecond = value;
    else if (unit == "mb/s")
        figures->bytesPerSecond = value * kMb;
    else if (unit == "ms/op" || unit == "ms latency")
        figures->latencySeconds = value / 1000;
}

/// "80.3mb/s" or "38860.703 ops/s" or "0.1ms latency", each followed by a comma or not.
void readColumns(QByteArrayView columns, FilebenchFigures *figures)
{
    while (!columns.isEmpty()) {
        take(&columns, [](char character) { return isBlank(character) || character == ','; });
        const QByteArrayView digits =
            take(&columns, [](char character) { return isDigit(character) || character == '.'; });
        QByteArrayView rest = columns;
        take(&rest, isBlank);
        const QByteArrayView unit =
            take(&rest, [](char character) { return !isBlank(character) && character != ','; });
        const std::optional<double> value = number(digits);
        if (!value || unit.isEmpty() || isDigit(unit.front())) {
            // No number, or one without a unit: on with what follows it.
            take(&columns, [](char character) { return !isBlank(character); });
            continue;
        }
        columns = rest;
        if (unit == "ms" && rest.trimmed() == "latency")
            setColumn(*value, "ms latency", figures);
        else
            setColumn(*value, unit, figures);
    }
}

std::optional<FilebenchFigures> figuresOf(QByteArrayView name, QByteArrayView columns)
{
    FilebenchFigures figures;
    // Latency's range and histogram are in brackets.
    const qsizetype bracket = columns.indexOf('[');
    readColumns(bracket < 0 ? columns : columns.first(bracket), &figures);
    if (!columns.contains("ops/s") || !columns.contains("mb/s"))
        return std::nullopt;
    figures.name = name.toByteArray();
    return figures;
}

} // namespace

QByteArrayView filebenchMessage(QByteArrayView line)
{
    QByteArrayView message = line;
    dropStamp(&message);
    dropStamp(&message);
    return message;
}

std::optional<FilebenchFigures> parseFilebenchRow(QByteArrayView message)
{
    QByteArrayView columns = message;
    const QByteArrayView name = take(&columns, [](char character) { return !isBlank(character); });
    if (name.isEmpty() || isDigit(name.front()))
        return std::nullopt;
    return figuresOf(name, columns);
}

std::optional<FilebenchFigures> parseFilebenchSummary(QByteArrayView message)
{
    constexpr QByteArrayView kName = "IO Summary";
    if (!message.startsWith("IO Summary:"))
        return std::nullopt;
    return figuresOf(kName, message.sliced(kName.size() + 1));
}

bool isFilebenchProgress(QByteArrayView message)
{
    static constexpr std::array<QByteArrayView, 22> kBeginnings{
        "Allocated ", "Creating/pre-allocating ", "Fileset ", "Removed any existing ",
        "making tree for ", "Creating fileset ", "Creating file ", "Preallocated ",
        "waiting for fileset ", "Starting ", "Running...", "Run took ", "Shutting down ",
        // 1.4, where addresses are random on the machine as a whole
        "IMPORTANT: Virtual address space ", "It is highly recommended to disable ",
        "Echo 0 to /proc/sys/kernel/",
        // 1.5
        "Populating and ", "Removing ", "Pre-allocating ", "Waiting for pre-allocation ",
        "Population and ", "Reusing existing "};
    return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                       [&](QByteArrayView beginning) { return message.startsWith(beginning); })
        || message.contains(" populated: ");
}

} // namespace runwatt::benchmark
