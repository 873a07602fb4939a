// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/networkpath.h"
#include "core/device/scripts.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

/// The scripts that look at a device's network, run here, and what is read of them.
class TestNetworkPath : public QObject
{
    Q_OBJECT

private:
    struct Said
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };

    static Said run(const QString &name, const QStringList &arguments, const QString &path = {})
    {
        QProcess process;
        if (!path.isEmpty()) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PATH"_s, path);
            process.setProcessEnvironment(environment);
        }
        QStringList words = scriptCommand(name, Interpreter::Shell, arguments);
        process.start(u"/bin/sh"_s, words.mid(1));
        process.waitForFinished(kHangMs);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private slots:

    void thisComputerReachesItselfByItsLoopback()
    {
        const Said said = run(u"path"_s, {u"127.0.0.1"_s});
        QCOMPARE(said.status, 0);
        QCOMPARE(said.errors, "");
        const NetworkPath path = parseNetworkPath(said.output);
        QCOMPARE(path.route, u"lo"_s);
        const NetworkInterface *loopback = path.find(u"lo"_s);
        QVERIFY(loopback != nullptr);
        QCOMPARE(loopback->kind, u"loopback"_s);
        QVERIFY(loopback->mtu >= 1500);
        QVERIFY(loopback->receivedBytes > 0 && loopback->sentBytes > 0);
        QVERIFY(path.find(u"nobody's"_s) == nullptr);
    }

    void whereThereIsNoWayItSaysSo()
    {
        // Never routed (RFC 1112).
        const Said said = run(u"path"_s, {u"240.0.0.1/33; echo route eth9"_s});
        QCOMPARE(said.status, 0);
        QCOMPARE(parseNetworkPath(said.output).route, QString());
    }

    void theWaysByAnInterfaceAreItAndWhatItUses()
    {
        const QByteArray interfaces = "interface eth0 card 1500 1000 1 1 br0 -\n"
                                      "interface br0 bridge 1500 -1 1 1 - -\n"
                                      "interface tap7 tap 1500 10 1 1 br0 -\n"
                                      "interface eth1 card 1500 1000 1 1 - -\n"
                                      "interface eth1.5 virtual 1500 1000 1 1 - eth1\n";
        const NetworkPath path = parseNetworkPath("route br0\n" + interfaces);
        QCOMPARE(path.waysBy(u"br0"_s), QStringList({u"br0"_s, u"eth0"_s}));
        QCOMPARE(path.waysBy(u"eth1"_s), QStringList({u"eth1"_s}));
        QCOMPARE(path.waysBy(u"eth1.5"_s), QStringList({u"eth1.5"_s, u"eth1"_s}));
        QCOMPARE(path.waysBy(u"gone0"_s), QStringList({u"gone0"_s}));
        QCOMPARE(path.waysBy(QString()), QStringList());
    }

    void toAnAddressOfItsOwnPacketsGoByNoCard()
    {
        const QByteArray interfaces = "interface eth0 card 1500 1000 1 1 br0 -\n"
                                      "interface br0 bridge 1500 -1 1 1 - -\n";
        const QByteArray loopback = "interface lo loopback 65536 - 1 1 - -\n";
        QCOMPARE(parseNetworkPath("route br0\n" + interfaces + loopback).waysToAddress(),
                 QStringList({u"br0"_s, u"eth0"_s}));
        QCOMPARE(parseNetworkPath("route br0 local\n" + interfaces + loopback).waysToAddress(),
                 QStringList(u"lo"_s));
        QCOMPARE(parseNetworkPath("route br0 local\n" + interfaces).waysToAddress(), QStringList());
        QCOMPARE(parseNetworkPath("route -\n" + loopback).waysToAddress(), QStringList());
    }

    void whatCannotBeReadIsLeftOut()
    {
        const NetworkPath path = parseNetworkPath(
            "route eth0 more\nroute -\ninterface short\n"
            "interface eth0 card -5 -1 18446744073709551616 12 br0 -\n"
            "interface eth1 card 1500 1000 1 2 - - more\noffload eth0 tso=on gso=off\n"
            "offload eth0\noffload eth7 tso=on\n\xff\xfe\n");
        QCOMPARE(path.route, QString());
        QCOMPARE(path.interfaces.size(), std::size_t(1));
        QCOMPARE(path.interfaces.front().mtu, 0);
        QCOMPARE(path.interfaces.front().megabits, 0);
        QCOMPARE(path.interfaces.front().receivedBytes, 0);
        QCOMPARE(path.interfaces.front().master, u"br0"_s);
        QCOMPARE(path.interfaces.front().offloads, QStringList({u"tso=on"_s, u"gso=off"_s}));
    }

    void aPortIsReachedOrTheKernelSaysWhyNot()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString port = QString::number(server.serverPort());
        QCOMPARE(run(u"reach"_s, {u"127.0.0.1"_s, port}).status, 0);
        server.close();
        const Said refused = run(u"reach"_s, {u"127.0.0.1"_s, port});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.errors.contains("refused"), refused.errors.constData());
        // With nothing there to try it with.
        QCOMPARE(run(u"reach"_s, {u"127.0.0.1"_s, port}, u"/nonexistent"_s).status, 3);
    }
};

QTEST_GUILESS_MAIN(TestNetworkPath)
#include "tst_networkpath.moc"
