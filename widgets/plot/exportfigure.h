// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/figure/figuredata.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace runwatt::plot {

enum class ExportFormat {
    Pdf, ///< vector, fonts embedded, the page exactly as large as the figure
    Svg, ///< vector, text as outlines: looks the same without our fonts
    Png, ///< 300 pixels an inch
    Csv ///< the numbers
};

/// "pdf", "svg", "png", "csv".
[[nodiscard]] QString suffix(ExportFormat format);
/// By a file's suffix, whatever its case; nothing for any other.
[[nodiscard]] std::optional<ExportFormat> formatOf(const QString &fileName);

/// The size of a figure on paper.
struct PaperSize
{
    double widthInches = 3.3;
    double heightInches = 2.4;
};

/// What `data` itself asks for.
[[nodiscard]] PaperSize paperSize(const figure::FigureData &data);

/// What is left when a figure is drawn: gives the file's bytes. Any thread, once; compressing a
/// picture takes longer than drawing it.
using Encode = std::function<Result<QByteArray>()>;

/// Draws a figure. GUI thread, as renderFigure(), and gives what that would in two steps.
[[nodiscard]] Result<Encode>
drawFigure(const figure::FigureData &data, ExportFormat format, const PaperSize &size);

/// The file's bytes. GUI thread (a QApplication must exist; the offscreen platform will do). The
/// same data and size give the same bytes, on one machine with the same fonts. The campaign's uuid,
/// the plan's hash and any SIMULATED are in the file's metadata: PDF title, subject, keywords and
/// creator; PNG text; SVG title and desc; CSV comments. The date in it is the campaign's.
[[nodiscard]] Result<QByteArray>
renderFigure(const figure::FigureData &data, ExportFormat format, const PaperSize &size);

/// Puts what renderFigure() gave into a file, all or nothing: a failure leaves what was there
/// before. Any thread; waits for the disk. Errors: InvalidInput (not a file), System or NoSpace.
[[nodiscard]] Result<void> writeFigure(const QByteArray &bytes, const QString &file);

/// Both. Errors: also InvalidInput for a size of nothing or beyond 40 in.
[[nodiscard]] Result<void> exportFigure(const figure::FigureData &data,
                                        const QString &file,
                                        ExportFormat format,
                                        const PaperSize &size);

} // namespace runwatt::plot
