// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/benchview.h"

#include "widgets/bench/carddelegate.h"
#include "widgets/bench/cardroles.h"
#include "widgets/bench/devicedetails.h"
#include "widgets/bench/deviceform.h"
#include "widgets/bench/meterdetails.h"
#include "widgets/bench/meterform.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Symbol;
using common::Theme;

namespace {

constexpr int kListsWidth = 300;
/// Lines get hard to read when they are longer.
constexpr int kWidestPage = 980;

} // namespace

BenchView::BenchView(DeviceModel *devices, MeterModel *meters, QWidget *parent)
    : QWidget(parent)
    , m_devices(devices)
    , m_meters(meters)
    , m_recent(new RecentCampaigns(this))
    , m_deviceList(makeList(devices, tr("Devices")))
    , m_meterList(makeList(meters, tr("Meters")))
    , m_recentList(makeList(m_recent, tr("Recent campaigns")))
    , m_message(new common::MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new common::EmptyState(Symbol::Device,
                                     tr("Nothing on the Bench yet"),
                                     tr("Put this computer on it: Runwatt reaches it over SSH like "
                                        "any board, through a server "
                                        "of its own. Or add a machine that you can log in to."),
                                     this))
    , m_deviceDetails(new DeviceDetails(this))
    , m_deviceForm(new DeviceForm(this))
    , m_meterDetails(new MeterDetails(this))
    , m_meterForm(new MeterForm(this))
    , m_campaignPage(new QWidget(this))
    , m_campaignTitle(new common::ElidedLabel(m_campaignPage))
    , m_campaignFile(new common::ElidedLabel(m_campaignPage))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *lists = new QWidget(this);
    lists->setFixedWidth(kListsWidth);
    auto *left = new QVBoxLayout(lists);
    addLists(left);
    layout->addWidget(lists);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout->addWidget(line);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_message);
    right->addWidget(m_pages, 1);
    layout->addLayout(right, 1);
    addPages();
    connectLists();
    connectForms();
    connect(m_message, &common::MessageBar::actionTriggered, this, [this] {
        if (const std::function<void()> undo = std::exchange(m_undo, {}))
            undo();
        m_message->dismiss();
    });
    updateEmpty();
}

QListView *BenchView::makeList(QAbstractItemModel *model, const QString &name)
{
    auto *list = new QListView(this);
    list->setModel(model);
    list->setItemDelegate(new CardDelegate(list));
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setProperty("frameless", true);
    list->setStyleSheet(u"QListView { background: transparent; }"_s); // it lies on the window
    list->setMouseTracking(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

void BenchView::addLists(QVBoxLayout *left)
{
    using namespace common::spacing;
    left->setContentsMargins(kMedium, kLarge, kMedium, kMedium);
    left->setSpacing(kSmall);
    auto *campaign = new QPushButton(tr("&New campaign"), this);
    campaign->setObjectName(u"newCampaign"_s);
    Theme::setRole(campaign, Role::Primary);
    connect(campaign, &QPushButton::clicked, this, [this] {
        emit newCampaignRequested(m_shownDevice.isEmpty() ? QStringList()
                                                          : QStringList{m_shownDevice});
    });
    left->addWidget(campaign);
    addSection(left, {tr("Devices"), tr("No device yet."), tr("Add a device")}, m_deviceList,
               [this] { addDevice(); });
    addSection(left,
               {tr("Meters"), tr("No meter yet: campaigns measure no watts without one."),
                tr("Add a meter")},
               m_meterList, [this] { addMeter(); });
    addSection(left, {tr("Recent campaigns"), tr("None yet."), {}}, m_recentList, {});
    left->setStretchFactor(m_deviceList, 4);
    left->setStretchFactor(m_meterList, 2);
    left->setStretchFactor(m_recentList, 3);
    m_deviceList->setObjectName(u"deviceList"_s);
    m_meterList->setObjectName(u"meterList"_s);
    m_recentList->setObjectName(u"recentList"_s);
}

void BenchView::addSection(QVBoxLayout *left,
                           const SectionTexts &texts,
                           QListView *list,
                           const std::function<void()> &add)
{
    auto *row = new QHBoxLayout;
    auto *heading = new QLabel(texts.title, this);
    Theme::setRole(heading, Role::Heading);
    row->addWidget(heading, 1);
    if (add) {
        auto *button = new QToolButton(this);
        button->setIcon(common::icon(Symbol::Plus));
        button->setToolTip(texts.add);
        button->setAccessibleName(texts.add);
        button->setObjectName(texts.add);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, add);
        row->addWidget(button);
    }
    left->addSpacing(common::spacing::kTiny);
    left->addLayout(row);
    auto *none = new QLabel(texts.none, this);
    none->setWordWrap(true);
    Theme::setRole(none, Role::Caption);
    left->addWidget(none);
    left->addWidget(list);
    const auto showNone = [none, model = list->model()] {
        none->setVisible(model->rowCount() == 0);
    };
    connect(list->model(), &QAbstractItemModel::rowsInserted, none, showNone);
    connect(list->model(), &QAbstractItemModel::rowsRemoved, none, showNone);
    connect(list->model(), &QAbstractItemModel::modelReset, none, showNone);
    showNone();
}

QWidget *BenchView::scrolled(QWidget *page)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    page->setMaximumWidth(std::min(page->maximumWidth(), kWidestPage));
    scroll->setWidget(page);
    return scroll;
}

