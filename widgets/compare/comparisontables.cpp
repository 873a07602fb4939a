// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisontables.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/markbadges.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparisonmodel.h"
#include "widgets/compare/trialsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::compare {

namespace {

using common::Role;
using common::Theme;

QTableView *makeTable(QAbstractItemModel *model, const QString &name, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

} // namespace

ComparisonTables::ComparisonTables(QWidget *parent)
    : QSplitter(Qt::Vertical, parent)
    , m_model(new ComparisonModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_trials(new TrialsModel(this))
{
    setChildrenCollapsible(false);
    setHandleWidth(common::spacing::kMedium);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ComparisonModel::SortRole);
    addWidget(makeCells());
    addWidget(makeTrials());
    setStretchFactor(0, 2);
    setStretchFactor(1, 1);
    setMinimumWidth(320);
    connectTables();
    showRow({});
}

QWidget *ComparisonTables::makeCells()
{
    auto *part = new QWidget(this);
    // More would be empty. Of a part: a splitter's own it works out from its parts'.
    part->setMaximumWidth(130 * fontMetrics().averageCharWidth());
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kTiny);
    auto *title = new QLabel(tr("Cells"), part);
    Theme::setRole(title, Role::Heading);
    auto *titleRow = new QHBoxLayout;
    titleRow->addWidget(title);
    titleRow->addStretch(1);
    m_marks = new common::MarkBadges(part);
    titleRow->addWidget(m_marks);
    m_cellsTable = makeTable(m_sorted, title->text(), part);
    layout->addLayout(titleRow);
    layout->addWidget(m_cellsTable, 1);
    m_cellsTable->setObjectName(u"cells"_s);
    m_cellsTable->viewport()->installEventFilter(this);
    // Names of workloads differ at their ends, too.
    m_cellsTable->setTextElideMode(Qt::ElideMiddle);
    m_cellsTable->setSortingEnabled(true);
    m_cellsTable->setMinimumHeight(120);
    m_cellsTable->horizontalHeader()->setStretchLastSection(false);
    // Unsorted is the chart's own order.
    m_cellsTable->horizontalHeader()->setSortIndicatorClearable(true);
    m_cellsTable->sortByColumn(-1, Qt::AscendingOrder);
    auto *copy = new QAction(tr("&Copy as CSV"), m_cellsTable);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_cellsTable->addAction(copy);
    m_cellsTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &ComparisonTables::copyCells);
    return part;
}

QWidget *ComparisonTables::makeTrials()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kTiny);
    m_trialsTitle = new common::ElidedLabel(part);
    Theme::setRole(m_trialsTitle, Role::Heading);
    m_trialsTable = makeTable(m_trials, tr("Trials of the chosen cell"), part);
    m_trialsTable->setObjectName(u"trials"_s);
    m_trialsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_trialsTable->setMinimumHeight(90);
    // The last one stretches, and would be cut where there is no room for all.
    QHeaderView *heading = m_trialsTable->horizontalHeader();
    heading->setMinimumSectionSize(heading->sectionSizeHint(TrialsModel::Verdict));
    m_trialsTable->setCursor(Qt::PointingHandCursor);
    m_trialsTable->setToolTip(tr("Open a trial over time"));
    layout->addWidget(m_trialsTitle);
    layout->addWidget(m_trialsTable, 1);
    return part;
}

void ComparisonTables::connectTables()
{
    connect(m_cellsTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparisonTables::showRow);
    connect(m_cellsTable, &QTableView::activated, this, &ComparisonTables::activateChosen);
    connect(m_cellsTable->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column) {
                if (column >= 0 && m_cellsTable->columnWidth(column) < widthOf(column))
                    m_cellsTable->setColumnWidth(column, widthOf(column));
            });
    connect(m_trialsTable, &QTableView::clicked, this, &ComparisonTables::openTrial);
    // Where a single click activates, the click above has done it.
    connect(m_trialsTable, &QTableView::activated, this, [this](const QModelIndex &row) {
        if (!m_trialsTable->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick))
            openTrial(row);
    });
}

void ComparisonTables::setComparison(const analysis::Comparison &comparison,
                                     std::shared_ptr<const store::CampaignData> campaign)
{
    const bool hadChoice = m_cellsTable->currentIndex().isValid();
    m_campaign = std::move(campaign);
    m_unit = comparison.unit;
    m_model->setComparison(comparison);
    m_marks->setOrigins(comparison.origins);
    updateColumns();
    showRow(hadChoice ? m_cellsTable->currentIndex() : QModelIndex());
}

void ComparisonTables::clear()
{
    m_model->clear();
    m_marks->setOrigins({});
    showRow({});
}

void ComparisonTables::chooseCell(const std::vector<store::TrialId> &trials, const QString &axisKey)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const analysis::ComparisonCell &cell = m_model->cell(row);
        if (cell.trials != trials || cell.axisKey != axisKey)
            continue;
        const QModelIndex shown = m_sorted->mapFromSource(m_model->index(row, 0));
        m_cellsTable->setCurrentIndex(
            shown.siblingAtColumn(m_cellsTable->horizontalHeader()->logicalIndex(0)));
        m_cellsTable->selectRow(shown.row());
        m_cellsTable->scrollTo(shown);
    }
}

const analysis::ComparisonCell *ComparisonTables::chosenCell() const
{
    const QModelIndex row = m_cellsTable->currentIndex();
    return row.isValid() ? &m_model->cell(m_sorted->mapToSource(row).row()) : nullptr;
}

