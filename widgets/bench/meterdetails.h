// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/metermodel.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace runwatt::common {
class MarkBadge;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::bench {

/// Everything about one meter: its value now, and what it shows of itself: its true rate,
/// duplicates, gaps, resolution.
class MeterDetails : public QWidget
{
    Q_OBJECT

public:
    explicit MeterDetails(QWidget *parent = nullptr);

    void setEntry(const MeterEntry &entry);

signals:
    void editRequested();
    void removeRequested();

private:
    QLabel *addValue(QGridLayout *grid, const QString &caption, const QString &explanation);
    void showStatistics(const MeterEntry &entry);

    QLabel *m_name;
    QLabel *m_kind;
    common::MarkBadge *m_mark;
    common::MessageBar *m_message;
    QLabel *m_watts;
    QLabel *m_electric;
    QLabel *m_rate = nullptr;
    QLabel *m_update = nullptr;
    QLabel *m_readings = nullptr;
    QLabel *m_duplicates = nullptr;
    QLabel *m_gaps = nullptr;
    QLabel *m_damaged = nullptr;
    QLabel *m_resolution = nullptr;
};

} // namespace runwatt::bench
