// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/workloadnotes.h"

#include <QJsonArray>
#include <QTest>

using namespace runwatt;
using namespace runwatt::campaign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

Plan planOf(const QStringList &runtimes, const QJsonObject &parameters)
{
    Plan plan;
    DevicePlan device;
    device.name = u"board"_s;
    device.host = u"board.local"_s;
    plan.devices.push_back(device);
    plan.runtimes = runtimes;
    plan.workloads.push_back({u"fio"_s, parameters});
    return plan;
}

QStringList cacheNotesOf(const Plan &plan, qint64 memoryMiB)
{
    return cacheNotes(plan, expand(plan).value(), 0, memoryMiB * kMiB);
}

} // namespace

class TestWorkloadNotes : public QObject
{
    Q_OBJECT

private slots:

    void aFileIsHeldAgainstTheMemoryOfTheDevice_data()
    {
        QTest::addColumn<int>("memoryMiB");
        QTest::addColumn<QString>("words"); // empty: nothing to tell
        QTest::newRow("fits") << 4096 << u"fits into the page cache (4096 MiB"_s;
        QTest::newRow("fits by far") << 24105 << u"fits into the page cache (23 GiB"_s;
        QTest::newRow("as large") << 256 << u"fits into the page cache"_s;
        QTest::newRow("half of it stays") << 200 << u"less than twice the memory (200 MiB)"_s;
        QTest::newRow("twice the memory") << 128 << QString();
        QTest::newRow("not known") << 0 << QString();
    }

    void aFileIsHeldAgainstTheMemoryOfTheDevice()
    {
        QFETCH(const int, memoryMiB);
        QFETCH(const QString, words);
        const Plan plan = planOf({u"NT"_s, u"RC"_s}, {{u"fileSize"_s, u"256 MiB"_s}});
        const QStringList notes = cacheNotesOf(plan, memoryMiB);
        QCOMPARE(notes.size(), words.isEmpty() ? 0 : 1);
        if (words.isEmpty())
            return;
        QVERIFY2(notes.constFirst().startsWith(u"NT, RC: a file of 256 MiB"),
                 qPrintable(notes.constFirst()));
        QVERIFY2(notes.constFirst().contains(words), qPrintable(notes.constFirst()));
    }

    void aBudgetIsAllTheMemoryThatATrialHas()
    {
        Plan plan = planOf({u"NT"_s}, {{u"fileSize"_s, u"1 GiB"_s}});
        QCOMPARE(cacheNotesOf(plan, 4096).size(), 1);
        plan.budget.memoryBytes = 512 * kMiB;
        QCOMPARE(cacheNotesOf(plan, 4096), QStringList());
        plan.budget.memoryBytes = 8192 * kMiB; // more than there is
        QVERIFY(cacheNotesOf(plan, 4096).value(0).contains(u"4096 MiB"_s));
    }

    void directGoesPastTheCacheOfWhereItRuns()
    {
        const QJsonObject direct{{u"direct"_s, true}};
        QCOMPARE(cacheNotesOf(planOf({u"NT"_s, u"RC"_s, u"VM"_s}, direct), 4096), QStringList());
        // Not below a Firecracker, nor below a disk that QEMU caches.
        QVERIFY(
            cacheNotesOf(planOf({u"FC"_s}, direct), 4096).value(0).contains(u"lies below it"_s));
        Plan writeback = planOf({u"VM"_s}, direct);
        writeback.guest.cache = runtime::DiskCache::Writeback;
        QVERIFY(
            cacheNotesOf(writeback, 4096).value(0).startsWith(u"VM: the device's page cache"_s));
        // Where it falls back it is held against the memory.
        const QJsonObject small{{u"direct"_s, true}, {u"requestSize"_s, 256}};
        QCOMPARE(cacheNotesOf(planOf({u"NT"_s}, small), 4096).size(), 1);
    }

    void aGuestHasItsOwn()
    {
        Plan plan = planOf({u"VM"_s, u"NT"_s}, {{u"fileSize"_s, u"256 MiB"_s}});
        plan.guest.memoryBytes = 512 * kMiB;
        const QStringList notes = cacheNotesOf(plan, 4096);
        QCOMPARE(notes.size(), 2);
        QVERIFY(notes.at(0).startsWith(u"NT: "_s) && notes.at(1).startsWith(u"VM: "_s));
        QVERIFY2(notes.at(1).contains(u"the guest (512 MiB"_s), qPrintable(notes.at(1)));
        QCOMPARE(cacheNotesOf(plan, 0).size(), 1); // the guest's is the plan's to say
    }

    void workloadsWithoutAFileHaveNone()
    {
        Plan plan = planOf({u"NT"_s}, {});
        plan.workloads = {{u"idle"_s, {}}};
        QCOMPARE(cacheNotesOf(plan, 4096), QStringList());
    }

    void whatRunsOtherwiseThanAskedIsTold()
    {
        Plan plan = planOf({u"NT"_s, u"RC"_s},
                           {{u"direct"_s, QJsonArray{true, false}},
                            {u"requestSize"_s, QJsonArray{u"256 B"_s, u"4 KiB"_s}}});
        const Matrix matrix = expand(plan).value();
        QCOMPARE(matrix.workloads.size(), std::size_t{4});
        const QStringList notes = concessionNotes(plan, matrix, 0);
        QCOMPARE(notes.size(), 1); // once, whatever the runtimes
        QVERIFY2(notes.constFirst().startsWith(u"fio random read, 256 B, direct: "_s),
                 qPrintable(notes.constFirst()));
    }

    void verifyingWorkloadsNeedSpaceOfTheirOwn()
    {
        const QJsonObject parameters{{u"operation"_s, u"write"_s},
                                     {u"fileSize"_s, u"1 MiB"_s},
                                     {u"verify"_s, QJsonArray{u"none"_s, u"md5"_s, u"crc32c"_s}}};
        const Plan plan = planOf({u"NT"_s}, parameters);
        QCOMPARE(fileBytesOn(expand(plan).value(), 0), 3 * kMiB);
    }
};

QTEST_GUILESS_MAIN(TestWorkloadNotes)
#include "tst_workloadnotes.moc"
