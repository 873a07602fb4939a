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

namespace runwatt::common {
class FlowLayout;
}

namespace runwatt::wizard {

class PeerPanel;
class WorkloadForm;

/// What is run: one or several sets of workloads, each of one benchmark, with the command line of
/// each workload; and the peer where one is needed.
class WorkloadsPage : public WizardPage
{
    Q_OBJECT

public:
    explicit WorkloadsPage(QWidget *parent = nullptr);

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

    /// The chosen devices, which may be peers of each other.
    void setDevices(const QStringList &names);

private:
    void addBenchmarks();
    void addPeer();
    void showPresets();
    void setBenchmark(const QString &benchmark);
    [[nodiscard]] WorkloadForm *formOf(const QString &benchmark);
    [[nodiscard]] bool needsPeer() const;
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
    QComboBox *m_benchmark;
    common::FlowLayout *m_beginning = nullptr; ///< with the benchmark and what to begin with
    std::vector<QWidget *> m_presets;
    int m_formsPlace = 0; ///< on the page
    std::vector<WorkloadForm *> m_forms; ///< of the benchmarks that there was one of
    WorkloadForm *m_form = nullptr; ///< of the set that is shown
    QLabel *m_peerHeading = nullptr;
    PeerPanel *m_peer;
    QLabel *m_count;
    QComboBox *m_workloads;
    QPlainTextEdit *m_command;
    int m_workloadCount = 0;
    int m_shownWorkload = 0; ///< whose command line was shown last
};

} // namespace runwatt::wizard
