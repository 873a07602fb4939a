// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/meterthread.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace runwatt::bench {

/// A meter of the Bench, and what it shows now.
struct MeterEntry
{
    power::MeterSettings settings;
    power::MeterState state = power::MeterState::Closed;
    QString explanation; ///< why, and what to do
    QString identity; ///< what the meter says that it is
    power::MeterStatistics statistics;
    std::optional<power::Reading> reading; ///< the last
};

/// For people: "running", "lost".
[[nodiscard]] QString displayName(power::MeterState state);

/// For people: "Watts Up? Pro on /dev/ttyUSB0".
[[nodiscard]] QString describe(const power::MeterSettings &settings);

/// The meters of the Bench, in the order in which they were added. Names are unique.
class MeterModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit MeterModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const std::vector<MeterEntry> &entries() const { return m_entries; }

    /// Null when there is none of that name. Valid until the model changes.
    [[nodiscard]] const MeterEntry *find(const QString &name) const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &name) const;

    void insert(int row, const power::MeterSettings &settings);
    void replace(const QString &name, const power::MeterSettings &settings);
    void remove(const QString &name);

    // What the meter tells. Names that are not there any more are ignored.
    void setState(const QString &name, power::MeterState state, const QString &explanation);
    void setReading(const QString &name, const power::Reading &reading);
    void setStatistics(const QString &name, const power::MeterStatistics &statistics);
    void setIdentity(const QString &name, const QString &identity);

signals:
    void settingsChanged(); ///< meters were added, removed or changed: time to keep them
    void entryChanged(const QString &name);

private:
    MeterEntry *entryOf(const QString &name);
    void tell(const QString &name);

    std::vector<MeterEntry> m_entries;
};

} // namespace runwatt::bench
