// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/deviceentry.h"

#include <QAbstractListModel>

#include <vector>

namespace runwatt::bench {

/// The devices of the Bench, in the order in which they were added. Names are unique.
class DeviceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit DeviceModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const std::vector<DeviceEntry> &entries() const { return m_entries; }

    /// Null when there is none of that name. Valid until the model changes.
    [[nodiscard]] const DeviceEntry *find(const QString &name) const;
    /// The machine that Runwatt runs on; null when it is not on the Bench.
    [[nodiscard]] const DeviceEntry *findThisComputer() const;
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &name) const;

    /// Puts a device at a row (the end when it is too large). Its name must be new.
    void insert(int row, const campaign::DevicePlan &plan);
    /// Changes how a device is reached; what was known about it is forgotten.
    void replace(const QString &name, const campaign::DevicePlan &plan);
    void remove(const QString &name);

    // What the connection tells. Names that are not there any more are ignored.
    void setState(const QString &name, LinkState state);
    void setError(const QString &name, const Error &error);
    void setAddress(const QString &name, const QString &address);
    void setFingerprint(const QString &name, const QString &fingerprint);
    void setProfile(const QString &name, const device::Profile &profile);
    void setCelsius(const QString &name, double celsius);
    void setLeftovers(const QString &name, const QList<runwatt::device::Leftover> &leftovers);
    void setRemovedLeftovers(const QString &name,
                             const QList<runwatt::device::Leftover> &leftovers);
    void setLeftoversError(const QString &name, const runwatt::Error &error);
    void beginGuestTrial(const QString &name);
    /// With why it could not be tried.
    void endGuestTrial(const QString &name, const std::optional<runwatt::Error> &error);
    void beginInstallation(const QString &name, const QStringList &packages);
    void addInstallStep(const QString &name, const runwatt::device::InstallStep &step);
    /// With the error, if it failed or was stopped.
    void endInstallation(const QString &name, const std::optional<runwatt::Error> &error);

signals:
    void plansChanged(); ///< devices were added, removed or changed: time to keep them
    void entryChanged(const QString &name);

private:
    DeviceEntry *entryOf(const QString &name);
    void tell(const QString &name);

    std::vector<DeviceEntry> m_entries;
};

} // namespace runwatt::bench
