// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/wizardview.h"

#include "core/campaign/matrix.h"
#include "core/campaign/planfile.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/devicespage.h"
#include "widgets/wizard/measurementpage.h"
#include "widgets/wizard/obstacle.h"
#include "widgets/wizard/reviewpage.h"
#include "widgets/wizard/runtimespage.h"
#include "widgets/wizard/steplist.h"
#include "widgets/wizard/workloadspage.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kStepsWidth = 200;
/// Lines of a form get hard to read when they are longer.
constexpr int kWidestPage = 980;

} // namespace

WizardView::WizardView(QWidget *parent)
    : QWidget(parent)
    , m_steps(new StepList(this))
    , m_stack(new QStackedWidget(this))
    , m_message(new common::MessageBar(this))
    , m_problem(new common::ProblemLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_back(new QPushButton(common::icon(common::Symbol::ArrowLeft), tr("&Back"), this))
    , m_next(new QPushButton(tr("&Next"), this))
    , m_devices(new DevicesPage(this))
    , m_runtimes(new RuntimesPage(this))
    , m_workloads(new WorkloadsPage(this))
    , m_measurement(new MeasurementPage(this))
    , m_review(new ReviewPage(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_steps);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_message);
    right->addWidget(m_stack, 1);
    layout->addLayout(right, 1);
    for (WizardPage *page : std::initializer_list<WizardPage *>{m_devices, m_runtimes, m_workloads,
                                                                m_measurement, m_review})
        addPage(page);
    m_steps->setFixedWidth(std::max(kStepsWidth, m_steps->sizeHint().width()));
    addButtons(right);
    connect(m_steps, &StepList::stepChosen, this, &WizardView::showStep);
    connect(m_devices, &DevicesPage::addDeviceRequested, this, &WizardView::benchRequested);
    connect(m_review, &ReviewPage::savePlanRequested, this, &WizardView::savePlan);
    connect(m_review, &ReviewPage::storageRequested, this, &WizardView::storageRequested);
    showStep(0);
}

void WizardView::addButtons(QVBoxLayout *layout)
{
    using namespace common::spacing;
    // As wide as a page, so that on a large display Next is not far from what it is about.
    auto *buttons = new QWidget(this);
    buttons->setMaximumWidth(common::textWidth(kWidestPage));
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(kHuge, kMedium, kHuge, kMedium);
    row->setSpacing(kSmall);
    m_cancel->setObjectName(u"cancel"_s);
    m_back->setObjectName(u"back"_s);
    m_next->setObjectName(u"next"_s);
    auto *open = new QPushButton(tr("&Open plan…"), this);
    row->addWidget(m_cancel);
    row->addWidget(open);
    constexpr int kWide = 1000; // before the stretch, which takes what room is left
    row->addWidget(m_problem, kWide, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    auto *line = new QHBoxLayout;
    line->addWidget(buttons, kWide);
    line->addStretch(1);
    layout->addLayout(line);
    Theme::setRole(m_next, Role::Primary);
    connect(m_cancel, &QPushButton::clicked, this, &WizardView::cancelled);
    connect(open, &QPushButton::clicked, this, &WizardView::openPlan);
    connect(m_back, &QPushButton::clicked, this, [this] {
        showStep(step() - 1);
        focusPage();
    });
    connect(m_next, &QPushButton::clicked, this, &WizardView::goOn);
}

void WizardView::addPage(WizardPage *page)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    page->setMaximumWidth(common::textWidth(kWidestPage));
    scroll->setWidget(page);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);
    m_steps->addStep(page->title());
    connect(page, &WizardPage::changed, this, [this] {
        updateReview();
        updateSteps();
    });
    // Not within the arranging: the sentence takes of the page's room.
    connect(page, &WizardPage::arranged, this, &WizardView::showProblem, Qt::QueuedConnection);
    connect(scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &WizardView::showProblem);
}

void WizardView::setKnownDevices(const std::vector<KnownDevice> &devices)
{
    m_devices->setKnownDevices(devices);
    updateReview();
    updateSteps();
}

void WizardView::setKnownMeters(const std::vector<power::MeterSettings> &meters)
{
    m_measurement->setKnownMeters(meters);
    updateReview();
    updateSteps();
}

void WizardView::setDefaultFolder(const QString &folder)
{
    m_review->setDefaultFolder(folder);
    updateSteps();
}

void WizardView::setPlan(const campaign::Plan &plan)
{
    m_message->dismiss();
    // Devices first: the meters are assigned to them.
    m_devices->load(plan);
    updateReview();
    for (WizardPage *page : m_pages)
        page->load(plan);
    m_furthest = 0;
    updateReview();
    showStep(0);
}

void WizardView::startNew(const QStringList &deviceNames)
{
    campaign::Plan plan = WizardView::plan();
    plan.devices.clear();
    for (const KnownDevice &device : m_devices->known()) {
        if (deviceNames.contains(device.plan.name))
            plan.devices.push_back(device.plan);
    }
    plan.title.clear();
    plan.exclusions.clear();
    setPlan(plan);
    m_measurement->decideMetersAnew();
    updateReview();
    updateSteps();
}

campaign::Plan WizardView::plan() const
{
    campaign::Plan plan;
    for (const WizardPage *page : m_pages)
        page->store(plan);
    return plan;
}

QString WizardView::file() const
{
    return m_review->file();
}

void WizardView::setStorage(const QString &device,
                            const QString &folder,
                            const Result<device::Storage> &storage)
{
    m_review->setStorage(device, folder, storage);
}

