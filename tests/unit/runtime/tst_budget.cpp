// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Equal terms: the same processors and the same memory for a trial in every runtime, on this
// computer's real control groups.
#include "core/runtime/budget.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

class TestBudget : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 kMebibyte = 1024 * 1024;

    static inline const QString kNativeInTree = u"NT in the tree"_s;

    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    std::unique_ptr<Runtime> runtime(const QString &code, const Budget &budget)
    {
        RuntimePlace place = m_device.place();
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.budget = budget;
        if (code == kNativeInTree)
            place.native.root = NativeRoot::Common;
        auto made = std::optional(makeRuntime(code.left(2), place));
        return m_device.fixture.keep(made) ? std::move(**made) : nullptr;
    }

    QByteArray limit()
    {
        return m_device.asRoot(u"cat /sys/fs/cgroup/memory/%1/memory.limit_in_bytes "
                               "/sys/fs/cgroup/%1/memory.max 2>/dev/null"_s.arg(m_tag));
    }

    QByteArray traces()
    {
        return m_device.asRoot(
            u"ls -d /run/%1 /sys/fs/cgroup/%1 /sys/fs/cgroup/*/%1 2>/dev/null"_s.arg(m_tag));
    }

    /// Skips the test where this machine can't run or hold this runtime; says why.
    [[nodiscard]] QString obstacle(const QString &code) const
    {
        for (const QString &name : {code.left(2), u"budget"_s}) {
            const device::Capability able = m_device.profile.capability(name);
            if (able.state != device::Capability::State::Ready)
                return name + u": "_s + able.reason;
        }
        if (code == kNativeInTree && !device::rootPrefix(m_device.profile))
            return u"that needs root"_s;
        return {};
    }

    static void addRuntimes()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("NT") << u"NT"_s;
        QTest::newRow("NT in the tree") << kNativeInTree;
        QTest::newRow("RC") << u"RC"_s;
    }

