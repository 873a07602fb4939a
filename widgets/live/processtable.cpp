// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/processtable.h"

#include "widgets/common/textwidth.h"
#include "widgets/live/processmodel.h"

#include <QHeaderView>
#include <QStyle>

#include <algorithm>

namespace runwatt::live {

namespace {

constexpr int kMargins = 16; // beside a cell's text

} // namespace

ProcessTable::ProcessTable(QWidget *parent)
    : QTableView(parent)
{
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column != ProcessModel::CommandColumn)
            fitNames();
    });
    // The arrow is in another heading now.
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column) {
        if (column > ProcessModel::CommandColumn && columnWidth(column) < headingWidth(column))
            setColumnWidth(column, headingWidth(column));
        fitNames();
    });
}

void ProcessTable::fitColumns()
{
    const int number = fontMetrics().horizontalAdvance(QStringLiteral("8888.8 %")) + kMargins;
    for (int column = ProcessModel::CpuColumn; column < ProcessModel::ColumnCount; ++column)
        setColumnWidth(column, std::max(number, headingWidth(column)));
    fitNames();
}

void ProcessTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitNames();
}

void ProcessTable::fitNames()
{
    if (model() == nullptr)
        return;
    constexpr int kNames = ProcessModel::CommandColumn;
    constexpr int kFewestLetters = 88; ///< pixels, of usual text
    const int left = viewport()->width()
        - (horizontalHeader()->length() - horizontalHeader()->sectionSize(kNames));
    // Of a command's name Linux keeps 15 letters: proc(5), comm.
    const int whole =
        fontMetrics().horizontalAdvance(QStringLiteral("systemd-journal")) + 2 * kMargins;
    const int wanted = left < common::textWidth(kFewestLetters) ? whole : left;
    setColumnWidth(kNames, std::max(wanted, headingWidth(kNames)));
}

int ProcessTable::headingWidth(int column) const
{
    const QHeaderView *header = horizontalHeader();
    if (column == header->sortIndicatorSection())
        return header->sectionSizeHint(column);
    // Qt keeps room for an arrow everywhere, which the names would lack.
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    const QString heading = model()->headerData(column, Qt::Horizontal).toString();
    return header->fontMetrics().horizontalAdvance(heading) + 3 * margin;
}

} // namespace runwatt::live
