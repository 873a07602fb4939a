// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/exportdevices.h"
#include "widgets/plot/text.h"

#include <QBuffer>
#include <QDateTime>
#include <QImageWriter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

Result<QImage> drawPng(const PaperSize &size, const FileInfo &info, const Draw &draw)
{
    constexpr double kPerInch = 300;
    constexpr double kInchesPerMetre = 1 / 0.0254;
    QImage image(static_cast<int>(std::lround(size.widthInches * kPerInch)),
                 static_cast<int>(std::lround(size.heightInches * kPerInch)), QImage::Format_RGB32);
    if (image.isNull())
        return failure(ErrorCode::System, Plot::tr("There is not enough memory for the picture."));
    image.fill(Qt::white);
    draw(image, kPerInch / kLayoutPerInch);
    const int perMetre = static_cast<int>(std::lround(kPerInch * kInchesPerMetre));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    image.setText(u"Title"_s, info.title);
    image.setText(u"Description"_s, info.subject);
    image.setText(u"Keywords"_s, info.keywords);
    image.setText(u"Software"_s, info.creator);
    image.setText(
        u"Creation Time"_s,
        QDateTime::fromMSecsSinceEpoch(info.dateUtcNs / kNsPerMs, Qt::UTC).toString(Qt::ISODate));
    return image;
}

Result<QByteArray> encodePng(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return failure(ErrorCode::Internal, writer.errorString());
    return bytes;
}

} // namespace runwatt::plot
