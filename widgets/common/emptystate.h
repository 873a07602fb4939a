// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace runwatt::common {

/// What a screen or a part of it shows when there is nothing yet: what will be here, in a sentence
/// how it gets here, and the button that does it. Never a blank area.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Symbol symbol,
               const QString &title,
               const QString &sentence,
               QWidget *parent = nullptr);

    /// The main button; empty removes it.
    void setAction(const QString &text);

    /// Changes what is said.
    void setTexts(const QString &title, const QString &sentence);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateSymbol();

    Symbol m_symbol;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace runwatt::common
