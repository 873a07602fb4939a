// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/benchview.h"

#include "widgets/bench/benchchanges.h"
#include "widgets/bench/benchlists.h"
#include "widgets/bench/campaignpage.h"
#include "widgets/bench/cardroles.h"
#include "widgets/bench/devicedetails.h"
#include "widgets/bench/deviceform.h"
#include "widgets/bench/meterdetails.h"
#include "widgets/bench/meterform.h"
#include "widgets/bench/runtimegrid.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Symbol;

namespace {

/// Lines get hard to read when they are longer.
constexpr int kWidestPage = 980;

} // namespace

BenchView::BenchView(DeviceModel *devices, MeterModel *meters, QWidget *parent)
    : QWidget(parent)
    , m_devices(devices)
    , m_meters(meters)
    , m_changes(new BenchChanges(devices, meters, this))
    , m_recent(new RecentCampaigns(this))
    , m_lists(new BenchLists(devices, meters, m_recent, this))
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
    , m_campaignPage(new CampaignPage(this))
    , m_runtimes(new RuntimeGrid(devices, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_lists);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout->addWidget(line);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(
        m_message); // below: what is read stays where it is when the bar comes and goes
    layout->addLayout(right, 1);
    addPages();
    connectLists();
    connectForms();
    connectChanges();
    updateEmpty();
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
    m_sample = new QPushButton(common::icon(Symbol::Play), tr("Watch the sample campaign"), empty);
    m_sample->setObjectName(u"sampleCampaign"_s);
    m_sample->hide();
    emptyLayout->addWidget(m_sample, 0, Qt::AlignHCenter);
    connect(m_sample, &QPushButton::clicked, this, &BenchView::sampleRequested);
    emptyLayout->addStretch(3);
    connect(m_empty, &common::EmptyState::actionTriggered, m_changes,
            &BenchChanges::addThisComputer);
    connect(other, &QPushButton::clicked, this, &BenchView::addDevice);

    m_pages->addWidget(empty);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_deviceDetails, m_deviceForm, m_meterDetails,
                                          m_meterForm, m_campaignPage, m_runtimes})
        m_pages->addWidget(scrolled(page));
}

void BenchView::connectLists()
{
    connect(m_lists, &BenchLists::deviceChosen, this,
            [this](const QModelIndex &index) { showDevice(index.data().toString()); });
    connect(m_lists, &BenchLists::meterChosen, this,
            [this](const QModelIndex &index) { showMeter(index.data().toString()); });
    connect(m_lists, &BenchLists::campaignChosen, this, [this](const QModelIndex &index) {
        m_campaignPage->setCampaign(index.data().toString(), m_recent->file(index),
                                    index.data(SubtitleRole).toString());
        showPage(m_campaignPage);
    });
    connect(m_lists, &BenchLists::campaignOpened, this, [this](const QModelIndex &index) {
        emit campaignOpenRequested(m_recent->file(index));
    });
    connect(m_lists, &BenchLists::addDeviceRequested, this, &BenchView::addDevice);
    connect(m_lists, &BenchLists::runtimesRequested, this, &BenchView::showRuntimes);
    connect(m_runtimes, &RuntimeGrid::installRequested, this, &BenchView::installRequested);
    connect(m_runtimes, &RuntimeGrid::guestRequested, this, &BenchView::guestRequested);
    connect(m_runtimes, &RuntimeGrid::deviceRequested, this, [this](const QString &name) {
        showDevice(name);
        m_lists->focusChosen();
    });
    connect(m_lists, &BenchLists::addMeterRequested, this, &BenchView::addMeter);
    connect(m_lists, &BenchLists::sampleRequested, this, &BenchView::sampleRequested);
    connect(m_lists, &BenchLists::newCampaignRequested, this, [this] {
        emit newCampaignRequested(m_shownDevice.isEmpty() ? QStringList()
                                                          : QStringList{m_shownDevice});
    });
    connect(m_campaignPage, &CampaignPage::openRequested, this, &BenchView::campaignOpenRequested);
    connect(m_campaignPage, &CampaignPage::compareRequested, this,
            &BenchView::campaignCompareRequested);
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
    connect(m_deviceDetails, &DeviceDetails::cleaningRequested, this, [this, shownDevice] {
        if (const DeviceEntry *entry = shownDevice())
            emit cleaningRequested(entry->plan);
    });
    connect(
        m_deviceDetails, &DeviceDetails::installRequested, this,
        [this](const QStringList &packages) { emit installRequested(m_shownDevice, packages); });
    connect(m_deviceDetails, &DeviceDetails::filebenchRequested, this,
            &BenchView::filebenchRequested);
    connect(m_deviceDetails, &DeviceDetails::installCancelRequested, this,
            [this] { emit installCancelRequested(m_shownDevice); });
    connect(m_deviceDetails, &DeviceDetails::campaignRequested, this,
            [this] { emit newCampaignRequested({m_shownDevice}); });
    connect(m_deviceDetails, &DeviceDetails::removeRequested, this,
            [this] { m_changes->removeDevice(m_shownDevice); });
    connect(m_deviceDetails, &DeviceDetails::editRequested, this, [this, shownDevice] {
        if (const DeviceEntry *entry = shownDevice()) {
            m_editedDevice = m_shownDevice;
            m_deviceForm->edit(entry->plan, m_changes->deviceNames(m_shownDevice));
            emit configuredHostsRequested();
            showPage(m_deviceForm);
        }
    });
    connect(m_deviceForm, &DeviceForm::accepted, this, [this](const campaign::DevicePlan &device) {
        m_changes->putDevice(m_editedDevice, device);
    });
    connect(m_deviceForm, &DeviceForm::thisComputerChosen, m_changes,
            &BenchChanges::addThisComputer);
    connect(m_deviceForm, &DeviceForm::cancelled, this, &BenchView::showSelected);
    // The focus goes with the form; it is wanted where the choice is seen.
    for (const auto over : {&DeviceForm::cancelled, &DeviceForm::thisComputerChosen})
        connect(m_deviceForm, over, m_lists, &BenchLists::focusChosen);
    connect(m_deviceForm, &DeviceForm::accepted, m_lists, &BenchLists::focusChosen);
    connect(m_meterDetails, &MeterDetails::removeRequested, this,
            [this] { m_changes->removeMeter(m_shownMeter); });
    connect(m_meterDetails, &MeterDetails::editRequested, this, [this] {
        if (const MeterEntry *entry = m_meters->find(m_shownMeter)) {
            m_editedMeter = m_shownMeter;
            m_meterForm->edit(entry->settings, m_changes->meterNames(m_shownMeter),
                              m_changes->deviceNames());
            showPage(m_meterForm);
        }
    });
    connect(m_meterForm, &MeterForm::accepted, this, [this](const power::MeterSettings &settings) {
        m_changes->putMeter(m_editedMeter, settings);
    });
    connect(m_meterForm, &MeterForm::cancelled, this, &BenchView::showSelected);
    connect(m_meterForm, &MeterForm::accepted, m_lists, &BenchLists::focusChosen);
    connect(m_meterForm, &MeterForm::cancelled, m_lists, &BenchLists::focusChosen);
}

