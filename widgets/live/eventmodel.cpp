// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/eventmodel.h"

#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/common/tooltip.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace runwatt::live {

EventModel::EventModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void EventModel::append(const store::EventRecord &event)
{
    if (m_events.size() >= kMostRows) {
        beginRemoveRows({}, 0, 0);
        m_events.pop_front();
        endRemoveRows();
    }
    const int row = static_cast<int>(m_events.size());
    beginInsertRows({}, row, row);
    m_events.push_back(event);
    endInsertRows();
}

void EventModel::setEvents(const std::vector<store::EventRecord> &events)
{
    beginResetModel();
    const auto first = events.end() - std::min<std::ptrdiff_t>(std::ssize(events), kMostRows);
    m_events.assign(first, events.end());
    endResetModel();
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::EventRecord &event = m_events[static_cast<size_t>(index.row())];
    const QString text =
        event.device.isEmpty() ? event.text : tr("%1: %2").arg(event.device, event.text);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == TimeColumn ? common::formatCampaignTime(event.timeNs) : text;
    case Qt::ToolTipRole:
        return common::toolTipOf(text);
    case Qt::DecorationRole: {
        if (index.column() != TextColumn || event.severity == store::Severity::Information)
            return {};
        const common::Colours &colours = common::Theme::colours(QGuiApplication::palette());
        return common::icon(common::Symbol::Warning,
                            event.severity == store::Severity::Warning ? colours.warning
                                                                       : colours.problem);
    }
    case Qt::AccessibleTextRole:
        if (index.column() != TextColumn || event.severity == store::Severity::Information)
            return {};
        return event.severity == store::Severity::Warning ? tr("Warning: %1").arg(text)
                                                          : tr("Problem: %1").arg(text);
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter
                        | (index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft));
    case SeverityRole:
        return static_cast<int>(event.severity);
    case TrialRole:
        return event.trial.value;
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter
                        | (section == TimeColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TimeColumn ? tr("Time") : tr("What happened");
}

} // namespace runwatt::live
