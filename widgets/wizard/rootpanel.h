// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/nativeoptions.h"
#include "core/runtime/rootoptions.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

class FormLayout;

/// In which root file system workloads run, and what it is made of.
class RootPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RootPanel(QWidget *parent = nullptr);

    [[nodiscard]] runtime::NativeOptions native() const;
    [[nodiscard]] runtime::RootOptions root() const;

    /// Why it can't be so; empty when it can.
    [[nodiscard]] QString problem() const;

    /// Asks only for what these runtimes can be asked.
    void setRuntimes(const QStringList &codes);

    /// Emits nothing; nor does setRoot().
    void setNative(const runtime::NativeOptions &native);
    void setRoot(const runtime::RootOptions &root);

signals:
    void changed(); ///< by the person

private:
    void showRows();
    void check();

    FormLayout *m_form;
    QComboBox *m_native;
    QComboBox *m_source;
    QLineEdit *m_tar;
    common::ProblemLabel *m_problem;
    QStringList m_codes;
};

} // namespace runwatt::wizard
