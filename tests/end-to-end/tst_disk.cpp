// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What fio claims, beside what reached the block device under its file by the kernel's own count.
#include "core/device/diskstats.h"
#include "programrun.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/tools.h"

#include <QJsonArray>

#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestDisk : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());

        struct stat status
        { };

        QCOMPARE(::stat(m_home.path().toLocal8Bit().constData(), &status), 0);
        m_number = status.st_dev;
        m_hasDevice = major(m_number) != 0;
    }

    void writesThatStayInMemoryAreTold()
    {
        if (!m_hasDevice)
            QSKIP("/var/tmp lies on no single block device here");
        const quint64 before = writtenSoFar();
        const store::CampaignData data = run(u"device.runwatt"_s);
        const double inAll = static_cast<double>(writtenSoFar() - before);
        const Share buffered = shareOf(data, u"buffered"_s);
        const Share direct = shareOf(data, u"direct"_s);
        qInfo("buffered: %.0f bytes claimed, %.0f reached the device in the window, %.0f later; "
              "direct: %.0f claimed, %.0f reached it",
              buffered.claimed, buffered.written, buffered.late, direct.claimed, direct.written);
        QVERIFY(direct.claimed > 0 && buffered.claimed > 0);
        // Direct writes are on the device when they count, and what else writes there only adds.
        QVERIFY2(direct.written + direct.uncertainty >= direct.claimed,
                 qPrintable(u"%1 of %2"_s.arg(direct.written).arg(direct.claimed)));
        for (const Share &share : {buffered, direct}) {
            QVERIFY(qAbs(share.share - share.written / share.claimed) < 1e-6);
            // No more than the kernel has counted around it all, whatever fio claims. How much less
            // the buffered ones are is printed: others write there, too.
            QVERIFY2(share.written - share.uncertainty <= inAll,
                     qPrintable(u"%1 of %2"_s.arg(share.written).arg(inAll)));
        }
        QVERIFY(buffered.late >= 0 && direct.late >= 0);
        for (const QString &name : {u"disk.read"_s, u"disk.written"_s}) {
            const auto found = std::ranges::find_if(data.series, [&](const auto &series) {
                return series.descriptor.name == name && series.count > 0;
            });
            QVERIFY2(found != data.series.cend(), qPrintable(name));
            QCOMPARE(found->descriptor.source, u"diskstats"_s);
            QCOMPARE(found->descriptor.unit, u"B/s"_s);
            QVERIFY(!found->descriptor.detail.isEmpty());
        }
    }

    void whereItCantBeToldTheTrialSaysSo()
    {
        if (m_hasDevice)
            QSKIP("/var/tmp lies on a block device here");
        const store::CampaignData data = run(u"none.runwatt"_s);
        for (const store::SummaryRecord &summary : data.summaries)
            QVERIFY2(!summary.measure.startsWith(u"disk."), qPrintable(summary.measure));
        QVERIFY(std::ranges::any_of(data.events, [](const store::EventRecord &event) {
            return event.text.contains(u"no single block device");
        }));
    }

private:
    struct Share
    {
        double claimed = 0;
        double written = 0;
        double uncertainty = 0;
        double late = 0;
        double share = 0;
    };

    [[nodiscard]] store::CampaignData run(const QString &name) const
    {
        QJsonArray workloads;
        for (const bool direct : {false, true}) {
            // So small and buffered they do not get through the file, at whose end fio would have
            // it written back.
            const QJsonObject parameters{{u"requestSize"_s, direct ? 4096 : 256},
                                         {u"operation"_s, u"write"_s},
                                         {u"fileSize"_s, direct ? u"8 MiB"_s : u"256 MiB"_s},
                                         {u"runTime"_s, 2},
                                         {u"direct"_s, direct}};
            workloads.append(
                QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}});
        }
        QJsonObject plan = oneTrial(
            {{u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}}, 3);
        plan.insert(u"workloads"_s, workloads);
        // Where it is allowed, what laying out has left in memory is written before the trial.
        plan.insert(u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, true}});
        const QString file = m_home.path(name);
        ProgramRun program(m_home,
                           {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        if (program.finish() != 0)
            qWarning("%s", program.errors().constData());
        return campaignIn(file);
    }

    /// Bytes that the block device has written since boot, read here.
    [[nodiscard]] quint64 writtenSoFar() const
    {
        const QByteArray number =
            QByteArray::number(major(m_number)) + ' ' + QByteArray::number(minor(m_number)) + ' ';
        for (const QByteArray &line : ssh::readAll(u"/proc/diskstats"_s).split('\n')) {
            if (line.simplified().startsWith(number))
                return device::parseDiskstats(line).value_or(device::DiskCounters()).writtenBytes;
        }
        return 0;
    }

    /// Of the workload that is direct, or the other.
    static Share shareOf(const store::CampaignData &data, const QString &kind)
    {
        Share share;
        for (const store::TrialRecord &trial : data.trials) {
            const store::WorkloadRecord *workload = data.find(data.find(trial.cell)->workload);
            const bool isDirect = workload->parameters[u"direct"].toBool();
            if (isDirect != (kind == u"direct"))
                continue;
            for (const store::SummaryRecord &summary : data.summaries) {
                if (summary.trial == trial.id && summary.measure == u"disk.written.bytes")
                    share.uncertainty = summary.uncertainty;
            }
            share.claimed = valueOf(data, trial.id, u"bytes"_s);
            share.written = valueOf(data, trial.id, u"disk.written.bytes"_s);
            share.late = valueOf(data, trial.id, u"disk.written.late"_s);
            share.share = valueOf(data, trial.id, u"disk.share"_s);
        }
        return share;
    }

    ProgramHome m_home;
    dev_t m_number = 0;
    bool m_hasDevice = false;
};

QTEST_GUILESS_MAIN(TestDisk)
#include "tst_disk.moc"
