// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowinteraction.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::WindowInteraction;
using bench::Answer;
using bench::Question;

namespace {

Task<void>
askPassword(WindowInteraction *interaction, StopToken stop, std::optional<Result<QString>> *answer)
{
    *answer = co_await interaction->password(u"pi@board"_s, ssh::Asking::Again, stop);
}

Task<void> askHostKey(WindowInteraction *interaction,
                      StopToken stop,
                      std::optional<Result<ssh::HostKeyAnswer>> *answer)
{
    ssh::HostKeyQuestion question;
    question.host = u"[board]:2222"_s;
    question.fingerprint = u"SHA256:abc"_s;
    *answer = co_await interaction->unknownHostKey(question, stop);
}

Task<void>
askTwo(WindowInteraction *interaction, StopToken stop, std::optional<Result<QStringList>> *answer)
{
    ssh::KeyboardPrompts prompts;
    prompts.userAtHost = u"pi@board"_s;
    prompts.prompts.resize(2);
    *answer = co_await interaction->keyboardInteractive(prompts, stop);
}

} // namespace

class TestInteraction : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_interaction = std::make_unique<WindowInteraction>();
        m_scope = std::make_unique<AsyncScope>();
        m_asked.clear();
        connect(m_interaction.get(), &WindowInteraction::asked, this,
                [this](const Question &question) { m_asked.push_back(question); });
    }

    void cleanup()
    {
        m_scope.reset();
        m_interaction.reset();
    }

    void aPasswordGoesToWhoAskedForIt()
    {
        std::optional<Result<QString>> first;
        std::optional<Result<QString>> second;
        m_scope->start(askPassword(m_interaction.get(), m_scope->token(), &first));
        m_scope->start(askPassword(m_interaction.get(), m_scope->token(), &second));
        QCOMPARE(m_asked.size(), std::size_t(2));
        m_interaction->answer(m_asked[1].id, {Answer::Kind::Given, {}, {u"two"_s}});
        QTRY_VERIFY(second);
        QVERIFY(!first);
        QCOMPARE(second->value(), u"two"_s);
        m_interaction->answer(m_asked[0].id, {Answer::Kind::Given, {}, {u"one"_s}});
        QTRY_VERIFY(first);
        QCOMPARE(first->value(), u"one"_s);
    }

    void aHostKeyIsAskedWithItsFingerprint()
    {
        std::optional<Result<ssh::HostKeyAnswer>> answer;
        m_scope->start(askHostKey(m_interaction.get(), m_scope->token(), &answer));
        QCOMPARE(m_asked.at(0).hostKey.fingerprint, u"SHA256:abc"_s);
        m_interaction->answer(m_asked[0].id,
                              {Answer::Kind::Given, ssh::HostKeyAnswer::AcceptOnce, {}});
        QTRY_VERIFY(answer);
        QCOMPARE(answer->value(), ssh::HostKeyAnswer::AcceptOnce);
    }

    void aClosedQuestionIsCancelled()
    {
        std::optional<Result<ssh::HostKeyAnswer>> answer;
        m_scope->start(askHostKey(m_interaction.get(), m_scope->token(), &answer));
        m_interaction->answer(m_asked.at(0).id, {});
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    }

    void aMissingAnswerIsEmptyNotAbsent()
    {
        std::optional<Result<QStringList>> answer;
        m_scope->start(askTwo(m_interaction.get(), m_scope->token(), &answer));
        m_interaction->answer(m_asked.at(0).id, {Answer::Kind::Given, {}, {u"one"_s}});
        QTRY_VERIFY(answer);
        QCOMPARE(answer->value(), QStringList({u"one"_s, QString()}));
    }

    void aStoppedLoginTakesItsQuestionBack()
    {
        QSignalSpy withdrawn(m_interaction.get(), &WindowInteraction::withdrawn);
        StopSource login;
        std::optional<Result<QString>> answer;
        m_scope->start(askPassword(m_interaction.get(), login.token(), &answer));
        login.requestStop();
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::Cancelled);
        QCOMPARE(withdrawn.count(), 1);
        QCOMPARE(withdrawn.first().first().toULongLong(), m_asked.at(0).id);
        m_interaction->answer(m_asked[0].id, {Answer::Kind::Given, {}, {u"late"_s}});
    }

    void anInteractionThatGoesEndsItsQuestions()
    {
        std::optional<Result<QString>> answer;
        m_scope->start(askPassword(m_interaction.get(), m_scope->token(), &answer));
        m_interaction.reset();
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    }

private:
    std::unique_ptr<WindowInteraction> m_interaction;
    std::unique_ptr<AsyncScope> m_scope;
    std::vector<Question> m_asked;
};

QTEST_GUILESS_MAIN(TestInteraction)
#include "tst_interaction.moc"
