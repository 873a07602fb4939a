// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernel's workers for a guest's network in an account: recordings of kernels on which they are
// threads of the kernel, and of its process.
#include "core/campaign/processowners.h"
#include "core/cpu/accounting.h"
#include "core/cpu/guestworkers.h"
#include "core/cpu/tasktime.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

class TestVhostWorkers : public QObject
{
    Q_OBJECT

private slots:

    void workersAreKnownByTheirNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("owner");
        QTest::addRow("of a network card") << u"vhost-1234"_s << u"vhost"_s << qint64(1234);
        QTest::addRow("of KVM") << u"kvm-nx-lpage-recovery-77"_s << u"kvm-nx-lpage"_s << qint64(77);
        QTest::addRow("of KVM, cut") << u"kvm-nx-lpage-re"_s << u"kvm-nx-lpage"_s << qint64(0);
        QTest::addRow("of a timer") << u"kvm-pit/77"_s << u"kvm-pit"_s << qint64(77);
        QTest::addRow("no number") << u"vhost-"_s << u"vhost"_s << qint64(0);
        QTest::addRow("below zero") << u"vhost--5"_s << u"vhost"_s << qint64(0);
        QTest::addRow("others") << u"vhost"_s << QString() << qint64(0);
        QTest::addRow("none") << u"kworker/u8:3"_s << QString() << qint64(0);
    }

    void workersAreKnownByTheirNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, kind);
        QFETCH(qint64, owner);
        const std::optional<cpu::GuestWorker> worker = cpu::guestWorker(name);
        QCOMPARE(worker.has_value(), !kind.isEmpty());
        if (!worker)
            return;
        QCOMPARE(worker->kind, kind);
        QCOMPARE(worker->owner, owner);
    }

    void theirTimeIsVhosts_data()
    {
        QTest::addColumn<QString>("kernel");
        QTest::addColumn<bool>("isOfTheKernel");
        QTest::addRow("threads of the kernel") << u"6.1"_s << true;
        QTest::addRow("threads of the process") << u"6.12"_s << false;
    }

    void theirTimeIsVhosts()
    {
        QFETCH(QString, kernel);
        QFETCH(bool, isOfTheKernel);
        const std::vector<cpu::ProcReading> readings = recording(kernel);
        QCOMPARE(readings.size(), std::size_t(2));
        qint64 monitor = 0; // "w", which stands where a guest's monitor would
        for (const auto &[pid, process] : readings.back().processes) {
            if (process.command == u"w")
                monitor = pid;
        }
        QVERIFY(monitor != 0);
        for (const bool isOurs : {true, false}) {
            ProcessOwners owners(u"netperf"_s);
            if (isOurs)
                owners.setRuntime({monitor});
            owners.setReading(readings.back());
            cpu::TaskInterval interval = cpu::taskInterval(readings.front(), readings.back());
            double worker = 0;
            for (cpu::TaskTime &task : interval.tasks) {
                task.owner = owners.ownerOf(task.pid, task.process, task.isKernelThread);
                if (!task.name.startsWith(u"vhost-"))
                    continue;
                QCOMPARE(task.isKernelThread, isOfTheKernel);
                worker += task.busy();
            }
            QVERIFY2(worker > 0.5, qPrintable(QString::number(worker)));
            const cpu::CpuAccount account = cpu::account(std::span(&interval, 1), interval.window);
            const double vhost = account.parts.at(cpu::CpuPart::Vhost);
            const double foreign = account.parts.at(cpu::CpuPart::Foreign);
            QVERIFY(qAbs(vhost - (isOurs ? worker : 0)) < 1e-9);
            QVERIFY(foreign >= (isOurs ? 0 : worker) - 1e-9);
            const std::pair name(cpu::CpuPart::Vhost, u"vhost"_s);
            QCOMPARE(account.names.contains(name), isOurs);
        }
    }

private:
    /// The helper's answers to "c", as the device sent them.
    static std::vector<cpu::ProcReading> recording(const QString &kernel)
    {
        QFile file(QFINDTESTDATA(u"data/vhost-%1.txt"_s.arg(kernel)));
        std::vector<cpu::ProcReading> readings;
        if (!file.open(QIODevice::ReadOnly))
            return readings;
        cpu::ProcReader reader;
        TimeNs timeNs = 0;
        QByteArray text;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("c ")) {
                timeNs = line.split(' ').value(2).toLongLong();
                text.clear();
            } else if (line.startsWith("e ")) {
                const Result<cpu::ProcReading> reading = reader.read(text, timeNs, timeNs);
                if (reading)
                    readings.push_back(*reading);
            } else {
                text += line + '\n';
            }
        }
        return readings;
    }
};

QTEST_GUILESS_MAIN(TestVhostWorkers)
#include "tst_vhostworkers.moc"
