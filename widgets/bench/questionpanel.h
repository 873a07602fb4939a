// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/question.h"
#include "widgets/common/askingframe.h"

#include <deque>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::bench {

/// Asks what a login needs to know, in the window and not in a dialog: whether a host key is the
/// device's, a passphrase, a password. Hidden while there is nothing to ask; questions that come
/// meanwhile wait. Escape closes a question, which ends that login.
class QuestionPanel : public common::AskingFrame
{
    Q_OBJECT

public:
    explicit QuestionPanel(QWidget *parent = nullptr);

    void ask(const Question &question);

    /// The login ended by itself; nobody waits for the answer any more.
    void withdraw(quint64 id);

signals:
    void answered(quint64 id, const runwatt::bench::Answer &answer);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showNext();
    void showTexts(const Question &question);
    void showFields(const Question &question);
    void showButtons(const Question &question);
    void answer(const Answer &answer);
    void updateIcon();

    std::deque<Question> m_questions; ///< the first is shown
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    common::ProblemLabel *m_wrong; ///< what was typed before
    QLabel *m_fingerprint;
    QVBoxLayout *m_fieldLayout;
    std::vector<QLineEdit *> m_fields;
    QPushButton *m_remember;
    QPushButton *m_once;
    QPushButton *m_give;
    QPushButton *m_refuse;
};

} // namespace runwatt::bench
