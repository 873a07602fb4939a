// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/deviceform.h"

#include "core/ssh/address.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/icons.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
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

QString withHome(QString path)
{
    if (path.startsWith(u"~/"))
        path.replace(0, 1, QDir::homePath());
    return path;
}

} // namespace

DeviceForm::DeviceForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_thisComputer(
          new QPushButton(common::icon(common::Symbol::Device), tr("Use &this computer"), this))
    , m_configured(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_user(new QLineEdit(this))
    , m_key(new QLineEdit(this))
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
    m_thisComputer->setObjectName(u"useThisComputer"_s);
    m_thisComputer->setToolTip(tr("Reached over SSH like any board, through a server of its own"));
    layout->addWidget(m_thisComputer, 0, Qt::AlignLeft);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(kLarge);
    form->setVerticalSpacing(kSmall);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows); // large text
    const auto addRow = [this, form](const QString &label, QWidget *field, const QString &name) {
        auto *text = new QLabel(label, this);
        text->setBuddy(field);
        field->setObjectName(name);
        form->addRow(text, field);
    };
    addRow(tr("From your SSH &configuration"), m_configured, u"configuredHosts"_s);
    addRow(tr("&Address"), m_host, u"host"_s);
    addRow(tr("Na&me"), m_name, u"name"_s);
    addRow(tr("&Port"), m_port, u"port"_s);
    addRow(tr("&User"), m_user, u"user"_s);
    auto *keyRow = new QWidget(this);
    auto *keyLayout = new QHBoxLayout(keyRow);
    keyLayout->setContentsMargins(0, 0, 0, 0);
    auto *browseButton = new QPushButton(common::icon(common::Symbol::Key), tr("C&hoose…"), this);
    keyLayout->addWidget(m_key, 1);
    keyLayout->addWidget(browseButton);
    keyRow->setFocusProxy(m_key);
    auto *keyLabel = new QLabel(tr("&Key file"), this);
    keyLabel->setBuddy(m_key);
    m_key->setAccessibleName(tr("Key file")); // its label is not beside it
    m_key->setObjectName(u"key"_s);
    form->addRow(keyLabel, keyRow);
    layout->addLayout(form);
    m_host->setPlaceholderText(tr("192.168.1.20, or a Host of ~/.ssh/config"));
    m_name->setPlaceholderText(tr("what you call it"));
    m_user->setPlaceholderText(tr("as your SSH configuration says"));
    m_key->setPlaceholderText(tr("your agent's keys and your usual ones"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("as your SSH configuration says, else 22"));
    auto *note = new QLabel(tr("A password or a key's passphrase is asked when the device wants "
                               "it. Runwatt keeps it while it runs, and writes it nowhere. RSA "
                               "keys may not work; ed25519 keys do."),
                            this);
    note->setWordWrap(true);
    Theme::setRole(note, Role::Caption);
    layout->addWidget(note);
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_accept->setObjectName(u"acceptDevice"_s);
    cancel->setObjectName(u"cancelDevice"_s);
    Theme::setRole(m_accept, Role::Primary);
    buttons->addWidget(m_accept);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(browseButton, &QPushButton::clicked, this, &DeviceForm::browse);
    connect(cancel, &QPushButton::clicked, this, &DeviceForm::cancelled);
    connectFields();
    setConfiguredHosts({});
}

void DeviceForm::connectFields()
{
    connect(m_thisComputer, &QPushButton::clicked, this, &DeviceForm::thisComputerChosen);
    connect(m_configured, &QComboBox::textActivated, this, &DeviceForm::pickHost);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_isNameTyped = true; });
    connect(m_host, &QLineEdit::textEdited, this, [this](const QString &host) {
        if (!m_isNameTyped)
            m_name->setText(host.trimmed());
    });
    for (QLineEdit *field : {m_name, m_host, m_user, m_key}) {
        connect(field, &QLineEdit::textChanged, this, &DeviceForm::checkFields);
        connect(field, &QLineEdit::returnPressed, m_accept, &QPushButton::click);
    }
    connect(m_port, &QSpinBox::valueChanged, this, &DeviceForm::checkFields);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &DeviceForm::cancelled);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (problem().isEmpty())
            emit accepted(device());
    });
}

