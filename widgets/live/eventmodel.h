// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"

#include <QAbstractTableModel>

#include <deque>

namespace runwatt::live {

/// What happened, the newest last. Holds the last 2,000; all are in the campaign file.
class EventModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TextColumn, ColumnCount };

    enum Role {
        SeverityRole = Qt::UserRole, ///< store::Severity as int
        TrialRole ///< qint64
    };

    static constexpr int kMostRows = 2000;

    explicit EventModel(QObject *parent = nullptr);

    void append(const store::EventRecord &event);
    void setEvents(const std::vector<store::EventRecord> &events);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::deque<store::EventRecord> m_events;
};

} // namespace runwatt::live
