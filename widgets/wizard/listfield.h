// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// A line for one value or several, separated by commas: "256 B, 2 KiB". Each is checked while it
/// is typed, and what is wrong is said below.
class ListField : public QWidget
{
    Q_OBJECT

public:
    /// Turns what was typed into the word for the plan ("2KiB" into "2 KiB"), or says what is
    /// wrong.
    using Check = std::function<Result<QString>(const QString &typed)>;

    ListField(const QString &accessibleName, Check check, QWidget *parent = nullptr);

    /// The words, each once; empty when there is a problem.
    [[nodiscard]] QStringList words() const { return m_words; }

    /// Emits nothing.
    void setWords(const QStringList &words);
    void setPlaceholder(const QString &text);

    [[nodiscard]] QString problem() const;

    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }

signals:
    void changed(); ///< by the person

private:
    void checkText();

    Check m_check;
    QLineEdit *m_edit;
    common::ProblemLabel *m_problem;
    QStringList m_words;
};

} // namespace runwatt::wizard
