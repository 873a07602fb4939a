// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every screen for those who need large text: with text of twice the size no word and no number is
// cut, and none lies on another.
#include "core/base/language.h"
#include "tests/screenshots/everyscreen.h"
#include "widgets/bench/connectionsteps.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/theme.h"
#include "widgets/plot/timeplot.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTableView>
#include <QTest>
#include <qcustomplot.h>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using screenshots::called;
using screenshots::Screen;
using screenshots::Shown;

namespace {

/// Qt asks for room for an arrow everywhere, which only the section has that the rows are sorted
/// by.
bool hasCutSection(const QHeaderView &header)
{
    const int margins = 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    const auto leastOf = [&](int section) {
        if (!header.isSortIndicatorShown() || section == header.sortIndicatorSection())
            return header.sectionSizeHint(section);
        const QString text = header.model()->headerData(section, header.orientation()).toString();
        return header.fontMetrics().horizontalAdvance(text) + margins;
    };
    for (int section = 0; section < header.count(); ++section) {
        if (!header.isSectionHidden(section) && header.sectionSize(section) < leastOf(section))
            return true;
    }
    return false;
}

/// Numbers are never cut, since one that is looks like another; of a name enough is left to know it
/// by. The words of some tables are a few, and all are read.
bool hasCutCell(const QTableView &table)
{
    constexpr int kFewestLetters = 6;
    const bool isReadWhole =
        QStringList({u"accountTable"_s, u"runtimeGrid"_s}).contains(table.objectName());
    const int rows = table.model() ? table.model()->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            const QModelIndex index = table.model()->index(row, column);
            const QString text = index.data().toString();
            const int width = table.columnWidth(column);
            if (table.isColumnHidden(column) || text.isEmpty()
                || table.sizeHintForIndex(index).width() <= width)
                continue;
            const auto alignment = index.data(Qt::TextAlignmentRole).toInt();
            if (text.front().isDigit() || (alignment & Qt::AlignRight) != 0
                || width < kFewestLetters * table.fontMetrics().averageCharWidth() || isReadWhole)
                return true;
        }
    }
    return false;
}

/// Whether an axis' numbers lie on each other, or reach out of the chart.
bool hasCutNumbers(const QCPAxis &axis)
{
    if (!axis.visible() || !axis.tickLabels())
        return false;
    const QFontMetrics metrics(axis.tickLabelFont());
    const bool isUpright = axis.orientation() == Qt::Vertical;
    const QStringList labels = axis.tickVectorLabels();
    std::vector<std::pair<double, double>> places;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const double width = metrics.horizontalAdvance(labels[i]);
        if (isUpright && width + axis.tickLabelPadding() > axis.axisRect()->margins().left())
            return true;
        const double middle = axis.coordToPixel(axis.tickVector()[i]);
        const double half = (isUpright ? metrics.ascent() : width) / 2;
        if (axis.range().contains(axis.tickVector()[i]))
            places.emplace_back(middle - half, middle + half);
    }
    std::ranges::sort(places);
    return std::ranges::adjacent_find(
               places, [](const auto &a, const auto &b) { return b.first < a.second; })
        != places.end();
}

bool hasCutNumbers(const plot::TimePlot &charts)
{
    const auto *plot = charts.findChild<QCustomPlot *>();
    // A small picture of the stage, beside the presenter's notes, is not read.
    if (charts.font().pointSizeF() < QApplication::font().pointSizeF())
        return false;
    for (const QCPAxisRect *rect : plot->axisRects()) {
        // Lower than two numbers, a curve tells nothing.
        const QCPAxis *values = rect->axis(QCPAxis::atLeft);
        if (rect->height() < 2 * QFontMetrics(values->tickLabelFont()).height()
            || std::ranges::any_of(rect->axes(),
                                   [](const QCPAxis *axis) { return hasCutNumbers(*axis); }))
            return true;
    }
    return false;
}

/// A text that has less room than it asks for. What elides its text on purpose, with an ellipsis
/// and a tip, is not meant.
bool isCut(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || qobject_cast<const common::ElidedLabel *>(label))
            return false;
        return label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                 : label->width() < label->sizeHint().width();
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget))
        return hasCutSection(*header);
    // A host's key is compared as one word, which may be wider than the page.
    if (const auto *page = qobject_cast<const QScrollArea *>(widget))
        return page->horizontalScrollBar()->maximum() > 0
            && page->findChild<bench::ConnectionSteps *>() == nullptr;
    if (const auto *table = qobject_cast<const QTableView *>(widget))
        return hasCutCell(*table);
    if (const auto *charts = qobject_cast<const plot::TimePlot *>(widget))
        return hasCutNumbers(*charts);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty() && button->width() < button->sizeHint().width();
}

QStringList cutIn(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !screenshots::isInner(widget) && isCut(widget))
            cut.append(called(widget));
    }
    return cut;
}

} // namespace

class TestLargeText : public QObject
{
    Q_OBJECT

private:
    std::vector<Screen> m_screens = screenshots::stillScreens();

private slots:

    void initTestCase() { common::Theme::apply(*qApp, common::Scheme::Light); }

    void textOfTwiceTheSizeIsNotCut_data()
    {
        QTest::addColumn<int>("screen");
        QTest::addColumn<QString>("language");
        for (const QString &language : languages()) {
            for (std::size_t i = 0; i < m_screens.size(); ++i) {
                QTest::addRow("%s %s", qPrintable(language), qPrintable(m_screens[i].name))
                    << static_cast<int>(i) << language;
            }
        }
    }

    void textOfTwiceTheSizeIsNotCut()
    {
        QFETCH(const QString, language);
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(2 * usual.pointSizeF());
        QApplication::setFont(large);
        QStringList cut;
        {
            const LanguageInForce texts(*qApp, language);
            const Shown shown = screenshots::show(m_screens);
            QVERIFY(QTest::qWaitForWindowExposed(shown.widget.get()));
            const auto nothingIsCut = [&] {
                cut = cutIn(*shown.widget);
                return cut.isEmpty();
            };
            // What has just come gets its room a moment later.
            (void)QTest::qWaitFor(nothingIsCut);
        }
        QApplication::setFont(usual);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
};

QTEST_MAIN(TestLargeText)
#include "tst_largetext.moc"
