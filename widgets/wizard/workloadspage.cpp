// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/workloadspage.h"

#include "core/base/shellquote.h"
#include "core/benchmark/benchmark.h"
#include "core/campaign/matrix.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/parameterwords.h"
#include "widgets/wizard/presets.h"
#include "widgets/wizard/workloadform.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

/// Where the shown command has its file; the real one is chosen when the campaign runs.
const QString kShownFile = u"/FOLDER/runwatt.file"_s;
constexpr int kMostShownWorkloads = 500;

/// The workloads of the sets alone, without devices of their own.
Result<campaign::Matrix> workloadsOf(const std::vector<campaign::WorkloadPlan> &sets)
{
    campaign::Plan plan;
    campaign::DevicePlan anyDevice;
    anyDevice.name = u"device"_s;
    plan.devices.push_back(anyDevice);
    plan.runtimes = QStringList{u"NT"_s};
    plan.workloads = sets;
    plan.repetitions = 1;
    return campaign::expand(plan);
}

} // namespace

WorkloadsPage::WorkloadsPage(QWidget *parent)
    : WizardPage(
        tr("Workloads"),
        tr("What is run, with fio. Where several values are chosen, every combination is a "
           "workload of its own."),
        parent)
    , m_sets{workloadPresets().front().workload}
    , m_tabs(new QTabBar(this))
    , m_remove(new QPushButton(common::icon(common::Symbol::Remove), tr("Remove this set"), this))
    , m_form(new WorkloadForm(this))
    , m_count(new QLabel(this))
    , m_workloads(new QComboBox(this))
    , m_command(new QPlainTextEdit(this))
{
    addPresets();
    addSets();
    content()->addWidget(m_form);
    addCommand();
    content()->addStretch(1);
    connect(m_form, &WorkloadForm::changed, this, [this] {
        takeForm();
        emit changed();
    });
    showSet(0);
}

void WorkloadsPage::addPresets()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(common::spacing::kSmall);
    row->addWidget(new QLabel(tr("Begin with"), this));
    for (const Preset &preset : workloadPresets()) {
        auto *button = new QPushButton(preset.title, this);
        button->setObjectName(u"preset "_s + preset.word);
        button->setToolTip(preset.explanation);
        button->setAccessibleDescription(preset.explanation);
        connect(button, &QPushButton::clicked, this, [this, workload = preset.workload] {
            m_sets[static_cast<std::size_t>(m_current)] = workload;
            showSet(m_current);
            emit changed();
        });
        row->addWidget(button);
    }
    row->addStretch(1);
    content()->addLayout(row);
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
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
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
    const Result<campaign::Matrix> matrix = workloadsOf(m_sets);
    return matrix ? QString() : inWords(matrix.error()).text();
}

void WorkloadsPage::load(const campaign::Plan &plan)
{
    m_sets = plan.workloads;
    if (m_sets.empty())
        m_sets.push_back(workloadPresets().front().workload);
    showSet(0);
}

void WorkloadsPage::store(campaign::Plan &plan) const
{
    plan.workloads = m_sets;
}

void WorkloadsPage::takeForm()
{
    m_sets[static_cast<std::size_t>(m_current)].parameters = m_form->parameters();
    updateCommands();
}

void WorkloadsPage::showSet(int index)
{
    m_current = index;
    m_form->setParameters(m_sets[static_cast<std::size_t>(index)].parameters);
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
    const QSignalBlocker blocker(m_workloads);
    const int before = m_workloads->currentIndex();
    m_workloads->clear();
    const Result<campaign::Matrix> matrix = workloadsOf(m_sets);
    m_workloadCount = matrix ? static_cast<int>(matrix->workloads.size()) : 0;
    if (matrix) {
        for (const campaign::Workload &workload : matrix->workloads) {
            if (m_workloads->count() == kMostShownWorkloads)
                break;
            const benchmark::Benchmark *tool = benchmark::findBenchmark(workload.benchmark);
            const QStringList words = tool->command(workload.parameters, {kShownFile});
            m_workloads->addItem(workload.title, QString::fromUtf8(shellCommand(words)));
        }
        m_workloads->setCurrentIndex(std::clamp(before, 0, m_workloads->count() - 1));
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
