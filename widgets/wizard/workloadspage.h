// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/wizardpage.h"

#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace runwatt::wizard {

class WorkloadForm;

/// What is run: one or several sets of fio workloads, with the command line of each.
class WorkloadsPage : public WizardPage
{
    Q_OBJECT

public:
    explicit WorkloadsPage(QWidget *parent = nullptr);

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

private:
    void addPresets();
    void addSets();
    void addCommand();
    void takeForm();
    void showSet(int index);
    void addSet();
    void removeSet();
    void updateTabs();
    void updateCommands();
    void showCommand();

    std::vector<campaign::WorkloadPlan> m_sets; ///< never empty
    int m_current = 0;
    QTabBar *m_tabs;
    QPushButton *m_remove;
    WorkloadForm *m_form;
    QLabel *m_count;
    QComboBox *m_workloads;
    QPlainTextEdit *m_command;
    int m_workloadCount = 0;
};

} // namespace runwatt::wizard
