// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/stackpainting.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace runwatt::plot {

namespace {

// The first pixel whose centre is not before this place.
int firstPixel(double place)
{
    constexpr double kFar = 1e6; // values may be of any size
    return static_cast<int>(std::ceil(std::clamp(place, -kFar, kFar) - 0.5));
}

class StackPicture
{
public:
    StackPicture(const StackScale &scale, const std::vector<StackArea> &areas)
        : m_scale(scale)
        , m_areas(areas)
        , m_left(firstPixel(scale.area.left() * scale.pixelRatio))
        , m_top(firstPixel(scale.area.top() * scale.pixelRatio))
        , m_picture(firstPixel(scale.area.right() * scale.pixelRatio) - m_left,
                    firstPixel(scale.area.bottom() * scale.pixelRatio) - m_top,
                    QImage::Format_ARGB32_Premultiplied)
    {
        m_picture.fill(Qt::transparent);
        m_pixels = reinterpret_cast<QRgb *>(m_picture.bits());
        m_stride = m_picture.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
        for (const StackArea &area : areas)
            m_colours.push_back(qPremultiply(area.colour.rgba()));
    }

    /// The columns of pixels between a point and the next.
    void fillBetween(size_t point)
    {
        const TimePoints &times = m_areas.back().tops;
        const double from = xOf(times[point].seconds);
        const double to = xOf(times[point + 1].seconds);
        const int last = std::min(firstPixel(to), m_left + m_picture.width());
        for (int column = std::max(firstPixel(from), m_left); column < last; ++column)
            fillColumn(column - m_left, point, (column + 0.5 - from) / (to - from));
    }

    void paint(QPainter &painter)
    {
        m_picture.setDevicePixelRatio(m_scale.pixelRatio);
        painter.drawImage(QPointF(m_left, m_top) / m_scale.pixelRatio, m_picture);
    }

private:
    [[nodiscard]] double xOf(double seconds) const
    {
        const double share =
            (seconds - m_scale.beginSeconds) / (m_scale.endSeconds - m_scale.beginSeconds);
        return (m_scale.area.left() + share * m_scale.area.width()) * m_scale.pixelRatio;
    }

    void fillColumn(int column, size_t point, double share)
    {
        const double zero = m_scale.area.bottom() * m_scale.pixelRatio - m_top;
        const double height = m_scale.area.height() * m_scale.pixelRatio;
        int bottom = m_picture.height();
        for (size_t i = 0; i < m_areas.size(); ++i) {
            const TimePoints &tops = m_areas[i].tops;
            const double before = tops[point].value;
            const double value = before + share * (tops[point + 1].value - before);
            const int top = std::clamp(firstPixel(zero - value / m_scale.top * height), 0, bottom);
            QRgb *pixel = m_pixels + top * m_stride + column;
            for (int row = top; row < bottom; ++row, pixel += m_stride)
                *pixel = m_colours[i];
            bottom = top;
        }
    }

    const StackScale &m_scale;
    const std::vector<StackArea> &m_areas;
    int m_left;
    int m_top;
    QImage m_picture;
    QRgb *m_pixels = nullptr;
    qsizetype m_stride = 0;
    std::vector<QRgb> m_colours;
};

} // namespace

void paintStack(QPainter &painter, const StackScale &scale, const std::vector<StackArea> &areas)
{
    if (areas.empty() || scale.area.isEmpty() || scale.endSeconds <= scale.beginSeconds
        || scale.top <= 0)
        return;
    StackPicture picture(scale, areas);
    const TimePoints &whole = areas.back().tops;
    for (size_t point = 0; point + 1 < whole.size(); ++point) {
        if (std::isfinite(whole[point].value) && std::isfinite(whole[point + 1].value))
            picture.fillBetween(point);
    }
    picture.paint(painter);
}

} // namespace runwatt::plot
