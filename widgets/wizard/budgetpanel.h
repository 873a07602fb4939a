// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/budget.h"
#include "widgets/wizard/knowndevice.h"

#include <QWidget>

#include <vector>

class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// What each trial may use of its device, whatever its runtime: two lines that may be empty. Says
/// at once what is wrong with them, also for the devices that are known.
class BudgetPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BudgetPanel(QWidget *parent = nullptr);

    /// What was typed; without what is no budget.
    [[nodiscard]] runtime::Budget budget() const;

    /// Emits nothing.
    void setBudget(const runtime::Budget &budget);

    /// Why one cannot go on; empty when all is well.
    [[nodiscard]] QString problem() const;

    void setDevices(const std::vector<KnownDevice> &devices);

signals:
    void changed(); ///< by the person

private:
    void checkText();

    QLineEdit *m_cpus;
    QLineEdit *m_memory;
    common::ProblemLabel *m_problem;
    std::vector<KnownDevice> m_devices;
};

/// "Each trial may use ..."; empty when it may use all of its device.
[[nodiscard]] QString sentenceOf(const runtime::Budget &budget);

} // namespace runwatt::wizard
