// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/measurementpage.h"

#include "core/analysis/comparison.h"
#include "widgets/common/flowlayout.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/formlayout.h"
#include "widgets/wizard/meterchoice.h"
#include "widgets/wizard/preconditionfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr int kDaySeconds = 86400;
constexpr int kMostRepetitions = 1000;
constexpr double kUsualCelsius = 50;
/// Largest whole number that JSON keeps exactly.
constexpr quint64 kMostSeed = 9007199254740991ULL;

QSpinBox *makeSpin(const QString &name, int low, int high, const QString &suffix, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    return box;
}

QFormLayout *makeForm()
{
    auto *form = new FormLayout;
    form->setHorizontalSpacing(common::spacing::kLarge);
    form->setVerticalSpacing(common::spacing::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    return form;
}

} // namespace

MeasurementPage::MeasurementPage(QWidget *parent)
    : WizardPage(tr("Measurement"),
                 tr("How often each cell is run, in which order, under what conditions, and which "
                    "meters watch."),
                 parent)
    , m_repetitions(makeSpin(tr("Repetitions"), 1, kMostRepetitions, {}, this))
    , m_repetitionsNote(new QLabel(this))
    , m_seed(new QLineEdit(this))
    , m_seedProblem(new common::ProblemLabel(this))
    , m_period(makeSpin(tr("Sampling period"), 1, 60, tr(" s"), this))
    , m_idle(makeSpin(tr("Idle before each trial"), 0, kDaySeconds, tr(" s"), this))
    , m_dropCaches(new QCheckBox(tr("&Drop the page cache before each trial"), this))
    , m_governor(new QComboBox(this))
    , m_offloads(new QComboBox(this))
    , m_precondition(new PreconditionField(this))
    , m_waitForHeat(new QCheckBox(tr("Wait &until the device is below"), this))
    , m_celsius(new QDoubleSpinBox(this))
    , m_heatLimit(makeSpin(tr("Longest wait for the heat"), 1, kDaySeconds, tr(" s"), this))
    , m_rest(makeSpin(tr("Rest after each trial"), 0, kDaySeconds, tr(" s"), this))
    , m_meterList(new QVBoxLayout)
    , m_noMeter(nullptr)
{
    addTrials();
    addConditions();
    addMeters();
    content()->addStretch(1);
    load({});
    setSeed(QRandomGenerator::global()->generate());
}

void MeasurementPage::addTrials()
{
    addHeading(tr("Trials"));
    QFormLayout *form = makeForm();
    m_repetitions->setObjectName(u"repetitions"_s);
    auto *repetitions = new QWidget(this);
    auto *repetitionsRow = new QHBoxLayout(repetitions);
    repetitionsRow->setContentsMargins(0, 0, 0, 0);
    repetitionsRow->addWidget(m_repetitions);
    common::Theme::setRole(m_repetitionsNote, common::Role::Caption);
    repetitionsRow->addWidget(m_repetitionsNote);
    repetitions->setFocusProxy(m_repetitions);
    addRow(form, tr("&Repetitions of each cell"), repetitions);

    auto *seed = new QWidget(this);
    auto *seedRow = new QHBoxLayout(seed);
    seedRow->setContentsMargins(0, 0, 0, 0);
    m_seed->setObjectName(u"seed"_s);
    m_seed->setAccessibleName(tr("Seed of the order"));
    seedRow->addWidget(m_seed);
    auto *another = new QPushButton(tr("&Another"), this);
    another->setAccessibleName(tr("Another seed"));
    seedRow->addWidget(another);
    seed->setFocusProxy(m_seed);
    addRow(form, tr("S&eed of the order"), seed);
    form->addRow(QString(), m_seedProblem);
    m_period->setObjectName(u"period"_s);
    m_period->setToolTip(
        tr("Of mpstat, pidstat, and Runwatt's helper on the device and in a guest; "
           "benchmarks tell of themselves each second"));
    addRow(form, tr("Sampling &period"), m_period);
    content()->addLayout(form);
    addCaption(tr("Order: randomised blocks. Each repetition runs every cell once, shuffled anew "
                  "from the seed, so that drift and heat fall on all cells alike. The same seed "
                  "gives the same order."));
    const auto tell = [this] {
        showProblems();
        emit changed();
    };
    connect(m_repetitions, &QSpinBox::valueChanged, this, tell);
    connect(m_seed, &QLineEdit::textEdited, this, tell);
    connect(m_period, &QSpinBox::valueChanged, this, tell);
    connect(another, &QPushButton::clicked, this, [this] {
        setSeed(QRandomGenerator::global()->generate());
        emit changed();
    });
}

