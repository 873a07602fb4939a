// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QObject>

namespace runwatt::wizard {
class WizardView;
}

namespace runwatt::app {

class BenchKeeper;

/// Fits a demo that the wizard shows to this computer, as soon as that is known; not when the
/// person has changed its runtimes meanwhile. Once. GUI thread.
class DemoFitter : public QObject
{
    Q_OBJECT

public:
    /// `keeper` and `wizard` outlive it.
    DemoFitter(campaign::Plan demo, BenchKeeper *keeper, wizard::WizardView *wizard);

signals:
    /// What the demo goes without, a sentence each; also when that is nothing.
    void fitted(const QStringList &leftOut);

private:
    void fit();

    campaign::Plan m_demo;
    BenchKeeper *m_keeper;
    wizard::WizardView *m_wizard;
    bool m_isDone = false;
};

} // namespace runwatt::app
