// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compareview.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/compare/comparecontrols.h"
#include "widgets/compare/comparisonmodel.h"
#include "widgets/compare/trialsmodel.h"
#include "widgets/plot/barplot.h"
#include "widgets/plot/exportmenu.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

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

/// As wide as contents and header need: the style sheet's padding is not in Qt's own reckoning.
void fitColumns(QTableView *table)
{
    constexpr int kPadding = 4;
    table->resizeColumnsToContents();
    const bool lastStretches = table->horizontalHeader()->stretchLastSection();
    const int count = table->model()->columnCount() - (lastStretches ? 1 : 0);
    for (int column = 0; column < count; ++column)
        table->setColumnWidth(column, table->columnWidth(column) + kPadding);
}

} // namespace

CompareView::CompareView(QWidget *parent)
    : QWidget(parent)
    , m_comparison(failure(ErrorCode::NotFound, tr("There is no figure to export yet.")))
    , m_message(new common::MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new common::EmptyState(common::Symbol::Chart, {}, {}, this))
    , m_content(new QSplitter(Qt::Horizontal, this))
    , m_chart(new plot::BarPlot(this))
    , m_model(new ComparisonModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_trials(new TrialsModel(this))
{
    m_chart->setObjectName(u"chart"_s);
    m_empty->setObjectName(u"empty"_s);
    m_message->setObjectName(u"message"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(common::spacing::kLarge, common::spacing::kMedium,
                               common::spacing::kLarge, common::spacing::kLarge);
    layout->setSpacing(common::spacing::kMedium);
    layout->addWidget(makeHeader());
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    auto *card = new QFrame(m_content);
    Theme::setRole(card, Role::Card);
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(common::spacing::kTiny, common::spacing::kTiny,
                               common::spacing::kTiny, common::spacing::kTiny);
    inCard->addWidget(m_chart);
    m_content->addWidget(card);
    m_content->addWidget(makeTables());
    m_content->setStretchFactor(0, 11);
    m_content->setStretchFactor(1, 9);
    m_content->setSizes({550, 450});
    m_content->setChildrenCollapsible(false);
    m_content->setHandleWidth(common::spacing::kMedium);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);
    connectParts();
    refresh();
}

CompareView::~CompareView() = default;

QWidget *CompareView::makeHeader()
{
    auto *header = new QWidget(this);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kMedium);
    m_controls = new CompareControls(header);
    m_export = new plot::ExportButton(header);
    m_export->setObjectName(u"export"_s);
    layout->addWidget(m_controls);
    layout->addStretch(1);
    layout->addWidget(m_export, 0, Qt::AlignBottom);
    return header;
}

QWidget *CompareView::makeTables()
{
    auto *side = new QSplitter(Qt::Vertical, this);
    side->setChildrenCollapsible(false);
    side->setHandleWidth(common::spacing::kMedium);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ComparisonModel::SortRole);
    auto *above = new QWidget(side);
    auto *cells = new QVBoxLayout(above);
    cells->setContentsMargins({});
    cells->setSpacing(common::spacing::kTiny);
    auto *cellsTitle = new QLabel(tr("Cells"), above);
    Theme::setRole(cellsTitle, Role::Heading);
    m_mark = new common::MarkBadge(Origin::Measured, above);
    auto *titleRow = new QHBoxLayout;
    titleRow->addWidget(cellsTitle);
    titleRow->addStretch(1);
    titleRow->addWidget(m_mark);
    m_table = makeTable(m_sorted, cellsTitle->text(), above);
    cells->addLayout(titleRow);
    cells->addWidget(m_table, 1);
    m_table->setObjectName(u"cells"_s);
    m_table->setSortingEnabled(true);
    m_table->setMinimumHeight(120);
    m_table->horizontalHeader()->setStretchLastSection(false);
    // Unsorted is the chart's own order.
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    auto *copy = new QAction(tr("&Copy as CSV"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &CompareView::copyTable);

    auto *below = new QWidget(side);
    auto *layout = new QVBoxLayout(below);
    layout->setContentsMargins({});
    layout->setSpacing(common::spacing::kTiny);
    m_trialsTitle = new common::ElidedLabel(below);
    Theme::setRole(m_trialsTitle, Role::Heading);
    m_trialsTable = makeTable(m_trials, tr("Trials of the chosen cell"), below);
    m_trialsTable->setObjectName(u"trials"_s);
    m_trialsTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_trialsTable->setMinimumHeight(90);
    m_trialsTable->setCursor(Qt::PointingHandCursor);
    m_trialsTable->setToolTip(tr("Open a trial over time"));
    layout->addWidget(m_trialsTitle);
    layout->addWidget(m_trialsTable, 1);
    side->addWidget(above);
    side->addWidget(below);
    side->setStretchFactor(0, 2);
    side->setStretchFactor(1, 1);
    side->setMinimumWidth(320);
    side->setMaximumWidth(130 * fontMetrics().averageCharWidth()); // more would be empty
    return side;
}

