// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/workloadform.h"

class QCheckBox;
class QLabel;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class ChipList;
class ListField;

/// Every parameter of one set of fio workloads.
class FioForm : public WorkloadForm
{
    Q_OBJECT

public:
    explicit FioForm(QWidget *parent = nullptr);

    /// It has no field for a list of run times, nor for a seed.
    void setParameters(const QJsonObject &parameters) override;
    [[nodiscard]] QJsonObject parameters() const override;
    [[nodiscard]] QString problem() const override;

private:
    void connectFields();
    void takeChips();
    void showTypedSizes();
    /// The fields that only some operations have.
    void showDependents();
    void showProblem();

    ChipList *m_patterns;
    ChipList *m_operations;
    ListField *m_readShares;
    ChipList *m_sizeChips;
    ListField *m_sizes;
    ListField *m_fileSizes;
    ChipList *m_engines;
    ListField *m_depths;
    ListField *m_jobs;
    ListField *m_rates;
    QFormLayout *m_form = nullptr;
    QSpinBox *m_runTime;
    QSpinBox *m_ramp;
    ChipList *m_caching;
    ChipList *m_verify;
    QCheckBox *m_endFsync;
    QLabel *m_keptNote;
    common::ProblemLabel *m_problem;
    QJsonObject m_kept;
};

} // namespace runwatt::wizard
