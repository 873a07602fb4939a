// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/runtimegridmodel.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QGuiApplication>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Symbol;
using common::Theme;
using State = RuntimeCell::State;

namespace {

QIcon iconOf(State state)
{
    const common::Colours &colours = Theme::colours(QGuiApplication::palette());
    switch (state) {
    case State::Ready:
        return common::icon(Symbol::Check, colours.success);
    case State::Limited:
        return common::icon(Symbol::Warning, colours.warning);
    case State::CanBeMadeReady:
        return common::icon(Symbol::Plus, colours.accent);
    case State::Busy:
        return common::icon(Symbol::Running, colours.accent);
    case State::Impossible:
        return common::icon(Symbol::Cross, colours.problem);
    case State::Unknown:
        return common::icon(Symbol::Waiting, colours.mutedText);
    }
    return {};
}

/// Text of others for a tool tip, which would take marks in it for its own.
QString escaped(const QString &text)
{
    return text.isEmpty() ? QString() : u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
}

} // namespace

RuntimeGridModel::RuntimeGridModel(DeviceModel *devices, QObject *parent)
    : QAbstractTableModel(parent)
    , m_devices(devices)
{
    connect(devices, &DeviceModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertRows({}, first, last); });
    connect(devices, &DeviceModel::rowsInserted, this, [this] { endInsertRows(); });
    connect(devices, &DeviceModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { beginRemoveRows({}, first, last); });
    connect(devices, &DeviceModel::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(devices, &DeviceModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                emit dataChanged(index(from.row(), 0), index(to.row(), columnCount() - 1));
                emit headerDataChanged(Qt::Vertical, from.row(), to.row());
            });
}

int RuntimeGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_devices->rowCount();
}

int RuntimeGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(runtimeCodes().size());
}

RuntimeCell RuntimeGridModel::cell(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return runtimeCell(m_devices->entries()[static_cast<std::size_t>(index.row())],
                       runtimeCodes().at(index.column()));
}

QString RuntimeGridModel::device(const QModelIndex &index) const
{
    return headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString();
}

QVariant RuntimeGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index).word;
    case Qt::DecorationRole:
        return iconOf(cell(index).state);
    case Qt::ToolTipRole:
        return escaped(cell(index).reason); // a guest's console may be quoted in it
    case Qt::AccessibleTextRole: {
        const RuntimeCell shown = cell(index);
        return tr("%1, %2: %3").arg(device(index), shown.label, shown.word);
    }
    default:
        return {};
    }
}

QVariant RuntimeGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isName = role == Qt::DisplayRole
        || (role == Qt::ToolTipRole && orientation == Qt::Vertical); // a long one is cut short
    if (!isName || section < 0)
        return {};
    if (orientation == Qt::Horizontal)
        return runtimeCodes().value(section);
    if (section >= rowCount())
        return {};
    const QString name = m_devices->entries()[static_cast<std::size_t>(section)].plan.name;
    return role == Qt::ToolTipRole ? escaped(name) : name;
}

} // namespace runwatt::bench
