// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/choice.h"
#include "widgets/wizard/knowndevice.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace runwatt::common {
class ElidedLabel;
class ProblemLabel;
} // namespace runwatt::common

namespace runwatt::wizard {

/// One device on the devices page: whether it takes part, what it is, what it lacks, and where the
/// benchmark's file lies on it.
class DeviceChoice : public QFrame
{
    Q_OBJECT

public:
    explicit DeviceChoice(const KnownDevice &device, QWidget *parent = nullptr);

    /// Takes over what is known by now; whether it takes part and the folder stay.
    void setDevice(const KnownDevice &device);

    [[nodiscard]] const KnownDevice &device() const { return m_device; }

    /// As a plan names it, with the folder that was typed.
    [[nodiscard]] campaign::DevicePlan plan() const;

    [[nodiscard]] bool isChosen() const;

    /// After which Tab leaves it.
    [[nodiscard]] QWidget *lastField() const;
    /// Emits nothing.
    void choose(Choice choice, const QString &folder);

    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    void showDevice();

    KnownDevice m_device;
    QCheckBox *m_chosen;
    common::ElidedLabel *m_address;
    QLabel *m_state;
    QLabel *m_lacks;
    QWidget *m_folderRow;
    QLineEdit *m_folder;
    common::ProblemLabel *m_folderProblem;
};

} // namespace runwatt::wizard