void CompareView::connectParts()
{
    connect(m_controls, &CompareControls::requestChanged, this, &CompareView::refresh);
    connect(m_chart, &plot::BarPlot::barSelected, this, &CompareView::chooseBar);
    connect(m_chart, &plot::BarPlot::barActivated, this, &CompareView::activateBar);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CompareView::showRow);
    connect(m_table, &QTableView::activated, this, &CompareView::activateRow);
    const auto open = [this](const QModelIndex &row) {
        if (row.isValid())
            emit trialActivated(m_trials->trial(row.row()));
    };
    connect(m_trialsTable, &QTableView::clicked, this, open);
    // Where a single click activates, the click above has done it.
    connect(m_trialsTable, &QTableView::activated, this, [this, open](const QModelIndex &row) {
        if (!m_trialsTable->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick))
            open(row);
    });
    connect(m_empty, &common::EmptyState::actionTriggered, this,
            &CompareView::openCampaignRequested);
    m_export->setSource([this](figure::Width width) { return figure(width); });
    connect(m_export, &plot::ExportButton::exported, this, [this](const QString &file) {
        m_message->showMessage(store::Severity::Information,
                               tr("The figure is in %1.").arg(QDir::toNativeSeparators(file)));
        emit figureExported(file);
    });
    connect(m_export, &plot::ExportButton::failed, m_message, &common::MessageBar::showError);
}

void CompareView::setCampaign(std::shared_ptr<const store::CampaignData> campaign,
                              const QString &file)
{
    const bool isOther = !m_data || !campaign || m_data->campaign.uuid != campaign->campaign.uuid;
    m_data = std::move(campaign);
    m_file = file;
    if (isOther) {
        m_message->dismiss();
        m_export->setFolder(QFileInfo(file).absolutePath());
    }
    m_controls->setCampaign(m_data);
    refresh();
}

void CompareView::setRequest(const analysis::ComparisonRequest &request)
{
    m_controls->setRequest(request);
}

analysis::ComparisonRequest CompareView::request() const
{
    return m_controls->request();
}

Result<figure::FigureData> CompareView::figure(figure::Width width) const
{
    if (!m_comparison)
        return tl::make_unexpected(m_comparison.error());
    figure::Figure description;
    description.request = m_comparison->request;
    description.width = width;
    return figure::buildFigure(*m_data, description);
}

void CompareView::showEmpty(const QString &title, const QString &sentence, const QString &action)
{
    m_model->clear();
    m_trials->clear();
    m_chart->setFigure(nullptr);
    m_mark->setOrigin(Origin::Measured);
    m_export->setEnabled(false);
    m_empty->setTexts(title, sentence);
    m_empty->setAction(action);
    m_pages->setCurrentWidget(m_empty);
}

void CompareView::refresh()
{
    m_comparison = failure(ErrorCode::NotFound, tr("There is no figure to export yet."));
    m_export->setVisible(m_data != nullptr);
    m_controls->setVisible(m_data && !analysis::measures(*m_data).empty());
    if (!m_data)
        return showEmpty(tr("No campaign is open"),
                         tr("Open a campaign file, or run one: its trials are compared here, with "
                            "their intervals, as soon as they are complete."),
                         tr("Open a campaign…"));
    if (analysis::measures(*m_data).empty())
        return showEmpty(
            tr("No trial is complete yet"),
            tr("The first bars appear here when the first trial of \"%1\" is complete. "
               "Nothing needs to be done until then.")
                .arg(m_data->campaign.title));
    m_comparison = analysis::compare(*m_data, m_controls->request());
    if (!m_comparison) {
        const Error &error = m_comparison.error();
        return showEmpty(error.what, error.remedy.isEmpty() ? error.why : error.remedy);
    }
    showComparison(*m_comparison);
}