void BenchView::addPages()
{
    using namespace common::spacing;
    auto *empty = new QWidget(this);
    auto *emptyLayout = new QVBoxLayout(empty);
    emptyLayout->addStretch(2);
    m_empty->setAction(tr("Use this computer"));
    emptyLayout->addWidget(m_empty);
    auto *other = new QPushButton(common::icon(Symbol::Plus), tr("Add another device"), empty);
    other->setObjectName(u"addFirstDevice"_s);
    emptyLayout->addWidget(other, 0, Qt::AlignHCenter);
    emptyLayout->addStretch(3);
    connect(m_empty, &common::EmptyState::actionTriggered, this, &BenchView::addThisComputer);
    connect(other, &QPushButton::clicked, this, &BenchView::addDevice);

    auto *layout = new QVBoxLayout(m_campaignPage);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    Theme::setRole(m_campaignTitle, Role::Title);
    Theme::setRole(m_campaignFile, Role::Caption);
    m_campaignTitle->setTextFormat(Qt::PlainText);
    m_campaignFile->setTextFormat(Qt::PlainText);
    layout->addWidget(m_campaignTitle);
    layout->addWidget(m_campaignFile);
    auto *row = new QHBoxLayout;
    auto *open = new QPushButton(tr("&Open"), m_campaignPage);
    auto *compare = new QPushButton(common::icon(Symbol::Chart), tr("&Compare"), m_campaignPage);
    open->setObjectName(u"openCampaign"_s);
    compare->setObjectName(u"compareCampaign"_s);
    Theme::setRole(open, Role::Primary);
    row->addWidget(open);
    row->addWidget(compare);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this,
            [this] { emit campaignOpenRequested(m_shownCampaign); });
    connect(compare, &QPushButton::clicked, this,
            [this] { emit campaignCompareRequested(m_shownCampaign); });

    m_pages->addWidget(empty);
    for (QWidget *page : std::initializer_list<QWidget *>{
             m_deviceDetails, m_deviceForm, m_meterDetails, m_meterForm, m_campaignPage})
        m_pages->addWidget(scrolled(page));
}

void BenchView::connectLists()
{
    const auto select = [this](QListView *list, void (BenchView::*choose)(const QModelIndex &)) {
        connect(list, &QListView::clicked, this, choose);
        connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this,
                [this, list, choose](const QModelIndex &current) {
                    if (current.isValid() && list->hasFocus())
                        (this->*choose)(current);
                });
    };
    select(m_deviceList, &BenchView::chooseDevice);
    select(m_meterList, &BenchView::chooseMeter);
    select(m_recentList, &BenchView::showCampaign);
    connect(m_recentList, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        emit campaignOpenRequested(m_recent->file(index));
    });
    connect(m_devices, &DeviceModel::entryChanged, this, [this](const QString &name) {
        if (name == m_shownDevice)
            m_deviceDetails->setEntry(*m_devices->find(name));
    });
    connect(m_meters, &MeterModel::entryChanged, this, [this](const QString &name) {
        if (name == m_shownMeter)
            m_meterDetails->setEntry(*m_meters->find(name));
    });
    connect(m_devices, &DeviceModel::plansChanged, this, &BenchView::updateEmpty);
}

