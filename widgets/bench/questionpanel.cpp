// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/questionpanel.h"

#include "widgets/common/icons.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

constexpr int kFieldWidth = 380;
/// What a device may ask at once; more is no login.
constexpr size_t kMostPrompts = 8;

QString titleOf(const Question &question)
{
    switch (question.kind) {
    case Question::Kind::HostKey:
        return QuestionPanel::tr("Is this %1?").arg(question.where);
    case Question::Kind::Passphrase:
        return QuestionPanel::tr("The key %1 is locked").arg(question.where);
    case Question::Kind::Password:
        return QuestionPanel::tr("%1 asks for a password").arg(question.where);
    case Question::Kind::Keyboard:
        return QuestionPanel::tr("%1 asks").arg(question.where);
    }
    return {};
}

QString textOf(const Question &question)
{
    switch (question.kind) {
    case Question::Kind::HostKey:
        return QuestionPanel::tr("It shows a host key that is not known yet. Compare it with the "
                                 "device's own: on the device, ssh-keygen -lf "
                                 "/etc/ssh/ssh_host_ed25519_key.pub prints it. Accepting and "
                                 "remembering adds a line to %1.")
            .arg(question.hostKey.knownHostsFile);
    case Question::Kind::Passphrase:
        return QuestionPanel::tr("Its passphrase is kept while Runwatt runs, and written nowhere.");
    case Question::Kind::Password:
        return QuestionPanel::tr("It is kept while Runwatt runs, and written nowhere.");
    case Question::Kind::Keyboard:
        return question.instruction;
    }
    return {};
}

/// Why the same is asked once more; empty when it is asked for the first time.
QString complaintOf(const Question &question)
{
    if (question.asking == ssh::Asking::First)
        return {};
    switch (question.kind) {
    case Question::Kind::HostKey:
        return {};
    case Question::Kind::Passphrase:
        return QuestionPanel::tr("That passphrase was not right. Try again.");
    case Question::Kind::Password:
        return QuestionPanel::tr("That password was not right. Try again.");
    case Question::Kind::Keyboard:
        return QuestionPanel::tr("That was not right. Try again.");
    }
    return {};
}

} // namespace

QuestionPanel::QuestionPanel(QWidget *parent)
    : AskingFrame(parent)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_wrong(new common::ProblemLabel(this))
    , m_fingerprint(new QLabel(this))
    , m_fieldLayout(new QVBoxLayout)
    , m_remember(new QPushButton(this))
    , m_once(new QPushButton(this))
    , m_give(new QPushButton(this))
    , m_refuse(new QPushButton(this))
{
    using namespace common::spacing;
    Theme::setRole(this, Role::Card);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kMedium);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(kSmall);
    Theme::setRole(m_title, Role::Heading);
    for (QLabel *label : {m_title, m_text, m_fingerprint}) {
        label->setTextFormat(Qt::PlainText); // from outside
        label->setWordWrap(true);
        column->addWidget(label);
    }
    Theme::setRole(m_fingerprint, Role::Code);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse
                                           | Qt::TextSelectableByKeyboard);
    m_wrong->setObjectName(u"wrongAnswer"_s);
    column->addWidget(m_wrong);
    column->addLayout(m_fieldLayout);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kSmall);
    m_remember->setObjectName(u"acceptAndRemember"_s);
    m_once->setObjectName(u"acceptOnce"_s);
    m_give->setObjectName(u"giveAnswer"_s);
    m_refuse->setObjectName(u"refuse"_s);
    Theme::setRole(m_give, Role::Primary);
    for (QPushButton *button : {m_remember, m_once, m_give, m_refuse})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    layout->addLayout(column, 1);
    const auto answerKey = [this](ssh::HostKeyAnswer said) {
        answer({Answer::Kind::Given, said, {}});
    };
    connect(m_remember, &QPushButton::clicked, this,
            [answerKey] { answerKey(ssh::HostKeyAnswer::AcceptAndRemember); });
    connect(m_once, &QPushButton::clicked, this,
            [answerKey] { answerKey(ssh::HostKeyAnswer::AcceptOnce); });
    connect(m_refuse, &QPushButton::clicked, this, [this, answerKey] {
        if (m_questions.front().kind == Question::Kind::HostKey)
            answerKey(ssh::HostKeyAnswer::Refuse);
        else
            answer({});
    });
    connect(m_give, &QPushButton::clicked, this, [this] {
        Answer given{Answer::Kind::Given, ssh::HostKeyAnswer::Refuse, {}};
        for (const QLineEdit *field : m_fields)
            given.texts.append(field->text());
        answer(given);
    });
    retranslate();
    updateIcon();
    hide();
}

