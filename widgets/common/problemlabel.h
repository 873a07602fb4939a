// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace runwatt::common {

/// What is wrong with the field above it, and what would be right: an icon and a sentence of plain
/// text. Takes no room while nothing is wrong.
class ProblemLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemLabel(QWidget *parent = nullptr);

    /// Shows the sentence; empty hides the label.
    void setProblem(const QString &sentence);

    [[nodiscard]] QString problem() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColours();

    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace runwatt::common
