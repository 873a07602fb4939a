// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"
#include "core/campaign/peerfields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

/// The peer in a plan, and which cells can have one.
class TestPeerFields : public QObject
{
    Q_OBJECT

private:
    static QJsonObject planWith(const QJsonObject &peer, const QJsonObject &more = {})
    {
        QJsonObject plan{
            {u"devices"_s,
             QJsonArray{QJsonObject{{u"name"_s, u"pi"_s}, {u"host"_s, u"pi.local"_s}},
                        QJsonObject{{u"name"_s, u"nano"_s}, {u"host"_s, u"nano.local"_s}}}},
            {u"workloads"_s, QJsonArray{QJsonObject{{u"benchmark"_s, u"iperf3"_s}}}}};
        if (!peer.isEmpty())
            plan.insert(u"peer"_s, peer);
        for (auto it = more.constBegin(); it != more.constEnd(); ++it)
            plan.insert(it.key(), it.value());
        return plan;
    }

    static Result<Plan> read(const QJsonObject &plan)
    {
        return parsePlan(QJsonDocument(plan).toJson(), u"plan.json"_s);
    }

    /// Why the plan's matrix is refused; empty when it is not.
    static QString refusal(const QJsonObject &plan)
    {
        const Result<Plan> parsed = read(plan);
        if (!parsed)
            return parsed.error().text();
        const Result<Matrix> matrix = expand(*parsed);
        return matrix ? QString() : matrix.error().text();
    }

private slots:

    void aPeerSurvivesItsOwnFile_data()
    {
        QTest::addColumn<QJsonObject>("peer");
        QTest::newRow("this computer") << QJsonObject{{u"thisComputer"_s, true}};
        QTest::newRow("a device") << QJsonObject{{u"device"_s, u"nano"_s},
                                                 {u"address"_s, u"192.0.2.7"_s}};
        QTest::newRow("a host") << QJsonObject{{u"host"_s, u"lab"_s},
                                               {u"port"_s, 2222},
                                               {u"user"_s, u"u"_s},
                                               {u"identityFile"_s, u"/k"_s},
                                               {u"address"_s, u"2001:db8::7"_s}};
        QTest::newRow("none") << QJsonObject();
    }

    void aPeerSurvivesItsOwnFile()
    {
        QFETCH(QJsonObject, peer);
        const Result<Plan> plan = read(planWith(peer));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(peerToJson(plan->peer), peer);
        QCOMPARE(toJson(*plan).contains(u"peer"_s), !peer.isEmpty());
        const Result<Plan> again = planFromJson(toJson(*plan));
        QVERIFY(again && again->peer == plan->peer);
    }

    void mistakesNameTheField_data()
    {
        QTest::addColumn<QJsonObject>("peer");
        QTest::addColumn<QString>("words");
        QTest::newRow("two ways") << QJsonObject{{u"thisComputer"_s, true}, {u"host"_s, u"lab"_s}}
                                  << u"one way"_s;
        QTest::newRow("no way") << QJsonObject{{u"address"_s, u"192.0.2.7"_s}} << u"one way"_s;
        QTest::newRow("a dash") << QJsonObject{{u"host"_s, u"-oProxyCommand=x"_s}}
                                << u"peer.host"_s;
        QTest::newRow("a name for an address")
            << QJsonObject{{u"host"_s, u"lab"_s}, {u"address"_s, u"lab.local"_s}}
            << u"peer.address"_s;
        QTest::newRow("a port") << QJsonObject{{u"host"_s, u"lab"_s}, {u"port"_s, 70000}}
                                << u"peer.port"_s;
        QTest::newRow("unknown") << QJsonObject{{u"host"_s, u"lab"_s}, {u"adress"_s, u"1.2.3.4"_s}}
                                 << u"peer.adress"_s;
    }

    void mistakesNameTheField()
    {
        QFETCH(QJsonObject, peer);
        QFETCH(QString, words);
        const QString said = refusal(planWith(peer));
        QVERIFY2(said.contains(words) && said.contains(u"plan.json"), qPrintable(said));
    }

    void cellsThatCannotHaveAPeerAreRefused_data()
    {
        const QJsonObject host{{u"host"_s, u"lab"_s}};
        const auto with = [](const QString &runtime, const QString &field,
                             const QJsonObject &value) {
            return QJsonObject{{u"runtimes"_s, QJsonArray{runtime}}, {field, value}};
        };
        QTest::addColumn<QJsonObject>("peer");
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QString>("words"); // empty: it can
        QTest::newRow("none named") << QJsonObject() << QJsonObject() << u"needs a peer"_s;
        QTest::newRow("an unknown device") << QJsonObject{{u"device"_s, u"jetson"_s}}
                                           << QJsonObject() << u"\"jetson\" is not a device"_s;
        QTest::newRow("its own") << QJsonObject{{u"device"_s, u"nano"_s}} << QJsonObject()
                                 << u"nano can't be its own peer"_s;
        QTest::newRow("another's only")
            << QJsonObject{{u"device"_s, u"nano"_s}}
            << QJsonObject{{u"exclusions"_s, QJsonArray{QJsonObject{{u"device"_s, u"nano"_s}}}}}
            << QString();
        QTest::newRow("a guest that reaches nothing")
            << host << with(u"VM"_s, u"guest"_s, {}) << u"guest.network"_s;
        QTest::newRow("a guest with a tap")
            << host << with(u"FC"_s, u"guest"_s, {{u"network"_s, u"tap"_s}}) << u"guest.network"_s;
        QTest::newRow("a guest on a bridge")
            << host << with(u"VM"_s, u"guest"_s, {{u"network"_s, u"bridge"_s}}) << QString();
        QTest::newRow("a container without a network")
            << host << with(u"RC"_s, u"container"_s, {{u"network"_s, u"none"_s}})
            << u"container.network"_s;
        QTest::newRow("a container in the device's network")
            << host << with(u"RC"_s, u"container"_s, {{u"network"_s, u"host"_s}}) << QString();
        QTest::newRow("Kata has none unless asked for")
            << host << with(u"KC"_s, u"container"_s, {}) << u"container.network"_s;
    }

    void cellsThatCannotHaveAPeerAreRefused()
    {
        QFETCH(QJsonObject, peer);
        QFETCH(QJsonObject, more);
        QFETCH(QString, words);
        const QString said = refusal(planWith(peer, more));
        if (words.isEmpty())
            QCOMPARE(said, QString());
        else
            QVERIFY2(said.contains(words), qPrintable(said));
    }

    void filesNeedNoPeer()
    {
        const QJsonArray fio{QJsonObject{{u"benchmark"_s, u"fio"_s}}};
        QCOMPARE(refusal(planWith({}, {{u"workloads"_s, fio}})), QString());
    }
};

QTEST_GUILESS_MAIN(TestPeerFields)
#include "tst_peerfields.moc"
