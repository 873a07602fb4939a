// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/benchlists.h"

#include "widgets/bench/cardlist.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kWidth = 300;

} // namespace

BenchLists::BenchLists(QAbstractItemModel *devices,
                       QAbstractItemModel *meters,
                       QAbstractItemModel *campaigns,
                       QWidget *parent)
    : QWidget(parent)
{
    using namespace common::spacing;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMedium, kLarge, kMedium, kMedium);
    layout->setSpacing(kSmall);
    m_newCampaign = new QPushButton(tr("&New campaign"), this);
    m_newCampaign->setObjectName(u"newCampaign"_s);
    Theme::setRole(m_newCampaign, Role::Primary);
    connect(m_newCampaign, &QPushButton::clicked, this, &BenchLists::newCampaignRequested);
    layout->addWidget(m_newCampaign);
    using common::Symbol;
    m_devices = addSection(
        layout, devices, {tr("Devices"), tr("No device yet.")}, &BenchLists::deviceChosen,
        {makeButton(Symbol::Grid, tr("Runtimes of all devices"), &BenchLists::runtimesRequested),
         makeButton(Symbol::Plus, tr("Add a device"), &BenchLists::addDeviceRequested)});
    m_meters = addSection(
        layout, meters, {tr("Meters"), tr("No meter yet: campaigns measure no watts without one.")},
        &BenchLists::meterChosen,
        {makeButton(Symbol::Plus, tr("Add a meter"), &BenchLists::addMeterRequested)});
    m_sample =
        makeButton(Symbol::Play, tr("Watch the sample campaign"), &BenchLists::sampleRequested);
    m_sample->setText(tr("Sample"));
    m_sample->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_campaigns = addSection(layout, campaigns,
                             {tr("Recent campaigns"), tr("None yet: New campaign begins one.")},
                             &BenchLists::campaignChosen, {m_sample});
    m_devices->setObjectName(u"deviceList"_s);
    m_meters->setObjectName(u"meterList"_s);
    m_campaigns->setObjectName(u"recentList"_s);
    layout->addStretch(1);
    connect(m_campaigns, &QListView::activated, this, &BenchLists::campaignOpened);
    // With large text as wide as the headings need; names in the lists are elided.
    setFixedWidth(std::max(kWidth, layout->minimumSize().width()));
    m_sample->hide(); // with room for it
}

void BenchLists::chooseDevice(int row)
{
    m_devices->setCurrentIndex(m_devices->model()->index(row, 0));
    keepOnly(m_devices);
}

void BenchLists::chooseMeter(int row)
{
    m_meters->setCurrentIndex(m_meters->model()->index(row, 0));
    keepOnly(m_meters);
}

void BenchLists::chooseNothing()
{
    keepOnly(nullptr);
}

void BenchLists::focusChosen()
{
    for (QListView *list : {m_devices, m_meters, m_campaigns}) {
        if (list->selectionModel()->hasSelection()) {
            list->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_newCampaign->setFocus(Qt::OtherFocusReason);
}

QListView *BenchLists::addSection(QVBoxLayout *layout,
                                  QAbstractItemModel *model,
                                  const Texts &texts,
                                  Chosen chosen,
                                  const QList<QToolButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    auto *heading = new QLabel(texts.title, this);
    Theme::setRole(heading, Role::Heading);
    row->addWidget(heading, 1);
    for (QToolButton *button : buttons)
        row->addWidget(button);
    layout->addSpacing(common::spacing::kTiny);
    layout->addLayout(row);
    auto *none = new QLabel(texts.none, this);
    none->setWordWrap(true);
    Theme::setRole(none, Role::Caption);
    layout->addWidget(none);
    auto *list = new CardList(model, texts.title, this);
    const auto showNone = [none, model] { none->setVisible(model->rowCount() == 0); };
    connect(model, &QAbstractItemModel::rowsInserted, none, showNone);
    connect(model, &QAbstractItemModel::rowsRemoved, none, showNone);
    connect(model, &QAbstractItemModel::modelReset, none, showNone);
    layout->addWidget(list);
    layout->addSpacing(common::spacing::kMedium);
    showNone();
    const auto choose = [this, list, chosen](const QModelIndex &index) {
        keepOnly(list);
        emit(this->*chosen)(index);
    };
    connect(list, &QListView::clicked, this, choose);
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [list, choose](const QModelIndex &current) {
                if (current.isValid() && list->hasFocus()) // by keyboard
                    choose(current);
            });
    return list;
}

QToolButton *
BenchLists::makeButton(common::Symbol symbol, const QString &text, void (BenchLists::*clicked)())
{
    auto *button = new QToolButton(this);
    button->setIcon(common::icon(symbol));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setObjectName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, clicked);
    return button;
}

void BenchLists::keepOnly(const QListView *list)
{
    for (QListView *other : {m_devices, m_meters, m_campaigns}) {
        if (other != list)
            other->clearSelection();
    }
}

} // namespace runwatt::bench
