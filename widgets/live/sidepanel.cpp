// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/sidepanel.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"
#include "widgets/live/cpupanel.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/processtable.h"
#include "widgets/live/trialqueueview.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

namespace runwatt::live {

namespace {

using common::EmptyState;
using common::Symbol;

constexpr int kWidth = 330; ///< with text of the usual size

// Shows the view while its model has rows, what is to come otherwise.
QWidget *withEmptyState(QAbstractItemView *view, EmptyState *empty)
{
    auto *stack = new QStackedWidget;
    stack->addWidget(view);
    stack->addWidget(empty);
    QAbstractItemModel *model = view->model();
    const auto choose = [stack, view, empty, model] {
        stack->setCurrentWidget(model->rowCount() > 0 ? static_cast<QWidget *>(view) : empty);
    };
    QObject::connect(model, &QAbstractItemModel::rowsInserted, stack, choose);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, stack, choose);
    QObject::connect(model, &QAbstractItemModel::modelReset, stack, choose);
    choose();
    return stack;
}

void prepareTable(QTableView *table)
{
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace

SidePanel::SidePanel(LiveModel &model, QWidget *parent)
    : QTabWidget(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("sidePanel"));
    setDocumentMode(true);
    addTab(makeQueue(), tr("Trials"));
    m_cpu = new CpuPanel(m_model);
    addTab(m_cpu, tr("CPU"));
    addTab(makeProcesses(), tr("Processes"));
    m_eventsTab = addTab(makeEvents(), tr("Events"));
    connect(m_queue->selectionModel(), &QItemSelectionModel::currentChanged, m_cpu,
            [this] { m_cpu->choose(selectedTrial()); });
    const auto update = [this] { updateTabs(); };
    connect(&m_model.events(), &QAbstractItemModel::rowsInserted, this, update);
    connect(&m_model.events(), &QAbstractItemModel::modelReset, this, update);
    updateTabs();
}

QSize SidePanel::sizeHint() const
{
    // With large text it is wider, but the charts need the room more.
    return {(kWidth + common::textWidth(kWidth)) / 2, 400};
}

int SidePanel::roomyWidth() const
{
    return common::textWidth(kWidth);
}

QWidget *SidePanel::makeQueue()
{
    m_queue = new TrialQueueView;
    m_queue->setObjectName(QStringLiteral("trialQueue"));
    m_queue->setAccessibleName(tr("Trials in their order"));
    m_queue->setModel(&m_model.queue());
    connect(m_queue, &QListView::activated, this, &SidePanel::activate);
    connect(m_queue, &QListView::clicked, this, &SidePanel::activate);
    return withEmptyState(m_queue,
                          new EmptyState(Symbol::Campaign, tr("No trials"),
                                         tr("The trials of the campaign appear here in their "
                                            "order, with how far each one is.")));
}

QWidget *SidePanel::makeProcesses()
{
    auto *table = new ProcessTable;
    table->setObjectName(QStringLiteral("processTable"));
    table->setAccessibleName(tr("Processes on the device"));
    auto *sorted = new QSortFilterProxyModel(table);
    sorted->setSourceModel(&m_model.processes());
    sorted->setSortRole(ProcessModel::SortRole);
    table->setModel(sorted);
    prepareTable(table);
    table->setSortingEnabled(true);
    table->sortByColumn(ProcessModel::CpuColumn, Qt::DescendingOrder);
    table->hideColumn(ProcessModel::PidColumn);
    table->hideColumn(ProcessModel::MemoryColumn);
    table->fitColumns();
    return withEmptyState(table,
                          new EmptyState(Symbol::Device, tr("No processes"),
                                         tr("While a trial runs, the busiest processes of its "
                                            "device are listed here each second.")));
}

QWidget *SidePanel::makeEvents()
{
    m_events = new QTableView;
    m_events->setObjectName(QStringLiteral("eventTable"));
    m_events->setAccessibleName(tr("Events"));
    m_events->setModel(&m_model.events());
    prepareTable(m_events);
    m_events->setWordWrap(true);
    m_events->setColumnWidth(EventModel::TimeColumn,
                             m_events->fontMetrics().horizontalAdvance(QStringLiteral("88:88:88"))
                                 + 16);
    m_events->horizontalHeader()->setSectionResizeMode(EventModel::TextColumn,
                                                       QHeaderView::Stretch);
    connect(m_events, &QTableView::activated, this, [this](const QModelIndex &index) {
        const store::TrialId trial{index.data(EventModel::TrialRole).toLongLong()};
        if (trial.isValid())
            emit trialActivated(trial);
    });
    // While it is hidden, the table has not the width that it will have. A header tells of a new
    // one before it has it, so the rows are fitted a moment later, and once for all that changed.
    auto *fitting = new QTimer(m_events);
    fitting->setSingleShot(true);
    fitting->setInterval(0);
    connect(fitting, &QTimer::timeout, m_events, [this] {
        const QScrollBar *bar = m_events->verticalScrollBar();
        const bool isAtEnd = bar->maximum() > 0 && bar->value() >= bar->maximum() - 1;
        m_events->resizeRowsToContents();
        if (isAtEnd)
            m_events->scrollToBottom();
    });
    const auto fit = [fitting] { fitting->start(); };
    connect(&m_model.events(), &QAbstractItemModel::modelReset, fitting, fit);
    connect(m_events->horizontalHeader(), &QHeaderView::sectionResized, fitting, fit);
    connect(this, &QTabWidget::currentChanged, fitting, fit);
    // Keeps up with what happens, as long as the end is in sight.
    const auto keepUp = [this](const QModelIndex &, int first, int last) {
        const QScrollBar *bar = m_events->verticalScrollBar();
        for (int row = first; row <= last; ++row)
            m_events->resizeRowToContents(row);
        if (bar->value() >= bar->maximum() - 1)
            m_events->scrollToBottom();
    };
    connect(&m_model.events(), &QAbstractItemModel::rowsInserted, m_events, keepUp);
    return withEmptyState(m_events,
                          new EmptyState(Symbol::Information, tr("Nothing happened yet"),
                                         tr("Lost links, meter gaps, heat and other events appear "
                                            "here with their time.")));
}

void SidePanel::updateTabs()
{
    const int events = m_model.events().rowCount();
    setTabText(m_eventsTab, events > 0 ? tr("Events (%L1)").arg(events) : tr("Events"));
}

void SidePanel::activate(const QModelIndex &index)
{
    const store::TrialId trial{index.data(TrialQueueModel::TrialIdRole).toLongLong()};
    if (trial.isValid())
        emit trialActivated(trial);
}

store::TrialId SidePanel::selectedTrial() const
{
    return {m_queue->currentIndex().data(TrialQueueModel::TrialIdRole).toLongLong()};
}

void SidePanel::selectTrial(store::TrialId trial)
{
    const int row = m_model.queue().rowOf(trial);
    if (row < 0)
        return;
    m_queue->setCurrentIndex(m_model.queue().index(row));
    m_queue->scrollTo(m_queue->currentIndex());
}

void SidePanel::showRunningTrial()
{
    const int row = m_model.queue().runningRow();
    if (row >= 0 && !m_queue->hasFocus() && !m_queue->underMouse())
        m_queue->scrollTo(m_model.queue().index(row), QAbstractItemView::EnsureVisible);
}

} // namespace runwatt::live
