// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/runtimegrid.h"

#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"
#include "widgets/common/tooltip.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kMostRowsShown = 12; ///< with more, the table scrolls
constexpr int kLeastNameLength =
    26; ///< of a device's name that is shown in any case, in characters

} // namespace

RuntimeGrid::RuntimeGrid(DeviceModel *devices, QWidget *parent)
    : QWidget(parent)
    , m_model(new RuntimeGridModel(devices, this))
    , m_table(new QTableView(this))
    , m_title(common::makeTextLabel(this))
    , m_reason(common::makeTextLabel(this))
    , m_install(new QPushButton(tr("&Make it ready"), this))
    , m_try(new QPushButton(tr("&Boot a tiny guest"), this))
    , m_open(new QPushButton(tr("S&how the device"), this))
{
    using namespace common::spacing;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    auto *title = new QLabel(tr("Runtimes"), this);
    Theme::setRole(title, Role::Title);
    layout->addWidget(title);
    auto *caption = common::makeTextLabel(this);
    Theme::setRole(caption, Role::Caption);
    caption->setText(
        tr("What each device of the Bench can run, and what it takes where it can't."));
    layout->addWidget(caption);
    m_table->setModel(m_model);
    m_table->setObjectName(u"runtimeGrid"_s);
    m_table->setAccessibleName(tr("Runtimes of the devices"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setTextElideMode(Qt::ElideRight);
    layout->addWidget(m_table);
    auto *card = new QFrame(this);
    Theme::setRole(card, Role::Card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    inside->setSpacing(kSmall);
    Theme::setRole(m_title, Role::Heading);
    inside->addWidget(m_title);
    inside->addWidget(m_reason);
    auto *row = new QHBoxLayout;
    row->setSpacing(kSmall);
    const std::pair<QPushButton *, QString> buttons[] = {
        {m_install, u"makeReady"_s}, {m_try, u"tryGuest"_s}, {m_open, u"showDevice"_s}};
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        row->addWidget(button);
    }
    Theme::setRole(m_install, Role::Primary);
    row->addStretch(1);
    inside->addLayout(row);
    layout->addWidget(card);
    layout->addStretch(1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RuntimeGrid::showCell);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RuntimeGrid::showCell);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, change, this, &RuntimeGrid::fitTable);
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { emit deviceRequested(m_model->device(index)); });
    connect(m_install, &QPushButton::clicked, this, [this] {
        emit installRequested(m_model->device(current()), m_model->cell(current()).packages);
    });
    connect(m_try, &QPushButton::clicked, this,
            [this] { emit guestRequested(m_model->device(current())); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { emit deviceRequested(m_model->device(current())); });
    fitTable();
}

void RuntimeGrid::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QModelIndex RuntimeGrid::current() const
{
    return m_table->currentIndex();
}

void RuntimeGrid::fitTable()
{
    // The columns first; a name of a device gets what they leave.
    const QAbstractItemView *cells = m_table;
    int widest = 0; // all columns are as wide
    for (int column = 0; column < m_model->columnCount(); ++column)
        widest = std::max(widest, cells->sizeHintForColumn(column));
    const int columns = m_model->columnCount() * (widest + 1) + 2 * m_table->frameWidth();
    const int least = kLeastNameLength * fontMetrics().averageCharWidth();
    m_table->verticalHeader()->setMaximumWidth(std::max(least, m_table->width() - columns));
    // Where not all has room, with large text, the table scrolls sideways: what a cell says is
    // read.
    m_table->horizontalHeader()->setMinimumSectionSize(widest);
    const int names = std::min(m_table->verticalHeader()->sizeHint().width(),
                               m_table->verticalHeader()->maximumWidth());
    const bool scrolls =
        names + m_model->columnCount() * widest + 2 * m_table->frameWidth() > m_table->width();
    const int bar = scrolls ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    const int rows = qBound(1, m_model->rowCount(), kMostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + bar
                            + 2 * m_table->frameWidth());
    if (!current().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showCell();
}

void RuntimeGrid::showCell()
{
    const bool isValid = current().isValid();
    m_title->parentWidget()->setVisible(isValid);
    if (!isValid)
        return;
    const RuntimeCell cell = m_model->cell(current());
    m_title->setText(tr("%1, %2: %3").arg(m_model->device(current()), cell.label, cell.word));
    m_reason->setText(cell.reason);
    m_reason->setVisible(!cell.reason.isEmpty());
    m_install->setVisible(!cell.packages.isEmpty());
    m_install->setToolTip(common::toolTipOf(
        tr("Installs %1, by the device's apt, as root").arg(cell.packages.join(u", "_s))));
    m_try->setVisible(cell.canTryGuest);
}

void RuntimeGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTable();
}

void RuntimeGrid::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitTable();
    QWidget::changeEvent(event);
}

} // namespace runwatt::bench
