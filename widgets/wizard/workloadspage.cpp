// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/workloadspage.h"

#include "core/base/shellquote.h"
#include "core/benchmark/benchmark.h"
#include "core/campaign/matrix.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/fieldsform.h"
#include "widgets/wizard/fioform.h"
#include "widgets/wizard/parameterwords.h"
#include "widgets/wizard/peerpanel.h"
#include "widgets/wizard/presets.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

/// Where the shown command works; the real place is chosen when the campaign runs.
benchmark::Place shownPlace(const QString &benchmark)
{
    benchmark::Place place;
    // What nearly every device has since 2017; an older one is not asked for its fine histogram.
    if (benchmark == u"fio")
        place.toolVersion = u"fio-3.0"_s;
    place.path = u"/FOLDER/runwatt.file"_s;
    place.peerAddress = u"PEER"_s;
    place.peerPort = 20000;
    return place;
}

constexpr int kMostShownWorkloads = 500;

/// The place among `all` of the one at `before`, where `set` makes that; else of the first that it
/// makes.
int placeFor(const campaign::WorkloadPlan &set,
             const std::vector<campaign::Workload> &all,
             int before)
{
    const Result<campaign::Matrix> own = workloadsAlone({set});
    if (!own || own->workloads.empty())
        return 0;
    // Titles are told apart beside those of other sets, so they say nothing here.
    const auto isSame = [](const campaign::Workload &one, const campaign::Workload &other) {
        return one.benchmark == other.benchmark && one.parameters == other.parameters;
    };
    if (before >= 0 && before < std::ssize(all)) {
        const campaign::Workload &shown = all[static_cast<std::size_t>(before)];
        if (std::ranges::any_of(own->workloads,
                                [&](const auto &made) { return isSame(made, shown); }))
            return before;
    }
    const auto first = std::ranges::find_if(
        all, [&](const auto &made) { return isSame(made, own->workloads.front()); });
    return static_cast<int>(first - all.begin());
}

/// The form that asks for a benchmark's parameters.
WorkloadForm *makeForm(const benchmark::Benchmark &benchmark, QWidget *parent)
{
    if (benchmark.fields().empty())
        return new FioForm(parent);
    return new FieldsForm(benchmark, parent);
}

} // namespace

WorkloadsPage::WorkloadsPage(QWidget *parent)
    : WizardPage(
        tr("Workloads"),
        tr("What is run. Where several values are chosen, every combination is a workload of its "
           "own."),
        parent)
    , m_sets{workloadPresets().front().workload}
    , m_tabs(new QTabBar(this))
    , m_remove(new QPushButton(common::icon(common::Symbol::Remove), tr("Remove this set"), this))
    , m_benchmark(new QComboBox(this))
    , m_peer(new PeerPanel(this))
    , m_count(new QLabel(this))
    , m_workloads(new QComboBox(this))
    , m_command(new QPlainTextEdit(this))
{
    addSets();
    addBenchmarks();
    m_formsPlace = content()->count();
    addPeer();
    addCommand();
    content()->addStretch(1);
    showSet(0);
}

void WorkloadsPage::addBenchmarks()
{
    auto *label = new QLabel(tr("Benchmar&k"), this);
    label->setBuddy(m_benchmark);
    m_benchmark->setObjectName(u"benchmark"_s);
    for (const benchmark::Benchmark *each : benchmark::benchmarks())
        m_benchmark->addItem(each->name(), each->name());
    // In a narrow window the buttons go to the next line.
    auto *row = new QWidget(this);
    m_beginning = new common::FlowLayout(row);
    m_beginning->setSpacing(common::spacing::kSmall);
    m_beginning->addWidget(label);
    m_beginning->addWidget(m_benchmark);
    content()->addWidget(row);
    connect(m_benchmark, &QComboBox::activated, this, [this] {
        setBenchmark(m_benchmark->currentData().toString());
        emit changed();
    });
}