void QuestionPanel::retranslate()
{
    m_fingerprint->setAccessibleName(tr("Fingerprint"));
    m_remember->setText(tr("&Accept and remember"));
    m_once->setText(tr("Accept &once"));
    m_once->setToolTip(tr("Until Runwatt is closed"));
    if (m_questions.empty())
        return;
    // What is typed into its fields stays.
    showTexts(m_questions.front());
    showButtons(m_questions.front());
}

void QuestionPanel::ask(const Question &question)
{
    m_questions.push_back(question);
    if (m_questions.size() == 1)
        showNext();
}

void QuestionPanel::withdraw(quint64 id)
{
    const bool wasShown = !m_questions.empty() && m_questions.front().id == id;
    std::erase_if(m_questions, [id](const Question &question) { return question.id == id; });
    if (wasShown)
        showNext();
}

void QuestionPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_questions.empty())
        answer({});
    else
        AskingFrame::keyPressEvent(event);
}

void QuestionPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateIcon();
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    AskingFrame::changeEvent(event);
}

void QuestionPanel::showNext()
{
    for (QLineEdit *field : std::exchange(m_fields, {})) {
        field->clear(); // what was typed goes at once; the field may be in the middle of an event
        field->hide();
        field->setObjectName(QString());
        m_fieldLayout->removeWidget(field);
        field->deleteLater();
    }
    if (m_questions.empty()) {
        giveFocusBack();
        hide();
        return;
    }
    const Question &question = m_questions.front();
    showTexts(question);
    showFields(question);
    showButtons(question);
    show();
    QWidget *first = m_fields.empty() ? static_cast<QWidget *>(m_refuse) : m_fields.front();
    takeFocus(first);
    // The focus tells of the button or the field alone, not of the fingerprint that is to be
    // compared.
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void QuestionPanel::showTexts(const Question &question)
{
    m_title->setText(titleOf(question));
    m_text->setText(textOf(question));
    m_text->setVisible(!m_text->text().isEmpty());
    m_wrong->setProblem(complaintOf(question));
    const bool isKey = question.kind == Question::Kind::HostKey;
    m_fingerprint->setVisible(isKey);
    if (isKey)
        m_fingerprint->setText(question.hostKey.keyType + u"  "_s + question.hostKey.fingerprint);
    setAccessibleName(m_title->text());
    setAccessibleDescription(isKey ? m_text->text() + u' ' + m_fingerprint->text()
                                   : QString(m_wrong->problem() + u' ' + m_text->text()).trimmed());
}

void QuestionPanel::showFields(const Question &question)
{
    for (const ssh::KeyboardPrompt &prompt : question.prompts) {
        if (m_fields.size() == kMostPrompts)
            break;
        auto *field = new QLineEdit(this);
        field->setObjectName(u"answer %1"_s.arg(m_fields.size() + 1));
        field->setMaximumWidth(common::textWidth(kFieldWidth));
        field->setPlaceholderText(prompt.text.simplified());
        field->setAccessibleName(prompt.text);
        if (prompt.echo == ssh::KeyboardPrompt::Echo::Hidden)
            field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::returnPressed, m_give, &QPushButton::click);
        m_fieldLayout->addWidget(field);
        m_fields.push_back(field);
    }
}

void QuestionPanel::showButtons(const Question &question)
{
    const bool isKey = question.kind == Question::Kind::HostKey;
    m_remember->setVisible(isKey);
    m_once->setVisible(isKey);
    m_give->setVisible(!isKey);
    m_give->setText(question.kind == Question::Kind::Passphrase ? tr("&Unlock") : tr("&Log in"));
    m_refuse->setText(isKey ? tr("&Refuse") : tr("&Cancel"));
}

void QuestionPanel::answer(const Answer &answer)
{
    if (m_questions.empty())
        return;
    const quint64 id = m_questions.front().id;
    m_questions.pop_front();
    showNext();
    emit answered(id, answer);
}

void QuestionPanel::updateIcon()
{
    const int size = fontMetrics().height() + common::spacing::kTiny;
    m_icon->setPixmap(
        common::icon(common::Symbol::Key, Theme::colours(palette()).warning).pixmap(size, size));
}

} // namespace runwatt::bench
