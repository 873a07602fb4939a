// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one line in which a person says where a device is.
#include "core/ssh/address.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

class TestAddress : public QObject
{
    Q_OBJECT

private slots:

    void isReadAsOpenSshsUsersWriteIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char *text, const char *user, const char *host, int port) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(user)
                                      << QString::fromUtf8(host) << port;
        };
        row("nano", "", "nano", 0);
        row("nano:2222", "", "nano", 2222);
        row("pi@192.0.2.7", "pi", "192.0.2.7", 0);
        row("pi@192.0.2.7:22", "pi", "192.0.2.7", 22);
        row("me@work@gate:1", "me@work", "gate", 1);
        row("fe80::1", "", "fe80::1", 0);
        row("[fe80::1]", "", "fe80::1", 0);
        row("pi@[fe80::1]:65535", "pi", "fe80::1", 65535);
        row("ssh://pi@nano:2222", "pi", "nano", 2222);
        row("보드:2222", "", "보드", 2222);
    }

    void isReadAsOpenSshsUsersWriteIt()
    {
        QFETCH(const QString, text);
        const Result<Address> address = parseAddress(text);
        QVERIFY2(address, address ? "" : qPrintable(address.error().text()));
        QTEST(address->user, "user");
        QTEST(address->host, "host");
        QTEST(int(address->port), "port");
    }

    void isRefusedInWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "pi@", ":22", "nano:", "nano:0", "nano:65536", "nano:ssh",
                                 "nano:-1", "[fe80::1]:x", "nano:99999999999999999999"})
            QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    }

    void isRefusedInWords()
    {
        QFETCH(const QString, text);
        const Result<Address> address = parseAddress(text);
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::InvalidInput);
        QVERIFY(!address.error().what.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
