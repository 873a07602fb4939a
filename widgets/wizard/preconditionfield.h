// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace runwatt::wizard {

/// What a workload's file goes through before its first trial.
class PreconditionField : public QWidget
{
    Q_OBJECT

public:
    explicit PreconditionField(QWidget *parent = nullptr);

    void setValue(const benchmark::Preconditioning &value);
    [[nodiscard]] benchmark::Preconditioning value() const;

signals:
    void changed();

private:
    QComboBox *m_kind;
    QSpinBox *m_passes;
};

} // namespace runwatt::wizard
