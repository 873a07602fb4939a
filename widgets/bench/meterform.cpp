// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/meterform.h"

#include "core/power/meterthread.h"
#include "core/power/protocol.h"
#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kWidest = 620;
constexpr int kMostLatencyMs = 10000;
constexpr int kSampleLimit = 20000;

/// What is wrong without the field's name in a plan's file.
QString inWords(const Error &error)
{
    return Error(error.code, error.what, {}, error.why, error.remedy).text();
}

/// The unit that a text's numbers are in: "mW", with the prefix as data.
QComboBox *makeUnits(const QString &unit, const QString &name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setAccessibleName(name);
    for (const auto &[shown, prefix] : {std::pair(u""_s, u""_s), std::pair(u"m"_s, u"m"_s),
                                        std::pair(u"µ"_s, u"u"_s), std::pair(u"k"_s, u"k"_s)})
        box->addItem(shown + unit, prefix);
    return box;
}

QString readingText(const power::Reading &reading)
{
    QStringList parts;
    if (reading.watts)
        parts.append(common::formatWatts(*reading.watts));
    if (reading.volts)
        parts.append(common::formatValue(*reading.volts, u"V"_s));
    if (reading.amperes)
        parts.append(common::formatValue(*reading.amperes, u"A"_s));
    return parts.join(u", "_s);
}

} // namespace

MeterForm::MeterForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_form(new QFormLayout)
    , m_name(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_port(new QComboBox(this))
    , m_baud(new QSpinBox(this))
    , m_device(new QComboBox(this))
    , m_sampling(new QComboBox(this))
    , m_latency(new QSpinBox(this))
    , m_pattern(new QLineEdit(this))
    , m_units(new QWidget(this))
    , m_watts(makeUnits(u"W"_s, tr("Unit of watts"), m_units))
    , m_volts(makeUnits(u"V"_s, tr("Unit of volts"), m_units))
    , m_amperes(makeUnits(u"A"_s, tr("Unit of amperes"), m_units))
    , m_start(new QLineEdit(this))
    , m_poll(new QLineEdit(this))
    , m_sample(new QPlainTextEdit(this))
    , m_outcome(new QLabel(this))
    , m_problem(new common::ProblemLabel(this))
    , m_accept(new QPushButton(this))
{
    using namespace common::spacing;
    setMaximumWidth(common::textWidth(kWidest));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    Theme::setRole(m_title, Role::Title);
    layout->addWidget(m_title);
    m_form->setHorizontalSpacing(kLarge);
    m_form->setVerticalSpacing(kSmall);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows); // large text
    layout->addLayout(m_form);
    addFields();
    addTextFields();
    layout->addWidget(m_problem);
    addButtons();
    layout->addStretch(1);
}

void MeterForm::addFields()
{
    const auto addRow = [this](const QString &label, QWidget *field, const QString &name) {
        auto *text = new QLabel(label, this);
        text->setBuddy(field);
        field->setObjectName(name);
        m_form->addRow(text, field);
    };
    addRow(tr("&Kind"), m_kind, u"meterKind"_s);
    addRow(tr("Na&me"), m_name, u"meterName"_s);
    addRow(tr("Serial &port"), m_port, u"meterPort"_s);
    addRow(tr("&Baud rate"), m_baud, u"meterBaud"_s);
    addRow(tr("Po&wers"), m_device, u"meterDevice"_s);
    addRow(tr("Each &value is"), m_sampling, u"meterSampling"_s);
    addRow(tr("&Latency"), m_latency, u"meterLatency"_s);
    m_kind->addItem(tr("Watts Up? Pro"), u"wattsup"_s);
    m_kind->addItem(tr("Text lines"), u"textline"_s);
    m_kind->addItem(tr("Simulated: a model, not a measurement"), u"simulated"_s);
    m_port->setEditable(true);
    m_port->setInsertPolicy(QComboBox::NoInsert);
    m_port->lineEdit()->setPlaceholderText(u"/dev/ttyUSB0"_s);
    m_baud->setRange(300, 4000000);
    m_baud->setGroupSeparatorShown(false);
    m_sampling->addItem(tr("the mean since the value before"),
                        static_cast<int>(power::Sampling::Averaging));
    m_sampling->addItem(tr("the power at that moment"),
                        static_cast<int>(power::Sampling::Instantaneous));
    m_latency->setRange(0, kMostLatencyMs);
    m_latency->setSuffix(tr(" ms"));
    m_latency->setToolTip(
        tr("From the moment that a value stands for until its first byte is here"));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &MeterForm::checkFields);
    connect(m_name, &QLineEdit::textChanged, this, &MeterForm::checkFields);
    connect(m_port, &QComboBox::editTextChanged, this, &MeterForm::checkFields);
}

