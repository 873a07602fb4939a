// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/devicechoice.h"
#include "widgets/wizard/wizardpage.h"

#include <vector>

namespace runwatt::common {
class EmptyState;
}

namespace runwatt::wizard {

/// Which devices take part.
class DevicesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit DevicesPage(QWidget *parent = nullptr);

    /// The devices of the Bench. What was chosen stays chosen.
    void setKnownDevices(const std::vector<KnownDevice> &devices);

    /// All that can be chosen.
    [[nodiscard]] std::vector<KnownDevice> known() const;

    /// The chosen ones, with what is known about them.
    [[nodiscard]] std::vector<KnownDevice> chosen() const;

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

signals:
    void addDeviceRequested();

private:
    DeviceChoice *choiceOf(const QString &name) const;
    DeviceChoice *addChoice(const KnownDevice &device);
    void updateEmpty();

    std::vector<DeviceChoice *> m_choices;
    QVBoxLayout *m_list;
    common::EmptyState *m_empty;
    QWidget *m_add;
};

} // namespace runwatt::wizard
