// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/knowndevice.h"
#include "widgets/wizard/wizardpage.h"

#include <vector>

class QCheckBox;

namespace runwatt::wizard {

class BudgetPanel;
class ContainerPanel;
class GuestPanel;
class RootPanel;
struct RuntimePreset;

/// How the workloads are run, and with how much of the device.
class RuntimesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit RuntimesPage(QWidget *parent = nullptr);

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

    /// Says on which of the devices a runtime can't be run, why, and what to do.
    void setDevices(const std::vector<KnownDevice> &devices);

private:
    struct Choice
    {
        QString code;
        QCheckBox *box = nullptr;
        QLabel *obstacle = nullptr; ///< shown where there is one
    };

    /// The row of buttons, at this place of the page.
    void addPresets(int at);
    void apply(const RuntimePreset &preset);
    QLabel *addCard(QCheckBox *box, const QString &explanation);
    [[nodiscard]] QStringList chosen() const;
    void choose(const QStringList &codes);
    void showObstacles();
    void showOptions();

    std::vector<Choice> m_choices;
    BudgetPanel *m_budget;
    RootPanel *m_root;
    ContainerPanel *m_container;
    GuestPanel *m_guest;
    std::vector<QWidget *> m_ofContainers; ///< shown when a container is chosen
    std::vector<QWidget *> m_ofGuests; ///< shown when a runtime with a guest is chosen
    std::vector<KnownDevice> m_devices;
};

} // namespace runwatt::wizard