void MeterForm::addTextFields()
{
    const auto addRow = [this](const QString &label, QWidget *field, const QString &name) {
        auto *text = new QLabel(label, this);
        text->setBuddy(field);
        field->setObjectName(name);
        m_form->addRow(text, field);
    };
    addRow(tr("Regular e&xpression"), m_pattern, u"meterPattern"_s);
    auto *units = new QHBoxLayout(m_units);
    units->setContentsMargins(0, 0, 0, 0);
    units->setSpacing(common::spacing::kSmall);
    for (QComboBox *box : {m_watts, m_volts, m_amperes}) {
        units->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &MeterForm::tryOut);
    }
    units->addStretch(1);
    m_units->setFocusProxy(m_watts);
    m_watts->setObjectName(u"meterWattsUnit"_s);
    m_volts->setObjectName(u"meterVoltsUnit"_s);
    m_amperes->setObjectName(u"meterAmperesUnit"_s);
    addRow(tr("Its n&umbers are"), m_units, u"meterUnits"_s);
    addRow(tr("Sent after opening"), m_start, u"meterStart"_s);
    addRow(tr("Sent each second"), m_poll, u"meterPoll"_s);
    addRow(tr("&Try it on lines"), m_sample, u"meterSample"_s);
    m_form->addRow(QString(), m_outcome);
    Theme::setRole(m_pattern, Role::Code);
    m_pattern->setPlaceholderText(u"(?<volts>[0-9.]+)V (?<amperes>[0-9.]+)A"_s);
    m_pattern->setToolTip(
        tr("Named groups: watts, volts, amperes. Without watts, the power is volts "
           "times amperes."));
    m_start->setPlaceholderText(tr("nothing; \\r and \\n may be written"));
    m_poll->setPlaceholderText(tr("nothing: the meter sends by itself"));
    Theme::setRole(m_sample, Role::Code);
    m_sample->setPlaceholderText(tr("Paste some lines as the meter prints them"));
    m_sample->setTabChangesFocus(true);
    m_sample->setFixedHeight(m_sample->fontMetrics().lineSpacing() * 4 + common::spacing::kLarge);
    m_outcome->setObjectName(u"meterOutcome"_s);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    Theme::setRole(m_outcome, Role::Caption);
    connect(m_pattern, &QLineEdit::textEdited, this, [this] {
        m_isPatternTyped = true;
        checkFields();
    });
    for (QLineEdit *field : {m_pattern, m_start, m_poll})
        connect(field, &QLineEdit::textChanged, this, &MeterForm::checkFields);
    connect(m_sample, &QPlainTextEdit::textChanged, this, &MeterForm::tryOut);
}

void MeterForm::addButtons()
{
    auto *row = new QHBoxLayout;
    m_accept->setObjectName(u"acceptMeter"_s);
    Theme::setRole(m_accept, Role::Primary);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelMeter"_s);
    row->addWidget(m_accept);
    row->addWidget(cancel);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &MeterForm::cancelled);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &MeterForm::cancelled);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (problem().isEmpty())
            emit accepted(settings());
    });
}

void MeterForm::startNew(const QStringList &takenNames, const QStringList &devices)
{
    m_takenNames = takenNames;
    m_title->setText(tr("Add a meter"));
    m_accept->setText(tr("Add"));
    power::MeterSettings settings;
    settings.name = takenNames.contains(tr("meter")) ? QString() : tr("meter");
    settings.device = devices.size() == 1 ? devices.first() : QString();
    const auto ports = power::availablePorts();
    settings.port = ports.empty() ? QString() : ports.front().path;
    showSettings(settings, devices);
}

void MeterForm::edit(const power::MeterSettings &settings,
                     const QStringList &takenNames,
                     const QStringList &devices)
{
    m_takenNames = takenNames;
    m_title->setText(tr("Change %1").arg(settings.name));
    m_accept->setText(tr("Keep"));
    showSettings(settings, devices);
}

