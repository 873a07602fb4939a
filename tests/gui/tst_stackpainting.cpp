// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stack that is painted by columns of pixels, against what a polygon fills.
#include "widgets/plot/stackpainting.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <limits>

using namespace runwatt;
using namespace runwatt::plot;

namespace {

constexpr int kWidth = 60;
constexpr int kHeight = 40;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

const QColor kLower(Qt::blue);
const QColor kUpper(Qt::red);

/// The whole picture is the area: a second is a column, `top` a percent is a row.
StackScale scaleOf(double top)
{
    StackScale scale;
    scale.area = QRectF(0, 0, kWidth, kHeight);
    scale.endSeconds = kWidth;
    scale.top = top;
    return scale;
}

QImage emptyPicture(double pixelRatio = 1)
{
    QImage picture(static_cast<int>(kWidth * pixelRatio), static_cast<int>(kHeight * pixelRatio),
                   QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(pixelRatio);
    picture.fill(Qt::white);
    return picture;
}

QImage painted(const StackScale &scale, const std::vector<StackArea> &areas)
{
    QImage picture = emptyPicture(scale.pixelRatio);
    QPainter painter(&picture);
    paintStack(painter, scale, areas);
    painter.end();
    return picture;
}

/// The same by polygons, each from its own curve down to zero, the highest first.
QImage filled(const StackScale &scale, const std::vector<StackArea> &areas)
{
    QImage picture = emptyPicture(scale.pixelRatio);
    QPainter painter(&picture);
    painter.setPen(Qt::NoPen);
    for (auto area = areas.rbegin(); area != areas.rend(); ++area) {
        QPolygonF polygon;
        const auto xOf = [&scale](double seconds) {
            return scale.area.left()
                + (seconds - scale.beginSeconds) / (scale.endSeconds - scale.beginSeconds)
                * scale.area.width();
        };
        for (const TimePoint &point : area->tops)
            polygon << QPointF(xOf(point.seconds),
                               scale.area.bottom() - point.value / scale.top * scale.area.height());
        polygon << QPointF(xOf(area->tops.back().seconds), scale.area.bottom())
                << QPointF(xOf(area->tops.front().seconds), scale.area.bottom());
        painter.setBrush(area->colour);
        painter.drawPolygon(polygon);
    }
    painter.end();
    return picture;
}

/// How many pixels of a column have this colour.
int countIn(const QImage &picture, int column, const QColor &colour)
{
    int count = 0;
    for (int row = 0; row < picture.height(); ++row)
        count += picture.pixelColor(column, row) == colour ? 1 : 0;
    return count;
}

/// Two areas over the whole time, the higher one twice as high, with spikes between columns.
std::vector<StackArea> ragged(double seconds)
{
    std::vector<StackArea> areas{{kLower, {}}, {kUpper, {}}};
    for (double time = 0; time <= seconds; time += 0.37) {
        const double value = 20 + 15 * std::sin(time) + 5 * std::sin(time * 13);
        areas[0].tops.push_back({time, value / 2});
        areas[1].tops.push_back({time, value});
    }
    areas[0].tops.push_back({seconds, 4});
    areas[1].tops.push_back({seconds, 8});
    return areas;
}

} // namespace

class TestStackPainting : public QObject
{
    Q_OBJECT

private slots:

    void anAreaLiesOnTheOneBelow()
    {
        const QImage picture = painted(
            scaleOf(40), {{kLower, {{0, 10}, {kWidth, 10}}}, {kUpper, {{0, 25}, {kWidth, 25}}}});
        for (int column = 0; column < kWidth; ++column) {
            QCOMPARE(countIn(picture, column, kLower), 10);
            QCOMPARE(countIn(picture, column, kUpper), 15);
        }
        QCOMPARE(picture.pixelColor(5, kHeight - 1), kLower);
        QCOMPARE(picture.pixelColor(5, kHeight - 11), kUpper);
        QCOMPARE(picture.pixelColor(5, kHeight - 26), QColor(Qt::white));
    }