void WorkloadsPage::showPresets()
{
    for (QWidget *widget : std::as_const(m_presets)) {
        m_beginning->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    m_presets.clear();
    const auto add = [this](QWidget *widget) {
        m_beginning->addWidget(widget);
        m_presets.push_back(widget);
    };
    const QString &benchmark = m_sets[static_cast<std::size_t>(m_current)].benchmark;
    for (const Preset &preset : workloadPresets()) {
        if (preset.workload.benchmark != benchmark)
            continue;
        if (m_presets.empty())
            add(new QLabel(tr("Begin with"), this));
        auto *button = new QPushButton(preset.title, this);
        button->setObjectName(u"preset "_s + preset.word);
        button->setToolTip(preset.explanation);
        button->setAccessibleDescription(preset.explanation);
        connect(button, &QPushButton::clicked, this, [this, workload = preset.workload] {
            m_sets[static_cast<std::size_t>(m_current)] = workload;
            m_form->setParameters(workload.parameters);
            updateCommands();
            emit changed();
        });
        add(button);
    }
}

void WorkloadsPage::addPeer()
{
    m_peerHeading = addHeading(tr("The other end of the network"));
    content()->addWidget(m_peer);
    connect(m_peer, &PeerPanel::changed, this, &WorkloadsPage::changed);
}

bool WorkloadsPage::needsPeer() const
{
    return std::any_of(m_sets.cbegin(), m_sets.cend(), [](const campaign::WorkloadPlan &set) {
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(set.benchmark);
        return benchmark != nullptr && benchmark->subject() == benchmark::Subject::Peer;
    });
}

WorkloadForm *WorkloadsPage::formOf(const QString &benchmark)
{
    for (WorkloadForm *form : m_forms) {
        if (form->benchmark() == benchmark)
            return form;
    }
    const benchmark::Benchmark *known = benchmark::findBenchmark(benchmark);
    WorkloadForm *form = makeForm(known ? *known : *benchmark::benchmarks().front(), this);
    content()->insertWidget(m_formsPlace, form);
    m_forms.push_back(form);
    connect(form, &WorkloadForm::changed, this, [this] {
        takeForm();
        emit changed();
    });
    return form;
}

void WorkloadsPage::setBenchmark(const QString &benchmark)
{
    campaign::WorkloadPlan &set = m_sets[static_cast<std::size_t>(m_current)];
    if (set.benchmark == benchmark)
        return;
    // Back to one that was here before brings back what was typed.
    set = {benchmark, formOf(benchmark)->parameters()};
    showSet(m_current);
}

void WorkloadsPage::setDevices(const QStringList &names)
{
    m_peer->setDevices(names);
}

void WorkloadsPage::addSets()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(common::spacing::kSmall);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Sets of workloads"));
    row->addWidget(m_tabs);
    auto *add = new QPushButton(common::icon(common::Symbol::Plus), tr("Another set"), this);
    add->setObjectName(u"addSet"_s);
    add->setToolTip(tr("A set with parameters of its own, such as larger requests for sequential "
                       "than for random access"));
    m_remove->setObjectName(u"removeSet"_s);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch(1);
    content()->addLayout(row);
    connect(add, &QPushButton::clicked, this, &WorkloadsPage::addSet);
    connect(m_remove, &QPushButton::clicked, this, &WorkloadsPage::removeSet);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index != m_current)
            showSet(index);
    });
}

void WorkloadsPage::addCommand()
{
    addHeading(tr("Command line"));
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Workload"), this);
    label->setBuddy(m_workloads);
    m_workloads->setObjectName(u"shownWorkload"_s);
    m_workloads->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_workloads->setMinimumContentsLength(30);
    auto *copy = new QPushButton(tr("&Copy"), this);
    copy->setObjectName(u"copyCommand"_s);
    row->addWidget(label);
    row->addWidget(m_workloads, 1);
    row->addWidget(copy);
    content()->addLayout(row);
    m_command->setObjectName(u"command"_s);
    m_command->setReadOnly(true);
    m_command->setAccessibleName(tr("Command line of the workload"));
    Theme::setRole(m_command, Role::Code);
    m_command->setTabChangesFocus(true);
    constexpr int kLines = 5;
    m_command->setFixedHeight(m_command->fontMetrics().lineSpacing() * kLines
                              + common::spacing::kLarge);
    content()->addWidget(m_command);
    Theme::setRole(m_count, Role::Caption);
    content()->addWidget(m_count);
    connect(m_workloads, &QComboBox::currentIndexChanged, this, &WorkloadsPage::showCommand);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_command->toPlainText()); });
}