power::MeterSettings MeterForm::settings() const
{
    power::MeterSettings settings = m_before;
    settings.name = m_name->text().trimmed();
    settings.kind = m_kind->currentData().toString();
    settings.port = settings.kind == u"simulated" ? QString() : m_port->currentText().trimmed();
    // A choice from the list shows its description; its path is the data.
    const int chosen = m_port->findText(m_port->currentText());
    if (chosen >= 0 && settings.kind != u"simulated")
        settings.port = m_port->itemData(chosen).toString();
    settings.baudRate = m_baud->value();
    settings.device = m_device->currentData().toString();
    settings.sampling = static_cast<power::Sampling>(m_sampling->currentData().toInt());
    settings.latency = Milliseconds(m_latency->value());
    settings.text.pattern = m_pattern->text();
    settings.text.wattsPrefix = m_watts->currentData().toString();
    settings.text.voltsPrefix = m_volts->currentData().toString();
    settings.text.amperesPrefix = m_amperes->currentData().toString();
    settings.text.startText = m_start->text();
    settings.text.pollText = m_poll->text();
    if (settings.kind != u"textline")
        settings.text = {};
    return settings;
}

QString MeterForm::problem() const
{
    const power::MeterSettings settings = MeterForm::settings();
    if (settings.name.isEmpty())
        return tr("Give the meter a name.");
    if (m_takenNames.contains(settings.name))
        return tr("There is a meter named %1 already.").arg(settings.name);
    if (settings.kind != u"simulated" && settings.port.isEmpty())
        return tr("Choose a serial port, or type its path.");
    if (const Result<void> checked = settings.check(); !checked)
        return inWords(checked.error());
    const auto protocol = power::makeProtocol(settings); // looks into the expression
    return protocol ? QString() : inWords(protocol.error());
}

void MeterForm::showSettings(const power::MeterSettings &settings, const QStringList &devices)
{
    m_before = settings;
    listPorts();
    m_device->clear();
    m_device->addItem(tr("not said"), QString());
    for (const QString &device : devices)
        m_device->addItem(device, device);
    m_device->setCurrentIndex(std::max(0, m_device->findData(settings.device)));
    m_name->setText(settings.name);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(settings.kind)));
    const int port = m_port->findData(settings.port);
    if (port >= 0)
        m_port->setCurrentIndex(port);
    else
        m_port->setEditText(settings.port);
    m_baud->setValue(settings.baudRate);
    m_sampling->setCurrentIndex(m_sampling->findData(static_cast<int>(settings.sampling)));
    m_latency->setValue(static_cast<int>(settings.latency.count()));
    m_pattern->setText(settings.text.pattern);
    const std::pair<QComboBox *, QString> units[] = {{m_watts, settings.text.wattsPrefix},
                                                     {m_volts, settings.text.voltsPrefix},
                                                     {m_amperes, settings.text.amperesPrefix}};
    for (const auto &[box, prefix] : units)
        box->setCurrentIndex(std::max(0, box->findData(prefix)));
    m_isPatternTyped = false;
    m_start->setText(settings.text.startText);
    m_poll->setText(settings.text.pollText);
    m_sample->clear();
    checkFields();
    m_kind->setFocus();
}

void MeterForm::listPorts()
{
    m_port->clear();
    for (const power::SerialPortChoice &port : power::availablePorts())
        m_port->addItem(tr("%1 (%2)").arg(port.description, port.path), port.path);
}

void MeterForm::checkFields()
{
    const QString kind = m_kind->currentData().toString();
    for (QWidget *field : std::initializer_list<QWidget *>{m_port, m_baud, m_latency, m_sampling})
        m_form->setRowVisible(field, kind != u"simulated");
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_pattern, m_units, m_start, m_poll, m_sample, m_outcome})
        m_form->setRowVisible(field, kind == u"textline");
    const QString sentence = problem();
    // An empty field that nobody has come to yet is no mistake.
    const bool isUntouched =
        kind == u"textline" && !m_isPatternTyped && m_pattern->text().isEmpty();
    m_problem->setProblem(isUntouched ? QString() : sentence);
    m_accept->setEnabled(sentence.isEmpty());
    tryOut();
}

void MeterForm::tryOut()
{
    if (m_kind->currentData().toString() != u"textline")
        return;
    QString text = m_sample->toPlainText().left(kSampleLimit);
    const auto protocol = power::makeProtocol(settings());
    if (!protocol || text.isEmpty()) {
        m_outcome->setText(QString());
        return;
    }
    if (!text.endsWith(u'\n'))
        text += u'\n';
    const std::vector<power::Reading> readings = (*protocol)->feed(text.toUtf8(), 1);
    if (readings.empty()) {
        m_outcome->setText(tr("Nothing was read: no line fits the expression."));
        return;
    }
    m_outcome->setText(tr("%n reading(s); the last: %1", nullptr, static_cast<int>(readings.size()))
                           .arg(readingText(readings.back())));
}

} // namespace runwatt::bench
