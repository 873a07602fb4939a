// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/runtimespage.h"

#include "core/runtime/runtime.h"
#include "widgets/common/theme.h"
#include "widgets/wizard/budgetpanel.h"
#include "widgets/wizard/containerpanel.h"
#include "widgets/wizard/formlayout.h"
#include "widgets/wizard/guestpanel.h"
#include "widgets/wizard/obstacle.h"
#include "widgets/wizard/presets.h"
#include "widgets/wizard/rootpanel.h"

#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using common::Role;
using common::Theme;
using namespace Qt::Literals::StringLiterals;

namespace {

struct RuntimeText
{
    const char *code;
    const char *name;
    const char *explanation;
};

constexpr RuntimeText kRuntimes[] = {
    {"NT", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "directly on the device"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "The benchmark runs as a process of the device's own system.")},
    {"RC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "container started by runc"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "A new container for each trial, with the device's own programs in "
                       "it; by runc alone, or by an engine such as docker.")},
    {"VM",
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "conventional virtual machine, QEMU with KVM"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "A guest that boots anew for each trial, with the device's own programs in "
                       "it and disks of its own (virtio).")},
    {"QM", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "microVM, QEMU's microvm"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "The same guest on QEMU's smallest machine, which has no PCI. For x86_64.")},
    {"FC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "microVM, Firecracker"),
     QT_TRANSLATE_NOOP(
         "runwatt::wizard::RuntimesPage",
         "The same guest in Firecracker, which needs KVM, and root for its network.")},
    {"KC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "container in a microVM, Kata"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "RC's container in a guest with a kernel of its own, which "
                       "shares the benchmark's files with the device. Needs Kata and KVM.")},
};

} // namespace

RuntimesPage::RuntimesPage(QWidget *parent)
    : WizardPage(tr("Runtimes"), tr("How each workload is run on each device."), parent)
    , m_budget(nullptr)
    , m_root(nullptr)
    , m_container(nullptr)
    , m_guest(nullptr)
{
    const int top = content()->count();
    for (const RuntimeText &text : kRuntimes) {
        const QString code = QLatin1StringView(text.code);
        auto *box = new QCheckBox(tr("%1: %2").arg(code, tr(text.name)), this);
        box->setObjectName(u"runtime "_s + code);
        m_choices.push_back({code, box, addCard(box, tr(text.explanation))});
        connect(box, &QCheckBox::clicked, this, [this] {
            showOptions();
            emit changed();
        });
    }
    choose({u"NT"_s});
    addHeading(tr("What each trial may use"));
    addCaption(
        tr("The same for every runtime, so that they are compared on equal terms: processors such "
           "as 0-1, memory such as 512 MiB. Left empty: all of it."));
    m_budget = new BudgetPanel(this); // here, so that the keyboard comes to it last
    content()->addWidget(m_budget);
    addHeading(tr("Root file system"));
    m_root = new RootPanel(this);
    content()->addWidget(m_root);
    m_ofContainers.push_back(addHeading(tr("Containers")));
    m_container = new ContainerPanel(this);
    m_ofContainers.push_back(m_container);
    content()->addWidget(m_container);
    m_ofGuests.push_back(addHeading(tr("Guests")));
    m_ofGuests.push_back(addCaption(tr("How those runtimes that have a guest make it.")));
    m_guest = new GuestPanel(this);
    m_ofGuests.push_back(m_guest);
    content()->addWidget(m_guest);
    alignForms(*this);
    // Made last, so that the keyboard begins below: one key too many would change everything.
    addPresets(top);
    showOptions();
    content()->addStretch(1);
    const auto limitsChanged = [this] {
        showObstacles();
        emit changed();
    };
    connect(m_budget, &BudgetPanel::changed, this, limitsChanged);
    connect(m_root, &RootPanel::changed, this, limitsChanged);
    connect(m_container, &ContainerPanel::changed, this, limitsChanged);
    connect(m_guest, &GuestPanel::changed, this, limitsChanged);
}

void RuntimesPage::addPresets(int at)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(common::spacing::kSmall);
    row->addWidget(new QLabel(tr("Begin with"), this));
    for (const RuntimePreset &preset : runtimePresets({})) {
        auto *button = new QPushButton(preset.title, this);
        button->setObjectName(u"terms "_s + preset.word);
        button->setToolTip(preset.explanation);
        button->setAccessibleDescription(preset.explanation);
        connect(button, &QPushButton::clicked, this, [this, word = preset.word] {
            for (const RuntimePreset &each : runtimePresets(m_devices)) {
                if (each.word == word)
                    apply(each);
            }
        });
        row->addWidget(button);
    }
    row->addStretch(1);
    content()->insertLayout(at, row);
}

