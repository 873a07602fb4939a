// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/containeroptions.h"

#include <QWidget>

class QComboBox;

namespace runwatt::wizard {

class FormLayout;

/// How containers are made: RC's, and KC's.
class ContainerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ContainerPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::ContainerOptions options() const;

    /// Asks only for what these runtimes can be asked.
    void setRuntimes(const QStringList &codes);

    /// Emits nothing.
    void setOptions(const runtime::ContainerOptions &options);

signals:
    void changed(); ///< by the person

private:
    FormLayout *m_form;
    QComboBox *m_engine;
    QComboBox *m_kataEngine;
    QComboBox *m_kataStorage;
    QComboBox *m_network;
};

} // namespace runwatt::wizard
