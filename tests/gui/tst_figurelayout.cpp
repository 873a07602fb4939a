// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the bars of a figure stand.
#include "widgets/plot/figurelayout.h"

#include <QTest>
#include <qcustomplot.h>

using namespace runwatt;
using namespace runwatt::plot;
using namespace Qt::Literals::StringLiterals;

namespace {

figure::BarPanel panelOf(const QString &title, const std::vector<double> &values)
{
    figure::BarPanel panel;
    panel.title = title;
    for (std::size_t i = 0; i < values.size(); ++i) {
        panel.groups.append(QString::number(i));
        figure::Bar bar;
        bar.group = static_cast<int>(i);
        bar.values = {values[i]};
        bar.mean = values[i];
        bar.interval = figure::Range{values[i], values[i]};
        panel.bars.push_back(bar);
    }
    return panel;
}

/// Pixels for each unit of value, panel by panel.
std::vector<double> scales(const std::vector<std::vector<double>> &panels)
{
    auto data = std::make_shared<figure::FigureData>();
    data->language = u"en_GB"_s;
    for (const std::vector<double> &values : panels)
        data->panels.push_back(panelOf(u"panel"_s, values));
    QCustomPlot plot;
    const QSize size(800, 400);
    plot.resize(size);
    const FigureScene scene = layOutFigure(plot, data, FigureLook(), size);
    plot.replot(QCustomPlot::rpImmediateRefresh);
    std::vector<double> found;
    for (std::size_t panel = 0; panel < panels.size(); ++panel)
        found.push_back(scene.rectOf({static_cast<int>(panel), 0}).height() / panels[panel][0]);
    return found;
}

} // namespace

class TestFigureLayout : public QObject
{
    Q_OBJECT

private slots:

    void panelsThatShareAnAxisHaveOneScale_data()
    {
        QTest::addColumn<double>("higher");
        QTest::addColumn<double>("lower");
        // The highest bar ends at the axis's top, which then gets room above: for all panels.
        QTest::newRow("at the top tick") << 100.0 << 40.0;
        QTest::newRow("below the top tick") << 93.0 << 40.0;
        QTest::newRow("just inside the ratio") << 100.0 << 17.0;
    }

    void panelsThatShareAnAxisHaveOneScale()
    {
        QFETCH(const double, higher);
        QFETCH(const double, lower);
        const std::vector<double> found = scales({{higher, lower}, {lower, lower}});
        QVERIFY(found[0] > 0);
        QVERIFY2(qAbs(found[0] / found[1] - 1) < 0.02,
                 qPrintable(u"%1 and %2"_s.arg(found[0]).arg(found[1])));
    }

    void aHistogramsLineIsFoundWhereItIsNearest()
    {
        auto data = std::make_shared<figure::FigureData>();
        data->kind = figure::Kind::Histogram;
        data->placesPerGroup = 2;
        data->ticks = {{-0.5, u"1 µs"_s, true}, {2.5, u"2 µs"_s, false}};
        figure::BarPanel panel = panelOf({}, {10, 50, 20});
        figure::BarPanel other = panelOf({}, {30, 5, 40});
        for (figure::Bar &bar : other.bars)
            bar.place = 1;
        panel.bars.insert(panel.bars.end(), other.bars.begin(), other.bars.end());
        data->panels.push_back(panel);
        QCustomPlot plot;
        const QSize size(800, 400);
        plot.resize(size);
        const FigureScene scene = layOutFigure(plot, data, FigureLook(), size);
        plot.replot(QCustomPlot::rpImmediateRefresh);
        for (int bar = 0; bar < 6; ++bar) {
            const QRectF step = scene.rectOf({0, bar});
            QVERIFY(step.width() > 100);
            // Just above and below it, and at both its ends.
            for (const QPointF &point :
                 {step.center() + QPointF(0, 8), step.center() - QPointF(0, 8),
                  step.topLeft() + QPointF(1, 1), step.bottomRight() - QPointF(1, 1)})
                QCOMPARE(scene.barAt(point).value_or(BarPlace{9, 9}), (BarPlace{0, bar}));
        }
        // Steps join, and a higher value stands higher.
        QVERIFY(qAbs(scene.rectOf({0, 0}).right() - scene.rectOf({0, 1}).left()) < 1);
        QVERIFY(scene.rectOf({0, 1}).top() < scene.rectOf({0, 3}).top());
        QVERIFY(!scene.barAt(QPointF(400, -50)));
    }

    void panelsFarApartHaveScalesOfTheirOwn()
    {
        const std::vector<double> found = scales({{1000, 900}, {10, 9}});
        QVERIFY(found[1] > 20 * found[0]);
    }
};

QTEST_MAIN(TestFigureLayout)
#include "tst_figurelayout.moc"
