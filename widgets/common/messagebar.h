// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace runwatt::common {

/// A message where the person is looking: information, a warning or a problem, with what to do
/// about it and, where there is one, a button that does it. Hidden until something is shown. Text
/// is plain, never markup, and can be selected and copied.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows a message, in place of the one before.
    void showMessage(store::Severity severity, const QString &text, const QString &remedy = {});

    /// Shows an error: where, what and why in one sentence, the remedy below it. Cancelled is no
    /// fault and shows nothing.
    void showError(const Error &error);

    /// The button beside the message; empty text removes it. Stays until the next message.
    void setAction(const QString &text);

    /// Hides the bar.
    void dismiss();

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString remedy() const;

    [[nodiscard]] store::Severity severity() const { return m_severity; }

signals:
    void actionTriggered();
    void dismissed(); ///< by the person

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateIcon();
    void retranslate();

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_remedy;
    QPushButton *m_action;
    QToolButton *m_close;
    store::Severity m_severity = store::Severity::Information;
};

} // namespace runwatt::common
