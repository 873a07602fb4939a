// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/exampledevice.h"
#include "tests/screenshots/screens.h"
#include "widgets/bench/deviceentry.h"
#include "widgets/wizard/wizardview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

using wizard::WizardView;

std::unique_ptr<WizardView> makeWizard()
{
    auto view = std::make_unique<WizardView>();
    view->setDefaultFolder(u"/var/tmp/Runwatt"_s);
    wizard::KnownDevice own;
    own.plan = bench::thisComputer();
    own.state = bench::displayName(bench::LinkState::Disconnected);
    view->setKnownDevices(
        {{exampleDevice(), exampleProfile(), bench::displayName(bench::LinkState::Ready)}, own});
    view->setKnownMeters({exampleMeter()});
    view->startNew({u"pi4"_s});
    view->findChild<QPushButton *>(u"preset study"_s)->click();
    view->findChild<QCheckBox *>(u"meter model"_s)->click();
    return view;
}

Shown step(int number)
{
    std::unique_ptr<WizardView> view = makeWizard();
    for (int i = 1; i < number; ++i)
        view->findChild<QPushButton *>(u"next"_s)->click();
    return {std::move(view), {}, {}};
}

/// What is asked of containers and guests, at the end of their page.
Shown guests()
{
    Shown shown = step(2);
    for (const QString &code : {u"RC"_s, u"VM"_s, u"FC"_s}) {
        auto *box = shown.widget->findChild<QCheckBox *>(u"runtime "_s + code);
        if (!box->isChecked())
            box->click();
    }
    shown.isReady = [view = shown.widget.get()] {
        auto *const last = view->findChild<QLineEdit *>(u"guestKernel"_s);
        for (auto *area : view->findChildren<QScrollArea *>()) {
            if (area->isAncestorOf(last))
                area->ensureWidgetVisible(last);
        }
        return !last->visibleRegion().isEmpty();
    };
    return shown;
}

/// The same with guests on a network of the person's, and one address that can't be.
Shown guestNetwork()
{
    Shown shown = guests();
    auto *network = shown.widget->findChild<QComboBox *>(u"guestNetwork"_s);
    network->setCurrentIndex(network->count() - 1);
    emit network->activated(network->currentIndex());
    auto *address = shown.widget->findChild<QLineEdit *>(u"guestAddress pi4"_s);
    address->setText(u"192.0.2.255/24"_s);
    emit address->textEdited(address->text());
    return shown;
}

/// Sets of files and of a network, whose other end is a host that is not named yet.
Shown network()
{
    Shown shown = step(3);
    shown.widget->findChild<QPushButton *>(u"addSet"_s)->click();
    auto *benchmark = shown.widget->findChild<QComboBox *>(u"benchmark"_s);
    benchmark->setCurrentIndex(benchmark->findData(u"netperf"_s));
    emit benchmark->activated(benchmark->currentIndex());
    shown.widget->findChild<QPushButton *>(u"preset netperf-study"_s)->click();
    auto *peer = shown.widget->findChild<QComboBox *>(u"peer"_s);
    peer->setCurrentIndex(peer->count() - 1);
    emit peer->activated(peer->currentIndex());
    return shown;
}

Shown empty()
{
    return {std::make_unique<WizardView>(), {}, {}};
}

Shown wrong()
{
    Shown shown = step(3);
    auto *sizes = shown.widget->findChild<QLineEdit *>(u"requestSizes"_s);
    sizes->setText(u"256 B, 4 parsecs"_s);
    emit sizes->textEdited(sizes->text());
    return shown;
}

} // namespace

std::vector<Screen> wizardScreens()
{
    return {
        {u"wizard-empty"_s, empty},
        {u"wizard-1-devices"_s, [] { return step(1); }},
        {u"wizard-2-runtimes"_s, [] { return step(2); }},
        {u"wizard-2-guests"_s, guests},
        {u"wizard-2-guest-network"_s, guestNetwork},
        {u"wizard-3-workloads"_s, [] { return step(3); }},
        {u"wizard-3-wrong"_s, wrong},
        {u"wizard-3-network"_s, network},
        {u"wizard-4-measurement"_s, [] { return step(4); }},
        {u"wizard-5-review"_s, [] { return step(5); }},
    };
}

} // namespace runwatt::screenshots
