// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/filebenchsource.h"
#include "widgets/bench/deviceentry.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace runwatt::common {
class EmptyState;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::bench {

class ConnectionSteps;
class FilebenchPanel;
class InstallPanel;

/// Everything about one device: how far its connection is, what went wrong and what helps, what it
/// can do and what is missing for what, and its facts.
class DeviceDetails : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceDetails(QWidget *parent = nullptr);

    void setEntry(const DeviceEntry &entry);

signals:
    void connectRequested();
    void disconnectRequested();
    void editRequested();
    void removeRequested();
    void campaignRequested(); ///< with this device
    void cleaningRequested(); ///< of what earlier campaigns left on it
    void installRequested(const QStringList &packages);
    void filebenchRequested(const QString &device, const runwatt::device::FilebenchSource &source);
    void installCancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addHeader(QVBoxLayout *layout);
    void showButtons();
    void showCapabilities();
    void showFacts();
    void showLeftovers(const DeviceEntry &before);
    QWidget *makeCapability(const device::Capability &capability);

    DeviceEntry m_entry;
    QLabel *m_name;
    QLabel *m_state;
    QPushButton *m_campaign;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
    QPushButton *m_edit;
    QPushButton *m_remove;
    common::MessageBar *m_error;
    common::MessageBar *m_leftovers;
    ConnectionSteps *m_steps;
    common::EmptyState *m_unknown; ///< in place of what the probe would find
    QWidget *m_known; ///< what the probe found
    InstallPanel *m_install;
    FilebenchPanel *m_filebench;
    QVBoxLayout *m_capabilities;
    QTreeWidget *m_facts;
};

} // namespace runwatt::bench