void ComparisonTables::activateChosen()
{
    const analysis::ComparisonCell *cell = chosenCell();
    if (!cell)
        return;
    if (cell->trials.size() == 1) {
        emit trialActivated(cell->trials.front());
        return;
    }
    m_trialsTable->setCurrentIndex(m_trials->index(0, 0));
    m_trialsTable->setFocus();
}

QWidget *ComparisonTables::trialRows() const
{
    return m_trialsTable->viewport();
}

void ComparisonTables::updateColumns()
{
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column) {
        const auto which = static_cast<ComparisonModel::Column>(column);
        m_cellsTable->setColumnHidden(column, !m_model->isUsed(which));
    }
    // Where not all has room a long name is cut, and whole in its tooltip, so that the numbers stay
    // in sight; but never so that two of them look the same, and no number: the table scrolls.
    std::array<int, ComparisonModel::ColumnCount> widths{};
    const QScrollBar *bar = m_cellsTable->verticalScrollBar();
    // Its place is kept free, so that the columns are the same before it is there.
    int left = m_cellsTable->viewport()->width() - (bar->isVisible() ? 0 : bar->sizeHint().width());
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column) {
        if (m_cellsTable->isColumnHidden(column))
            continue;
        int &width = widths[static_cast<std::size_t>(column)];
        const bool isCut = column <= ComparisonModel::Series
            && !m_model->holdsNumbers(static_cast<ComparisonModel::Column>(column));
        width = isCut ? shortWidthOf(column) : widthOf(column);
        left -= width;
    }
    // What is left is for the names that change from row to row first.
    for (int column = ComparisonModel::Series; column >= 0; --column) {
        int &width = widths[static_cast<std::size_t>(column)];
        const int more = std::clamp(widthOf(column) - width, 0, std::max(left, 0));
        if (m_cellsTable->isColumnHidden(column))
            continue;
        width += more;
        left -= more;
    }
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column)
        m_cellsTable->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
}

int ComparisonTables::shortWidthOf(int column) const
{
    constexpr int kLeastLetters = 9;
    constexpr int kMostRows = 1000; // of more, a name is cut whatever others are
    const int whole = widthOf(column);
    const QFontMetrics metrics = m_cellsTable->fontMetrics();
    QSet<QString> names;
    int longest = 0;
    for (int row = 0; row < std::min(kMostRows, m_sorted->rowCount()); ++row) {
        const QString name = m_sorted->index(row, column).data().toString();
        names.insert(name);
        longest = std::max(longest, metrics.horizontalAdvance(name));
    }
    const auto areApart = [&](int width) {
        QSet<QString> shown;
        for (const QString &name : std::as_const(names))
            shown.insert(metrics.elidedText(name, m_cellsTable->textElideMode(), width));
        return shown.size() == names.size();
    };
    const int margins = whole - longest;
    int room = kLeastLetters * metrics.averageCharWidth();
    while (room < longest && !areApart(room))
        room += metrics.averageCharWidth();
    return std::min(whole, std::max(room + margins, headingWidthOf(column)));
}

bool ComparisonTables::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_cellsTable->viewport() && event->type() == QEvent::Resize) {
        const auto *resized = static_cast<QResizeEvent *>(event);
        if (resized->size().width() != resized->oldSize().width())
            updateColumns();
    }
    return QSplitter::eventFilter(watched, event);
}

int ComparisonTables::widthOf(int column) const
{
    const QAbstractItemView *cells = m_cellsTable;
    return std::max({headingWidthOf(column), cells->sizeHintForColumn(column),
                     m_cellsTable->horizontalHeader()->minimumSectionSize()});
}

int ComparisonTables::headingWidthOf(int column) const
{
    const QHeaderView *header = m_cellsTable->horizontalHeader();
    const int margin = style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
    const QString heading = m_sorted->headerData(column, Qt::Horizontal).toString();
    // Qt keeps room in each heading for the arrow that only one of them has, and the numbers at the
    // right would be out of sight.
    return column == header->sortIndicatorSection()
        ? header->sectionSizeHint(column)
        : header->fontMetrics().horizontalAdvance(heading) + 3 * margin;
}

void ComparisonTables::showRow(const QModelIndex &row)
{
    if (!row.isValid() || !m_campaign) {
        m_trials->clear();
        m_trialsTitle->setText(tr("Choose a bar or a row to see its trials"));
    } else {
        const analysis::ComparisonCell &cell = m_model->cell(m_sorted->mapToSource(row).row());
        m_trials->setCell(*m_campaign, cell, m_unit);
        QStringList names{cell.panelLabel, cell.axisLabel, cell.seriesLabel};
        names.removeAll(QString());
        m_trialsTitle->setText(tr("Trials: %1").arg(names.join(u", "_s)));
    }
    m_trialsTable->resizeColumnsToContents(); // an empty table's headings are to be read, too
    emit chosenChanged();
}

void ComparisonTables::openTrial(const QModelIndex &row)
{
    if (row.isValid())
        emit trialActivated(m_trials->trial(row.row()));
}

void ComparisonTables::copyCells()
{
    QList<int> rows;
    for (const QModelIndex &row : m_cellsTable->selectionModel()->selectedRows())
        rows.append(m_sorted->mapToSource(row).row());
    std::ranges::sort(rows);
    const QByteArray csv = m_model->csv(rows);
    auto *content = new QMimeData;
    content->setText(QString::fromUtf8(csv));
    content->setData(u"text/csv"_s, csv);
    QGuiApplication::clipboard()->setMimeData(content);
    emit copied(static_cast<int>(rows.isEmpty() ? m_model->rowCount() : rows.size()));
}

} // namespace runwatt::compare
