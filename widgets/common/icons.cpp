// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>
#include <optional>

namespace runwatt::common {

namespace {

// Paths on a grid of 24, drawn with a pen of 1.8 and round ends; `filled` paths are filled.
struct Drawing
{
    QPainterPath lines;
    QPainterPath filled;
};

void line(QPainterPath &path, std::initializer_list<QPointF> points)
{
    bool first = true;
    for (const QPointF &point : points) {
        if (first)
            path.moveTo(point);
        else
            path.lineTo(point);
        first = false;
    }
}

void circle(QPainterPath &path, double x, double y, double radius)
{
    path.addEllipse(QPointF(x, y), radius, radius);
}

void polygon(QPainterPath &path, std::initializer_list<QPointF> points)
{
    line(path, points);
    path.closeSubpath();
}

void drawControl(Symbol symbol, Drawing &d)
{
    switch (symbol) {
    case Symbol::Play:
        polygon(d.filled, {{8, 5}, {19, 12}, {8, 19}});
        break;
    case Symbol::Pause:
        d.filled.addRoundedRect(6.5, 5, 4, 14, 1, 1);
        d.filled.addRoundedRect(13.5, 5, 4, 14, 1, 1);
        break;
    case Symbol::Stop:
        d.filled.addRoundedRect(6, 6, 12, 12, 2, 2);
        break;
    case Symbol::StopAfter:
        line(d.lines, {{3, 12}, {11, 12}});
        line(d.lines, {{8, 8.5}, {11.5, 12}, {8, 15.5}});
        d.filled.addRoundedRect(14, 7.5, 7, 9, 1.5, 1.5);
        break;
    case Symbol::SkipBack:
        polygon(d.filled, {{18, 6}, {8.5, 12}, {18, 18}});
        line(d.lines, {{6, 6.5}, {6, 17.5}});
        break;
    case Symbol::SkipOn:
        polygon(d.filled, {{6, 6}, {15.5, 12}, {6, 18}});
        line(d.lines, {{18, 6.5}, {18, 17.5}});
        break;
    case Symbol::Step:
        line(d.lines, {{6, 6.5}, {6, 17.5}});
        polygon(d.filled, {{10.5, 7}, {18.5, 12}, {10.5, 17}});
        break;
    case Symbol::Loop:
        line(d.lines, {{5, 12}, {5, 9.5}, {7, 7.5}, {18, 7.5}});
        line(d.lines, {{15.5, 4.5}, {18.7, 7.5}, {15.5, 10.5}});
        line(d.lines, {{19, 12}, {19, 14.5}, {17, 16.5}, {6, 16.5}});
        line(d.lines, {{8.5, 13.5}, {5.3, 16.5}, {8.5, 19.5}});
        break;
    case Symbol::ShortPauses:
        line(d.lines, {{3, 12}, {7, 12}});
        line(d.lines, {{17, 12}, {21, 12}});
        line(d.lines, {{9.2, 8.5}, {12, 12}, {9.2, 15.5}});
        line(d.lines, {{12.8, 8.5}, {15.6, 12}, {12.8, 15.5}});
        break;
    case Symbol::Plus:
        line(d.lines, {{12, 5}, {12, 19}});
        line(d.lines, {{5, 12}, {19, 12}});
        break;
    case Symbol::Minus:
        line(d.lines, {{5, 12}, {19, 12}});
        break;
    case Symbol::ZoomIn:
        line(d.lines, {{10.5, 7.5}, {10.5, 13.5}});
        [[fallthrough]];
    case Symbol::ZoomOut:
        line(d.lines, {{7.5, 10.5}, {13.5, 10.5}});
        [[fallthrough]];
    case Symbol::Search:
        circle(d.lines, 10.5, 10.5, 6);
        line(d.lines, {{15, 15}, {20, 20}});
        break;
    case Symbol::Follow:
        line(d.lines, {{4, 6}, {10, 12}, {4, 18}});
        line(d.lines, {{11, 6}, {17, 12}, {11, 18}});
        line(d.lines, {{20.5, 5}, {20.5, 19}});
        break;
    case Symbol::FitTrial:
        line(d.lines, {{4, 5}, {4, 19}});
        line(d.lines, {{20, 5}, {20, 19}});
        line(d.lines, {{7.5, 12}, {16.5, 12}});
        line(d.lines, {{10, 9.2}, {7.2, 12}, {10, 14.8}});
        line(d.lines, {{14, 9.2}, {16.8, 12}, {14, 14.8}});
        break;
    case Symbol::FitAll:
        line(d.lines, {{4, 9}, {4, 4}, {9, 4}});
        line(d.lines, {{15, 4}, {20, 4}, {20, 9}});
        line(d.lines, {{20, 15}, {20, 20}, {15, 20}});
        line(d.lines, {{9, 20}, {4, 20}, {4, 15}});
        break;
    case Symbol::Grid:
        d.lines.addRoundedRect(4, 5, 16, 14, 1.5, 1.5);
        line(d.lines, {{4, 10}, {20, 10}});
        line(d.lines, {{10, 5}, {10, 19}});
        line(d.lines, {{15, 10}, {15, 19}});
        break;
    case Symbol::ArrowLeft:
        line(d.lines, {{14.5, 5.5}, {8, 12}, {14.5, 18.5}});
        break;
    case Symbol::ArrowRight:
        line(d.lines, {{9.5, 5.5}, {16, 12}, {9.5, 18.5}});
        break;
    default:
        break;
    }
}

void drawState(Symbol symbol, Drawing &d)
{
    switch (symbol) {
    case Symbol::Check:
        line(d.lines, {{5, 12.5}, {10, 17.5}, {19, 7}});
        break;
    case Symbol::Cross:
        line(d.lines, {{6.5, 6.5}, {17.5, 17.5}});
        line(d.lines, {{17.5, 6.5}, {6.5, 17.5}});
        break;
    case Symbol::Warning:
        polygon(d.lines, {{12, 4}, {21, 19.5}, {3, 19.5}});
        line(d.lines, {{12, 10}, {12, 14}});
        circle(d.filled, 12, 16.8, 1.1);
        break;
    case Symbol::Information:
        circle(d.lines, 12, 12, 9);
        line(d.lines, {{12, 11.5}, {12, 16.5}});
        circle(d.filled, 12, 8, 1.1);
        break;
    case Symbol::Waiting:
        circle(d.lines, 12, 12, 8);
        line(d.lines, {{12, 7.5}, {12, 12}, {15, 14}});
        break;
    case Symbol::Running:
        circle(d.lines, 12, 12, 8.5);
        polygon(d.filled, {{10, 8}, {16, 12}, {10, 16}});
        break;
    case Symbol::Interrupted:
        circle(d.lines, 12, 12, 8.5);
        line(d.lines, {{8, 12}, {16, 12}});
        break;
    default:
        break;
    }
}

void drawThing(Symbol symbol, Drawing &d)
{
    switch (symbol) {
    case Symbol::Remove:
        line(d.lines, {{5, 7}, {19, 7}});
        line(d.lines, {{9, 7}, {9.5, 4.5}, {14.5, 4.5}, {15, 7}});
        line(d.lines, {{6.5, 7}, {7.5, 20}, {16.5, 20}, {17.5, 7}});
        break;
    case Symbol::Edit:
        polygon(d.lines, {{4.5, 19.5}, {5.5, 15}, {15.5, 5}, {19, 8.5}, {9, 18.5}});
        break;
    case Symbol::Device:
        d.lines.addRoundedRect(6, 6, 12, 12, 2, 2);
        for (const double at : {9.0, 15.0}) {
            line(d.lines, {{at, 3}, {at, 6}});
            line(d.lines, {{at, 18}, {at, 21}});
            line(d.lines, {{3, at}, {6, at}});
            line(d.lines, {{18, at}, {21, at}});
        }
        break;
    case Symbol::Meter:
        d.lines.moveTo(4, 17);
        d.lines.arcTo(QRectF(3, 6, 18, 18), 170, -160);
        line(d.lines, {{12, 16}, {16, 9.5}});
        circle(d.filled, 12, 16, 1.6);
        break;
    case Symbol::Campaign:
        line(d.lines, {{4, 5}, {4, 20}, {20, 20}});
        line(d.lines, {{7, 15}, {11, 9}, {14, 13}, {19, 6}});
        break;
    case Symbol::Chart:
        line(d.lines, {{4, 20}, {20, 20}});
        d.filled.addRoundedRect(5.5, 12, 3.4, 6, 0.8, 0.8);
        d.filled.addRoundedRect(10.3, 5, 3.4, 13, 0.8, 0.8);
        d.filled.addRoundedRect(15.1, 9, 3.4, 9, 0.8, 0.8);
        break;
    case Symbol::Export:
        line(d.lines, {{12, 15}, {12, 4}});
        line(d.lines, {{8, 8}, {12, 4}, {16, 8}});
        line(d.lines, {{5, 14}, {5, 20}, {19, 20}, {19, 14}});
        break;
    case Symbol::Settings:
        for (int i = 0; i < 8; ++i) {
            const double angle = i * std::numbers::pi / 4;
            const QPointF way(std::cos(angle), std::sin(angle));
            line(d.lines, {QPointF(12, 12) + way * 6.5, QPointF(12, 12) + way * 9});
        }
        circle(d.lines, 12, 12, 6);
        circle(d.lines, 12, 12, 2.2);
        break;
    case Symbol::Folder:
        polygon(d.lines, {{3.5, 6}, {9.5, 6}, {11.5, 8.5}, {20.5, 8.5}, {20.5, 19}, {3.5, 19}});
        break;
    case Symbol::Key:
        circle(d.lines, 8, 15.5, 4);
        line(d.lines, {{11, 12.5}, {19, 4.5}, {21, 6.5}});
        line(d.lines, {{15.5, 8}, {18, 10.5}});
        break;
    case Symbol::Moon:
        d.lines.moveTo(19.5, 14.5);
        d.lines.arcTo(QRectF(4, 4, 16, 16), -25, -250);
        d.lines.cubicTo(QPointF(8, 12), QPointF(13, 17), QPointF(19.5, 14.5));
        break;
    case Symbol::Language: // a globe
        circle(d.lines, 12, 12, 8.5);
        d.lines.addEllipse(QPointF(12, 12), 3.8, 8.5);
        line(d.lines, {{3.5, 12}, {20.5, 12}});
        break;
    case Symbol::TextSize: // a small letter beside a large one
        line(d.lines, {{1.5, 19}, {4.5, 11}, {7.5, 19}});
        line(d.lines, {{2.6, 16}, {6.4, 16}});
        line(d.lines, {{11, 19}, {16.5, 5}, {22, 19}});
        line(d.lines, {{13, 14}, {20, 14}});
        break;
    case Symbol::Help:
        circle(d.lines, 12, 12, 9);
        d.lines.moveTo(9.2, 9.6);
        d.lines.cubicTo(QPointF(9.2, 5.6), QPointF(15, 6), QPointF(15, 9.4));
        d.lines.cubicTo(QPointF(15, 11.6), QPointF(12, 11.4), QPointF(12, 13.8));
        circle(d.filled, 12, 17, 1.1);
        break;
    case Symbol::Sun:
        circle(d.lines, 12, 12, 4);
        for (int i = 0; i < 8; ++i) {
            const double angle = i * std::numbers::pi / 4;
            const QPointF way(std::cos(angle), std::sin(angle));
            line(d.lines, {QPointF(12, 12) + way * 7, QPointF(12, 12) + way * 9});
        }
        break;
    default:
        break;
    }
}

class SymbolEngine : public QIconEngine
{
public:
    SymbolEngine(Symbol symbol, std::optional<QColor> colour)
        : m_symbol(symbol)
        , m_colour(colour)
    {
        drawControl(symbol, m_drawing);
        drawState(symbol, m_drawing);
        drawThing(symbol, m_drawing);
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Normal;
        const QColor fromPalette = QApplication::palette().color(group, QPalette::WindowText);
        QColor colour = m_colour.value_or(fromPalette);
        if (mode == QIcon::Disabled)
            colour = fromPalette;
        const double side = qMin(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.center() + QPointF(0.5, 0.5) - QPointF(side / 2, side / 2));
        painter->scale(side / 24, side / 24);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(m_drawing.lines);
        painter->fillPath(m_drawing.filled, colour);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override
    {
        return new SymbolEngine(m_symbol, m_colour);
    }

private:
    Symbol m_symbol;
    std::optional<QColor> m_colour;
    Drawing m_drawing;
};

} // namespace

QIcon icon(Symbol symbol)
{
    return QIcon(new SymbolEngine(symbol, std::nullopt));
}

QIcon icon(Symbol symbol, const QColor &colour)
{
    return QIcon(new SymbolEngine(symbol, colour));
}

} // namespace runwatt::common
