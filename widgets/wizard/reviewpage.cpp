// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/reviewpage.h"

#include "widgets/common/formatters.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/budgetpanel.h"
#include "widgets/wizard/campaignfilefield.h"
#include "widgets/wizard/diskpanel.h"
#include "widgets/wizard/formlayout.h"
#include "widgets/wizard/matrixmodel.h"
#include "widgets/wizard/notespanel.h"
#include "widgets/wizard/parameterwords.h"
#include "widgets/wizard/proposedtitle.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;
using device::Capability;

namespace {

constexpr int kMostShownRows = 8;

/// `share` of the row's width.
QLabel *addFigure(QHBoxLayout *row, const QString &caption, int share, QWidget *parent)
{
    auto *card = new QFrame(parent);
    Theme::setRole(card, Role::Card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(common::spacing::kLarge, common::spacing::kMedium,
                               common::spacing::kLarge, common::spacing::kMedium);
    layout->setSpacing(0);
    auto *figure = new QLabel(card);
    Theme::setRole(figure, Role::Heading);
    auto *text = new QLabel(caption, card);
    Theme::setRole(text, Role::Caption);
    for (QLabel *label : {figure, text}) {
        label->setWordWrap(true); // with large text there is no room for all in one line each
        layout->addWidget(label);
    }
    layout->addStretch(1);
    figure->setAccessibleDescription(caption);
    row->addWidget(card, share);
    return figure;
}

/// What a campaign like this one uses of a device.
QStringList neededCapabilities(const campaign::Plan &plan)
{
    QStringList names{u"fio"_s, u"cpu"_s, u"processes"_s, u"clock"_s};
    if (plan.conditions.dropCaches)
        names << u"caches"_s;
    if (!plan.conditions.governor.isEmpty())
        names << u"governor"_s;
    if (plan.conditions.coolDownCelsius > 0)
        names << u"temperature"_s;
    if (plan.budget.memoryBytes > 0)
        names << u"budget"_s;
    return names + plan.runtimes;
}

QString sentenceOf(const QString &device, const Capability &capability)
{
    QString sentence =
        ReviewPage::tr("%1: %2: %3.").arg(device, capability.label, capability.reason);
    if (!capability.remedy.isEmpty())
        sentence += u' ' + capability.remedy;
    return sentence;
}

} // namespace

ReviewPage::ReviewPage(QWidget *parent)
    : WizardPage(tr("Review"), tr("What will happen when you press Start."), parent)
    , m_title(new QLineEdit(this))
    , m_titleProblem(new common::ProblemLabel(this))
    , m_file(new CampaignFileField(this))
    , m_problem(new common::ProblemLabel(this))
    , m_matrix(new MatrixModel(this))
    , m_table(new QTableView(this))
{
    addNumbers();
    addDisks();
    addWarnings();
    addNames();
    addMatrix();
    content()->addStretch(1);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString &title) {
        m_isTitleTyped = true;
        m_titleProblem->setProblem(titleProblem());
        m_file->setTitle(title);
        emit changed();
    });
    connect(m_file, &CampaignFileField::changed, this, &ReviewPage::changed);
    connect(m_matrix, &MatrixModel::exclusionsChanged, this, [this] {
        updateNumbers();
        emit changed();
    });
}

void ReviewPage::addNumbers()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(common::spacing::kSmall);
    m_trialsFigure = addFigure(row, tr("trials"), 4, this);
    m_timeFigure = addFigure(row, tr("about how long"), 6, this);
    m_diskFigure = addFigure(row, tr("disk on a device, at most"), 5, this);
    m_fileFigure = addFigure(row, tr("campaign file, about"), 5, this);
    m_trialsFigure->setObjectName(u"trials"_s);
    m_timeFigure->setObjectName(u"time"_s);
    content()->addLayout(row);
    m_budget = addCaption({});
    m_budget->setObjectName(u"budget"_s);
    content()->addWidget(m_problem);
}

void ReviewPage::addDisks()
{
    addHeading(tr("Space on the devices"));
    m_disks = new DiskPanel(this);
    content()->addWidget(m_disks);
    connect(m_disks, &DiskPanel::storageRequested, this, &ReviewPage::storageRequested);
    connect(m_disks, &DiskPanel::problemChanged, this, &ReviewPage::changed);
}

