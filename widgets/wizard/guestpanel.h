// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/runtime/guestoptions.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class FormLayout;
class GuestAddressPanel;

/// How guests are made, for all runtimes that have one. Says at once what is wrong with it.
class GuestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit GuestPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::GuestOptions options() const;

    /// Emits nothing.
    void setOptions(const runtime::GuestOptions &options);

    /// The chosen devices.
    void setDevices(const QStringList &names);

    /// Where the guests of a device are, by a second card; empty where they have none.
    [[nodiscard]] runtime::GuestAddress address(const QString &device) const;

    /// Shows where a plan's devices have their guests; after setOptions(). Emits nothing.
    void setAddresses(const std::vector<campaign::DevicePlan> &devices);

    /// Shows what these runtimes can be asked for.
    void setRuntimes(const QStringList &codes);

    /// Why one cannot go on; empty when all is well.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    [[nodiscard]] bool hasAddresses() const;
    void showNetwork();
    void check();

    FormLayout *m_form;
    QComboBox *m_accelerator;
    QComboBox *m_cache;
    QComboBox *m_network;
    GuestAddressPanel *m_addresses; ///< shown with networks that are the person's
    QComboBox *m_firecrackerCache;
    QComboBox *m_firecrackerEngine;
    QCheckBox *m_firecrackerJailer;
    QSpinBox *m_processors;
    QLineEdit *m_memory;
    QLineEdit *m_disk;
    QComboBox *m_backing;
    QLineEdit *m_kernel;
    common::ProblemLabel *m_problem;
};

} // namespace runwatt::wizard
