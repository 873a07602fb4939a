// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/runtimedevice.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Many starts and stops of each runtime, after which the device is as it was before: its
/// processes, mounts, interfaces, rules, control groups and files. RUNWATT_SOAK_CYCLES: how many,
/// 100.
class TestSoak : public QObject
{
    Q_OBJECT

private slots:

    void theDeviceIsAsItWas_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : RuntimeDevice::codes())
            QTest::newRow(qPrintable(code)) << code;
    }

    void theDeviceIsAsItWas()
    {
        QFETCH(QString, code);
        RuntimeDevice made(code);
        const QString obstacle = made.obstacle();
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        NamespaceDevice *const bench = made.start();
        QVERIFY(bench);
        MeasuredDevice device;
        QVERIFY2(device.open(bench->target()), qPrintable(device.fixture.problem()));
        QTemporaryDir folder(u"/var/tmp/runwatt-soak-XXXXXX"_s);
        QVERIFY(folder.isValid());

        RuntimePlace place = device.place();
        place.folder = folder.path();
        place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        place.tools = QStringList{u"fio"_s};
        place.guest.accelerator = Accelerator::Tcg;
        place.guest.processors = 1; // a second one makes an emulated guest slower
        place.guest.memoryBytes = 256LL * 1024 * 1024;
        place.fileBytes = 1024 * 1024;
        // What an engine's daemon or the kernel makes once for all is there before.
        if (code == u"RC.docker")
            place.container.engine = Engine::Docker;
        const QString runtimeCode = code.section(u'.', 0, 0);
        QVERIFY(cycle(device, runtimeCode, place, 1));
        const QSet<QByteArray> before = state(device, folder.path());
        QVERIFY(cycle(device, runtimeCode, place, cycles()));
        const QSet<QByteArray> after = state(device, folder.path());
        const QByteArray more = (after - before).values().join('\n');
        const QByteArray less = (before - after).values().join('\n');
        qInfo().noquote() << code << cycles()
                          << "cycles; more:" << (more.isEmpty() ? "nothing" : more)
                          << "less:" << (less.isEmpty() ? "nothing" : less);
        QCOMPARE(more, "");
        QCOMPARE(less, "");
    }

private:
    static int cycles()
    {
        const int wish = qEnvironmentVariableIntValue("RUNWATT_SOAK_CYCLES");
        return wish > 0 ? wish : 100;
    }

    /// Prepares the runtime, starts and stops it so often, and cleans up.
    static bool
    cycle(MeasuredDevice &device, const QString &code, const RuntimePlace &place, int count)
    {
        auto made = makeRuntime(code, place);
        if (!made) {
            qInfo() << made.error().text();
            return false;
        }
        Runtime &runtime = **made;
        const auto keep = [&device](const auto &outcome) {
            const bool isWell = device.fixture.keep(outcome);
            if (!isWell)
                qInfo() << device.fixture.problem();
            return isWell;
        };
        if (!keep(ssh::await(runtime.prepare(StopToken()))))
            return false;
        qint64 aroundNs = 0;
        for (int i = 0; i < count; ++i) {
            QElapsedTimer timer;
            timer.start();
            if (!keep(ssh::await(runtime.start(StopToken())))) {
                qInfo() << i << "cycles; its console:" << runtime.takeConsole().right(4096);
                return false;
            }
            const qint64 took = timer.nsecsElapsed();
            const auto cost = ssh::await(runtime.cost(StopToken()));
            if (!keep(cost))
                return false;
            aroundNs += took - (**cost).startUpNs.value_or(0);
            const MeasuredDevice::Outcome said =
                device.run(runtime, {u"sh"_s, u"-c"_s, u"echo here"_s});
            if (said.output != "here\n" || !keep(ssh::await(runtime.stop(StopToken()))))
                return false;
        }
        qInfo().noquote() << code << "start, without its own start-up:"
                          << double(aroundNs) / count / kNsPerSecond << "s";
        return keep(ssh::await(runtime.clean(StopToken())));
    }

    /// What there is on the device, a line each. Of the processes not those of logins, which come
    /// and go.
    static QSet<QByteArray> state(MeasuredDevice &device, const QString &folder)
    {
        const QByteArray said = device.asRoot(
            u"ps -e -o args= | grep -v -e '^sshd' -e 'ps -e -o' -e '^grep' -e '^sed' -e '^sh ' -e "
            u"'^sudo' | "
            "sed 's/^/process /'; cut -d ' ' -f 2,3 /proc/mounts | sed 's/^/mount /'; "
            "ls /sys/class/net | sed 's/^/interface /'; "
            "{ iptables-save; nft list ruleset; } 2>/dev/null | grep -v '^#' | sed 's/^/rule /'; "
            "find /sys/fs/cgroup -type d -name '*runwatt*' | sed 's/^/group /'; "
            "find '%1' /run /var/tmp -xdev 2>/dev/null | grep -e '^/run' -e runwatt | sed 's/^/file /'"_s
                .arg(folder));
        const QList<QByteArray> lines = said.split('\n');
        return {lines.cbegin(), lines.cend()};
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
