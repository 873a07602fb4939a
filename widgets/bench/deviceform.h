// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::bench {

/// Adds a device to the Bench, or changes how one is reached. No password is asked here: it is
/// asked when the device wants one, and never kept.
class DeviceForm : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceForm(QWidget *parent = nullptr);

    /// Whether the machine that Runwatt runs on may be chosen: it is on the Bench once.
    enum class ThisComputer { OnTheBench, Offered };

    /// Empty fields for a new device; `takenNames` cannot be used.
    void startNew(const QStringList &takenNames,
                  ThisComputer thisComputer = ThisComputer::OnTheBench);
    /// The fields of a device that is on the Bench; `takenNames` are those of the others.
    void edit(const campaign::DevicePlan &device, const QStringList &takenNames);

    /// The hosts of ~/.ssh/config, to pick from.
    void setConfiguredHosts(const QStringList &hosts);

    [[nodiscard]] campaign::DevicePlan device() const;
    /// What is wrong; empty when the device can be kept.
    [[nodiscard]] QString problem() const;

signals:
    void accepted(const runwatt::campaign::DevicePlan &device);
    void thisComputerChosen();
    void cancelled();

private:
    void connectFields();
    void showDevice(const campaign::DevicePlan &device);
    void checkFields();
    void pickHost(const QString &host);
    void browse();

    QLabel *m_title;
    QPushButton *m_thisComputer;
    QComboBox *m_configured;
    QLineEdit *m_host;
    QLineEdit *m_name;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_key;
    common::ProblemLabel *m_problem;
    QPushButton *m_accept;
    campaign::DevicePlan m_before;
    QStringList m_takenNames;
    bool m_isNameTyped = false; ///< then the host does not change it any more
};

} // namespace runwatt::bench
