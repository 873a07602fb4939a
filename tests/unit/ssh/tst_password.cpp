// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Password and keyboard-interactive against a real sshd with PAM.
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/passwordserver.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

class TestPassword : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        const QString obstacle = PasswordServer::obstacle();
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        m_server = std::make_unique<PasswordServer>(m_folder.path());
    }

    void init()
    {
        m_fixture.interaction = std::make_shared<ScriptedInteraction>();
        m_fixture.secrets = std::make_shared<SecretCache>();
    }

    void cleanupTestCase() { m_server.reset(); }

    void aPasswordLogsIn_data()
    {
        QTest::addColumn<QStringList>("config");
        QTest::newRow("password only")
            << QStringList{u"PasswordAuthentication yes"_s, u"KbdInteractiveAuthentication no"_s};
        QTest::newRow("keyboard-interactive only")
            << QStringList{u"PasswordAuthentication no"_s, u"KbdInteractiveAuthentication yes"_s};
        QTest::newRow("keyboard-interactive with nothing to ask") << QStringList{
            u"UsePAM no"_s, u"PasswordAuthentication yes"_s, u"KbdInteractiveAuthentication yes"_s};
        QTest::newRow("both") << QStringList{u"PasswordAuthentication yes"_s,
                                             u"KbdInteractiveAuthentication yes"_s};
    }

    void aPasswordLogsIn()
    {
        QFETCH(const QStringList, config);
        QVERIFY2(m_server->start(config), m_server->log().constData());
        // The second try is right; after that nobody is asked again in this run.
        m_fixture.interaction->passwords = {u"wrong"_s, u"right horse"_s};
        const auto connection = m_fixture.connected(target(u"tester"_s));
        QVERIFY2(connection, qPrintable(m_fixture.problem() + QString::fromUtf8(m_server->log())));
        const auto result = m_fixture.run(*connection, "id -un");
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput, "tester\n");
        QCOMPARE(m_fixture.interaction->passwordQuestions,
                 QStringList({u"tester@127.0.0.1"_s, u"tester@127.0.0.1"_s}));
        QCOMPARE(m_fixture.interaction->askings, QList<Asking>({Asking::First, Asking::Again}));
        QVERIFY(m_fixture.connected(target(u"tester"_s)));
        QCOMPARE(m_fixture.interaction->passwordQuestions.size(), 2);
    }

    void aWrongPasswordIsToldAfterThreeTries_data() { aPasswordLogsIn_data(); }

    void aWrongPasswordIsToldAfterThreeTries()
    {
        QFETCH(const QStringList, config);
        QVERIFY2(m_server->start(config), m_server->log().constData());
        m_fixture.interaction->passwords = {u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QVERIFY(!m_fixture.connected(target(u"tester"_s)));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QCOMPARE(m_fixture.interaction->passwordQuestions.size(), 3);
    }

    void givingUpAtThePasswordEndsTheLogin()
    {
        QVERIFY(m_server->start({u"KbdInteractiveAuthentication yes"_s}));
        QVERIFY(!m_fixture.connected(target(u"tester"_s)));
        QCOMPARE(m_fixture.code(), ErrorCode::Cancelled);
    }

    void withoutAPersonAPasswordIsToldInWords()
    {
        QVERIFY(m_server->start({u"KbdInteractiveAuthentication yes"_s}));
        Connection connection(target(u"tester"_s), std::make_shared<RefusingInteraction>(),
                              m_fixture.secrets);
        QVERIFY(!m_fixture.open(connection));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_fixture.problem().contains(u"ssh-copy-id"_s), qPrintable(m_fixture.problem()));
    }

    void furtherQuestionsGoToThePerson()
    {
        // An expired password: the server asks for a new one, twice, in more rounds.
        QVERIFY(m_server->start(
            {u"PasswordAuthentication no"_s, u"KbdInteractiveAuthentication yes"_s}));
        m_fixture.interaction->passwords = {u"right horse"_s};
        m_fixture.interaction->keyboardAnswers = {
            {u"New password: "_s, u"Other-Battery-7 staple"_s},
            {u"Retype new password: "_s, u"Other-Battery-7 staple"_s},
            {u"Current password: "_s, u"right horse"_s}};
        const auto connection = m_fixture.connected(target(u"expired"_s));
        QStringList asked;
        for (const KeyboardPrompts &prompts : m_fixture.interaction->keyboardQuestions) {
            for (const KeyboardPrompt &prompt : prompts.prompts)
                asked << prompt.text;
            QCOMPARE(prompts.userAtHost, u"expired@127.0.0.1"_s);
        }
        QVERIFY2(asked.contains(u"New password: "_s) && asked.contains(u"Retype new password: "_s),
                 qPrintable(asked.join(u'|') + m_fixture.problem()
                            + QString::fromUtf8(m_server->log())));
        QVERIFY2(connection, qPrintable(m_fixture.problem() + QString::fromUtf8(m_server->log())));
    }

    void aStopWhileAPersonThinksEndsTheLogin()
    {
        QVERIFY(m_server->start(
            {u"PasswordAuthentication no"_s, u"KbdInteractiveAuthentication yes"_s}));

        /// Never answers.
        class Thinker : public ScriptedInteraction
        {
        public:
            Task<Result<QString>> password(QString, ssh::Asking, StopToken stop) override
            {
                const Wake wake = co_await delay(Milliseconds(3'600'000), stop);
                Q_UNUSED(wake)
                co_return tl::make_unexpected(Error::cancelled());
            }
        };

        auto connection = std::make_unique<Connection>(
            target(u"tester"_s), std::make_shared<Thinker>(), m_fixture.secrets);
        StopSource source;
        QTimer::singleShot(500, this, [&] { source.requestStop(); });
        QVERIFY(!m_fixture.keep(await(connection->open(source.token()))));
        QCOMPARE(m_fixture.code(), ErrorCode::Cancelled);
        // The same when it is simply destroyed.
        std::optional<Result<void>> outcome;
        const auto wait = [](Connection *opening, std::optional<Result<void>> *out) -> Task<void> {
            Result<void> result = co_await opening->open(StopToken());
            out->emplace(std::move(result));
        };
        wait(connection.get(), &outcome);
        QTRY_COMPARE(connection->state(), Connection::State::Authenticating);
        connection.reset();
        QVERIFY(outcome.has_value() && !*outcome);
    }

private:
    [[nodiscard]] Target target(const QString &user) const
    {
        Target target(u"127.0.0.1"_s, m_server->port(), user);
        target.knownHostsFile = m_server->knownHostsFile();
        target.agentSocket = u"none"_s;
        return target;
    }

    QTemporaryDir m_folder;
    Fixture m_fixture;
    std::unique_ptr<PasswordServer> m_server;
};

QTEST_GUILESS_MAIN(TestPassword)
#include "tst_password.moc"