    void itIsWhatPolygonsFill_data()
    {
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::addColumn<double>("ratio");
        QTest::newRow("a point to a column and more") << 0.0 << 60.0 << 1.0;
        QTest::newRow("columns to a point") << 10.0 << 14.0 << 1.0;
        QTest::newRow("points to a column") << -100.0 << 900.0 << 1.0;
        QTest::newRow("a dense screen") << 0.0 << 60.0 << 2.0;
    }

    void itIsWhatPolygonsFill()
    {
        QFETCH(const double, begin);
        QFETCH(const double, end);
        QFETCH(const double, ratio);
        StackScale scale = scaleOf(45);
        scale.beginSeconds = begin;
        scale.endSeconds = end;
        scale.pixelRatio = ratio;
        const std::vector<StackArea> areas = ragged(60);
        const QImage mine = painted(scale, areas);
        const QImage theirs = filled(scale, areas);
        // Qt rounds the corners of a polygon to parts of a pixel, so an edge may be one off.
        int differing = 0;
        for (int column = 0; column < mine.width(); ++column) {
            for (const QColor &colour : {kLower, kUpper}) {
                const int off =
                    std::abs(countIn(mine, column, colour) - countIn(theirs, column, colour));
                QVERIFY2(off <= 2, qPrintable(QString::number(column)));
                differing += off;
            }
        }
        QVERIFY2(differing <= mine.width() / 2, qPrintable(QString::number(differing)));
        QVERIFY(countIn(mine, 8, kUpper) > 0 || begin < 0);
    }

    void whatIsNotKnownBreaksAll()
    {
        const QImage picture =
            painted(scaleOf(40),
                    {{kLower, {{0, 10}, {20, 10}, {30, 10}, {40, 10}, {kWidth, 10}}},
                     {kUpper, {{0, 20}, {20, 20}, {30, kNone}, {40, 20}, {kWidth, 20}}}});
        QCOMPARE(countIn(picture, 19, kLower), 10);
        for (int column = 20; column < 40; ++column) {
            QCOMPARE(countIn(picture, column, kLower), 0);
            QCOMPARE(countIn(picture, column, kUpper), 0);
        }
        QCOMPARE(countIn(picture, 40, kUpper), 10);
    }

    void nothingLeavesTheArea()
    {
        StackScale scale = scaleOf(40);
        scale.area = QRectF(10, 5, 20, 20);
        const QImage picture = painted(scale,
                                       {{kLower, {{-1e12, 1e300}, {0, 1e9}, {1e12, 1e300}}},
                                        {kUpper, {{-1e12, 1e300}, {0, 2e9}, {1e12, 1e300}}}});
        for (int column = 0; column < kWidth; ++column) {
            const bool isIn = column >= 10 && column < 30;
            QCOMPARE(countIn(picture, column, kLower), isIn ? 20 : 0);
            QCOMPARE(countIn(picture, column, kUpper), 0); // there is no room above
        }
        // Below zero is nothing to see.
        const QImage below = painted(scaleOf(40), {{kLower, {{0, -5}, {kWidth, -1e9}}}});
        QCOMPARE(below, emptyPicture());
    }

    void withoutAreaScaleOrPointsNothingIsPainted()
    {
        const std::vector<StackArea> some{{kLower, {{0, 10}, {kWidth, 10}}}};
        QVERIFY(painted(scaleOf(40), some) != emptyPicture());
        QCOMPARE(painted(scaleOf(40), {}), emptyPicture());
        QCOMPARE(painted(scaleOf(40), {{kLower, {}}}), emptyPicture());
        QCOMPARE(painted(scaleOf(40), {{kLower, {{3, 10}}}}), emptyPicture());
        QCOMPARE(painted(scaleOf(0), some), emptyPicture());
        StackScale backwards = scaleOf(40);
        backwards.endSeconds = backwards.beginSeconds;
        QCOMPARE(painted(backwards, some), emptyPicture());
        StackScale flat = scaleOf(40);
        flat.area.setHeight(0);
        QCOMPARE(painted(flat, some), emptyPicture());
    }
};

QTEST_MAIN(TestStackPainting)
#include "tst_stackpainting.moc"