void CompareView::showComparison(const analysis::Comparison &comparison)
{
    const QModelIndex chosen = m_table->currentIndex();
    m_model->setComparison(comparison);
    updateColumns();
    const Result<figure::FigureData> drawn = figure(figure::Width::Page);
    if (!drawn)
        return showEmpty(drawn.error().what, drawn.error().remedy);
    m_chart->setFigure(std::make_shared<const figure::FigureData>(*drawn));
    m_mark->setOrigin(comparison.origin);
    m_export->setEnabled(true);
    m_pages->setCurrentWidget(m_content);
    showRow(chosen.isValid() ? m_table->currentIndex() : QModelIndex());
}

void CompareView::updateColumns()
{
    for (int column = 0; column < ComparisonModel::ColumnCount; ++column) {
        const auto which = static_cast<ComparisonModel::Column>(column);
        m_table->setColumnHidden(column, !m_model->isUsed(which));
    }
    fitColumns(m_table);
    // A long name is cut, and whole in its tooltip, so that the numbers stay in sight.
    const int most = 18 * fontMetrics().averageCharWidth();
    for (const int column :
         {ComparisonModel::Panel, ComparisonModel::Axis, ComparisonModel::Series}) {
        if (m_table->columnWidth(column) > most)
            m_table->setColumnWidth(column, most);
    }
}

std::optional<plot::BarPlace> CompareView::placeOf(int row) const
{
    const auto &drawn = m_chart->figure();
    if (!drawn)
        return std::nullopt;
    const std::vector<store::TrialId> &trials = m_model->cell(row).trials;
    for (std::size_t panel = 0; panel < drawn->panels.size(); ++panel) {
        const auto &bars = drawn->panels[panel].bars;
        const auto found = std::ranges::find(bars, trials, &figure::Bar::trials);
        if (found != bars.end())
            return plot::BarPlace{static_cast<int>(panel), static_cast<int>(found - bars.begin())};
    }
    return std::nullopt;
}

void CompareView::chooseBar(const plot::BarPlace &place)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (placeOf(row) == place) {
            const QModelIndex shown = m_sorted->mapFromSource(m_model->index(row, 0));
            m_table->setCurrentIndex(
                shown.siblingAtColumn(m_table->horizontalHeader()->logicalIndex(0)));
            m_table->selectRow(shown.row());
            m_table->scrollTo(shown);
        }
    }
}

void CompareView::activateBar(const plot::BarPlace &place)
{
    chooseBar(place);
    activateRow(m_table->currentIndex());
}

void CompareView::showRow(const QModelIndex &row)
{
    if (!row.isValid() || !m_data) {
        m_trials->clear();
        m_chart->setSelected(std::nullopt);
        m_trialsTitle->setText(tr("Choose a bar or a row to see its trials"));
        return;
    }
    const int source = m_sorted->mapToSource(row).row();
    const analysis::ComparisonCell &cell = m_model->cell(source);
    m_chart->setSelected(placeOf(source));
    m_trials->setCell(*m_data, cell, m_comparison ? m_comparison->unit : QString());
    fitColumns(m_trialsTable);
    QStringList names{cell.panelLabel, cell.axisLabel, cell.seriesLabel};
    names.removeAll(QString());
    m_trialsTitle->setText(tr("Trials: %1").arg(names.join(u", "_s)));
}

void CompareView::activateRow(const QModelIndex &row)
{
    if (!row.isValid())
        return;
    const auto &trials = m_model->cell(m_sorted->mapToSource(row).row()).trials;
    if (trials.size() == 1) {
        emit trialActivated(trials.front());
        return;
    }
    m_trialsTable->setCurrentIndex(m_trials->index(0, 0));
    m_trialsTable->setFocus();
}

void CompareView::copyTable()
{
    QList<int> rows;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        rows.append(m_sorted->mapToSource(row).row());
    std::ranges::sort(rows);
    const QByteArray csv = m_model->csv(rows);
    auto *content = new QMimeData;
    content->setText(QString::fromUtf8(csv));
    content->setData(u"text/csv"_s, csv);
    QGuiApplication::clipboard()->setMimeData(content);
    m_message->showMessage(
        store::Severity::Information,
        tr("%n row(s) copied as CSV.", nullptr,
           static_cast<int>(rows.isEmpty() ? m_model->rowCount() : rows.size())));
}

} // namespace runwatt::compare
