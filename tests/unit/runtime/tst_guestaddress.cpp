// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestcard.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Where guests are on a network of the person's: what is taken, and what is refused.
class TestGuestAddress : public QObject
{
    Q_OBJECT

private slots:

    void namesOfInterfacesAreTaken()
    {
        for (const QString &name :
             {u"eth0"_s, u"enp3s0"_s, u"br-lab"_s, u"eth0.100"_s, u"wlx00c0ca123456"_s, u"a"_s})
            QVERIFY2(isInterfaceName(name), qPrintable(name));
    }

    void hostileOnesAreNot()
    {
        for (const QString &name :
             {QString(), u"."_s, u".."_s, u"-x"_s, u"a b"_s, u"a/b"_s, u"a:1"_s, u"$(id)"_s,
              u"a;id"_s, u"`id`"_s, u"a'b"_s, u"a\nb"_s, u"eth0\n"_s, u"abcdefghijklmnop"_s, u"é"_s,
              u"a*"_s, u"veth1@if2"_s})
            QVERIFY2(!isInterfaceName(name), qPrintable(name));
    }

    void whatIsWrongIsSaidOfItsField_data()
    {
        QTest::addColumn<GuestAddress>("where");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &interface, const QString &address,
                            const QString &gateway, const QString &field) {
            QTest::newRow(name) << GuestAddress{interface, address, gateway} << field;
        };
        const QString good = u"192.0.2.30/24"_s;
        row("all of it", u"eth0"_s, good, u"192.0.2.1"_s, {});
        row("an address alone", {}, good, {}, {});
        row("nothing", {}, {}, {}, {});
        row("the smallest network", {}, u"192.0.2.1/30"_s, u"192.0.2.2"_s, {});
        row("a large one", {}, u"10.255.0.0/8"_s, u"10.0.0.1"_s, {});
        row("an interface of many words", u"eth0 up"_s, good, {}, u"interface"_s);
        const QString address = u"address"_s;
        row("no prefix", {}, u"192.0.2.30"_s, {}, address);
        row("a prefix too long", {}, u"192.0.2.30/31"_s, {}, address);
        row("of no bits", {}, u"192.0.2.30/0"_s, {}, address);
        row("with a zero before it", {}, u"192.0.2.30/024"_s, {}, address);
        row("twice", {}, u"192.0.2.30/24/24"_s, {}, address);
        row("a mask", {}, u"192.0.2.30/255.255.255.0"_s, {}, address);
        row("three numbers", {}, u"192.0.2/24"_s, {}, address);
        row("too large a number", {}, u"192.0.2.256/24"_s, {}, address);
        row("octal, perhaps", {}, u"192.0.2.030/24"_s, {}, address);
        row("the network", {}, u"192.0.2.0/24"_s, {}, address);
        row("the broadcast", {}, u"192.0.2.255/24"_s, {}, address);
        row("the broadcast of a small one", {}, u"192.0.2.3/30"_s, {}, address);
        row("loopback", {}, u"127.0.0.2/8"_s, {}, address);
        row("multicast", {}, u"224.0.0.5/24"_s, {}, address);
        row("where Runwatt has its own", {}, u"169.254.3.6/16"_s, {}, address);
        row("IPv6", {}, u"2001:db8::2/64"_s, {}, address);
        row("an option", {}, u"-4"_s, {}, address);
        row("a line more", {}, u"192.0.2.30/24\n"_s, {}, address);
        const QString gateway = u"gateway"_s;
        row("a gateway elsewhere", {}, good, u"198.51.100.1"_s, gateway);
        row("the guest itself", {}, good, u"192.0.2.30"_s, gateway);
        row("the broadcast for a gateway", {}, good, u"192.0.2.255"_s, gateway);
        row("a gateway with a prefix", {}, good, u"192.0.2.1/24"_s, gateway);
        row("a name", {}, good, u"router"_s, gateway);
        row("a gateway without an address", {}, {}, u"192.0.2.1"_s, gateway);
    }

    void whatIsWrongIsSaidOfItsField()
    {
        QFETCH(const GuestAddress, where);
        QFETCH(const QString, field);
        const std::optional<GuestAddressProblem> problem = problemOf(where);
        QCOMPARE(problem ? problem->field : QString(), field);
        if (problem)
            QVERIFY(!problem->problem.isEmpty() && !problem->remedy.isEmpty());
    }

    void itsHardwareAddressIsItsOwn()
    {
        const QString tag = u"runwatt-00112233-4455-6677-8899-aabbccddeeff"_s;
        const GuestAddress first{{}, u"192.0.2.30/24"_s, {}};
        const GuestAddress second{{}, u"192.0.2.31/24"_s, {}};
        const QString its = hardwareAddressOf(first, tag);
        // Locally administered, and of one card.
        QVERIFY2(QRegularExpression(u"\\A0a(:[0-9a-f]{2}){5}\\z"_s).match(its).hasMatch(),
                 qPrintable(its));
        QCOMPARE(hardwareAddressOf(first, tag), its);
        QVERIFY(hardwareAddressOf(second, tag) != its);
        QVERIFY(hardwareAddressOf(first, u"runwatt-1"_s) != its);
    }

    void factsAndTheGuestsFileSayWhatItIs()
    {
        GuestCard card;
        QVERIFY(factsOf(card).isEmpty());
        QCOMPARE(cardFile(card), "\n");
        card.interface = u"rw0c"_s;
        card.on = u"eth0"_s;
        card.node = u"/dev/tap7"_s;
        card.hardwareAddress = u"0a:00:00:00:00:01"_s;
        card.mtu = u"9000"_s;
        card.where = {u"eth0"_s, u"192.0.2.30/24"_s, u"192.0.2.1"_s};
        QCOMPARE(networkWords(card), u"macvtap on eth0, 192.0.2.30/24"_s);
        QCOMPARE(cardFile(card), "0a:00:00:00:00:01 9000 192.0.2.30/24 192.0.2.1\n");
        card.node.clear();
        card.on = u"br0"_s;
        QCOMPARE(networkWords(card), u"bridge on br0, 192.0.2.30/24"_s);
        QCOMPARE(factsOf(card).size(), 6);
        card.where.gateway.clear();
        QCOMPARE(factsOf(card).size(), 5);
        QCOMPARE(cardFile(card), "0a:00:00:00:00:01 9000 192.0.2.30/24 \n");
    }

    void eachObstacleNamesTheDeviceAndWhatToDo()
    {
        GuestOptions options;
        for (const GuestNetwork network : {GuestNetwork::Macvtap, GuestNetwork::Bridge}) {
            options.network = network;
            for (const QString &word :
                 {u"no-default"_s, u"missing"_s, u"no-bridge"_s, u"down"_s, u"wireless"_s,
                  u"not-ethernet"_s, u"taken"_s, u"empty-bridge"_s, u"address-used"_s, QString()}) {
                const Error error = cardObstacle(word, u"eth7 br7"_s, options, u"board"_s);
                QCOMPARE(error.where, u"board"_s);
                QVERIFY(!error.why.isEmpty() && !error.remedy.isEmpty());
                QCOMPARE(error.code == ErrorCode::System, word.isEmpty());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestGuestAddress)
#include "tst_guestaddress.moc"
