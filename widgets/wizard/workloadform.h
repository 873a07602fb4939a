// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class ChipList;
class ListField;

/// Every parameter of one set of fio workloads. Where several values are given, each combination is
/// a workload.
class WorkloadForm : public QWidget
{
    Q_OBJECT

public:
    explicit WorkloadForm(QWidget *parent = nullptr);

    /// Shows parameters as a plan has them. What the form has no field for (a list of run times, a
    /// seed) is kept, and said. Emits nothing.
    void setParameters(const QJsonObject &parameters);

    [[nodiscard]] QJsonObject parameters() const;

    /// What is wrong; empty when the workloads can be run.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    void addRow(QFormLayout *form, const QString &label, QWidget *field);
    void addPair(QFormLayout *form,
                 const QString &firstLabel,
                 QWidget *first,
                 const QString &secondLabel,
                 QWidget *second);
    void connectFields();
    void takeChips();
    void showTypedSizes();
    void showProblem();

    ChipList *m_patterns;
    ChipList *m_operations;
    ChipList *m_sizeChips;
    ListField *m_sizes;
    ListField *m_fileSizes;
    ChipList *m_engines;
    ListField *m_depths;
    ListField *m_jobs;
    QSpinBox *m_runTime;
    QSpinBox *m_ramp;
    ChipList *m_caching;
    QCheckBox *m_endFsync;
    QLabel *m_keptNote;
    common::ProblemLabel *m_problem;
    QJsonObject m_kept;
};

} // namespace runwatt::wizard
