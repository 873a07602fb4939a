// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a connection asks a person: a host key, a password.
#include "tests/support/patience.h"
#include "widgets/bench/questionpanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::bench;

namespace {

Question makeQuestion(quint64 id, Question::Kind kind)
{
    Question question;
    question.id = id;
    question.kind = kind;
    question.where = u"board"_s;
    question.hostKey.fingerprint = u"SHA256:abc"_s;
    if (kind != Question::Kind::HostKey) {
        ssh::KeyboardPrompt prompt;
        prompt.text = u"Password"_s;
        question.prompts.push_back(prompt);
    }
    return question;
}

void click(QWidget *widget)
{
    QVERIFY(widget);
    QTRY_VERIFY(widget->isVisible() && widget->isEnabled());
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

class TestQuestionPanel : public QObject
{
    Q_OBJECT

private slots:

    void aHostKeyIsAcceptedRefusedOrClosed()
    {
        using Kind = Question::Kind;
        QuestionPanel panel;
        QSignalSpy answered(&panel, &QuestionPanel::answered);
        panel.ask(makeQuestion(1, Kind::HostKey));
        panel.ask(makeQuestion(2, Kind::HostKey));
        panel.ask(makeQuestion(3, Kind::HostKey));
        QVERIFY(panel.isVisible());
        click(panel.findChild<QPushButton *>(u"acceptAndRemember"_s));
        click(panel.findChild<QPushButton *>(u"refuse"_s));
        QTest::keyClick(&panel, Qt::Key_Escape);
        QVERIFY(!panel.isVisible());
        QCOMPARE(answered.count(), 3);
        const auto said = [&answered](int i) { return answered.at(i).at(1).value<Answer>(); };
        QCOMPARE(said(0).hostKey, ssh::HostKeyAnswer::AcceptAndRemember);
        QCOMPARE(said(1).kind, Answer::Kind::Given);
        QCOMPARE(said(1).hostKey, ssh::HostKeyAnswer::Refuse);
        QCOMPARE(said(2).kind, Answer::Kind::Closed);
    }

    void aPasswordIsHiddenAndGivenOnce()
    {
        using Kind = Question::Kind;
        QuestionPanel panel;
        QSignalSpy answered(&panel, &QuestionPanel::answered);
        panel.ask(makeQuestion(5, Kind::Password));
        auto *field = panel.findChild<QLineEdit *>(u"answer 1"_s);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field, u"secret"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(answered.count(), 1);
        QCOMPARE(answered.first().at(1).value<Answer>().texts, QStringList{u"secret"_s});
        QVERIFY(!panel.findChild<QLineEdit *>(u"answer 1"_s));
    }

    void aQuestionThatNobodyWaitsForGoes()
    {
        using Kind = Question::Kind;
        QuestionPanel panel;
        panel.ask(makeQuestion(1, Kind::Password));
        panel.ask(makeQuestion(2, Kind::HostKey));
        panel.withdraw(1);
        QVERIFY(panel.findChild<QPushButton *>(u"acceptOnce"_s)->isVisible());
        panel.withdraw(2);
        QVERIFY(!panel.isVisible());
    }
};

QTEST_MAIN(TestQuestionPanel)
#include "tst_questionpanel.moc"