private slots:

    void initTestCase() { QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem())); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup() { QCOMPARE(traces(), ""); }

    void aListOfProcessorsIsReadAsTheKernelWritesIt_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("one") << u"3"_s << QList<int>{3};
        QTest::newRow("range") << u"0-2"_s << QList<int>{0, 1, 2};
        QTest::newRow("mixed, unordered, twice") << u"4, 0-1,1"_s << QList<int>{0, 1, 4};
        for (const char *wrong : {"", "a", "1-", "-1", "2-1", "1,,2", "0-1024", "1 2", "0-1;id"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << QList<int>();
    }

    void aListOfProcessorsIsReadAsTheKernelWritesIt()
    {
        QFETCH(const QString, list);
        QFETCH(const QList<int>, numbers);
        const Result<QList<int>> read = cpuNumbers(list);
        QCOMPARE(bool(read), !numbers.isEmpty());
        if (read)
            QCOMPARE(*read, numbers);
        else
            QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    }

    void aDeviceThatCannotKeepItIsNamed_data()
    {
        QTest::addColumn<Budget>("budget");
        QTest::addColumn<QString>("reason"); // empty: it can
        const auto row = [](const char *name, const QString &cpus, qint64 memory,
                            const QString &reason) {
            QTest::newRow(name) << Budget{cpus, memory} << reason;
        };
        row("no limit", {}, 0, {});
        row("its processors", u"0-3"_s, 0, {});
        row("one too many", u"0-4"_s, 0, u"no processor 4, only 0 to 3"_s);
        row("all its memory", {}, 1024 * kMebibyte, u"only 1 GiB"_s);
        row("memory without root", {}, 512 * kMebibyte, u"needs root"_s);
    }

    void aDeviceThatCannotKeepItIsNamed()
    {
        QFETCH(const Budget, budget);
        QFETCH(const QString, reason);
        device::Profile board;
        board.device = u"board"_s;
        board.cpuCount = 4;
        board.memoryBytes = 1024 * kMebibyte;
        board.capabilities = {{u"budget"_s, u"Budget"_s, device::Capability::State::Limited,
                               u"limiting memory needs root"_s, u"log in as root"_s}};
        const Result<void> kept = checkBudget(budget, board);
        QCOMPARE(bool(kept), reason.isEmpty());
        if (!kept) {
            QCOMPARE(kept.error().where, u"board"_s);
            QVERIFY2(kept.error().why.contains(reason), qPrintable(kept.error().text()));
            QVERIFY(!kept.error().remedy.isEmpty());
        }
    }

    void everyRuntimeIsHeldToTheSame_data() { addRuntimes(); }

    void everyRuntimeIsHeldToTheSame()
    {
        QFETCH(const QString, code);
        if (const QString why = obstacle(code); !why.isEmpty())
            QSKIP(qPrintable(why));
        const QString last = QString::number(m_device.profile.cpuCount - 1);
        const auto runtime = this->runtime(code, {last, 128 * kMebibyte});
        QVERIFY2(runtime && m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QCOMPARE(limit(), QByteArray::number(128 * kMebibyte));
        const auto said = m_device.run(*runtime,
                                       {u"sh"_s, u"-c"_s,
                                        u"while read -r name list; do [ \"$name\" != "
                                        "Cpus_allowed_list: ] || echo \"$list\"; done "
                                        "</proc/self/status; cat </proc/self/cgroup"_s});
        QVERIFY(said.end && said.end->status == 0);
        QVERIFY2(said.output.startsWith(QByteArray(last.toUtf8() + '\n')), said.output.constData());
        QVERIFY2(said.output.contains(m_tag.toUtf8()), said.output.constData());
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QCOMPARE(facts.value(u"budget.cpus"_s), last);
        QCOMPARE(facts.value(u"budget.memory"_s), QString::number(128 * kMebibyte));
        const auto kills = ssh::await(runtime->memoryKills(StopToken()));
        QVERIFY2(m_device.fixture.keep(kills), qPrintable(m_device.fixture.problem()));
        QCOMPARE(**kills, 0);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QCOMPARE(traces(), "");
    }

    void whatTakesMoreMemoryIsEndedAndCounted_data() { addRuntimes(); }

    void whatTakesMoreMemoryIsEndedAndCounted()
    {
        QFETCH(const QString, code);
        if (const QString why = obstacle(code); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (m_device.profile.fact(u"tool.python3"_s).isEmpty())
            QSKIP("python3 is not installed");
        const auto runtime = this->runtime(code, {{}, Budget::kLeastMemory});
        QVERIFY2(runtime && m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        const auto greedy = m_device.run(
            *runtime, {u"python3"_s, u"-I"_s, u"-S"_s, u"-c"_s, u"x = b'x' * 300000000"_s});
        QVERIFY(greedy.end);
        QVERIFY(greedy.end->status != 0);
        const auto kills = ssh::await(runtime->memoryKills(StopToken()));
        QVERIFY2(m_device.fixture.keep(kills), qPrintable(m_device.fixture.problem()));
        QVERIFY(**kills > 0);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        // The next trial begins without them.
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))));
        const auto again = ssh::await(runtime->memoryKills(StopToken()));
        QVERIFY(again && *again && **again == 0);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void theGroupEndsWithWhatIsInIt()
    {
        if (const QString why = obstacle(u"NT"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        const auto runtime = this->runtime(u"NT"_s, {{}, 128 * kMebibyte});
        QVERIFY2(runtime && m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        // One that leaves its process group, which Runwatt would end, and ignores being told.
        const auto said = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s,
             u"(trap '' TERM HUP; exec setsid sleep 1000) >/dev/null 2>&1 & echo $!"_s});
        QVERIFY(said.end && said.end->status == 0);
        const QString pid = QString::fromLatin1(said.output.trimmed());
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->clean(StopToken()))));
        QCOMPARE(m_device.asRoot(u"[ ! -d /proc/%1 ] && echo gone"_s.arg(pid)), "gone");
    }

    void processorsAloneNeedNoGroup()
    {
        if (m_device.profile.cpuCount < 2)
            QSKIP("one processor only");
        const auto runtime = this->runtime(u"NT"_s, {u"1"_s, 0});
        QVERIFY2(runtime && m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QCOMPARE(traces(), "");
        const auto said = m_device.run(
            *runtime,
            {u"sed"_s, u"-n"_s, u"s/^Cpus_allowed_list:[[:space:]]*//p"_s, u"/proc/self/status"_s});
        QCOMPARE(said.output, "1\n");
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void withoutControlGroupsThereAreWordsBeforeTheFirstTrial()
    {
        // As on a Raspberry Pi with its usual command line.
        RuntimePlace place = m_device.place();
        place.budget.memoryBytes = 128 * kMebibyte;
        for (device::Capability &capability : place.profile.capabilities) {
            if (capability.name == u"budget")
                capability = {u"budget"_s, u"Budget"_s, device::Capability::State::Limited,
                              u"the kernel can't limit memory here"_s, u"add it"_s};
        }
        const auto made = makeRuntime(u"NT"_s, place);
        QVERIFY(!made);
        QCOMPARE(made.error().why, u"the kernel can't limit memory here"_s);
    }
};

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
