// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/wizard/wizardpage.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class MeterChoice;
class PreconditionField;

/// How often, in which order, under what conditions, and with which meters.
class MeasurementPage : public WizardPage
{
    Q_OBJECT

public:
    explicit MeasurementPage(QWidget *parent = nullptr);

    /// The meters of the Bench. What was chosen stays chosen.
    void setKnownMeters(const std::vector<power::MeterSettings> &meters);

    /// The devices that take part, for the meters to be assigned to.
    void setDevices(const QStringList &names);

    /// Forgets which meters were chosen or not: those that power the devices are.
    void decideMetersAnew();

    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString problem() const override;
    void load(const campaign::Plan &plan) override;
    void store(campaign::Plan &plan) const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addTrials();
    void addConditions();
    void addMeters();
    void chooseMeters();
    void addRow(QFormLayout *form, const QString &label, QWidget *field);
    MeterChoice *meterOf(const QString &name) const;
    MeterChoice *addMeter(const power::MeterSettings &settings);
    void setSeed(quint64 seed);
    void showProblems();
    [[nodiscard]] QString seedProblem() const;

    QSpinBox *m_repetitions;
    QLabel *m_repetitionsNote;
    QLineEdit *m_seed;
    common::ProblemLabel *m_seedProblem;
    QSpinBox *m_period;
    QSpinBox *m_idle;
    QCheckBox *m_dropCaches;
    QComboBox *m_governor;
    QComboBox *m_offloads;
    PreconditionField *m_precondition;
    QCheckBox *m_waitForHeat;
    QDoubleSpinBox *m_celsius;
    QSpinBox *m_heatLimit;
    QSpinBox *m_rest;
    QVBoxLayout *m_meterList;
    QLabel *m_noMeter;
    std::vector<QLabel *> m_labels; ///< of the rows of all its forms
    std::vector<MeterChoice *> m_meters;
    QStringList m_devices;
};

} // namespace runwatt::wizard