void MeasurementPage::addConditions()
{
    addHeading(tr("Conditions"));
    addCaption(tr("Each is tried where the device allows it, noted in the campaign where not, and "
                  "put back afterwards."));
    QFormLayout *form = makeForm();
    m_idle->setObjectName(u"idle"_s);
    m_rest->setObjectName(u"rest"_s);
    m_dropCaches->setObjectName(u"dropCaches"_s);
    addRow(form, tr("&Idle before each trial"), m_idle);
    addRow(form, tr("Rest a&fter each trial"), m_rest);
    m_governor->setEditable(true);
    m_governor->setAccessibleName(tr("Frequency governor"));
    for (const QString &governor :
         {u"performance"_s, u"powersave"_s, u"schedutil"_s, u"ondemand"_s})
        m_governor->addItem(governor);
    m_governor->lineEdit()->setPlaceholderText(tr("left alone"));
    m_governor->setMinimumContentsLength(16);
    addRow(form, tr("Frequency &governor"), m_governor);
    m_offloads->setObjectName(u"offloads"_s);
    m_offloads->setToolTip(tr("TSO, GSO and GRO of the interface that leads to the peer of network "
                              "workloads, and of those that a runtime adds, for a comparison"));
    m_offloads->addItem(tr("left alone"));
    m_offloads->addItem(tr("on"), static_cast<int>(device::Offloads::On));
    m_offloads->addItem(tr("off"), static_cast<int>(device::Offloads::Off));
    addRow(form, tr("Network offloads"), m_offloads);
    addRow(form, tr("File is before&hand"), m_precondition);
    form->addRow(QString(), m_dropCaches);
    auto *heat = new QWidget(this);
    auto *heatRow = new common::FlowLayout(heat); // large text takes two lines
    heatRow->setContentsMargins(0, 0, 0, 0);
    m_waitForHeat->setObjectName(u"waitForHeat"_s);
    m_celsius->setRange(1, 120);
    m_celsius->setDecimals(1);
    m_celsius->setSuffix(tr(" °C"));
    m_celsius->setAccessibleName(tr("Temperature to wait for"));
    heatRow->addWidget(m_waitForHeat);
    heatRow->addWidget(m_celsius);
    auto *limit = new QWidget(heat);
    auto *limitRow = new QHBoxLayout(limit);
    limitRow->setContentsMargins(0, 0, 0, 0);
    limitRow->addWidget(new QLabel(tr("for at most"), this));
    limitRow->addWidget(m_heatLimit);
    heatRow->addWidget(limit);
    form->addRow(QString(), heat);
    content()->addLayout(form);
    connect(m_waitForHeat, &QCheckBox::toggled, m_celsius, &QWidget::setEnabled);
    connect(m_waitForHeat, &QCheckBox::toggled, m_heatLimit, &QWidget::setEnabled);
    connect(m_waitForHeat, &QCheckBox::toggled, this, &MeasurementPage::changed);
    connect(m_dropCaches, &QCheckBox::toggled, this, &MeasurementPage::changed);
    connect(m_governor, &QComboBox::editTextChanged, this, &MeasurementPage::changed);
    connect(m_precondition, &PreconditionField::changed, this, &MeasurementPage::changed);
    connect(m_offloads, &QComboBox::activated, this, &MeasurementPage::changed);
    connect(m_celsius, &QDoubleSpinBox::valueChanged, this, &MeasurementPage::changed);
    for (QSpinBox *box : {m_idle, m_rest, m_heatLimit})
        connect(box, &QSpinBox::valueChanged, this, &MeasurementPage::changed);
}

