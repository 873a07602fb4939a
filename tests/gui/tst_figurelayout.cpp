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

    void panelsFarApartHaveScalesOfTheirOwn()
    {
        const std::vector<double> found = scales({{1000, 900}, {10, 9}});
        QVERIFY(found[1] > 20 * found[0]);
    }
};

QTEST_MAIN(TestFigureLayout)
#include "tst_figurelayout.moc"
