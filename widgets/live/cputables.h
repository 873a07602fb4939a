// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/cpufigures.h"
#include "widgets/live/keyedrows.h"

#include <QStyledItemDelegate>

namespace runwatt::live {

struct AccountRow
{
    std::optional<cpu::CpuPart> key; ///< none: all of them
    double seconds = 0;
};

/// Who used the CPU in one trial: all busy time, then its parts. Parts of which nothing was seen
/// have no row; what is unexplained always has one.
class AccountModel : public KeyedRows<AccountRow>
{
    Q_OBJECT

public:
    enum Column { PartColumn, SecondsColumn, ShareColumn, ColumnCount };

    enum Role { ShareRole = Qt::UserRole }; ///< double, 0 to 1 of all busy time

    using KeyedRows::KeyedRows;

    /// Nothing where there is no account.
    void setFigures(const CpuFiguresOfTrial &figures);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double m_busy = 0;
};

struct CoreRow
{
    CoreKey key;
    CoreColumns columns{};
};

/// mpstat's columns in percent: of the device and of its guest, then of the cores of both.
class CoresModel : public KeyedRows<CoreRow>
{
    Q_OBJECT

public:
    using KeyedRows::KeyedRows;

    void setFigures(const CpuFiguresOfTrial &figures);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
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
