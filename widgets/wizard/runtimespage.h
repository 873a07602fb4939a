// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/wizardpage.h"

class QCheckBox;
class QPushButton;

namespace runwatt::wizard {

/// How the workloads are run. This version runs NT; the others are named, so that nobody looks for
/// them elsewhere.
class RuntimesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit RuntimesPage(QWidget *parent = nullptr);

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

private:
    QCheckBox *m_native;
    QPushButton *m_dropOthers;
    QStringList m_others; ///< of a plan that was opened; not in this version
};

} // namespace runwatt::wizard
