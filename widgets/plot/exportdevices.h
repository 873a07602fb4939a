// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/figure/figuredata.h"
#include "widgets/plot/exportfigure.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <functional>

class QPaintDevice;

namespace runwatt::plot {

/// Pixels of the layout in one inch: fine enough that whole pixels are no constraint, and the same
/// for all formats, so that these differ in nothing.
inline constexpr int kLayoutPerInch = 720;

/// Draws the laid-out figure, kLayoutPerInch pixels an inch, on a device of any resolution.
using Draw = std::function<void(QPaintDevice &device, double scale)>;

/// What a file says about itself.
struct FileInfo
{
    QString title;
    QString subject; ///< caption
    QString keywords; ///< campaign, plan, mark
    QString creator; ///< "Runwatt 0.1.0"
    TimeNs dateUtcNs = 0;
};

[[nodiscard]] Result<QByteArray>
renderPdf(const PaperSize &size, const FileInfo &info, const Draw &draw);
[[nodiscard]] Result<QByteArray>
renderSvg(const PaperSize &size, const FileInfo &info, const Draw &draw);
/// At 300 dpi, with what the file says about itself.
[[nodiscard]] Result<QImage> drawPng(const PaperSize &size, const FileInfo &info, const Draw &draw);
/// Any thread.
[[nodiscard]] Result<QByteArray> encodePng(const QImage &image);

} // namespace runwatt::plot
