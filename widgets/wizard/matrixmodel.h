// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"
#include "core/campaign/plan.h"

#include <QAbstractTableModel>

#include <vector>

namespace runwatt::wizard {

/// The matrix as a table: a row a workload, named in the first column, then a column a device and
/// runtime, each cell with a check box. A cell that is switched off becomes an exclusion of the
/// plan.
class MatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MatrixModel(QObject *parent = nullptr);

    /// Shows a plan and its exclusions. A plan that cannot be expanded shows an empty table.
    void setPlan(const campaign::Plan &plan);

    [[nodiscard]] const std::vector<campaign::Exclusion> &exclusions() const
    {
        return m_exclusions;
    }

    /// Of the table's columns, the one with the workloads' titles.
    static constexpr int kTitleColumn = 0;

    /// How many cells are left out.
    [[nodiscard]] int excludedCount() const;

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
    };

    [[nodiscard]] campaign::Exclusion exactly(int row, int column) const;
    [[nodiscard]] bool isExcluded(int row, int column) const;
    void include(int row, int column);

    QStringList m_workloads; ///< titles
    std::vector<Column> m_columns;
    std::vector<campaign::Exclusion> m_exclusions;
};

} // namespace runwatt::wizard
