// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/filebenchsource.h"
#include "widgets/bench/devicemodel.h"
#include "widgets/bench/metermodel.h"
#include "widgets/bench/recentcampaigns.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace runwatt::common {
class EmptyState;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::bench {

class BenchChanges;
class BenchLists;
class CampaignPage;
class DeviceDetails;
class DeviceForm;
class MeterDetails;
class MeterForm;
class RuntimeGrid;

/// The first room: devices, meters and recent campaigns down the left, and beside them the one that
/// is chosen, or the form that adds one. The models are given, and belong to the window.
class BenchView : public QWidget
{
    Q_OBJECT

public:
    BenchView(DeviceModel *devices, MeterModel *meters, QWidget *parent = nullptr);

    void setRecentCampaigns(std::vector<RecentCampaign> campaigns);

    /// The hosts of ~/.ssh/config, in answer to configuredHostsRequested().
    void setConfiguredHosts(const QStringList &hosts);

    /// Opens the form for a new device, a new meter.
    void addDevice();
    void addMeter();

    /// Shows this computer, put on the Bench if it is not there, and connects it.
    void addThisComputer();

    void showDevice(const QString &name);

    /// Empty: none.
    [[nodiscard]] const QString &shownDevice() const { return m_shownDevice; }

    /// A recorded campaign comes with the program: offers to open it.
    void offerSample();

    /// Shows which device can run what.
    void showRuntimes();

signals:
    void connectRequested(const runwatt::campaign::DevicePlan &device);
    void disconnectRequested(const QString &name);
    /// Of what earlier campaigns left on the device.
    void cleaningRequested(const runwatt::campaign::DevicePlan &device);
    /// Of packages that are missing on a device and can be installed there.
    void installRequested(const QString &device, const QStringList &packages);
    /// To build it on a device that has none.
    void filebenchRequested(const QString &device, const runwatt::device::FilebenchSource &source);
    /// To boot a tiny one there, once.
    void guestRequested(const QString &device);
    void installCancelRequested(const QString &device);
    /// The form for devices was opened: reading ~/.ssh/config is somebody else's work.
    void configuredHostsRequested();
    /// With these devices chosen to begin with.
    void newCampaignRequested(const QStringList &devices);
    void campaignOpenRequested(const QString &file);
    void campaignCompareRequested(const QString &file);
    void sampleRequested();

private:
    void addPages();
    QWidget *scrolled(QWidget *page);
    void connectLists();
    void connectForms();
    void connectChanges();
    void showPage(QWidget *page);
    void showSelected();
    void showMeter(const QString &name);
    void updateEmpty();

    DeviceModel *m_devices;
    MeterModel *m_meters;
    BenchChanges *m_changes;
    RecentCampaigns *m_recent;
    BenchLists *m_lists;
    common::MessageBar *m_message;
    QStackedWidget *m_pages;
    common::EmptyState *m_empty;
    QPushButton *m_sample = nullptr; ///< below it
    DeviceDetails *m_deviceDetails;
    DeviceForm *m_deviceForm;
    MeterDetails *m_meterDetails;
    MeterForm *m_meterForm;
    CampaignPage *m_campaignPage;
    RuntimeGrid *m_runtimes;
    QString m_shownDevice;
    QString m_shownMeter;
    QString m_editedDevice; ///< in the form; empty: a new one
    QString m_editedMeter;
};

} // namespace runwatt::bench