void BenchView::connectForms()
{
    const auto shownDevice = [this] { return m_devices->find(m_shownDevice); };
    connect(m_deviceDetails, &DeviceDetails::connectRequested, this, [this, shownDevice] {
        if (const DeviceEntry *entry = shownDevice())
            emit connectRequested(entry->plan);
    });
    connect(m_deviceDetails, &DeviceDetails::disconnectRequested, this,
            [this] { emit disconnectRequested(m_shownDevice); });
    connect(m_deviceDetails, &DeviceDetails::campaignRequested, this,
            [this] { emit newCampaignRequested({m_shownDevice}); });
    connect(m_deviceDetails, &DeviceDetails::removeRequested, this, &BenchView::removeDevice);
    connect(m_deviceDetails, &DeviceDetails::editRequested, this, [this, shownDevice] {
        if (const DeviceEntry *entry = shownDevice()) {
            m_editedDevice = m_shownDevice;
            m_deviceForm->edit(entry->plan, deviceNames(m_shownDevice));
            emit configuredHostsRequested();
            showPage(m_deviceForm);
        }
    });
    connect(m_deviceForm, &DeviceForm::accepted, this, &BenchView::takeDevice);
    connect(m_deviceForm, &DeviceForm::cancelled, this, &BenchView::showSelected);
    connect(m_meterDetails, &MeterDetails::removeRequested, this, &BenchView::removeMeter);
    connect(m_meterDetails, &MeterDetails::editRequested, this, [this] {
        if (const MeterEntry *entry = m_meters->find(m_shownMeter)) {
            m_editedMeter = m_shownMeter;
            m_meterForm->edit(entry->settings, meterNames(m_shownMeter), deviceNames());
            showPage(m_meterForm);
        }
    });
    connect(m_meterForm, &MeterForm::accepted, this, &BenchView::takeMeter);
    connect(m_meterForm, &MeterForm::cancelled, this, &BenchView::showSelected);
}

void BenchView::setRecentCampaigns(std::vector<RecentCampaign> campaigns)
{
    m_recent->setCampaigns(std::move(campaigns));
}

void BenchView::setConfiguredHosts(const QStringList &hosts)
{
    m_deviceForm->setConfiguredHosts(hosts);
}

void BenchView::addDevice()
{
    m_editedDevice.clear();
    m_deviceForm->startNew(deviceNames());
    emit configuredHostsRequested();
    showPage(m_deviceForm);
}

void BenchView::addMeter()
{
    m_editedMeter.clear();
    m_meterForm->startNew(meterNames(), deviceNames());
    showPage(m_meterForm);
}

void BenchView::addThisComputer()
{
    for (const DeviceEntry &entry : m_devices->entries()) {
        if (entry.plan.thisComputer) {
            showDevice(entry.plan.name);
            return;
        }
    }
    campaign::DevicePlan device;
    device.name = tr("this computer");
    device.thisComputer = true;
    m_devices->insert(m_devices->rowCount(), device);
    showDevice(device.name);
    emit connectRequested(device);
}

void BenchView::showDevice(const QString &name)
{
    const DeviceEntry *entry = m_devices->find(name);
    if (!entry)
        return;
    m_shownDevice = name;
    m_shownMeter.clear();
    m_deviceList->setCurrentIndex(m_devices->index(m_devices->rowOf(name)));
    m_meterList->clearSelection();
    m_recentList->clearSelection();
    m_deviceDetails->setEntry(*entry);
    showPage(m_deviceDetails);
}

void BenchView::chooseDevice(const QModelIndex &index)
{
    showDevice(index.data().toString());
}

void BenchView::chooseMeter(const QModelIndex &index)
{
    showMeter(index.data().toString());
}