void WizardView::showReview()
{
    showStep(static_cast<int>(m_pages.size()) - 1);
}

void WizardView::showStep(int step)
{
    step = std::clamp(step, 0, reachable());
    const bool hadFocus = m_stack->isAncestorOf(window()->focusWidget());
    m_stack->setCurrentIndex(step);
    if (hadFocus)
        focusPage();
    m_furthest = std::max(m_furthest, step);
    if (page(step) == m_review)
        updateReview();
    updateSteps();
}

void WizardView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Nobody has typed here yet: the page's first control, and not what stands first in the window.
    if (!m_stack->isAncestorOf(window()->focusWidget()))
        focusPage();
}

void WizardView::focusPage()
{
    const WizardPage *shown = page(step());
    for (QWidget *next = m_stack->nextInFocusChain(); next != m_stack;
         next = next->nextInFocusChain()) {
        if (shown->isAncestorOf(next) && next->isVisible() && next->isEnabled()
            && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void WizardView::goOn()
{
    if (!page(step())->problem().isEmpty())
        return;
    if (page(step()) == m_review) {
        emit startRequested(planToRun(), file());
    } else {
        showStep(step() + 1);
        focusPage();
    }
}

void WizardView::updateReview()
{
    const std::vector<KnownDevice> devices = m_devices->chosen();
    QStringList names;
    for (const KnownDevice &device : devices)
        names.append(device.plan.name);
    m_runtimes->setDevices(devices);
    m_workloads->setDevices(names);
    m_measurement->setDevices(names);
    const campaign::Plan chosen = plan();
    m_review->review(chosen, devices);
    if (page(step()) != m_review)
        return; // commands are being typed
    for (const KnownDevice &device : devices) {
        if (const QStringList programs = programsToLookFor(chosen, device); !programs.isEmpty())
            emit programsRequested(device.plan.name, programs);
    }
}

void WizardView::updateSteps()
{
    const int last = static_cast<int>(m_pages.size()) - 1;
    const int limit = reachable();
    for (int step = 0; step <= last; ++step) {
        StepList::State state = StepList::State::Ahead;
        if (step <= m_furthest || step < limit)
            state =
                page(step)->problem().isEmpty() ? StepList::State::Done : StepList::State::Problem;
        const bool isFresh = step == m_furthest && state == StepList::State::Problem;
        if (isFresh || (page(step) == m_review && state == StepList::State::Done))
            state = StepList::State::Ahead; // nobody has left it yet
        m_steps->setStep(step, page(step)->summary(), state,
                         step <= limit ? StepList::Reach::Open : StepList::Reach::Closed);
    }
    m_steps->setCurrent(step());
    m_currentProblem = page(step())->problem();
    showProblem();
    m_back->setEnabled(step() > 0);
    m_next->setEnabled(m_currentProblem.isEmpty());
    m_next->setText(step() == last ? tr("&Start the campaign") : tr("&Next"));
}

void WizardView::showProblem()
{
    const bool isSaid = m_currentProblem.isEmpty() || page(step())->says(m_currentProblem);
    const QString problem = isSaid ? QString() : m_currentProblem;
    if (problem != m_problem->problem()) // else a screen reader would say it at each scrolling
        m_problem->setProblem(problem);
}

campaign::Plan WizardView::planToRun() const
{
    campaign::Plan whole = plan();
    m_review->leaveOutImpossible(whole);
    // One whose workload is gone stays here, in case that comes back, but leaves nothing out.
    return campaign::withoutIdleExclusions(std::move(whole));
}

void WizardView::openPlan()
{
    auto *dialog = new QFileDialog(this, tr("Open plan"), common::dialogFolder(m_planFolder),
                                   tr("Plans (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &WizardView::readPlan);
    dialog->open();
}

void WizardView::readPlan(const QString &file)
{
    m_scope.start(takePlan(file, m_scope.token()));
}

Task<void> WizardView::takePlan(QString file, StopToken stop)
{
    const auto read = [file] { return campaign::readPlanFile(file); };
    const Result<Result<campaign::Plan>> plan = co_await onWorker(read, stop);
    if (!plan || stop.stopRequested()) // the window closes
        co_return;
    if (!*plan) {
        m_message->showError(plan->error());
        co_return;
    }
    m_planFolder = QFileInfo(file).absolutePath();
    setPlan(**plan);
    showReview();
}

void WizardView::savePlan()
{
    auto *dialog = new QFileDialog(this, tr("Save plan"), common::dialogFolder(m_planFolder),
                                   tr("Plans (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { m_scope.start(writePlan(file, m_scope.token())); });
    dialog->open();
}

Task<void> WizardView::writePlan(QString file, StopToken stop)
{
    const auto write = [plan = planToRun(), file] { return campaign::writePlanFile(plan, file); };
    const Result<Result<void>> written = co_await onWorker(write, stop);
    if (!written || stop.stopRequested())
        co_return;
    if (!*written) {
        m_message->showError(written->error());
        co_return;
    }
    m_planFolder = QFileInfo(file).absolutePath();
    m_message->showMessage(store::Severity::Information, tr("The plan was saved as %1.").arg(file));
}

WizardPage *WizardView::page(int step) const
{
    return m_pages[static_cast<std::size_t>(step)];
}

int WizardView::step() const
{
    return m_stack->currentIndex();
}

int WizardView::reachable() const
{
    const int last = static_cast<int>(m_pages.size()) - 1;
    for (int step = 0; step < last; ++step) {
        if (!page(step)->problem().isEmpty())
            return step;
    }
    return last;
}

} // namespace runwatt::wizard
