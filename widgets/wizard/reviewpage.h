// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/campaign/matrix.h"
#include "widgets/wizard/knowndevice.h"
#include "widgets/wizard/wizardpage.h"

#include <vector>

class QLabel;
class QLineEdit;
class QTableView;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class CampaignFileField;
class DiskPanel;
class MatrixModel;
class NotesPanel;

/// What will happen: how many trials, how long, how much disk, what is impossible and why; and the
/// campaign's name and file.
class ReviewPage : public WizardPage
{
    Q_OBJECT

public:
    explicit ReviewPage(QWidget *parent = nullptr);

    /// Where campaign files go unless the person says otherwise; need not exist yet.
    void setDefaultFolder(const QString &folder);

    /// What the other pages made, with what is known about the devices.
    void review(const campaign::Plan &plan, const std::vector<KnownDevice> &devices);

    /// Excludes from a plan that is to be run or kept what its devices certainly can't run. store()
    /// doesn't: that is nobody's choice.
    void leaveOutImpossible(campaign::Plan &plan) const;

    /// The answer to storageRequested().
    void setStorage(const QString &device,
                    const QString &folder,
                    const Result<device::Storage> &storage);

    /// The campaign's file; an absolute path that ends with ".runwatt".
    [[nodiscard]] QString file() const;

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

signals:
    void savePlanRequested();
    /// To be told how much is free in the device's folder.
    void storageRequested(const runwatt::campaign::DevicePlan &device);

private:
    void addNumbers();
    void addNames();
    void addMatrix();
    void addDisks();
    void addWarnings();
    void proposeTitle();
    void updateNumbers();
    void showBudget();
    void showCells();
    void showDisks(const campaign::Estimate &estimate);
    void showWarnings();
    [[nodiscard]] QString titleProblem() const;
    [[nodiscard]] QString matrixProblem(const Result<campaign::Matrix> &matrix) const;

    campaign::Plan m_plan;
    std::vector<KnownDevice> m_devices;
    QString m_matrixProblem;
    int m_trials = 0;
    bool m_isTitleTyped = false; ///< then the devices do not change it any more
    QLineEdit *m_title;
    common::ProblemLabel *m_titleProblem;
    CampaignFileField *m_file;
    QLabel *m_trialsFigure;
    QLabel *m_timeFigure;
    QLabel *m_diskFigure;
    QLabel *m_fileFigure;
    QLabel *m_budget;
    DiskPanel *m_disks;
    QLabel *m_warnings;
    NotesPanel *m_notes = nullptr;
    QLabel *m_excluded;
    common::ProblemLabel *m_problem;
    MatrixModel *m_matrix;
    QTableView *m_table;
};

} // namespace runwatt::wizard