void BenchView::connectChanges()
{
    connect(m_changes, &BenchChanges::connectRequested, this, &BenchView::connectRequested);
    connect(m_changes, &BenchChanges::disconnectRequested, this, &BenchView::disconnectRequested);
    connect(m_changes, &BenchChanges::devicePut, this, &BenchView::showDevice);
    connect(m_changes, &BenchChanges::meterPut, this, &BenchView::showMeter);
    connect(m_changes, &BenchChanges::removed, this, [this](const QString &sentence) {
        m_shownDevice.clear();
        m_shownMeter.clear();
        showSelected();
        m_message->showMessage(store::Severity::Information, sentence);
        m_message->setAction(tr("Undo"));
    });
    connect(m_message, &common::MessageBar::actionTriggered, this, [this] {
        m_changes->undo();
        m_message->dismiss();
    });
}

void BenchView::offerSample()
{
    m_sample->show();
    m_lists->offerSample();
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
    m_deviceForm->startNew(m_changes->deviceNames(),
                           m_devices->findThisComputer() ? DeviceForm::ThisComputer::OnTheBench
                                                         : DeviceForm::ThisComputer::Offered);
    emit configuredHostsRequested();
    showPage(m_deviceForm);
}

void BenchView::addMeter()
{
    m_editedMeter.clear();
    m_meterForm->startNew(m_changes->meterNames(), m_changes->deviceNames());
    showPage(m_meterForm);
}

void BenchView::addThisComputer()
{
    m_changes->addThisComputer();
}

void BenchView::showDevice(const QString &name)
{
    const DeviceEntry *entry = m_devices->find(name);
    if (!entry)
        return;
    m_shownDevice = name;
    m_shownMeter.clear();
    m_lists->chooseDevice(m_devices->rowOf(name));
    m_deviceDetails->setEntry(*entry);
    showPage(m_deviceDetails);
}

void BenchView::showRuntimes()
{
    m_shownDevice.clear();
    m_shownMeter.clear();
    m_lists->chooseNothing();
    showPage(m_runtimes);
    m_runtimes->focusTable();
}

void BenchView::showMeter(const QString &name)
{
    const MeterEntry *entry = m_meters->find(name);
    if (!entry)
        return;
    m_shownMeter = name;
    m_shownDevice.clear();
    m_lists->chooseMeter(m_meters->rowOf(name));
    m_meterDetails->setEntry(*entry);
    showPage(m_meterDetails);
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

void BenchView::updateEmpty()
{
    if (m_devices->rowCount() == 0 && !m_meters->find(m_shownMeter))
        m_pages->setCurrentIndex(0);
    else if (m_pages->currentIndex() == 0)
        showSelected();
}

} // namespace runwatt::bench
