// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// known_hosts, by itself and against a real sshd.
#include "core/ssh/algorithms.h"
#include "core/ssh/hostkeycheck.h"
#include "core/ssh/knownhosts.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QFile>
#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The type and base64 of a public key file.
struct PublicKey
{
    explicit PublicKey(const QString &file)
    {
        const QList<QByteArray> words = readAll(file).simplified().split(' ');
        type = words.value(0);
        base64 = words.value(1);
        blob = QByteArray::fromBase64(base64);
    }

    [[nodiscard]] QByteArray line(const QByteArray &hosts) const
    {
        return hosts + ' ' + type + ' ' + base64 + '\n';
    }

    QByteArray type;
    QByteArray base64;
    QByteArray blob;
};

HostKeyVerdict
verdict(const QByteArray &text, const QString &host, quint16 port, const PublicKey &key)
{
    KnownHosts known;
    known.addText(text);
    return known.check(host, port, key.type, key.blob, {"ssh-ed25519", "ecdsa-sha2-nistp256"})
        .verdict;
}

} // namespace

class TestHostKeys : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(makeKey(m_folder.filePath(u"one"_s), u"ed25519"_s));
        QVERIFY(makeKey(m_folder.filePath(u"two"_s), u"ed25519"_s));
        QVERIFY(makeKey(m_folder.filePath(u"ec"_s), u"ecdsa"_s));
        // The server has both, as most have; so that the order matters.
        QVERIFY2(m_fixture.start({u"HostKey %1"_s.arg(m_folder.filePath(u"ec"_s)),
                                  u"HostKey %1"_s.arg(m_folder.filePath(u"one"_s))}),
                 qPrintable(m_fixture.problem()));
    }

    void init()
    {
        m_known = m_folder.filePath(u"known_hosts"_s);
        QFile::remove(m_known);
        m_fixture.interaction = std::make_shared<ScriptedInteraction>();
    }

    void plainHashedListedAndWildEntriesAreFound()
    {
        const PublicKey key(m_folder.filePath(u"one.pub"_s));
        QCOMPARE(verdict(key.line("board"), u"board"_s, 22, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("board"), u"BOARD"_s, 22, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("a,board,192.0.2.1"), u"192.0.2.1"_s, 22, key),
                 HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("[board]:2200"), u"board"_s, 2200, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("[board]:2200"), u"board"_s, 22, key), HostKeyVerdict::Unknown);
        QCOMPARE(verdict(key.line("*.lab,192.0.2.?"), u"pi.lab"_s, 22, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("[192.0.2.*]:2200"), u"192.0.2.77"_s, 2200, key),
                 HostKeyVerdict::Known);
        QCOMPARE(verdict(key.line("*.lab,!pi.lab"), u"pi.lab"_s, 22, key), HostKeyVerdict::Unknown);
    }

    void entriesThatOpenSshHashedAreFound()
    {
        const PublicKey key(m_folder.filePath(u"one.pub"_s));
        const QString file = m_folder.filePath(u"hashed"_s);
        QVERIFY(writeAll(file, key.line("board") + key.line("[board]:2200")));
        QVERIFY(runTool(u"ssh-keygen"_s, {u"-H"_s, u"-f"_s, file}));
        const QByteArray text = readAll(file);
        QVERIFY(text.startsWith("|1|"));
        QCOMPARE(verdict(text, u"board"_s, 22, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(text, u"board"_s, 2200, key), HostKeyVerdict::Known);
        QCOMPARE(verdict(text, u"other"_s, 22, key), HostKeyVerdict::Unknown);
    }

    void anotherKeyOfTheHostIsAChange()
    {
        const PublicKey one(m_folder.filePath(u"one.pub"_s));
        const PublicKey two(m_folder.filePath(u"two.pub"_s));
        const PublicKey ec(m_folder.filePath(u"ec.pub"_s));
        QCOMPARE(verdict(one.line("board"), u"board"_s, 22, two), HostKeyVerdict::Changed);
        // The known type could have been shown and was not: no silent downgrade.
        QCOMPARE(verdict(one.line("board"), u"board"_s, 22, ec), HostKeyVerdict::Changed);
        QCOMPARE(verdict(one.line("board") + two.line("board"), u"board"_s, 22, two),
                 HostKeyVerdict::Known);
    }

    void aPlainEntryIsNoChangeForAnotherPort()
    {
        const PublicKey one(m_folder.filePath(u"one.pub"_s));
        const PublicKey two(m_folder.filePath(u"two.pub"_s));
        QCOMPARE(verdict(one.line("localhost"), u"localhost"_s, 2201, two),
                 HostKeyVerdict::Unknown);
        QCOMPARE(verdict(one.line("localhost"), u"localhost"_s, 2201, one), HostKeyVerdict::Known);
    }

    void aKeyTypeThatCannotBeCheckedSaysNothing()
    {
        const PublicKey one(m_folder.filePath(u"one.pub"_s));
        QVERIFY(makeKey(m_folder.filePath(u"rsa"_s), u"rsa"_s));
        const PublicKey rsa(m_folder.filePath(u"rsa.pub"_s));
        QCOMPARE(verdict(rsa.line("board"), u"board"_s, 22, one), HostKeyVerdict::Unknown);
    }

    void revokedWinsOverKnown()
    {
        const PublicKey key(m_folder.filePath(u"one.pub"_s));
        QCOMPARE(verdict(key.line("board") + key.line("@revoked *"), u"board"_s, 22, key),
                 HostKeyVerdict::Revoked);
    }

    void badLinesAreSkipped()
    {
        const PublicKey key(m_folder.filePath(u"one.pub"_s));
        const QByteArray bad = "nonsense\n|1|x|y ssh-ed25519 AAAA\n@what x y z\nboard ssh-ed25519 "
                               "!!!!\n# comment\n\n"
            + QByteArray(100'000, 'x') + '\n';
        QCOMPARE(verdict(bad + key.line("board"), u"board"_s, 22, key), HostKeyVerdict::Known);
        KnownHosts known;
        known.addText(QByteArray(1'000'000, '\0') + bad);
    }

    void patternsMatchAsInOpenSsh()
    {
        QVERIFY(matchesPattern("abc", "a*c"));
        QVERIFY(matchesPattern("ac", "a*c"));
        QVERIFY(matchesPattern("abcbc", "a*bc"));
        QVERIFY(!matchesPattern("abd", "a*c"));
        QVERIFY(matchesPattern("a*", "a?"));
        QVERIFY(!matchesPattern("a", "a?"));
        QVERIFY(matchesPattern("", "*"));
        QVERIFY(matchesPattern(QByteArray(20'000, 'a'), "*a*a*a*a*"));
    }

    void anUnknownKeyAsksAndIsRememberedInOneLine()
    {
        QVERIFY(writeAll(m_known, "# mine\nother ssh-ed25519 AAAAgarbage"));
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptAndRemember;
        QVERIFY2(m_fixture.connected(target()), qPrintable(m_fixture.problem()));
        QCOMPARE(m_fixture.interaction->hostKeyQuestions.size(), 1);
        const HostKeyQuestion question = m_fixture.interaction->hostKeyQuestions.first();
        const QByteArray listed = toolOutput(
            u"ssh-keygen"_s,
            {u"-lf"_s,
             m_folder.filePath(question.keyType == u"ssh-ed25519"_s ? u"one.pub"_s : u"ec.pub"_s)});
        QVERIFY2(listed.contains(question.fingerprint.toUtf8()), listed.constData());
        const QByteArray text = readAll(m_known);
        QVERIFY(text.startsWith("# mine\nother ssh-ed25519 AAAAgarbage\n["));
        QCOMPARE(text.count('\n'), 3);
        // The second time nobody is asked; OpenSSH finds the line, too.
        QVERIFY(m_fixture.connected(target()));
        QCOMPARE(m_fixture.interaction->hostKeyQuestions.size(), 1);
        QVERIFY(runTool(u"ssh-keygen"_s, {u"-F"_s, question.host, u"-f"_s, m_known}));
    }

    void aNewKeyIsHashedWhereTheConfigurationSaysSo()
    {
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptAndRemember;
        Target to = target();
        to.hashKnownHosts = HashKnownHosts::Yes;
        QVERIFY(m_fixture.connected(to));
        QVERIFY(readAll(m_known).startsWith("|1|"));
        QVERIFY(runTool(
            u"ssh-keygen"_s,
            {u"-F"_s, m_fixture.interaction->hostKeyQuestions.first().host, u"-f"_s, m_known}));
        QVERIFY(m_fixture.connected(target()));
        QCOMPARE(m_fixture.interaction->hostKeyQuestions.size(), 1);
    }

    void acceptingOnceWritesNothing()
    {
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        QVERIFY(m_fixture.connected(target()));
        QVERIFY(!QFile::exists(m_known));
    }

    void aKeyAcceptedOnceHoldsForAllThatShareIt()
    {
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        const auto accepted = std::make_shared<AcceptedHostKeys>();
        const auto asked = [this] { return m_fixture.interaction->hostKeyQuestions.size(); };
        const auto opens = [this, &accepted](const Target &to) {
            Connection connection(to, m_fixture.interaction, m_fixture.secrets, accepted);
            return m_fixture.open(connection);
        };
        QVERIFY(opens(target()));
        QCOMPARE(asked(), 1);
        QVERIFY(opens(target()));
        QCOMPARE(asked(), 1);
        // For another host it is another question, also with the same key.
        Target other = target();
        other.hostKeyAlias = u"other"_s;
        QVERIFY(opens(other));
        QCOMPARE(asked(), 2);
        QVERIFY(m_fixture.connected(target())); // which shares nothing
        QCOMPARE(asked(), 3);
        QVERIFY(!QFile::exists(m_known));
    }

    void aRefusedKeyEndsTheConnection()
    {
        QVERIFY(!m_fixture.connected(target()));
        QCOMPARE(m_fixture.code(), ErrorCode::HostKeyUnknown);
    }

    void withoutAPersonAnUnknownKeyIsToldInWords()
    {
        Connection connection(target(), std::make_shared<RefusingInteraction>(), m_fixture.secrets);
        QVERIFY(!m_fixture.open(connection));
        QCOMPARE(m_fixture.code(), ErrorCode::HostKeyUnknown);
        QVERIFY(m_fixture.problem().contains(u"SHA256:"_s));
    }

    void aChangedKeyIsRefusedAndExplained()
    {
        const PublicKey two(m_folder.filePath(u"two.pub"_s));
        QVERIFY(writeAll(m_known, two.line(hostName())));
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptAndRemember;
        QVERIFY(!m_fixture.connected(target()));
        QCOMPARE(m_fixture.code(), ErrorCode::HostKeyChanged);
        QVERIFY2(m_fixture.problem().contains(u"ssh-keygen -f"_s), qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.interaction->hostKeyQuestions.isEmpty());
        QCOMPARE(readAll(m_known), two.line(hostName()));
    }

    void aRevokedKeyIsRefused()
    {
        const PublicKey one(m_folder.filePath(u"one.pub"_s));
        const PublicKey ec(m_folder.filePath(u"ec.pub"_s));
        QVERIFY(writeAll(m_known, one.line("@revoked *") + ec.line("@revoked *")));
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptAndRemember;
        QVERIFY(!m_fixture.connected(target()));
        QCOMPARE(m_fixture.code(), ErrorCode::HostKeyRevoked);
    }

    void theKnownTypeIsAskedForFirst_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("ed25519 known") << u"one.pub"_s;
        QTest::newRow("ecdsa known") << u"ec.pub"_s;
    }

    void theKnownTypeIsAskedForFirst()
    {
        QFETCH(const QString, file);
        const PublicKey key(m_folder.filePath(file));
        QVERIFY(writeAll(m_known, key.line(hostName())));
        QVERIFY2(m_fixture.connected(target()), qPrintable(m_fixture.problem()));
        QVERIFY(m_fixture.interaction->hostKeyQuestions.isEmpty());
    }

    void anAuthorityIsToldInWords()
    {
        const PublicKey two(m_folder.filePath(u"two.pub"_s));
        QVERIFY(writeAll(m_known, two.line("@cert-authority *")));
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        QVERIFY(m_fixture.connected(target()));
        QVERIFY(m_fixture.interaction->hostKeyQuestions.first().note.contains(u"certificate"_s));
    }

    void aServerWithOnlyAnRsaKeyIsToldWithTheReason()
    {
        Fixture fixture;
        QVERIFY(makeKey(m_folder.filePath(u"rsahost"_s), u"rsa"_s));
        QVERIFY(fixture.start({u"HostKey %1"_s.arg(m_folder.filePath(u"rsahost"_s)),
                               u"HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256"_s}));
        fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        Target to = fixture.target();
        to.knownHostsFile = m_known;
        const auto connection = fixture.connected(to);
        if (libraryAbilities().rsaSha2 == LibraryAbilities::RsaSha2::Yes) {
            QVERIFY2(connection, qPrintable(fixture.problem()));
            return;
        }
        QVERIFY(!connection);
        QCOMPARE(fixture.code(), ErrorCode::Unsupported);
        QVERIFY2(fixture.problem().contains(u"ed25519"_s)
                     && fixture.problem().contains(u"libssh2 1.11"_s),
                 qPrintable(fixture.problem()));
    }

private:
    [[nodiscard]] Target target() const
    {
        Target target = m_fixture.target();
        target.knownHostsFile = m_known;
        return target;
    }

    [[nodiscard]] QByteArray hostName() const
    {
        return knownHostName(u"127.0.0.1"_s, m_fixture.target().port).toUtf8();
    }

    QTemporaryDir m_folder;
    Fixture m_fixture;
    QString m_known;
};

QTEST_GUILESS_MAIN(TestHostKeys)
#include "tst_hostkeys.moc"
