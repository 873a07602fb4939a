// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/exportdevices.h"

#include <QDateTime>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <optional>

using namespace Qt::Literals::StringLiterals;

// QSvgGenerator writes text as <text>, which looks different wherever our font is missing, and
// knows no clipping. This engine writes paths only: it leaves text to QPaintEngine's own
// drawTextItem(), which turns glyphs into outlines.

namespace runwatt::plot {

namespace {

constexpr double kUnitsPerInch = 72; // of the viewBox: points

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 3);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray point(double x, double y)
{
    return number(x) + ' ' + number(y);
}

QByteArray pathData(const QPainterPath &path)
{
    QByteArray data;
    for (int index = 0; index < path.elementCount(); ++index) {
        const QPainterPath::Element element = path.elementAt(index);
        switch (element.type) {
        case QPainterPath::MoveToElement:
            data += 'M' + point(element.x, element.y);
            break;
        case QPainterPath::LineToElement:
            data += 'L' + point(element.x, element.y);
            break;
        case QPainterPath::CurveToElement:
            data += 'C' + point(element.x, element.y);
            break;
        case QPainterPath::CurveToDataElement:
            data += ' ' + point(element.x, element.y);
            break;
        }
    }
    return data;
}

QByteArray colourAttributes(const char *name, const QColor &colour)
{
    QByteArray text = ' ' + QByteArray(name) + "=\"" + colour.name(QColor::HexRgb).toLatin1() + '"';
    if (colour.alpha() < 255)
        text += ' ' + QByteArray(name) + "-opacity=\"" + number(colour.alphaF()) + '"';
    return text;
}

class OutlineEngine : public QPaintEngine
{
public:
    OutlineEngine()
        : QPaintEngine(PaintEngineFeatures(PrimitiveTransform | PixmapTransform | Antialiasing
                                           | PainterPaths | AlphaBlend | PaintOutsidePaintEvent))
    { }

    bool begin(QPaintDevice *) override { return true; }

    bool end() override { return true; }

    [[nodiscard]] Type type() const override { return User; }

    void updateState(const QPaintEngineState &now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyPen)
            m_pen = now.pen();
        if (dirty & DirtyBrush)
            m_brush = now.brush();
        if (dirty & DirtyTransform)
            m_transform = now.transform();
        if (dirty & DirtyClipEnabled)
            m_clipEnabled = now.isClipEnabled();
        QPainterPath clip;
        if (dirty & DirtyClipRegion)
            clip.addRegion(now.clipRegion());
        if (dirty & DirtyClipPath)
            clip = now.clipPath();
        if (dirty & (DirtyClipRegion | DirtyClipPath))
            setClip(m_transform.map(clip), now.clipOperation());
    }

    void drawPath(const QPainterPath &path) override { write(path, m_brush); }

    void drawPolygon(const QPointF *points, int count, PolygonDrawMode mode) override
    {
        if (count < 1)
            return;
        QPainterPath path(points[0]);
        for (int index = 1; index < count; ++index)
            path.lineTo(points[index]);
        if (mode != PolylineMode)
            path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        write(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : m_brush);
    }

    /// Figures have no pixmaps; QPaintEngine wants to know.
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }

    [[nodiscard]] const QByteArray &body() const { return m_body; }

    [[nodiscard]] const QByteArray &definitions() const { return m_definitions; }

