// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/cpupanel.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"
#include "widgets/live/livemodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

using common::EmptyState;
using common::Role;
using common::Symbol;
using common::Theme;

constexpr int kUpdateMs = 200;

/// The names of rows that stay when the columns are moved, as plain as the cells.
class RowNames : public QHeaderView
{
public:
    explicit RowNames(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    { }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->fillRect(rect, palette().color(QPalette::Base));
        const QVariant font = model()->headerData(section, Qt::Vertical, Qt::FontRole);
        if (font.isValid())
            painter->setFont(font.value<QFont>().resolve(painter->font()));
        painter->setPen(palette().color(QPalette::Text));
        painter->drawText(rect.adjusted(common::spacing::kSmall, 0, 0, 0),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString());
    }
};

QTableView *makeTable(const QString &name, const QString &accessible, QAbstractItemModel *model)
{
    auto *table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(accessible);
    table->setVerticalHeader(new RowNames(table));
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setCornerWidget(new QWidget(table)); // else a frame is drawn between the scroll bars
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    table->verticalHeader()->setMinimumSectionSize(1);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->verticalHeader()->setSectionsClickable(false);
    return table;
}

/// No taller than its rows: what is left is the other table's.
void limitHeight(QTableView *table)
{
    const int bar = table->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
        ? 0
        : table->horizontalScrollBar()->sizeHint().height();
    table->setMaximumHeight(table->horizontalHeader()->sizeHint().height() + bar
                            + table->verticalHeader()->length() + 2);
}

QString secondsText(double seconds)
{
    return QLocale().toString(seconds, 'f', 1);
}

} // namespace

CpuPanel::CpuPanel(LiveModel &model, QWidget *parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_empty(new EmptyState(Symbol::Device, {}, {}))
{
    setObjectName(u"cpuPanel"_s);
    m_figures = makeFigures();
    addWidget(m_empty);
    addWidget(m_figures);
    m_updating.setSingleShot(true);
    m_updating.setInterval(kUpdateMs);
    connect(&m_updating, &QTimer::timeout, this, &CpuPanel::showNow);
    const auto later = [this] {
        if (!m_updating.isActive())
            m_updating.start();
    };
    connect(&m_model.cpu(), &CpuFigures::changed, this, later);
    connect(&m_model.queue(), &QAbstractItemModel::dataChanged, this, later);
    connect(&m_model.queue(), &QAbstractItemModel::modelReset, this, [this] {
        m_chosen = {};
        showNow();
    });
    showNow();
}

QWidget *CpuPanel::makeFigures()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, common::spacing::kSmall, 0, 0);
    layout->setSpacing(common::spacing::kTiny);
    const auto addLine = [layout](QLabel *label) {
        label->setContentsMargins(common::spacing::kSmall, 0, common::spacing::kSmall, 0);
        layout->addWidget(label);
    };
    m_title = new common::ElidedLabel;
    m_title->setElideMode(Qt::ElideMiddle);
    addLine(m_title);
    m_over = common::makeTextLabel(nullptr);
    m_over->setObjectName(u"cpuOver"_s);
    Theme::setRole(m_over, Role::Caption);
    addLine(m_over);

    m_accountTable = makeTable(u"accountTable"_s, tr("Who used the CPU"), &m_account);
    m_accountTable->verticalHeader()->hide();
    m_accountTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_accountTable->setItemDelegateForColumn(AccountModel::ShareColumn,
                                             new ShareDelegate(m_accountTable));
    QHeaderView *header = m_accountTable->horizontalHeader();
    header->setMinimumSectionSize(48);
    const QFontMetrics metrics = m_accountTable->fontMetrics();
    header->setSectionResizeMode(AccountModel::PartColumn, QHeaderView::Stretch);
    const auto giveWidth = [this, header](int column, int width) {
        m_accountTable->setColumnWidth(column, std::max(width, header->sectionSizeHint(column)));
    };
    giveWidth(AccountModel::SecondsColumn, metrics.horizontalAdvance(u"88888.88"_s) + 16);
    giveWidth(AccountModel::ShareColumn, metrics.horizontalAdvance(u"888.8 %"_s) + 56);
    m_accountTable->installEventFilter(this);
    // On the smallest window what is not explained is in view, as the last row of a guest's eleven.
    layout->addWidget(m_accountTable, 5);

    m_coresNote = common::makeTextLabel(nullptr);
    Theme::setRole(m_coresNote, Role::Caption);
    addLine(m_coresNote);
    m_coresTable = makeTable(u"coresTable"_s, tr("Columns of mpstat by core"), &m_cores);
    m_coresTable->horizontalHeader()->setMinimumSectionSize(24);
    int widest = metrics.horizontalAdvance(u"100.0"_s) + 14;
    for (int column = 0; column < m_cores.columnCount(); ++column)
        widest = std::max(widest, m_coresTable->horizontalHeader()->sectionSizeHint(column));
    m_coresTable->horizontalHeader()->setDefaultSectionSize(widest);
    layout->addWidget(m_coresTable, 2);
    layout->addStretch();
    return page;
}

