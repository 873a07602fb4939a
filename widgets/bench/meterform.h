// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/settings.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::bench {

/// Adds a meter to the Bench, or changes one: its kind, its port, the device that it powers, and
/// for a meter that prints lines how they are read, tried out on lines that are pasted in.
class MeterForm : public QWidget
{
    Q_OBJECT

public:
    explicit MeterForm(QWidget *parent = nullptr);

    void startNew(const QStringList &takenNames, const QStringList &devices);
    void edit(const power::MeterSettings &settings,
              const QStringList &takenNames,
              const QStringList &devices);

    [[nodiscard]] power::MeterSettings settings() const;
    /// What is wrong; empty when the meter can be kept.
    [[nodiscard]] QString problem() const;

signals:
    void accepted(const runwatt::power::MeterSettings &settings);
    void cancelled();

private:
    void addFields();
    void addTextFields();
    void addButtons();
    void showSettings(const power::MeterSettings &settings, const QStringList &devices);
    void listPorts();
    void checkFields();
    void tryOut();

    QLabel *m_title;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QComboBox *m_port;
    QSpinBox *m_baud;
    QComboBox *m_device;
    QComboBox *m_sampling;
    QSpinBox *m_latency;
    QLineEdit *m_pattern;
    QWidget *m_units; ///< the three that follow
    QComboBox *m_watts;
    QComboBox *m_volts;
    QComboBox *m_amperes;
    QLineEdit *m_start;
    QLineEdit *m_poll;
    QPlainTextEdit *m_sample;
    QLabel *m_outcome;
    common::ProblemLabel *m_problem;
    QPushButton *m_accept;
    power::MeterSettings m_before;
    QStringList m_takenNames;
    bool m_isPatternTyped = false;
};

} // namespace runwatt::bench