private:
    void setClip(const QPainterPath &clip, Qt::ClipOperation operation)
    {
        if (operation == Qt::NoClip)
            m_clip.reset();
        else if (operation == Qt::IntersectClip && m_clip)
            m_clip = m_clip->intersected(clip);
        else
            m_clip = clip;
        m_clipEnabled = operation != Qt::NoClip;
    }

    void write(const QPainterPath &path, const QBrush &brush)
    {
        const QPainterPath mapped = m_transform.map(path);
        const bool fills = brush.style() != Qt::NoBrush;
        const bool strokes = m_pen.style() != Qt::NoPen;
        if (mapped.isEmpty() || (!fills && !strokes))
            return;
        // Transforms here turn and scale alike in both directions, so pens keep their shape.
        const double scale = std::sqrt(std::abs(m_transform.determinant()));
        const double reach = strokes ? m_pen.widthF() * scale / 2 : 0;
        const QRectF bounds = mapped.controlPointRect().adjusted(-reach, -reach, reach, reach);
        m_body += "<path d=\"" + pathData(mapped) + '"';
        if (fills && mapped.fillRule() == Qt::OddEvenFill)
            m_body += " fill-rule=\"evenodd\"";
        m_body += fills ? colourAttributes("fill", brush.color()) : QByteArray(" fill=\"none\"");
        if (strokes)
            m_body += strokeAttributes(scale);
        m_body += clipAttribute(bounds) + "/>\n";
    }

    [[nodiscard]] QByteArray strokeAttributes(double scale) const
    {
        const double width = m_pen.widthF() > 0 ? m_pen.widthF() * scale : 0.5;
        QByteArray text =
            colourAttributes("stroke", m_pen.color()) + " stroke-width=\"" + number(width) + '"';
        if (m_pen.capStyle() == Qt::RoundCap)
            text += " stroke-linecap=\"round\"";
        else if (m_pen.capStyle() == Qt::SquareCap)
            text += " stroke-linecap=\"square\"";
        if (m_pen.joinStyle() == Qt::RoundJoin)
            text += " stroke-linejoin=\"round\"";
        else if (m_pen.joinStyle() == Qt::BevelJoin)
            text += " stroke-linejoin=\"bevel\"";
        if (m_pen.style() == Qt::SolidLine)
            return text;
        QByteArrayList dashes;
        for (const double dash : m_pen.dashPattern())
            dashes.append(number(dash * width));
        return text + " stroke-dasharray=\"" + dashes.join(' ') + '"';
    }

    QByteArray clipAttribute(const QRectF &bounds)
    {
        if (!m_clipEnabled || !m_clip || m_clip->contains(bounds))
            return {};
        const QByteArray data = pathData(*m_clip);
        if (data != m_lastClip) {
            m_lastClip = data;
            ++m_clips;
            m_definitions += "<clipPath id=\"c" + QByteArray::number(m_clips) + "\"><path d=\""
                + data + "\"/></clipPath>\n";
        }
        return " clip-path=\"url(#c" + QByteArray::number(m_clips) + ")\"";
    }

    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    bool m_clipEnabled = false;
    std::optional<QPainterPath> m_clip;
    QByteArray m_lastClip;
    int m_clips = 0;
    QByteArray m_body;
    QByteArray m_definitions;
};

/// Something to paint on, kUnitsPerInch units an inch.
class OutlineDevice : public QPaintDevice
{
public:
    explicit OutlineDevice(const PaperSize &size)
        : m_size(size)
    { }

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }

    [[nodiscard]] const OutlineEngine &engine() const { return m_engine; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric what) const override
    {
        const auto rounded = [](double value) { return static_cast<int>(std::ceil(value)); };
        switch (what) {
        case PdmWidth:
            return rounded(m_size.widthInches * kUnitsPerInch);
        case PdmHeight:
            return rounded(m_size.heightInches * kUnitsPerInch);
        case PdmWidthMM:
            return rounded(m_size.widthInches * 25.4);
        case PdmHeightMM:
            return rounded(m_size.heightInches * 25.4);
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return static_cast<int>(kUnitsPerInch);
        case PdmNumColors:
            return 1 << 24;
        case PdmDepth:
            return 24;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    PaperSize m_size;
    mutable OutlineEngine m_engine;
};

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

} // namespace

Result<QByteArray> renderSvg(const PaperSize &size, const FileInfo &info, const Draw &draw)
{
    OutlineDevice device(size);
    draw(device, kUnitsPerInch / kLayoutPerInch);
    const QString date =
        QDateTime::fromMSecsSinceEpoch(info.dateUtcNs / kNsPerMs, Qt::UTC).toString(Qt::ISODate);
    QByteArray svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" "
                     "width=\""
        + number(size.widthInches) + "in\" height=\"" + number(size.heightInches)
        + "in\" viewBox=\"0 0 " + number(size.widthInches * kUnitsPerInch) + ' '
        + number(size.heightInches * kUnitsPerInch) + "\">\n";
    svg += "<title>" + escaped(info.title) + "</title>\n";
    svg += "<desc>" + escaped(u"%1 %2, %3"_s.arg(info.subject, info.creator, date)) + "</desc>\n";
    if (!device.engine().definitions().isEmpty())
        svg += "<defs>\n" + device.engine().definitions() + "</defs>\n";
    svg += device.engine().body() + "</svg>\n";
    return svg;
}

} // namespace runwatt::plot
