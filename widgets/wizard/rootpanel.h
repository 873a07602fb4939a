// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/nativeoptions.h"

#include <QWidget>

class QComboBox;

namespace runwatt::wizard {

class FormLayout;

/// In which root file system workloads run.
class RootPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RootPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::NativeOptions native() const;

    /// Asks only for what these runtimes can be asked.
    void setRuntimes(const QStringList &codes);

    /// Emits nothing.
    void setNative(const runtime::NativeOptions &native);

signals:
    void changed(); ///< by the person

private:
    FormLayout *m_form;
    QComboBox *m_native;
};

} // namespace runwatt::wizard
