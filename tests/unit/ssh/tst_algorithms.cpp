// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/algorithms.h"
#include "tests/unit/ssh/fixture.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <libssh2.h>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

class TestAlgorithms : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem())); }

    void weakAlgorithmsAreNotOffered_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("offered");
        const auto row = [](int method, const char *name, bool offered) {
            QTest::newRow(name) << method << QByteArray(name) << offered;
        };
        row(LIBSSH2_METHOD_KEX, "curve25519-sha256", true);
        row(LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha256", true);
        row(LIBSSH2_METHOD_KEX, "diffie-hellman-group14-sha1", false);
        row(LIBSSH2_METHOD_KEX, "diffie-hellman-group-exchange-sha1", false);
        row(LIBSSH2_METHOD_HOSTKEY, "ssh-ed25519", true);
        row(LIBSSH2_METHOD_HOSTKEY, "rsa-sha2-512", true);
        row(LIBSSH2_METHOD_HOSTKEY, "ssh-rsa", false);
        row(LIBSSH2_METHOD_HOSTKEY, "ssh-dss", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "aes256-gcm@openssh.com", true);
        row(LIBSSH2_METHOD_CRYPT_CS, "chacha20-poly1305@openssh.com", true);
        row(LIBSSH2_METHOD_CRYPT_CS, "aes128-ctr", true);
        row(LIBSSH2_METHOD_CRYPT_CS, "arcfour128", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "3des-cbc", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "aes256-cbc", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "rijndael-cbc@lysator.liu.se", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "blowfish-cbc", false);
        row(LIBSSH2_METHOD_CRYPT_CS, "none", false);
        row(LIBSSH2_METHOD_MAC_CS, "hmac-sha2-256", true);
        row(LIBSSH2_METHOD_MAC_CS, "hmac-sha2-512-etm@openssh.com", true);
        row(LIBSSH2_METHOD_MAC_CS, "hmac-sha1", false);
        row(LIBSSH2_METHOD_MAC_CS, "hmac-md5-96", false);
    }

    void weakAlgorithmsAreNotOffered()
    {
        QFETCH(const int, method);
        QFETCH(const QByteArray, name);
        QFETCH(const bool, offered);
        QCOMPARE(isOffered(method, name), offered);
    }

    void nothingWeakGoesOverTheWire()
    {
        // What we say ourselves has the same form as what a server says.
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *peer = server.nextPendingConnection();
            connect(peer, &QTcpSocket::readyRead, this,
                    [&heard, peer] { heard += peer->readAll(); });
            peer->write("SSH-2.0-OpenSSH_9.2\r\n");
        });
        Target target = m_fixture.target();
        target.port = server.serverPort();
        target.connectTimeout = Milliseconds(1500);
        QVERIFY(!m_fixture.connected(target));
        const ServerOffer offer = readServerOffer(heard);
        QVERIFY(offer.banner.startsWith("SSH-2.0-libssh2"));
        QVERIFY(offer.keyExchange.size() > 2 && offer.hostKeys.size() > 1
                && !offer.ciphers.isEmpty() && !offer.macs.isEmpty());
        const QByteArray all =
            (offer.keyExchange + offer.hostKeys + offer.ciphers + offer.macs).join(',');
        for (const char *weak : {"sha1", "md5", "arcfour", "3des", "cbc", "ssh-rsa", "dss", "none"})
            QVERIFY2(!all.contains(weak), all.constData());
        // What is quick at both ends goes first.
        QVERIFY2(offer.macs.first().startsWith("hmac-sha2-512"), offer.macs.first().constData());
        QVERIFY2(offer.ciphers.first().startsWith("aes128-"), offer.ciphers.first().constData());
    }

    void aServerWithOtherCiphersIsToldWithBothLists()
    {
        Fixture fixture;
        QVERIFY(fixture.start({u"Ciphers chacha20-poly1305@openssh.com"_s}));
        const auto connection = fixture.connected();
        if (connection)
            return; // a libssh2 that has it
        QCOMPARE(fixture.code(), ErrorCode::Unsupported);
        QVERIFY2(fixture.problem().contains(u"chacha20"_s)
                     && fixture.problem().contains(u"aes128-ctr"_s),
                 qPrintable(fixture.problem()));
    }

    void aServerWithOtherMacsIsToldWithBothLists()
    {
        Fixture fixture;
        QVERIFY(fixture.start({u"MACs umac-128-etm@openssh.com"_s, u"Ciphers aes256-ctr"_s}));
        QVERIFY(!fixture.connected());
        QCOMPARE(fixture.code(), ErrorCode::Unsupported);
        QVERIFY2(fixture.problem().contains(u"umac-128"_s), qPrintable(fixture.problem()));
    }

    void somethingElseThanAnSshServerIsTold()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *peer = server.nextPendingConnection();
            peer->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            peer->disconnectFromHost();
        });
        Target target = m_fixture.target();
        target.port = server.serverPort();
        target.connectTimeout = Milliseconds(5000);
        QVERIFY(!m_fixture.connected(target));
        QVERIFY2(m_fixture.problem().contains(u"no SSH server"_s), qPrintable(m_fixture.problem()));
    }

    void brokenOffersAreReadWithoutHarm()
    {
        const QByteArray whole = "hello\r\nSSH-2.0-x\r\n" + QByteArray("\0\0\0\x40\4\x14", 6)
            + QByteArray(16, 'c') + QByteArray("\0\0\0\3abc\0\0\0\3d,e\xff\xff\xff\xff", 18);
        const ServerOffer offer = readServerOffer(whole);
        QCOMPARE(offer.banner, "SSH-2.0-x");
        QCOMPARE(offer.keyExchange, QList<QByteArray>({"abc"}));
        QCOMPARE(offer.hostKeys, QList<QByteArray>({"d", "e"}));
        QVERIFY(offer.ciphers.isEmpty());
        for (qsizetype i = 0; i < whole.size(); ++i)
            (void)readServerOffer(whole.first(i));
    }

    void versionsAreReadFromBanners()
    {
        QCOMPARE(openSshVersion(u"SSH-2.0-OpenSSH_9.2p1 Debian-2"_s), 92);
        QCOMPARE(openSshVersion(u"SSH-2.0-OpenSSH_10.0"_s), 100);
        QCOMPARE(openSshVersion(u"SSH-2.0-dropbear_2022.83"_s), 0);
    }

private:
    Fixture m_fixture;
};

QTEST_GUILESS_MAIN(TestAlgorithms)
#include "tst_algorithms.moc"