void BenchView::showMeter(const QString &name)
{
    const MeterEntry *entry = m_meters->find(name);
    if (!entry)
        return;
    m_shownMeter = name;
    m_shownDevice.clear();
    m_meterList->setCurrentIndex(m_meters->index(m_meters->rowOf(name)));
    m_deviceList->clearSelection();
    m_recentList->clearSelection();
    m_meterDetails->setEntry(*entry);
    showPage(m_meterDetails);
}

void BenchView::showCampaign(const QModelIndex &index)
{
    m_shownCampaign = m_recent->file(index);
    m_campaignTitle->setText(index.data().toString());
    m_campaignFile->setText(m_shownCampaign);
    m_deviceList->clearSelection();
    m_meterList->clearSelection();
    showPage(m_campaignPage);
}

void BenchView::showPage(QWidget *page)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        auto *scroll = qobject_cast<QScrollArea *>(m_pages->widget(i));
        if (scroll && scroll->widget() == page)
            m_pages->setCurrentIndex(i);
    }
}

void BenchView::showSelected()
{
    if (m_meters->find(m_shownMeter))
        showMeter(m_shownMeter);
    else if (m_devices->find(m_shownDevice))
        showDevice(m_shownDevice);
    else if (m_devices->rowCount() > 0)
        showDevice(m_devices->entries().front().plan.name);
    else
        m_pages->setCurrentIndex(0);
}

void BenchView::takeDevice(const campaign::DevicePlan &device)
{
    if (m_devices->find(m_editedDevice)) {
        emit disconnectRequested(m_editedDevice);
        m_devices->replace(m_editedDevice, device);
    } else {
        m_devices->insert(m_devices->rowCount(), device);
    }
    showDevice(device.name);
    emit connectRequested(device);
}

void BenchView::takeMeter(const power::MeterSettings &settings)
{
    if (m_meters->find(m_editedMeter))
        m_meters->replace(m_editedMeter, settings);
    else
        m_meters->insert(m_meters->rowCount(), settings);
    showMeter(settings.name);
}

void BenchView::removeDevice()
{
    const DeviceEntry *entry = m_devices->find(m_shownDevice);
    if (!entry)
        return;
    const campaign::DevicePlan device = entry->plan;
    const int row = m_devices->rowOf(device.name);
    emit disconnectRequested(device.name);
    m_devices->remove(device.name);
    m_shownDevice.clear();
    showSelected();
    offerUndo(tr("%1 is no longer on the Bench. Campaigns that were measured on it stay.")
                  .arg(device.name),
              [this, device, row] {
                  if (m_devices->find(device.name))
                      return;
                  m_devices->insert(row, device);
                  showDevice(device.name);
              });
}

void BenchView::removeMeter()
{
    const MeterEntry *entry = m_meters->find(m_shownMeter);
    if (!entry)
        return;
    const power::MeterSettings settings = entry->settings;
    const int row = m_meters->rowOf(settings.name);
    m_meters->remove(settings.name);
    m_shownMeter.clear();
    showSelected();
    offerUndo(tr("%1 is no longer on the Bench.").arg(settings.name), [this, settings, row] {
        if (m_meters->find(settings.name))
            return;
        m_meters->insert(row, settings);
        showMeter(settings.name);
    });
}

void BenchView::offerUndo(const QString &sentence, std::function<void()> undo)
{
    m_message->showMessage(store::Severity::Information, sentence);
    m_message->setAction(tr("Undo"));
    m_undo = std::move(undo);
}

void BenchView::updateEmpty()
{
    if (m_devices->rowCount() == 0 && !m_meters->find(m_shownMeter))
        m_pages->setCurrentIndex(0);
    else if (m_pages->currentIndex() == 0)
        showSelected();
}

QStringList BenchView::deviceNames(const QString &without) const
{
    QStringList names;
    for (const DeviceEntry &entry : m_devices->entries())
        names.append(entry.plan.name);
    names.removeAll(without);
    return names;
}

QStringList BenchView::meterNames(const QString &without) const
{
    QStringList names;
    for (const MeterEntry &entry : m_meters->entries())
        names.append(entry.settings.name);
    names.removeAll(without);
    return names;
}

} // namespace runwatt::bench
