// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/devicemodel.h"
#include "widgets/bench/runtimecell.h"

#include <QAbstractTableModel>

namespace runwatt::bench {

/// The devices of the Bench against the runtimes: a row a device, a column a runtime, a word in
/// each cell. The devices' model is given and outlives it.
class RuntimeGridModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RuntimeGridModel(DeviceModel *devices, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] RuntimeCell cell(const QModelIndex &index) const;
    /// The name of the row's device.
    [[nodiscard]] QString device(const QModelIndex &index) const;

private:
    DeviceModel *m_devices;
};

} // namespace runwatt::bench
