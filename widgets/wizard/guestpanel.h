// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestoptions.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class FormLayout;

/// How guests are made, for all runtimes that have one. Says at once what is wrong with it.
class GuestPanel : public QWidget
{
    Q_OBJECT

public:
    explicit GuestPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::GuestOptions options() const;

    /// Emits nothing.
    void setOptions(const runtime::GuestOptions &options);

    /// Shows what these runtimes can be asked for.
    void setRuntimes(const QStringList &codes);

    /// Why one cannot go on; empty when all is well.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< by the person

private:
    void check();

    FormLayout *m_form;
    QComboBox *m_accelerator;
    QComboBox *m_cache;
    QComboBox *m_network;
    QComboBox *m_firecrackerCache;
    QComboBox *m_firecrackerEngine;
    QCheckBox *m_firecrackerJailer;
    QLineEdit *m_memory;
    QLineEdit *m_kernel;
    common::ProblemLabel *m_problem;
};

} // namespace runwatt::wizard
