// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/runtimespage.h"

#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatt::wizard {

using common::Role;
using common::Theme;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kNative = u"NT"_s;

struct RuntimeText
{
    const char *code;
    const char *name;
    const char *explanation;
};

constexpr RuntimeText kOthers[] = {
    {"RC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Container started by runc"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Not in this version.")},
    {"VM",
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage",
                       "Conventional virtual machine, QEMU with KVM"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Not in this version.")},
    {"FC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "MicroVM, Firecracker"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Not in this version.")},
    {"KC", QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Container in a microVM, Kata"),
     QT_TRANSLATE_NOOP("runwatt::wizard::RuntimesPage", "Not in this version.")},
};

QFrame *runtimeCard(QCheckBox *box, const QString &explanation, QWidget *parent)
{
    using namespace common::spacing;
    auto *card = new QFrame(parent);
    Theme::setRole(card, Role::Card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kTiny);
    layout->addWidget(box);
    auto *caption = new QLabel(explanation, card);
    Theme::setRole(caption, Role::Caption);
    caption->setWordWrap(true);
    layout->addWidget(caption);
    return card;
}

} // namespace

RuntimesPage::RuntimesPage(QWidget *parent)
    : WizardPage(tr("Runtimes"), tr("How each workload is run on each device."), parent)
    , m_native(new QCheckBox(tr("NT: directly on the device"), this))
    , m_dropOthers(new QPushButton(tr("Use only what this version runs"), this))
{
    m_native->setObjectName(u"runtime NT"_s);
    m_native->setChecked(true);
    content()->addWidget(runtimeCard(
        m_native, tr("The benchmark runs as a process of the device's own system. Ready."), this));
    connect(m_native, &QCheckBox::clicked, this, &RuntimesPage::changed);
    for (const RuntimeText &runtime : kOthers) {
        auto *box = new QCheckBox(
            tr("%1: %2").arg(QLatin1StringView(runtime.code), tr(runtime.name)), this);
        box->setEnabled(false);
        content()->addWidget(runtimeCard(box, tr(runtime.explanation), this));
    }
    content()->addWidget(m_dropOthers, 0, Qt::AlignLeft);
    content()->addStretch(1);
    m_dropOthers->hide();
    connect(m_dropOthers, &QPushButton::clicked, this, [this] {
        m_others.clear();
        m_native->setChecked(true);
        m_dropOthers->hide();
        emit changed();
    });
}

QString RuntimesPage::summary() const
{
    QStringList codes = m_others;
    if (m_native->isChecked())
        codes.prepend(kNative);
    return codes.isEmpty() ? tr("none chosen") : codes.join(u", "_s);
}

QString RuntimesPage::problem() const
{
    if (!m_others.isEmpty()) {
        return tr("The plan uses %1, which this version cannot run. Leave it out to go on.")
            .arg(m_others.join(u", "_s));
    }
    return m_native->isChecked() ? QString() : tr("Choose at least one runtime.");
}

void RuntimesPage::load(const campaign::Plan &plan)
{
    m_native->setChecked(plan.runtimes.contains(kNative));
    m_others = plan.runtimes;
    m_others.removeAll(kNative);
    m_dropOthers->setVisible(!m_others.isEmpty());
}

void RuntimesPage::store(campaign::Plan &plan) const
{
    plan.runtimes = m_others;
    if (m_native->isChecked())
        plan.runtimes.prepend(kNative);
}

} // namespace runwatt::wizard