void ReviewPage::addWarnings()
{
    m_warnings = new QLabel(this);
    m_warnings->setObjectName(u"warnings"_s);
    m_warnings->setTextFormat(Qt::PlainText);
    m_warnings->setWordWrap(true);
    m_warnings->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addHeading(tr("What is missing"));
    content()->addWidget(m_warnings);
    m_notes = new NotesPanel(this);
    content()->addWidget(m_notes);
}

void ReviewPage::addNames()
{
    addHeading(tr("Name and file"));
    auto *form = new FormLayout;
    form->setHorizontalSpacing(common::spacing::kLarge);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *titleLabel = new QLabel(tr("&Title"), this);
    titleLabel->setBuddy(m_title);
    m_title->setObjectName(u"title"_s);
    form->addRow(titleLabel, m_title);
    form->addRow(QString(), m_titleProblem);
    auto *fileLabel = new QLabel(tr("Campaign &file"), this);
    fileLabel->setBuddy(m_file);
    form->addRow(fileLabel, m_file);
    content()->addLayout(form);
    auto *plans = new QHBoxLayout;
    plans->setSpacing(common::spacing::kSmall);
    auto *save = new QPushButton(tr("Sa&ve plan…"), this);
    save->setToolTip(tr("Keep the plan as a JSON file, for another time or for runwatt run"));
    plans->addWidget(save);
    plans->addStretch(1);
    content()->addLayout(plans);
    connect(save, &QPushButton::clicked, this, &ReviewPage::savePlanRequested);
}

void ReviewPage::addMatrix()
{
    addHeading(tr("Cells"));
    m_excluded = addCaption({});
    m_excluded->setObjectName(u"cells"_s);
    m_table->setObjectName(u"matrix"_s);
    m_table->setAccessibleName(tr("Cells of the matrix"));
    m_table->setModel(m_matrix);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    content()->addWidget(m_table);
}

void ReviewPage::setDefaultFolder(const QString &folder)
{
    m_file->setDefaultFolder(folder);
}

void ReviewPage::review(const campaign::Plan &plan, const std::vector<KnownDevice> &devices)
{
    const std::vector<campaign::Exclusion> exclusions = m_matrix->exclusions();
    m_plan = plan;
    m_plan.exclusions = exclusions;
    m_devices = devices;
    proposeTitle();
    m_matrix->setPlan(m_plan, m_devices);
    const int rows = std::clamp(m_matrix->rowCount(), 1, kMostShownRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize()
                            + common::spacing::kLarge);
    updateNumbers();
    showBudget();
    showWarnings();
    m_titleProblem->setProblem(titleProblem());
}

void ReviewPage::leaveOutImpossible(campaign::Plan &plan) const
{
    for (const campaign::Exclusion &rule : m_matrix->impossible())
        plan.exclusions.push_back(rule);
}

void ReviewPage::setStorage(const QString &device,
                            const QString &folder,
                            const Result<device::Storage> &storage)
{
    m_disks->setStorage(device, folder, storage);
}

QString ReviewPage::file() const
{
    return m_file->file();
}

QString ReviewPage::summary() const
{
    return m_trials == 0 ? QString() : tr("%n trial(s)", nullptr, m_trials);
}

QString ReviewPage::problem() const
{
    if (!m_matrixProblem.isEmpty())
        return m_matrixProblem;
    for (const QString &problem : {titleProblem(), m_file->problem()}) {
        if (!problem.isEmpty())
            return problem;
    }
    return m_disks->problem();
}

QString ReviewPage::titleProblem() const
{
    return m_title->text().trimmed().isEmpty() ? tr("Give the campaign a title.") : QString();
}

void ReviewPage::load(const campaign::Plan &plan)
{
    m_title->setText(plan.title);
    m_isTitleTyped = !plan.title.trimmed().isEmpty();
    m_plan = plan;
    m_matrix->setPlan(plan, m_devices);
    m_file->setTitle(plan.title);
    m_file->forgetTyped();
}

void ReviewPage::store(campaign::Plan &plan) const
{
    plan.title = m_title->text().trimmed();
    plan.exclusions = m_matrix->exclusions();
}

void ReviewPage::proposeTitle()
{
    if (m_isTitleTyped || m_plan.devices.empty())
        return;
    m_title->setText(proposedTitle(m_plan));
    m_file->setTitle(m_title->text());
}