bool CpuPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_accountTable && event->type() == QEvent::Resize)
        fitNames();
    return QStackedWidget::eventFilter(watched, event);
}

/// Names have what the numbers leave; where that is too little, the table scrolls sideways.
void CpuPanel::fitNames()
{
    QHeaderView *header = m_accountTable->horizontalHeader();
    int widest = header->sectionSizeHint(AccountModel::PartColumn);
    for (int row = 0; row < m_account.rowCount(); ++row) {
        const QModelIndex name = m_account.index(row, AccountModel::PartColumn);
        widest = std::max(widest, m_accountTable->sizeHintForIndex(name).width() + 1);
    }
    const int bar = m_accountTable->verticalScrollBar()->sizeHint().width();
    const int room = m_accountTable->width() - bar
        - header->sectionSize(AccountModel::SecondsColumn)
        - header->sectionSize(AccountModel::ShareColumn);
    const bool fits = widest <= room;
    m_accountTable->setHorizontalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff
                                                      : Qt::ScrollBarAsNeeded);
    header->setSectionResizeMode(AccountModel::PartColumn,
                                 fits ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!fits)
        header->resizeSection(AccountModel::PartColumn, widest);
    limitHeight(m_accountTable);
}

void CpuPanel::choose(store::TrialId trial)
{
    m_chosen = trial;
    showNow();
}

const campaign::TrialStatus *CpuPanel::shownTrial() const
{
    const TrialQueueModel &queue = m_model.queue();
    const int chosen = queue.rowOf(m_chosen);
    const int row = chosen >= 0 ? chosen : queue.runningRow();
    return row >= 0 ? &queue.trialAt(row) : nullptr;
}

void CpuPanel::showNow()
{
    const campaign::TrialStatus *trial = shownTrial();
    const CpuFiguresOfTrial figures = trial ? m_model.cpu().of(trial->id) : CpuFiguresOfTrial();
    m_account.setFigures(figures);
    m_cores.setFigures(figures);
    explain(trial, figures);
    const bool hasCores = m_cores.rowCount() > 0;
    m_accountTable->setVisible(figures.busy.has_value());
    m_coresTable->setVisible(hasCores);
    m_coresNote->setVisible(hasCores);
    fitNames();
    limitHeight(m_coresTable);
    setCurrentWidget(figures.busy || hasCores ? m_figures : m_empty);
}

void CpuPanel::explain(const campaign::TrialStatus *trial, const CpuFiguresOfTrial &figures)
{
    QString why;
    if (trial == nullptr) {
        why = tr("Choose a trial in the list: who used the CPU while it measured is told here.");
    } else if (trial->state == store::TrialState::Waiting) {
        why = tr("This trial's turn is to come.");
    } else if (trial->state == store::TrialState::Failed
               || trial->state == store::TrialState::Interrupted) {
        why = tr("Only a complete trial has a window, over which who used the CPU is summed up.");
    } else if (trial->state == store::TrialState::Running) {
        why = tr("Who used the CPU is summed up while the trial measures, from its second reading "
                 "on.");
    } else {
        why = tr("Nobody knows who used the CPU: the device hides its processes from Runwatt, the "
                 "readings cover less than half of the window, or an older Runwatt measured it.");
    }
    m_empty->setTexts(tr("No account of the CPU"), why);
    if (trial == nullptr)
        return;
    m_title->setText(tr("%1, %2").arg(TrialQueueModel::title(*trial), trial->device));
    if (!figures.busy)
        m_over->setText(why);
    else if (figures.isFinal)
        m_over->setText(
            tr("CPU-seconds over the window of %1 s").arg(secondsText(figures.seconds)));
    else
        m_over->setText(
            tr("CPU-seconds so far, over %1 s of the window").arg(secondsText(figures.seconds)));
    m_coresNote->setText(figures.isFinal ? tr("mpstat's columns, mean over the window")
                                         : tr("mpstat's columns, mean so far"));
}

} // namespace runwatt::live
