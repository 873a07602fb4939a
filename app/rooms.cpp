// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rooms.h"

#include "app/benchkeeper.h"
#include "app/campaignroom.h"
#include "app/crossings.h"
#include "app/demo.h"
#include "app/demofitter.h"
#include "app/engine.h"
#include "app/iothread.h"
#include "app/recentkeeper.h"
#include "app/replaykeeper.h"
#include "app/samplecampaign.h"
#include "core/base/language.h"
#include "widgets/bench/benchview.h"
#include "widgets/common/messagebar.h"
#include "widgets/compare/compareview.h"
#include "widgets/wizard/wizardview.h"

#include <QCoreApplication>

namespace runwatt::app {

using bench::BenchView;
using wizard::WizardView;

Rooms::Rooms(Engine &engine, common::MessageBar *message, QWidget *parent)
    : QStackedWidget(parent)
    , m_engine(engine)
    , m_message(message)
    , m_bench(new BenchView(engine.bench()->devices(), engine.bench()->meters(), this))
    , m_live(new live::LiveView(engine.live(), this))
    , m_campaign(new CampaignRoom(engine.session(), m_live, this))
    , m_compare(new compare::CompareView(this))
    , m_isCompareStale(engine.session()->data() != nullptr)
{
    addWidget(m_bench);
    addWidget(m_campaign);
    addWidget(m_compare);
    connectBench();
    connectCampaign();
    connectLiveView();
    connectCompareView();
}

Rooms::~Rooms() = default;

void Rooms::connectBench()
{
    BenchKeeper *keeper = m_engine.bench();
    connect(keeper, &BenchKeeper::knownChanged, this, &Rooms::offerKnown);
    connect(m_bench, &BenchView::configuredHostsRequested, keeper,
            &BenchKeeper::findConfiguredHosts);
    connect(keeper, &BenchKeeper::configuredHostsFound, m_bench, &BenchView::setConfiguredHosts);
    connect(m_bench, &BenchView::newCampaignRequested, this, &Rooms::planCampaign);
    connect(m_bench, &BenchView::campaignOpenRequested, this, &Rooms::campaignChosen);
    connect(m_bench, &BenchView::campaignCompareRequested, this, [this](const QString &file) {
        emit campaignChosen(file);
        emit roomWanted(Room::Compare);
    });
    if (const QString sample =
            sampleCampaign(QCoreApplication::applicationDirPath(), installedLanguage(*qApp));
        !sample.isEmpty()) {
        m_bench->offerSample();
        connect(m_bench, &BenchView::sampleRequested, this,
                [this, sample] { emit sampleChosen(sample); });
    }
    connectDevices(m_bench, m_engine.io()->devices());
    m_engine.recent()->show(m_bench);
}

void Rooms::connectCampaign()
{
    WizardView *wizard = m_campaign->wizard();
    wizard->setDefaultFolder(m_engine.settings()->campaignFolder());
    offerKnown();
    connect(wizard, &WizardView::startRequested, this, &Rooms::startCampaign);
    connect(wizard, &WizardView::benchRequested, this, [this] { emit roomWanted(Room::Bench); });
    connectStorage(wizard, m_engine.io()->devices());
    connectPrograms(wizard, m_engine.io()->devices());
    connect(m_campaign, &CampaignRoom::newCampaignRequested, this, [this] { planCampaign({}); });
    connect(m_campaign, &CampaignRoom::goOnRequested, this, &Rooms::goOn);
    connect(m_campaign, &CampaignRoom::openRequested, this, &Rooms::openRequested);
    m_campaign->showCampaign();
}

void Rooms::connectLiveView()
{
    using live::LiveView;
    CampaignSession *session = m_engine.session();
    connect(m_live, &LiveView::pauseRequested, session, &CampaignSession::pause);
    connect(m_live, &LiveView::resumeRequested, session, &CampaignSession::resume);
    connect(m_live, &LiveView::stopAfterTrialRequested, session, &CampaignSession::stopAfterTrial);
    connect(m_live, &LiveView::stopNowRequested, session, &CampaignSession::stopNow);
    m_engine.replay()->show(m_live);
}

void Rooms::connectCompareView()
{
    using compare::CompareView;
    const auto campaignChanged = [this] {
        m_isCompareStale = true;
        updateComparison();
    };
    connect(m_engine.session(), &CampaignSession::opened, m_compare, campaignChanged);
    connect(m_engine.session(), &CampaignSession::dataChanged, m_compare, campaignChanged);
    connect(m_compare, &CompareView::openCampaignRequested, this, &Rooms::openRequested);
    connect(m_compare, &CompareView::trialActivated, this, [this](store::TrialId trial) {
        m_campaign->showCampaign();
        emit roomWanted(Room::Campaign);
        m_live->showTrial(trial);
    });
}

Rooms::Shown Rooms::shown() const
{
    Shown shown;
    shown.room = room();
    shown.device = m_bench->shownDevice();
    if (m_campaign->isPlanning()) {
        shown.plan = m_campaign->wizard()->plan();
        shown.step = m_campaign->wizard()->step();
    }
    shown.live = m_live->choice();
    if (m_engine.session()->data() && !m_isCompareStale)
        shown.comparison = m_compare->request();
    return shown;
}

void Rooms::restore(const Shown &shown)
{
    if (!shown.device.isEmpty())
        m_bench->showDevice(shown.device);
    if (shown.plan) {
        m_campaign->wizard()->setPlan(*shown.plan);
        m_campaign->wizard()->showStep(shown.step);
        m_campaign->showWizard();
    }
    m_live->choose(shown.live);
    showRoom(shown.room);
    if (!shown.comparison || !m_engine.session()->data())
        return;
    m_isCompareStale = false;
    m_compare->setCampaign(m_engine.session()->data(), m_engine.session()->file());
    m_compare->setRequest(*shown.comparison);
}

bool Rooms::isPlanning() const
{
    return m_campaign->isPlanning();
}

void Rooms::showRoom(Room room)
{
    setCurrentIndex(static_cast<int>(room));
    updateComparison();
}

void Rooms::updateComparison()
{
    // After each trial, in a campaign of hundreds: only when somebody looks.
    if (!m_isCompareStale || currentWidget() != m_compare)
        return;
    m_isCompareStale = false;
    m_compare->setCampaign(m_engine.session()->data(), m_engine.session()->file());
}

void Rooms::prepareDemo(const campaign::Plan &plan, DemoTerms terms)
{
    m_bench->addThisComputer();
    campaign::Plan demo = plan;
    if (const bench::DeviceEntry *entry = m_engine.bench()->devices()->findThisComputer())
        nameThisComputer(demo, entry->plan.name);
    m_engine.bench()->addMeters(demo.meters);
    m_campaign->wizard()->setPlan(demo);
    m_campaign->wizard()->showReview();
    m_campaign->showWizard();
    emit roomWanted(Room::Campaign);
    if (terms == DemoTerms::AsItIs)
        return;
    auto *fitter = new DemoFitter(demo, m_engine.bench(), m_campaign->wizard());
    connect(fitter, &DemoFitter::fitted, this, [this](const QStringList &leftOut) {
        if (!leftOut.isEmpty())
            m_message->showMessage(store::Severity::Information, leftOut.join(u'\n'));
    });
}

void Rooms::planCampaign(const QStringList &devices)
{
    if (m_engine.session()->isRunning()) {
        m_message->showMessage(store::Severity::Information, tr("A campaign is running."),
                               tr("Wait until it ends, or stop it, then plan the next."));
        return;
    }
    QStringList chosen = devices;
    const std::vector<bench::DeviceEntry> &entries = m_engine.bench()->devices()->entries();
    if (chosen.isEmpty() && entries.size() == 1)
        chosen.append(entries.front().plan.name);
    if (!m_campaign->isPlanning() || !devices.isEmpty())
        m_campaign->wizard()->startNew(chosen);
    m_campaign->showWizard();
    emit roomWanted(Room::Campaign);
}

void Rooms::startCampaign(const campaign::Plan &plan, const QString &file)
{
    m_message->dismiss();
    QStringList devices;
    for (const campaign::DevicePlan &device : plan.devices)
        devices.append(device.name);
    if (isDisturbed(devices))
        return;
    m_engine.recent()->expect(file);
    m_engine.session()->start(plan, file);
}

void Rooms::goOn()
{
    m_message->dismiss();
    QStringList devices;
    if (m_engine.session()->data()) {
        for (const store::DeviceRecord &device : m_engine.session()->data()->devices)
            devices.append(device.name);
    }
    if (!isDisturbed(devices))
        m_engine.session()->goOn();
}

bool Rooms::isDisturbed(const QStringList &devices)
{
    const QString device = m_engine.bench()->installingOn(devices);
    if (device.isEmpty())
        return false;
    m_message->showMessage(store::Severity::Information,
                           tr("Packages are being installed on %1.").arg(device),
                           tr("The campaign would measure that: start it when they are there, or "
                              "cancel it on the Bench."));
    return true;
}

void Rooms::offerKnown()
{
    m_campaign->wizard()->setKnownDevices(m_engine.bench()->knownDevices());
    m_campaign->wizard()->setKnownMeters(m_engine.bench()->knownMeters());
}

} // namespace runwatt::app
