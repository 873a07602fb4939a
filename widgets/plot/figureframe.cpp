// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/figureframe.h"

#include <QFontMetricsF>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatt::plot {

namespace {

constexpr double kPad = 4; // points around everything
constexpr double kLeastBody = 70; // points below which the note gives way

/// Paints with a function, wherever it stands.
class PaintedElement : public QCPLayoutElement
{
public:
    PaintedElement(QCustomPlot *plot, std::function<void(QPainter &)> paint)
        : QCPLayoutElement(plot)
        , m_paint(std::move(paint))
    { }

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setAntialiasing(true);
        m_paint(*painter);
    }

private:
    std::function<void(QPainter &)> m_paint;
};

} // namespace

FigureFrame::FigureFrame(QCustomPlot &plot,
                         const figure::FigureData &data,
                         const FigureLook &look,
                         const QSize &size)
    : m_plot(plot)
    , m_look(look)
    , m_size(size)
    , m_body(QRectF(QPointF(), m_size)
                 .adjusted(look.px(kPad), look.px(kPad), -look.px(kPad), -look.px(kPad)))
    , m_layout(new QCPLayoutInset)
{
    plot.clearPlottables();
    plot.clearItems();
    plot.plotLayout()->clear();
    plot.plotLayout()->addElement(0, 0, m_layout);
    plot.setBackground(look.background.isValid() ? QBrush(look.background) : QBrush(Qt::NoBrush));
    plot.setAntialiasedElements(QCP::aeAll);
    m_layout->setMargins({});
    placeHeader(data);
    placeNote(data);
}

void FigureFrame::place(QCPLayoutElement *element, const QRectF &rect)
{
    m_layout->addElement(element,
                         QRectF(rect.x() / m_size.width(), rect.y() / m_size.height(),
                                rect.width() / m_size.width(), rect.height() / m_size.height()));
}

void FigureFrame::addPainting(std::function<void(QPainter &)> paint)
{
    auto *element = new PaintedElement(&m_plot, std::move(paint));
    element->setMinimumSize(0, 0);
    place(element, QRectF(QPointF(), m_size));
}

QCPAxisRect *FigureFrame::addAxes(const QRectF &inner)
{
    auto *axes = new QCPAxisRect(&m_plot);
    axes->setAutoMargins(QCP::msNone);
    axes->setMinimumMargins({});
    axes->setMargins({});
    axes->setMinimumSize(1, 1);
    // As the plot's first axes have it: grid under everything, axes over the bars. In this order
    // they are drawn; axes() has none, since it comes from a hash.
    for (const QCPAxis::AxisType side :
         {QCPAxis::atLeft, QCPAxis::atBottom, QCPAxis::atRight, QCPAxis::atTop}) {
        QCPAxis *axis = axes->axis(side);
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    place(axes, inner);
    return axes;
}

void FigureFrame::placeHeader(const figure::FigureData &data)
{
    const QFont font = m_look.font(textsize::kTitle, QFont::Bold);
    const QSizeF mark = markSize(data.mark, m_look);
    const double gap = mark.isEmpty() ? 0 : m_look.px(6);
    const double titleWidth = m_body.width() - mark.width() - gap;
    const QStringList title = wrapText(data.title, font, titleWidth, 2);
    const double titleHeight = linesHeight(font, title.size());
    const double height = std::max(titleHeight, mark.isEmpty() ? 0.0 : mark.height());
    if (height <= 0)
        return;
    const QRectF row(m_body.left(), m_body.top(), m_body.width(), height);
    // One line of title stands at the mark's middle; two begin at the top.
    const double drop = title.size() == 1 ? (height - titleHeight) / 2 : 0;
    addPainting([look = m_look, row, title, font, mark, text = data.mark, drop](QPainter &painter) {
        drawLines(painter, row.adjusted(0, drop, 0, 0), title, font, look.text);
        drawMark(painter, QPointF(row.right() - mark.width(), row.top()), text, look);
    });
    m_body.setTop(row.bottom() + m_look.px(3));
}

void FigureFrame::placeNote(const figure::FigureData &data)
{
    if (data.note.isEmpty())
        return;
    const QFont font = m_look.font(textsize::kNote);
    // Each mark after the first has a sentence of its own in it.
    const int most = 4 + std::max(0, static_cast<int>(data.origins.size()) - 1);
    const QStringList lines = wrapText(data.note, font, m_body.width(), most);
    const double height = linesHeight(font, lines.size());
    // Where there is hardly room for the chart, the note gives way; a mark never does.
    if (m_body.height() - height < m_look.px(kLeastBody))
        return;
    const QRectF rect(m_body.left(), m_body.bottom() - height, m_body.width(), height);
    addPainting([look = m_look, rect, lines, font](QPainter &painter) {
        drawLines(painter, rect, lines, font, look.muted);
    });
    m_body.setBottom(rect.top() - m_look.px(3.5));
}

void styleAxis(QCPAxis &axis, AxisRole role, const FigureLook &look)
{
    const bool isValues = role == AxisRole::Values;
    const QPen line(look.axis, look.px(0.6), Qt::SolidLine, Qt::FlatCap);
    axis.setBasePen(isValues ? QPen(Qt::NoPen) : line);
    axis.setTickPen(QPen(Qt::NoPen));
    axis.setTickLength(0, 0);
    axis.setSubTicks(false);
    axis.setTickLabelFont(look.font(textsize::kTick));
    axis.setTickLabelColor(look.muted);
    axis.setTickLabelPadding(static_cast<int>(std::lround(look.px(2.5))));
    axis.setPadding(0);
    axis.grid()->setVisible(isValues);
    const QPen gridPen(look.grid, look.px(0.5), Qt::SolidLine, Qt::FlatCap);
    axis.grid()->setPen(gridPen);
    axis.grid()->setZeroLinePen(gridPen);
    axis.grid()->setAntialiased(true);
}

void setTicks(QCPAxis &axis,
              const std::vector<double> &positions,
              const std::vector<QString> &labels)
{
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (std::size_t index = 0; index < positions.size() && index < labels.size(); ++index)
        ticker->addTick(positions[index], labels[index]);
    axis.setTicker(ticker);
}

double widest(const std::vector<QString> &labels, const QFont &font)
{
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const QString &label : labels)
        width = std::max(width, metrics.horizontalAdvance(label));
    return width;
}

} // namespace runwatt::plot
