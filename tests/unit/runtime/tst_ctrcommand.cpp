// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containercommand.h"
#include "core/runtime/ctrcommand.h"
#include "core/runtime/ocibundle.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::runtime;

/// The words that ask for a Kata container, as Kata's and containerd's documents want them. What a
/// real containerd does with them: see tst_katacontainer.
class TestCtrCommand : public QObject
{
    Q_OBJECT

private:
    static CtrRequest request()
    {
        CtrRequest request;
        request.ctr = QStringList{u"sudo"_s, u"-n"_s, u"ctr"_s};
        request.name = u"runwatt-x"_s;
        request.config = u"/var/tmp/x/config.json"_s;
        request.user = u"1000"_s;
        return request;
    }

    /// For an engine with docker's command line.
    static ContainerRequest forEngine(const QString &engine)
    {
        ContainerRequest request;
        request.engine = QStringList{engine};
        request.name = u"runwatt-x"_s;
        request.sharedFolder = u"/var/tmp/x"_s;
        request.user = u"1000:100"_s;
        request.network = u"none"_s;
        request.runtime = kataRuntimeName();
        request.budget.cpus = u"0-1"_s;
        request.budget.memoryBytes = 1 << 29;
        request.words = QStringList{u"sh"_s};
        return request;
    }

private slots:

    void ctrRunsOneInANamespaceOfOurs()
    {
        QCOMPARE(ctrRunCommand(request()).join(u' '),
                 u"sudo -n ctr --namespace runwatt run --rm --runtime io.containerd.kata.v2 "
                 "--label org.runwatt.campaign=runwatt-x --label org.runwatt.user=1000 "
                 "--config /var/tmp/x/config.json runwatt-x"_s);
    }

    void eachCommandInItHasAnIdentityOfItsOwn()
    {
        QCOMPARE(ctrExecCommand(request(), u"runwatt-7"_s, {u"fio"_s, u"--help"_s}).join(u' '),
                 u"sudo -n ctr --namespace runwatt tasks exec --exec-id runwatt-7 runwatt-x fio "
                 "--help"_s);
    }

    void aGuestsContainerHasANetworkOfItsOwnAndWhatKataShares()
    {
        OciBundle bundle;
        bundle.root = u"/var/tmp/x/rootfs"_s;
        bundle.sharedFolder = u"/var/tmp/x"_s;
        bundle.kernel = ContainerKernel::Guest;
        const QJsonObject config = ociConfig(bundle);
        const QJsonObject network{{u"type"_s, u"network"_s}};
        QVERIFY(config[u"linux"_s].toObject()[u"namespaces"_s].toArray().contains(network));
        QStringList binds;
        for (const QJsonValue &each : config[u"mounts"_s].toArray()) {
            const QJsonObject mount = each.toObject();
            if (mount[u"options"_s].toArray().contains(u"bind"_s)
                || mount[u"options"_s].toArray().contains(u"rbind"_s))
                binds.append(mount[u"type"_s].toString() + u' ' + mount[u"source"_s].toString());
        }
        QCOMPARE(binds, QStringList{u"bind /var/tmp/x"_s}); // and nothing of the device's /sys
        // RC's is as it was.
        bundle.kernel = ContainerKernel::Device;
        QVERIFY(
            !ociConfig(bundle)[u"linux"_s].toObject()[u"namespaces"_s].toArray().contains(network));
    }

    void anEngineIsAskedForKatasRuntimeAndNoNetworkOfTheHost_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("label");
        QTest::addRow("docker") << u"docker"_s << u" --security-opt=label=disable"_s;
        QTest::addRow("nerdctl") << u"nerdctl"_s << QString();
    }

    void anEngineIsAskedForKatasRuntimeAndNoNetworkOfTheHost()
    {
        QFETCH(const QString, engine);
        QFETCH(const QString, label);
        // No limit of swap: a guest has none.
        const QString line = engine
            + u" run --rm --interactive --pull=never --name=runwatt-x "
              "--label=org.runwatt.campaign=runwatt-x --label=org.runwatt.user=1000 --network=none "
              "--read-only --tmpfs=/tmp --user=1000:100 --cap-drop=ALL "
              "--security-opt=no-new-privileges --mount=type=bind,source=/var/tmp/x,"
              "target=/var/tmp/x --runtime=io.containerd.kata.v2"
            + label + u" --cpuset-cpus=0-1 --memory=536870912 --entrypoint=sh runwatt-x";
        QCOMPARE(containerRunCommand(forEngine(engine)).join(u' '), line);
    }
};

QTEST_GUILESS_MAIN(TestCtrCommand)
#include "tst_ctrcommand.moc"
