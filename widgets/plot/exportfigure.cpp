// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/exportfigure.h"

#include "core/figure/csv.h"
#include "core/figure/provenance.h"
#include "widgets/plot/exportdevices.h"
#include "widgets/plot/figurelayout.h"
#include "widgets/plot/text.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

constexpr double kMostInches = 40;

struct KnownFormat
{
    ExportFormat format{};
    QStringView suffix;
};

constexpr std::array kFormats{
    KnownFormat{ExportFormat::Pdf, u"pdf"}, KnownFormat{ExportFormat::Svg, u"svg"},
    KnownFormat{ExportFormat::Png, u"png"}, KnownFormat{ExportFormat::Csv, u"csv"}};

FileInfo infoOf(const figure::FigureData &data)
{
    FileInfo info;
    info.title = data.title;
    if (!data.mark.isEmpty())
        info.title = u"%1 [%2]"_s.arg(data.title, data.mark);
    info.subject = data.caption;
    info.keywords = figure::provenanceText(data.identity);
    if (!data.mark.isEmpty())
        info.keywords = u"%1, %2"_s.arg(data.mark, info.keywords);
    info.creator = u"Runwatt %1"_s.arg(QStringLiteral(RUNWATT_VERSION));
    info.dateUtcNs = data.identity.createdUtcNs;
    return info;
}

bool isPossible(double inches)
{
    return std::isfinite(inches) && inches > 0.2 && inches <= kMostInches;
}

Encode ready(const QByteArray &bytes)
{
    return [bytes] { return Result<QByteArray>(bytes); };
}

Result<Encode>
drawWith(ExportFormat format, const PaperSize &size, const FileInfo &info, const Draw &draw)
{
    if (format == ExportFormat::Png) {
        RUNWATT_TRY(const QImage image, drawPng(size, info, draw));
        return Encode([image] { return encodePng(image); });
    }
    RUNWATT_TRY(const QByteArray bytes,
                format == ExportFormat::Pdf ? renderPdf(size, info, draw)
                                            : renderSvg(size, info, draw));
    return ready(bytes);
}

/// A disk that fills up takes a part, and only the write of the rest says why.
bool writeWhole(QIODevice &device, const QByteArray &bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 taken = device.write(bytes.constData() + done, bytes.size() - done);
        if (taken <= 0)
            return false;
        done += taken;
    }
    return true;
}

} // namespace

QString suffix(ExportFormat format)
{
    const auto *const known = std::ranges::find(kFormats, format, &KnownFormat::format);
    return known == kFormats.end() ? QString() : known->suffix.toString();
}

std::optional<ExportFormat> formatOf(const QString &fileName)
{
    const QString ending = QFileInfo(fileName).suffix().toLower();
    const auto *const known =
        std::ranges::find(kFormats, QStringView(ending), &KnownFormat::suffix);
    if (known == kFormats.end())
        return std::nullopt;
    return known->format;
}

PaperSize paperSize(const figure::FigureData &data)
{
    return {data.widthInches, data.heightInches};
}

Result<Encode>
drawFigure(const figure::FigureData &data, ExportFormat format, const PaperSize &size)
{
    if (format == ExportFormat::Csv)
        return ready(figure::toCsv(data));
    if (!isPossible(size.widthInches) || !isPossible(size.heightInches))
        return failure(ErrorCode::InvalidInput, Plot::tr("A figure cannot have this size."),
                       Plot::tr("%1 in by %2 in").arg(size.widthInches).arg(size.heightInches),
                       QString(), Plot::tr("Choose a size of up to %1 in.").arg(kMostInches));
    const QSize pixels(static_cast<int>(std::lround(size.widthInches * kLayoutPerInch)),
                       static_cast<int>(std::lround(size.heightInches * kLayoutPerInch)));
    QCustomPlot plot;
    // Kept until it is drawn: the scene of the layout draws from it.
    const auto shared = std::make_shared<const figure::FigureData>(data);
    layOutFigure(plot, shared, paperLook(kLayoutPerInch / 72.0), pixels);
    const Draw draw = [&plot, pixels](QPaintDevice &device, double scale) {
        QCPPainter painter(&device);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.setRenderHint(QPainter::TextAntialiasing);
        painter.scale(scale, scale);
        plot.toPainter(&painter, pixels.width(), pixels.height());
    };
    return drawWith(format, size, infoOf(data), draw);
}

Result<QByteArray>
renderFigure(const figure::FigureData &data, ExportFormat format, const PaperSize &size)
{
    RUNWATT_TRY(const Encode encode, drawFigure(data, format, size));
    return encode();
}

Result<void> writeFigure(const QByteArray &bytes, const QString &file)
{
    // QSaveFile replaces what it finds, were it a device of the system.
    const QFileInfo old(file);
    if (old.exists() && !old.isFile())
        return failure(ErrorCode::InvalidInput,
                       Plot::tr("This is not a file to write a figure to."),
                       QDir::toNativeSeparators(file), QString(), Plot::tr("Choose another name."));
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && writeWhole(target, bytes)
        && target.commit())
        return {};
    const ErrorCode code =
        target.error() == QFileDevice::ResourceError ? ErrorCode::NoSpace : ErrorCode::System;
    return failure(
        code, Plot::tr("The figure could not be written."), QDir::toNativeSeparators(file),
        target.errorString(),
        Plot::tr("Choose another folder, or make room in this one; a file that was there "
                 "before is unchanged."));
}

Result<void> exportFigure(const figure::FigureData &data,
                          const QString &file,
                          ExportFormat format,
                          const PaperSize &size)
{
    RUNWATT_TRY(const QByteArray bytes, renderFigure(data, format, size));
    return writeFigure(bytes, file);
}

} // namespace runwatt::plot
