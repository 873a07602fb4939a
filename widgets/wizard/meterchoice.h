// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/settings.h"
#include "widgets/wizard/choice.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLabel;

namespace runwatt::common {
class MarkBadge;
}

namespace runwatt::wizard {

/// One meter on the measurement page: whether it takes part, and which device it powers.
class MeterChoice : public QFrame
{
    Q_OBJECT

public:
    explicit MeterChoice(const power::MeterSettings &settings, QWidget *parent = nullptr);

    void setSettings(const power::MeterSettings &settings);

    /// As a plan has it, with the device that was chosen.
    [[nodiscard]] power::MeterSettings settings() const;

    /// The devices of the campaign. A device that was chosen stays so as long as it is there; the
    /// only one is chosen by itself.
    void setDevices(const QStringList &names);

    [[nodiscard]] bool isChosen() const;
    /// Emits nothing.
    void choose(Choice choice);

    /// Chooses the meter when it powers one of `devices`, unless somebody has decided already: the
    /// person, or the plan that was loaded. One that is not said to power anything stays as it is.
    void chooseFor(const QStringList &devices);

    /// Whether somebody has.
    enum class Decision { Open, Made };
    void setDecision(Decision decision);

signals:
    void changed(); ///< by the person

private:
    power::MeterSettings m_settings;
    Decision m_decision = Decision::Open;
    QCheckBox *m_chosen;
    QLabel *m_port;
    common::MarkBadge *m_mark;
    QComboBox *m_device;
};

} // namespace runwatt::wizard
