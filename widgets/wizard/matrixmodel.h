// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"
#include "core/campaign/plan.h"
#include "widgets/wizard/knowndevice.h"

#include <QAbstractTableModel>

#include <vector>

namespace runwatt::wizard {

/// The matrix as a table: a row a workload, named in the first column, then a column a device and
/// runtime, each cell with a check box. A cell that is switched off becomes an exclusion of the
/// plan. One that its device certainly can't run is off and can't be switched on.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MatrixModel(QObject *parent = nullptr);

    /// Shows a plan and its exclusions. A plan that cannot be expanded shows an empty table. What
    /// is impossible is told by the profiles among `devices`; without one, anything may be
    /// possible.
    void setPlan(const campaign::Plan &plan, const std::vector<KnownDevice> &devices = {});

    /// What the person left out, also where it is impossible meanwhile.
    [[nodiscard]] const std::vector<campaign::Exclusion> &exclusions() const
    {
        return m_exclusions;
    }

    /// The impossible cells as exclusions, for a plan that is to be run. They are nobody's choice:
    /// a device that becomes able is measured again.
    [[nodiscard]] std::vector<campaign::Exclusion> impossible() const;

    /// Why the first impossible cell is so, with what to do; empty when there is none.
    [[nodiscard]] QString firstObstacle() const;

    /// Of the table's columns, the one with the workloads' titles.
    static constexpr int kTitleColumn = 0;

    /// How many cells the person left out of those that are possible.
    [[nodiscard]] int excludedCount() const;

    [[nodiscard]] int impossibleCount() const;

    /// How many cells remain.
    [[nodiscard]] int measuredCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void exclusionsChanged(); ///< by the person

private:
    struct Column
    {
        QString device;
        QString runtime;
        QStringList obstacles; ///< of each row: why it is impossible; empty when it is not
    };

    [[nodiscard]] static Column makeColumn(const campaign::Plan &plan,
                                           const campaign::Matrix &matrix,
                                           const KnownDevice &device,
                                           const QString &runtime);
    [[nodiscard]] campaign::Exclusion exactly(int row, int column) const;
    [[nodiscard]] QString obstacle(int row, int column) const;
    [[nodiscard]] bool isExcluded(int row, int column) const;
    void include(int row, int column);

    QStringList m_workloads; ///< titles
    std::vector<Column> m_columns;
    std::vector<campaign::Exclusion> m_exclusions;
};

} // namespace runwatt::wizard
