// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/containeroptions.h"

#include <QWidget>

class QComboBox;

namespace runwatt::wizard {

/// How containers are made.
class ContainerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ContainerPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::ContainerOptions options() const;

    /// Emits nothing.
    void setOptions(const runtime::ContainerOptions &options);

signals:
    void changed(); ///< by the person

private:
    QComboBox *m_engine;
};

} // namespace runwatt::wizard