void RuntimesPage::apply(const RuntimePreset &preset)
{
    if (!preset.runtimes.isEmpty())
        choose(preset.runtimes);
    m_budget->setBudget(preset.budget);
    m_root->setNative(preset.native);
    m_root->setRoot(preset.root);
    m_container->setOptions(preset.container);
    m_guest->setOptions(preset.guest);
    showOptions();
    showObstacles();
    emit changed();
}

QLabel *RuntimesPage::addCard(QCheckBox *box, const QString &explanation)
{
    using namespace common::spacing;
    auto *card = new QFrame(this);
    Theme::setRole(card, Role::Card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kTiny);
    layout->addWidget(box);
    auto *caption = new QLabel(explanation, card);
    Theme::setRole(caption, Role::Caption);
    caption->setWordWrap(true);
    layout->addWidget(caption);
    auto *obstacle = new QLabel(card);
    obstacle->setTextFormat(Qt::PlainText);
    obstacle->setWordWrap(true);
    obstacle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    obstacle->hide();
    layout->addWidget(obstacle);
    content()->addWidget(card);
    return obstacle;
}

void RuntimesPage::setDevices(const std::vector<KnownDevice> &devices)
{
    m_budget->setDevices(devices);
    m_devices = devices;
    QStringList names;
    for (const KnownDevice &device : devices)
        names.append(device.plan.name);
    m_guest->setDevices(names);
    showObstacles();
}

void RuntimesPage::showOptions()
{
    const QStringList codes = chosen();
    m_root->setRuntimes(codes);
    for (QWidget *widget : m_ofContainers)
        widget->setVisible(codes.contains(u"RC"_s) || codes.contains(u"KC"_s));
    m_container->setRuntimes(codes);
    const bool isAnyGuest = std::any_of(codes.cbegin(), codes.cend(), runtime::hasGuest);
    for (QWidget *widget : m_ofGuests)
        widget->setVisible(isAnyGuest);
    m_guest->setRuntimes(codes);
}

void RuntimesPage::showObstacles()
{
    for (const Choice &choice : m_choices) {
        QStringList sentences;
        for (const KnownDevice &device : m_devices) {
            runtime::GuestOptions guest = m_guest->options();
            guest.onDevice = m_guest->address(device.plan.name);
            const QString obstacle = obstacleTo(choice.code, device, m_root->native(), guest,
                                                m_container->options(), m_budget->budget());
            if (!obstacle.isEmpty())
                sentences.append(tr("Not on %1: %2").arg(device.plan.name, obstacle));
        }
        choice.obstacle->setText(sentences.join(u'\n'));
        choice.obstacle->setVisible(!sentences.isEmpty());
    }
}

QStringList RuntimesPage::chosen() const
{
    QStringList codes;
    for (const Choice &choice : m_choices) {
        if (choice.box->isChecked())
            codes.append(choice.code);
    }
    return codes;
}

void RuntimesPage::choose(const QStringList &codes)
{
    for (const Choice &choice : m_choices)
        choice.box->setChecked(codes.contains(choice.code));
}

QString RuntimesPage::summary() const
{
    const QStringList codes = chosen();
    return codes.isEmpty() ? tr("none chosen") : codes.join(u", "_s);
}

QString RuntimesPage::problem() const
{
    if (chosen().isEmpty())
        return tr("Choose at least one runtime.");
    if (!m_root->problem().isEmpty())
        return m_root->problem();
    return m_budget->problem().isEmpty() && m_guest->isVisibleTo(this) ? m_guest->problem()
                                                                       : m_budget->problem();
}

void RuntimesPage::load(const campaign::Plan &plan)
{
    choose(plan.runtimes);
    m_budget->setBudget(plan.budget);
    m_root->setNative(plan.native);
    m_root->setRoot(plan.root);
    m_container->setOptions(plan.container);
    m_guest->setOptions(plan.guest);
    m_guest->setAddresses(plan.devices);
    showOptions();
    showObstacles();
}

void RuntimesPage::store(campaign::Plan &plan) const
{
    plan.runtimes = chosen();
    plan.budget = m_budget->budget();
    plan.root = m_root->root();
    plan.native = m_root->native();
    plan.guest = m_guest->options();
    for (campaign::DevicePlan &device : plan.devices)
        device.guestNetwork = m_guest->address(device.name);
    plan.container = m_container->options();
}

} // namespace runwatt::wizard