void ReviewPage::updateNumbers()
{
    m_plan.exclusions = m_matrix->exclusions();
    campaign::Plan possible = m_plan;
    leaveOutImpossible(possible);
    const Result<campaign::Matrix> matrix = campaign::expand(possible);
    m_matrixProblem = matrixProblem(matrix);
    m_problem->setProblem(m_matrixProblem);
    const campaign::Estimate estimate =
        matrix ? campaign::estimate(possible, *matrix) : campaign::Estimate();
    m_trials = estimate.trials;
    m_trialsFigure->setText(QLocale().toString(estimate.trials));
    m_timeFigure->setText(common::formatDurationRange(estimate.shortest, estimate.longest));
    const auto &disks = estimate.diskBytes;
    m_diskFigure->setText(
        common::formatBytes(disks.empty() ? 0 : *std::max_element(disks.cbegin(), disks.cend())));
    m_fileFigure->setText(
        common::formatValue(static_cast<double>(estimate.campaignFileBytes), u"B"_s));
    showCells();
    showDisks(estimate);
    m_notes->showNotes(m_plan, matrix ? *matrix : campaign::Matrix(), m_devices);
}

QString ReviewPage::matrixProblem(const Result<campaign::Matrix> &matrix) const
{
    if (matrix)
        return {};
    const QString obstacle = m_matrix->firstObstacle();
    if (m_matrix->measuredCount() == 0 && !obstacle.isEmpty())
        return tr("No cell is left that can be measured. %1").arg(obstacle);
    return inWords(matrix.error()).text();
}

void ReviewPage::showCells()
{
    const int excluded = m_matrix->excludedCount();
    const int impossible = m_matrix->impossibleCount();
    QStringList sentences;
    if (impossible > 0)
        sentences.append(
            tr("%n cell(s) impossible; the pointer over one shows why.", nullptr, impossible));
    if (excluded > 0)
        sentences.append(tr("%n cell(s) left out.", nullptr, excluded));
    else if (impossible == 0)
        sentences.append(tr("Every cell is measured. Switch off what is to be left out."));
    else if (m_matrix->measuredCount() > 0)
        sentences.append(tr("Every other cell is measured. Switch off what is to be left out."));
    m_excluded->setText(sentences.join(u' '));
}

void ReviewPage::showBudget()
{
    const QString sentence = sentenceOf(m_plan.budget);
    m_budget->setText(sentence);
    m_budget->setVisible(!sentence.isEmpty());
}

void ReviewPage::showDisks(const campaign::Estimate &estimate)
{
    std::vector<DiskNeed> needs;
    for (std::size_t i = 0; i < estimate.diskBytes.size(); ++i) {
        const campaign::DevicePlan &device = m_plan.devices[i];
        const auto known =
            std::find_if(m_devices.cbegin(), m_devices.cend(), [&device](const KnownDevice &each) {
                return each.plan.name == device.name;
            });
        needs.push_back(
            {device, estimate.diskBytes[i], known != m_devices.cend() && known->isConnected});
    }
    m_disks->setNeeds(needs);
}

void ReviewPage::showWarnings()
{
    const QStringList needed = neededCapabilities(m_plan);
    QStringList sentences;
    for (const KnownDevice &device : m_devices) {
        const QString &name = device.plan.name;
        if (!device.profile) {
            sentences.append(
                device.isConnected
                    ? tr("%1: not looked at yet; what it lacks will show when the campaign starts.")
                          .arg(name)
                    : tr("%1: not connected. It will be when the campaign starts; what it lacks "
                         "will show then.")
                          .arg(name));
            continue;
        }
        for (const Capability &capability : device.profile->capabilities) {
            if (capability.state != Capability::State::Ready && needed.contains(capability.name))
                sentences.append(sentenceOf(name, capability));
        }
    }
    if (m_plan.meters.empty())
        sentences.append(tr("No meter: no watts and no energy will be measured."));
    for (const power::MeterSettings &meter : m_plan.meters) {
        if (meter.origin() != Origin::Measured)
            sentences.append(tr("%1: a simulated meter; every number and figure from it says %2.")
                                 .arg(meter.name, mark(meter.origin())));
    }
    m_warnings->setText(sentences.isEmpty() ? tr("Nothing: all that this campaign needs is there.")
                                            : sentences.join(u'\n'));
}

} // namespace runwatt::wizard