QString WorkloadsPage::summary() const
{
    return m_workloadCount == 0 ? tr("none yet") : tr("%n workload(s)", nullptr, m_workloadCount);
}

QString WorkloadsPage::problem() const
{
    if (const QString problem = m_form->problem(); !problem.isEmpty())
        return problem;
    const Result<campaign::Matrix> matrix = workloadsAlone(m_sets);
    if (!matrix)
        return inWords(matrix.error()).text();
    return needsPeer() ? m_peer->problem() : QString();
}

void WorkloadsPage::load(const campaign::Plan &plan)
{
    m_sets = plan.workloads;
    if (m_sets.empty())
        m_sets.push_back(workloadPresets().front().workload);
    m_peer->setPeer(plan.peer);
    showSet(0);
}

void WorkloadsPage::store(campaign::Plan &plan) const
{
    plan.workloads = m_sets;
    plan.peer = needsPeer() ? m_peer->peer() : campaign::PeerPlan();
}

void WorkloadsPage::takeForm()
{
    m_sets[static_cast<std::size_t>(m_current)].parameters = m_form->parameters();
    updateCommands();
}

void WorkloadsPage::showSet(int index)
{
    m_current = index;
    const campaign::WorkloadPlan &set = m_sets[static_cast<std::size_t>(index)];
    if (m_form != nullptr)
        m_form->hide();
    m_form = formOf(set.benchmark);
    m_form->setParameters(set.parameters);
    m_form->show();
    m_benchmark->setCurrentIndex(m_benchmark->findData(set.benchmark));
    showPresets();
    updateTabs();
    updateCommands();
}

void WorkloadsPage::addSet()
{
    const campaign::WorkloadPlan copy = m_sets[static_cast<std::size_t>(m_current)];
    m_sets.push_back(copy);
    showSet(static_cast<int>(m_sets.size()) - 1);
    emit changed();
}

void WorkloadsPage::removeSet()
{
    m_sets.erase(m_sets.begin() + m_current);
    showSet(std::max(0, m_current - 1));
    emit changed();
}

void WorkloadsPage::updateTabs()
{
    const QSignalBlocker blocker(m_tabs);
    const int wanted = static_cast<int>(m_sets.size());
    while (m_tabs->count() > wanted)
        m_tabs->removeTab(m_tabs->count() - 1);
    while (m_tabs->count() < wanted)
        m_tabs->addTab(tr("Set %1").arg(m_tabs->count() + 1));
    m_tabs->setCurrentIndex(m_current);
    m_tabs->setVisible(wanted > 1);
    m_remove->setVisible(wanted > 1);
}

void WorkloadsPage::updateCommands()
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_peerHeading, m_peer})
        part->setVisible(needsPeer());
    const QSignalBlocker blocker(m_workloads);
    // While what is typed is no workload, the one before stays in mind.
    if (m_workloads->count() > 0)
        m_shownWorkload = m_workloads->currentIndex();
    m_workloads->clear();
    const Result<campaign::Matrix> matrix = workloadsAlone(m_sets);
    m_workloadCount = matrix ? static_cast<int>(matrix->workloads.size()) : 0;
    if (matrix) {
        for (const campaign::Workload &workload : matrix->workloads) {
            if (m_workloads->count() == kMostShownWorkloads)
                break;
            const benchmark::Benchmark *tool = benchmark::findBenchmark(workload.benchmark);
            const QStringList words =
                tool->command(workload.parameters, shownPlace(workload.benchmark));
            m_workloads->addItem(workload.title, QString::fromUtf8(shellCommand(words)));
        }
        const campaign::WorkloadPlan &set = m_sets[static_cast<std::size_t>(m_current)];
        m_workloads->setCurrentIndex(
            std::min(placeFor(set, matrix->workloads, m_shownWorkload), m_workloads->count() - 1));
    }
    m_count->setText(m_workloadCount == 0 ? QString()
                                          : tr("%n workload(s) in all.", nullptr, m_workloadCount));
    showCommand();
}

void WorkloadsPage::showCommand()
{
    m_command->setPlainText(m_workloads->currentData().toString());
}

} // namespace runwatt::wizard