void MeasurementPage::addMeters()
{
    addHeading(tr("Meters"));
    m_noMeter = addCaption(tr("There is no meter on the Bench: the campaign will have throughput "
                              "and CPU, but no watts. Add one there, or the simulated one."));
    m_meterList->setSpacing(common::spacing::kSmall);
    content()->addLayout(m_meterList);
}

void MeasurementPage::addRow(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *text = new QLabel(label, this);
    text->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    form->addRow(text, field);
    m_labels.push_back(text);
}

void MeasurementPage::showEvent(QShowEvent *event)
{
    // The forms stand below each other: their fields begin in one line. A form puts a label at its
    // row's top; as high as its field, it stands in the middle.
    int width = 0;
    for (const QLabel *label : m_labels)
        width = std::max(width, label->sizeHint().width());
    for (QLabel *label : m_labels)
        label->setMinimumSize(width, label->buddy()->sizeHint().height());
    WizardPage::showEvent(event);
}

void MeasurementPage::setKnownMeters(const std::vector<power::MeterSettings> &meters)
{
    for (const power::MeterSettings &settings : meters) {
        MeterChoice *meter = meterOf(settings.name);
        if (!meter)
            addMeter(settings);
        else if (!meter->isChosen())
            meter->setSettings(settings);
    }
    std::erase_if(m_meters, [&meters](MeterChoice *meter) {
        const bool isKnown =
            std::any_of(meters.cbegin(), meters.cend(), [meter](const auto &settings) {
                return settings.name == meter->settings().name;
            });
        if (isKnown || meter->isChosen())
            return false;
        meter->hide();
        meter->deleteLater();
        return true;
    });
    m_noMeter->setVisible(m_meters.empty());
    chooseMeters();
}

void MeasurementPage::setDevices(const QStringList &names)
{
    if (names == m_devices)
        return;
    m_devices = names;
    for (MeterChoice *meter : m_meters)
        meter->setDevices(names);
    chooseMeters();
}

void MeasurementPage::decideMetersAnew()
{
    for (MeterChoice *meter : m_meters)
        meter->setDecision(MeterChoice::Decision::Open);
    chooseMeters();
}

void MeasurementPage::chooseMeters()
{
    for (MeterChoice *meter : m_meters)
        meter->chooseFor(m_devices);
}

QString MeasurementPage::summary() const
{
    const auto meters = std::count_if(m_meters.cbegin(), m_meters.cend(),
                                      [](const MeterChoice *meter) { return meter->isChosen(); });
    const QString trials = tr("%n repetition(s)", nullptr, m_repetitions->value());
    const QString watchers = meters == 0 ? tr("no meter") : tr("%n meter(s)", nullptr, int(meters));
    return tr("%1, %2").arg(trials, watchers);
}

QString MeasurementPage::problem() const
{
    return seedProblem();
}

