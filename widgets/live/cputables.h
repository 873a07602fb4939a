// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/cpufigures.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace runwatt::live {

/// Who used the CPU in one trial: all busy time, then its parts. Parts of which nothing was seen
/// have no row; what is unexplained always has one.
class AccountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PartColumn, SecondsColumn, ShareColumn, ColumnCount };

    enum Role { ShareRole = Qt::UserRole }; ///< double, 0 to 1 of all busy time

    explicit AccountModel(QObject *parent = nullptr);

    /// Nothing where there is no account.
    void setFigures(const CpuFiguresOfTrial &figures);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::optional<cpu::CpuPart> part; ///< none: all of them
        double seconds = 0;
    };

    std::vector<Row> m_rows;
    double m_busy = 0;
};

/// mpstat's columns in percent: of the device and of its guest, then of the cores of both.
class CoresModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CoresModel(QObject *parent = nullptr);

    void setFigures(const CpuFiguresOfTrial &figures);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::pair<CoreKey, CoreColumns>> m_rows;
};

/// Draws a share as a bar behind its number.
class ShareDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace runwatt::live
