// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// Who serves the other end of the network benchmarks.
class PeerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PeerPanel(QWidget *parent = nullptr);

    /// The chosen devices, each of which may be the peer of the others.
    void setDevices(const QStringList &names);

    [[nodiscard]] campaign::PeerPlan peer() const;

    /// Emits nothing. Login name, port and key of a host are kept.
    void setPeer(const campaign::PeerPlan &peer);

    /// Why one cannot go on; empty when all is well.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    void offer(const QString &chosen);
    void update();

    QComboBox *m_who;
    QLineEdit *m_host;
    QLineEdit *m_address;
    common::ProblemLabel *m_problem;
    QStringList m_devices;
    campaign::PeerPlan m_given; ///< has what no field is for
};

} // namespace runwatt::wizard