void MeasurementPage::load(const campaign::Plan &plan)
{
    const QSignalBlocker blocker(this);
    const campaign::Conditions &conditions = plan.conditions;
    m_repetitions->setValue(plan.repetitions);
    setSeed(plan.seed);
    m_period->setValue(static_cast<int>(plan.samplingPeriod.count() / 1000));
    m_idle->setValue(static_cast<int>(conditions.idle.count()));
    m_rest->setValue(static_cast<int>(conditions.coolDown.count()));
    m_dropCaches->setChecked(conditions.dropCaches);
    m_governor->setCurrentText(conditions.governor);
    m_offloads->setCurrentIndex(
        conditions.offloads ? m_offloads->findData(static_cast<int>(*conditions.offloads)) : 0);
    m_precondition->setValue(conditions.precondition);
    m_waitForHeat->setChecked(conditions.coolDownCelsius > 0);
    m_celsius->setValue(conditions.coolDownCelsius > 0 ? conditions.coolDownCelsius
                                                       : kUsualCelsius);
    m_heatLimit->setValue(static_cast<int>(conditions.coolDownLimit.count()));
    m_celsius->setEnabled(m_waitForHeat->isChecked());
    m_heatLimit->setEnabled(m_waitForHeat->isChecked());
    for (MeterChoice *meter : m_meters) {
        meter->choose(Choice::No);
        meter->setDecision(MeterChoice::Decision::Made);
    }
    for (const power::MeterSettings &settings : plan.meters) {
        MeterChoice *meter = meterOf(settings.name);
        if (!meter)
            meter = addMeter(settings);
        meter->setSettings(settings);
        meter->setDevices(m_devices);
        meter->choose(Choice::Yes);
        meter->setDecision(MeterChoice::Decision::Made);
    }
    m_noMeter->setVisible(m_meters.empty());
    showProblems();
}

void MeasurementPage::store(campaign::Plan &plan) const
{
    plan.repetitions = m_repetitions->value();
    plan.seed = m_seed->text().trimmed().toULongLong();
    plan.samplingPeriod = seconds(m_period->value());
    plan.conditions.idle = seconds(m_idle->value());
    plan.conditions.coolDown = seconds(m_rest->value());
    plan.conditions.dropCaches = m_dropCaches->isChecked();
    plan.conditions.governor = m_governor->currentText().trimmed();
    if (const QVariant offloads = m_offloads->currentData(); offloads.isValid())
        plan.conditions.offloads = static_cast<device::Offloads>(offloads.toInt());
    plan.conditions.precondition = m_precondition->value();
    plan.conditions.coolDownCelsius = m_waitForHeat->isChecked() ? m_celsius->value() : 0;
    plan.conditions.coolDownLimit = seconds(m_heatLimit->value());
    plan.meters.clear();
    for (const MeterChoice *meter : m_meters) {
        if (meter->isChosen())
            plan.meters.push_back(meter->settings());
    }
}

MeterChoice *MeasurementPage::meterOf(const QString &name) const
{
    const auto found =
        std::find_if(m_meters.cbegin(), m_meters.cend(),
                     [&name](const MeterChoice *meter) { return meter->settings().name == name; });
    return found == m_meters.cend() ? nullptr : *found;
}

MeterChoice *MeasurementPage::addMeter(const power::MeterSettings &settings)
{
    auto *meter = new MeterChoice(settings, this);
    meter->setDevices(m_devices);
    connect(meter, &MeterChoice::changed, this, &MeasurementPage::changed);
    m_meterList->addWidget(meter);
    m_meters.push_back(meter);
    return meter;
}

void MeasurementPage::setSeed(quint64 seed)
{
    m_seed->setText(QString::number(seed));
    showProblems();
}

void MeasurementPage::showProblems()
{
    m_seedProblem->setProblem(seedProblem());
    constexpr auto kFewest = static_cast<int>(analysis::kTrialsForInterval);
    const bool isFew = m_repetitions->value() < kFewest;
    m_repetitionsNote->setText(
        isFew ? tr("below %1, single trials are shown and no interval").arg(kFewest)
              : tr("each from a fresh start"));
}

QString MeasurementPage::seedProblem() const
{
    bool isNumber = false;
    const quint64 seed = m_seed->text().trimmed().toULongLong(&isNumber);
    if (isNumber && seed <= kMostSeed)
        return {};
    return tr("The seed must be a whole number from 0 to %1.").arg(kMostSeed);
}

} // namespace runwatt::wizard
