// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "tests/screenshots/screens.h"
#include "widgets/common/confirmbar.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using namespace common;

QWidget *controls(QWidget *parent)
{
    auto *card = new QFrame(parent);
    Theme::setRole(card, Role::Card);
    auto *form = new QFormLayout(card);
    auto *name = new QLineEdit(u"pi4"_s, card);
    auto *choice = new QComboBox(card);
    choice->addItems({u"ed25519 key"_s, u"Password"_s});
    auto *number = new QSpinBox(card);
    number->setRange(1, 100);
    number->setValue(10);
    auto *check = new QCheckBox(u"Drop caches before each trial"_s, card);
    check->setChecked(true);
    auto *radio = new QRadioButton(u"Direct I/O"_s, card);
    radio->setChecked(true);
    form->addRow(u"Name"_s, name);
    form->addRow(u"Login"_s, choice);
    form->addRow(u"Repetitions"_s, number);
    form->addRow(check);
    form->addRow(radio);
    auto *row = new QHBoxLayout;
    for (const Role role : {Role::Primary, Role::Plain, Role::Danger}) {
        auto *button = new QPushButton(u"Button"_s, card);
        Theme::setRole(button, role);
        row->addWidget(button);
    }
    auto *disabled = new QPushButton(u"Disabled"_s, card);
    disabled->setEnabled(false);
    row->addWidget(disabled);
    row->addStretch(1);
    for (const Origin origin : {Origin::Simulated, Origin::Replayed, Origin::Emulated})
        row->addWidget(new MarkBadge(origin, card));
    form->addRow(row);
    return card;
}

Shown widgets()
{
    auto page = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(page.get());
    auto *title = new QLabel(u"Common widgets"_s, page.get());
    Theme::setRole(title, Role::Title);
    column->addWidget(title);
    auto *information = new MessageBar(page.get());
    auto *warning = new MessageBar(page.get());
    auto *problem = new MessageBar(page.get());
    auto *confirm = new ConfirmBar(page.get());
    for (QWidget *bar : std::initializer_list<QWidget *>{information, warning, problem, confirm})
        column->addWidget(bar);
    information->showMessage(store::Severity::Information, u"12 of 24 trials are done."_s);
    information->setAction(u"Resume"_s);
    warning->showMessage(store::Severity::Warning, u"The meter repeats each value twice."_s,
                         u"Its true rate is 0.5 a second; energy is computed from that."_s);
    problem->showError(Error(ErrorCode::AuthenticationFailed, u"The login was refused"_s,
                             u"pi@10.0.0.4"_s, u"the server takes no password"_s,
                             u"Choose a key, or allow passwords on the device."_s));
    confirm->ask(u"Remove pi4 from the bench? Campaigns keep what was measured."_s, u"Remove"_s,
                 u"Keep"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(controls(page.get()), 1);
    auto *empty = new EmptyState(
        Symbol::Device, u"No devices yet"_s,
        u"Add a board that you reach over SSH, or begin with this computer."_s, page.get());
    empty->setAction(u"Add a device"_s);
    row->addWidget(empty, 1);
    column->addLayout(row, 1);
    return {std::move(page), {}, {}};
}

} // namespace

std::vector<Screen> commonScreens()
{
    return {{u"common-widgets"_s, widgets}};
}

} // namespace runwatt::screenshots