void DeviceForm::startNew(const QStringList &takenNames, ThisComputer thisComputer)
{
    m_thisComputer->setVisible(thisComputer == ThisComputer::Offered);
    m_takenNames = takenNames;
    m_title->setText(tr("Add a device"));
    m_accept->setText(tr("Add and connect"));
    m_isNameTyped = false;
    showDevice({});
}

void DeviceForm::edit(const campaign::DevicePlan &device, const QStringList &takenNames)
{
    m_thisComputer->hide();
    m_takenNames = takenNames;
    m_title->setText(tr("Change %1").arg(device.name));
    m_accept->setText(tr("Keep and connect"));
    m_isNameTyped = true;
    showDevice(device);
}

void DeviceForm::setConfiguredHosts(const QStringList &hosts)
{
    m_configured->clear();
    m_configured->addItem(hosts.isEmpty() ? tr("no host is named there") : tr("pick a host"));
    m_configured->addItems(hosts);
    m_configured->setEnabled(!hosts.isEmpty());
}

campaign::DevicePlan DeviceForm::device() const
{
    campaign::DevicePlan device = m_before;
    device.name = m_name->text().trimmed();
    // People paste what they give to ssh: what stands in the address counts where its field is
    // free.
    const QString typed = m_host->text().trimmed();
    const ssh::Address address = ssh::parseAddress(typed).value_or(ssh::Address());
    device.host = address.host.isEmpty() ? typed : address.host;
    device.port = m_port->value() > 0 ? static_cast<quint16>(m_port->value()) : address.port;
    const QString user = m_user->text().trimmed();
    device.user = user.isEmpty() ? address.user : user;
    device.identityFile = withHome(m_key->text().trimmed());
    return device;
}

QString DeviceForm::problem() const
{
    const campaign::DevicePlan device = DeviceForm::device();
    if (device.host.isEmpty() && !device.thisComputer)
        return tr("Type an address, or pick a host of your SSH configuration.");
    if (device.host.startsWith(u'-') || device.user.startsWith(u'-'))
        return tr("Address and user must not begin with a dash.");
    if (device.host.contains(u' ') || device.user.contains(u' '))
        return tr("Address and user must not contain spaces.");
    const Result<ssh::Address> address = ssh::parseAddress(m_host->text().trimmed());
    if (!address && !device.thisComputer)
        return address.error().what;
    if (address && address->port > 0 && m_port->value() > 0 && address->port != m_port->value())
        return tr("The address names another port than the field for it.");
    if (address && !address->user.isEmpty() && address->user != device.user)
        return tr("The address names another user than the field for it.");
    if (device.name.isEmpty())
        return tr("Give the device a name.");
    if (m_takenNames.contains(device.name))
        return tr("There is a device named %1 already.").arg(device.name);
    if (!device.identityFile.isEmpty() && !QFileInfo(device.identityFile).isFile())
        return tr("There is no file %1.").arg(device.identityFile);
    if (device.identityFile.endsWith(u".pub"))
        return tr("That is the public half of a key. Choose the file without .pub.");
    return {};
}

void DeviceForm::showDevice(const campaign::DevicePlan &device)
{
    m_before = device;
    m_name->setText(device.name);
    m_host->setText(device.host);
    m_port->setValue(device.port);
    m_user->setText(device.user);
    m_key->setText(device.identityFile);
    m_configured->setCurrentIndex(0);
    checkFields();
    m_problem->setProblem({}); // nothing was typed yet
    m_host->setFocus();
}

void DeviceForm::checkFields()
{
    const QString sentence = problem();
    m_problem->setProblem(sentence);
    m_accept->setEnabled(sentence.isEmpty());
}

void DeviceForm::pickHost(const QString &host)
{
    if (m_configured->currentIndex() == 0)
        return;
    m_host->setText(host);
    if (!m_isNameTyped)
        m_name->setText(host);
    m_name->setFocus();
}

void DeviceForm::browse()
{
    auto *dialog =
        new QFileDialog(this, tr("Key file"), common::dialogFolder(QDir::homePath() + u"/.ssh"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_key, &QLineEdit::setText);
    dialog->open();
}

} // namespace runwatt::bench
