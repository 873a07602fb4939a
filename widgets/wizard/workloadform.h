// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

class QFormLayout;

namespace runwatt::wizard {

/// The parameters of one set of workloads of one benchmark. Where several values are given, each
/// combination is a workload.
class WorkloadForm : public QWidget
{
    Q_OBJECT

public:
    explicit WorkloadForm(const QString &benchmark, QWidget *parent = nullptr);

    /// The word in plans: "fio".
    [[nodiscard]] const QString &benchmark() const { return m_benchmark; }

    /// Shows parameters as a plan has them. What the form has no field for is kept, and said. Emits
    /// nothing.
    virtual void setParameters(const QJsonObject &parameters) = 0;

    [[nodiscard]] virtual QJsonObject parameters() const = 0;

    /// What is wrong; empty when the workloads can be run.
    [[nodiscard]] virtual QString problem() const = 0;

signals:
    void changed(); ///< by the person

protected:
    /// The form's rows, without a margin.
    QFormLayout *makeForm();
    void addRow(QFormLayout *form, const QString &label, QWidget *field);
    /// Two fields in one row.
    void addPair(QFormLayout *form,
                 const QString &firstLabel,
                 QWidget *first,
                 const QString &secondLabel,
                 QWidget *second);

    /// The first workload of these parameters that can't be run, in words; empty when all can.
    [[nodiscard]] QString firstProblem(const QJsonObject &parameters) const;

private:
    QString m_benchmark;
};

} // namespace runwatt::wizard
