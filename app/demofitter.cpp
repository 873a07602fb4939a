// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofitter.h"

#include "app/benchkeeper.h"
#include "app/demo.h"
#include "widgets/wizard/wizardview.h"

namespace runwatt::app {

DemoFitter::DemoFitter(campaign::Plan demo, BenchKeeper *keeper, wizard::WizardView *wizard)
    : QObject(wizard)
    , m_demo(std::move(demo))
    , m_keeper(keeper)
    , m_wizard(wizard)
{
    connect(keeper, &BenchKeeper::knownChanged, this, &DemoFitter::fit);
    // It may be known already; whoever made this is to listen first.
    QMetaObject::invokeMethod(this, &DemoFitter::fit, Qt::QueuedConnection);
}

void DemoFitter::fit()
{
    if (m_isDone)
        return;
    for (const wizard::KnownDevice &device : m_keeper->knownDevices()) {
        if (!device.plan.thisComputer || !device.profile)
            continue;
        m_isDone = true;
        const campaign::Plan shown = m_wizard->plan();
        if (shown.runtimes == m_demo.runtimes && shown.budget == m_demo.budget
            && shown.guest == m_demo.guest && shown.container == m_demo.container) {
            const FittedDemo demo = fitDemo(shown, *device.profile);
            m_wizard->setPlan(demo.plan);
            m_wizard->showReview();
            emit fitted(demo.leftOut);
        }
        deleteLater();
        return;
    }
}

} // namespace runwatt::app
