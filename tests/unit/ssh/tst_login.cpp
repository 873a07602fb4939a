// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logins with keys and agents on a real sshd. Passwords are in tst_password.
#include "core/ssh/algorithms.h"
#include "core/ssh/keyfile.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTest>

#include <csignal>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A private ssh-agent with a folder of its own, ended with this object.
class Agent
{
public:
    explicit Agent(const QString &socket)
        : m_socket(socket)
    {
        QFile::remove(socket);
        m_process.start(u"ssh-agent"_s, {u"-D"_s, u"-a"_s, socket});
        m_process.waitForStarted();
    }

    ~Agent()
    {
        m_process.kill();
        m_process.waitForFinished(120000);
    }

    Q_DISABLE_COPY_MOVE(Agent)

    bool add(const QString &key)
    {
        QProcess add;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SSH_AUTH_SOCK"_s, m_socket);
        add.setProcessEnvironment(environment);
        add.start(u"ssh-add"_s, {u"-q"_s, key});
        return add.waitForFinished(120000) && add.exitCode() == 0;
    }

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    QString m_socket;
    QProcess m_process;
};

qsizetype runningThreads()
{
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

} // namespace

class TestLogin : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_keys = m_fixture.path(u"keys"_s);
        QVERIFY(QDir().mkpath(m_keys));
        const QString authorized = m_keys + u"/authorized"_s;
        QVERIFY2(m_fixture.start({u"AuthorizedKeysFile %1"_s.arg(authorized), u"MaxAuthTries 6"_s}),
                 qPrintable(m_fixture.problem()));
        QVERIFY(makeKey(key(u"ed25519"_s), u"ed25519"_s));
        QVERIFY(makeKey(key(u"ecdsa"_s), u"ecdsa"_s));
        QVERIFY(makeKey(key(u"ecdsa384"_s), u"ecdsa"_s, QString(), {u"-b"_s, u"384"_s}));
        QVERIFY(makeKey(key(u"locked"_s), u"ed25519"_s, u"open sesame ä"_s));
        QVERIFY(makeKey(key(u"lockedec"_s), u"ecdsa"_s, u"other"_s));
        QVERIFY(
            makeKey(key(u"gcm"_s), u"ed25519"_s, u"x"_s, {u"-Z"_s, u"aes256-gcm@openssh.com"_s}));
        QVERIFY(makeKey(key(u"rsa"_s), u"rsa"_s));
        QVERIFY(makeKey(key(u"pem"_s), u"ecdsa"_s, u"pem pass"_s, {u"-m"_s, u"PEM"_s}));
        QByteArray lines;
        for (const QString &name : {u"ed25519"_s, u"ecdsa"_s, u"ecdsa384"_s, u"locked"_s,
                                    u"lockedec"_s, u"gcm"_s, u"rsa"_s, u"pem"_s}) {
            lines += readAll(key(name) + u".pub"_s);
        }
        QVERIFY(writeAll(authorized, lines));
        for (int i = 0; i < 8; ++i)
            QVERIFY(makeKey(key(u"stranger%1"_s.arg(i)), u"ed25519"_s));
        QVERIFY(makeKey(key(u"lockedstranger"_s), u"ed25519"_s, u"never asked"_s));
    }

    void init()
    {
        m_fixture.interaction = std::make_shared<ScriptedInteraction>();
        m_fixture.secrets = std::make_shared<SecretCache>();
    }

    void plainKeysLogIn_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"ed25519", "ecdsa", "ecdsa384"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void plainKeysLogIn()
    {
        QFETCH(const QString, name);
        const auto connection = m_fixture.connected(target({name}));
        QVERIFY2(connection, qPrintable(m_fixture.problem()));
        QVERIFY(connection->serverBanner().startsWith(u"SSH-2.0-OpenSSH"_s));
        QVERIFY(connection->hostKeyFingerprint().startsWith(u"SHA256:"_s));
    }

    void anEncryptedKeyAsksOnceInARun_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("passphrase");
        QTest::newRow("ed25519") << u"locked"_s << u"open sesame ä"_s;
        QTest::newRow("ecdsa") << u"lockedec"_s << u"other"_s;
        QTest::newRow("PEM") << u"pem"_s << u"pem pass"_s;
    }

    void anEncryptedKeyAsksOnceInARun()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, passphrase);
        m_fixture.interaction->passphrases = {u"wrong"_s, passphrase};
        QVERIFY2(m_fixture.connected(target({name})), qPrintable(m_fixture.problem()));
        QCOMPARE(m_fixture.interaction->passphraseQuestions, QStringList({key(name), key(name)}));
        QCOMPARE(m_fixture.interaction->askings, QList<Asking>({Asking::First, Asking::Again}));
        QVERIFY2(m_fixture.connected(target({name})), qPrintable(m_fixture.problem()));
        QCOMPARE(m_fixture.interaction->passphraseQuestions.size(), 2);
    }

    void aWrongPassphraseThreeTimesIsTold()
    {
        m_fixture.interaction->passphrases = {u"a"_s, u"b"_s, u"c"_s, u"d"_s};
        QVERIFY(!m_fixture.connected(target({u"locked"_s})));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_fixture.problem().contains(u"passphrase"_s), qPrintable(m_fixture.problem()));
        QCOMPARE(m_fixture.interaction->passphraseQuestions.size(), 3);
    }

    void nobodyIsAskedForTheKeyThatTheServerDoesNotWant()
    {
        m_fixture.interaction->passphrases = {u"x"_s};
        QVERIFY2(m_fixture.connected(target({u"lockedstranger"_s, u"ed25519"_s})),
                 qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.interaction->passphraseQuestions.isEmpty());
    }

    void withoutAPersonALockedKeyNamesTheAgent()
    {
        Connection connection(target({u"locked"_s}), std::make_shared<RefusingInteraction>(),
                              m_fixture.secrets);
        QVERIFY(!m_fixture.open(connection));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_fixture.problem().contains(u"ssh-add"_s), qPrintable(m_fixture.problem()));
    }

    void keysAreTriedInTheirOrderAndMissingOnesSkipped()
    {
        QVERIFY2(m_fixture.connected(target({u"nowhere"_s, u"stranger0"_s, u"ed25519"_s})),
                 qPrintable(m_fixture.problem()));
    }

    void aRefusedKeyIsNamed()
    {
        QVERIFY(!m_fixture.connected(target({u"stranger0"_s})));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_fixture.problem().contains(key(u"stranger0"_s)),
                 qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.problem().contains(u"ssh-copy-id"_s));
    }

    void anUnknownUserIsRefusedLikeAnyOther()
    {
        Target to = target({u"ed25519"_s});
        to.user = u"nobody-of-this-name"_s;
        QVERIFY(!m_fixture.connected(to));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
    }

    void tooManyKeysAreToldInWords()
    {
        QStringList names;
        for (int i = 0; i < 8; ++i)
            names << u"stranger%1"_s.arg(i);
        QVERIFY(!m_fixture.connected(target(names)));
        QCOMPARE(m_fixture.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_fixture.problem().contains(u"MaxAuthTries"_s)
                     || m_fixture.problem().contains(u"stranger"_s),
                 qPrintable(m_fixture.problem()));
    }

    void anRsaKeyWorksOrIsToldWithTheReason()
    {
        const auto connection = m_fixture.connected(target({u"rsa"_s}));
        if (libraryAbilities().rsaSha2 == LibraryAbilities::RsaSha2::Yes) {
            QVERIFY2(connection, qPrintable(m_fixture.problem()));
            return;
        }
        QVERIFY(!connection);
        QVERIFY2(m_fixture.problem().contains(u"libssh2 1.11"_s)
                     && m_fixture.problem().contains(u"ed25519"_s)
                     && m_fixture.problem().contains(libraryAbilities().version),
                 qPrintable(m_fixture.problem()));
        // It costs no try: the others still work.
        QVERIFY(m_fixture.connected(target({u"rsa"_s, u"ed25519"_s})));
    }

    void aKeyFileThatThisLibraryCannotDecryptIsToldWithTheReason()
    {
        m_fixture.interaction->passphrases = {u"x"_s};
        const auto connection = m_fixture.connected(target({u"gcm"_s}));
        if (libraryAbilities().aeadKeyFiles == LibraryAbilities::AeadKeyFiles::Yes) {
            QVERIFY2(connection, qPrintable(m_fixture.problem()));
            return;
        }
        QVERIFY(!connection);
        QVERIFY2(m_fixture.problem().contains(u"ssh-keygen -p -Z aes256-ctr"_s),
                 qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.interaction->passphraseQuestions.isEmpty());
    }

    void anAgentLogsIn_data() { plainKeysLogIn_data(); }

    void anAgentLogsIn()
    {
        QFETCH(const QString, name);
        const QString socket = m_fixture.path(u"agent"_s);
        Agent agent(socket);
        QTRY_VERIFY(agent.add(key(u"stranger0"_s)));
        QVERIFY(agent.add(key(name)));
        Target to = target({});
        to.agentSocket = socket;
        QVERIFY2(m_fixture.connected(to), qPrintable(m_fixture.problem()));
        // Only named keys: none is named.
        to.identitiesOnly = IdentitiesOnly::Yes;
        QVERIFY(!m_fixture.connected(to));
        // Named by its public half, held by the agent.
        to.identityFiles = {key(name)};
        QVERIFY2(m_fixture.connected(to), qPrintable(m_fixture.problem()));
    }

    void anAgentWithALockedKeySparesItsPassphrase()
    {
        const QString socket = m_fixture.path(u"agent2"_s);
        Agent agent(socket);
        const QString copy = key(u"unlocked"_s);
        QVERIFY(writeAll(copy, readAll(key(u"locked"_s))));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(runTool(
            u"ssh-keygen"_s,
            {u"-q"_s, u"-p"_s, u"-P"_s, u"open sesame ä"_s, u"-N"_s, QString(), u"-f"_s, copy}));
        QTRY_VERIFY(agent.add(copy));
        Target to = target({u"locked"_s});
        to.agentSocket = socket;
        QVERIFY2(m_fixture.connected(to), qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.interaction->passphraseQuestions.isEmpty());
    }

    void aHungAgentBlocksNobodyAndCanBeStopped()
    {
        const QString socket = m_fixture.path(u"agent3"_s);
        Agent agent(socket);
        QTRY_VERIFY(agent.add(key(u"ed25519"_s)));
        ::kill(static_cast<pid_t>(agent.pid()), SIGSTOP);
        const qsizetype threads = runningThreads();
        Target to = target({});
        to.agentSocket = socket;
        auto connection = m_fixture.connection(to);
        StopSource source;
        QTimer::singleShot(500, this, [&] { source.requestStop(); });
        const auto opened = await(connection->open(source.token()));
        QVERIFY(!m_fixture.keep(opened));
        QCOMPARE(m_fixture.code(), ErrorCode::Cancelled);
        QCOMPARE(connection->state(), Connection::State::Closed);
        // Nobody is left behind who waits for it.
        QTRY_COMPARE(runningThreads(), threads);
        ::kill(static_cast<pid_t>(agent.pid()), SIGCONT);
    }

    void anAgentThatHangsUpIsPassedOver()
    {
        const QString socket = m_fixture.path(u"agent4"_s);
        QLocalServer agent;
        QVERIFY(agent.listen(socket));
        connect(&agent, &QLocalServer::newConnection, this, [&agent] {
            QLocalSocket *asker = agent.nextPendingConnection();
            connect(asker, &QLocalSocket::readyRead, asker, [asker] {
                asker->readAll(); // a close before that would be an error where it writes
                asker->close();
            });
        });
        Target to = target({u"ed25519"_s});
        to.agentSocket = socket;
        QVERIFY2(m_fixture.connected(to), qPrintable(m_fixture.problem()));
    }

    void anAgentThatIsGoneIsPassedOver()
    {
        Target to = target({u"ed25519"_s});
        to.agentSocket = m_fixture.path(u"no-such-socket"_s);
        QVERIFY2(m_fixture.connected(to), qPrintable(m_fixture.problem()));
    }

    void closingDuringTheLoginEndsIt()
    {
        auto connection = m_fixture.connection(target({u"ed25519"_s}));
        connect(connection.get(), &Connection::stateChanged, this, [&](Connection::State state) {
            if (state == Connection::State::Authenticating)
                QMetaObject::invokeMethod(
                    connection.get(), [&] { connection->close(); }, Qt::QueuedConnection);
        });
        QVERIFY(!m_fixture.open(*connection));
        QCOMPARE(m_fixture.code(), ErrorCode::Cancelled);
        QCOMPARE(connection->state(), Connection::State::Closed);
        connection->disconnect(this);
        QVERIFY2(m_fixture.open(*connection), qPrintable(m_fixture.problem()));
    }

    void aKeyFileSaysWhatItIs()
    {
        const auto locked = probeKeyFile(key(u"locked"_s));
        QVERIFY(locked);
        QCOMPARE(locked->encryption, KeyFile::Encryption::Encrypted);
        QCOMPARE(locked->type, "ssh-ed25519");
        QCOMPARE(locked->cipher, "aes256-ctr");
        const auto pem = probeKeyFile(key(u"pem"_s));
        QVERIFY(pem);
        QCOMPARE(pem->format, KeyFile::Format::Pem);
        QCOMPARE(pem->encryption, KeyFile::Encryption::Encrypted);
        QVERIFY(!probeKeyFile(key(u"ed25519.pub"_s)));
        QVERIFY(!probeKey("", u"x"_s));
        QVERIFY(!probeKey("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", u"x"_s));
        const QByteArray whole = readAll(key(u"locked"_s));
        for (qsizetype i = 0; i < whole.size(); ++i)
            (void)probeKey(whole.first(i), u"x"_s);
    }

    void secretsAreKeptApartAndForgotten()
    {
        SecretCache cache;
        cache.keepPassphrase(u"a"_s, "one");
        cache.keepPassword(u"a"_s, "two");
        QCOMPARE(cache.passphrase(u"a"_s), QByteArray("one"));
        QCOMPARE(cache.password(u"a"_s), QByteArray("two"));
        cache.forgetPassphrase(u"a"_s);
        QVERIFY(!cache.passphrase(u"a"_s));
        QVERIFY(cache.password(u"a"_s));
    }

private:
    [[nodiscard]] QString key(const QString &name) const { return m_keys + u'/' + name; }

    [[nodiscard]] Target target(const QStringList &names) const
    {
        Target target = m_fixture.target();
        target.identityFiles.clear();
        for (const QString &name : names)
            target.identityFiles << key(name);
        return target;
    }

    Fixture m_fixture;
    QString m_keys;
};

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
