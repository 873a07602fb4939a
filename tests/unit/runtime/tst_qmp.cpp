// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qmp.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::runtime;

/// What QEMU says on its monitor: as QEMU 7.2 said it, word for word, and as none should.
class TestQmp : public QObject
{
    Q_OBJECT

private:
    static QByteArray recorded()
    {
        return R"({"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian 1:7.2+dfsg-7+deb12u18+b3"}, "capabilities": ["oob"]}})"
               "\r\n"
               R"({"return": {}, "id": "t.0"})"
               "\r\n"
               R"({"return": {"status": "running", "singlestep": false, "running": true}, "id": "t.1"})"
               "\r\n"
               R"({"return": {"enabled": false, "present": true}, "id": "t.2"})"
               "\r\n"
               R"({"return": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian 1:7.2+dfsg-7+deb12u18+b3"}, "id": "t.3"})"
               "\r\n"
               R"({"return": [{"thread-id": 14774, "props": {"core-id": 1, "thread-id": 0, "socket-id": 0}, "qom-path": "/machine/unattached/device[2]", "cpu-index": 1, "target": "x86_64"}, {"thread-id": 14773, "qom-path": "/machine/unattached/device[0]", "cpu-index": 0, "target": "x86_64"}], "id": "t.4"})"
               "\r\n"
               R"({"id": "u.0", "error": {"class": "CommandNotFound", "desc": "Capabilities negotiation is already complete, command ignored"}})"
               "\r\n"
               R"({"timestamp": {"seconds": 1795961490, "microseconds": 682760}, "event": "RESET", "data": {"guest": true, "reason": "guest-reset"}})"
               "\r\n"
               R"({"timestamp": {"seconds": 1795961490, "microseconds": 682761}, "event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-reset"}})"
               "\r\n";
    }

    static QmpReader read(const QByteArray &bytes)
    {
        QmpReader reader;
        reader.feed(bytes);
        return reader;
    }

    /// Everything that a reader gives, as text.
    static QString all(const QmpReader &reader)
    {
        const QemuState state = qemuStateOf(reader, u"t"_s);
        QString text = state.status + u'|' + toWord(state.kvm) + u'|' + state.version;
        for (const QemuThread &thread : state.threads)
            text += u"|%1=%2"_s.arg(thread.processor).arg(thread.id);
        text += u'|' + qemuEnding(reader) + u'|' + QString::number(reader.events().size());
        const auto refused = reader.answer(u"u.0"_s);
        return text + u'|' + (refused ? refused->error : u"none"_s) + u'|'
            + (reader.isGreeted() ? u"greeted"_s : u"silent"_s);
    }

private slots:

    void aQemuTellsItsState()
    {
        QCOMPARE(
            all(read(recorded())),
            u"running|not enabled|7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)|0=14773|1=14774|RESET "
            "guest-reset, SHUTDOWN guest-reset|2|CommandNotFound|greeted"_s);
        QByteArray kvm = recorded();
        kvm.replace("\"enabled\": false", "\"enabled\": true");
        QCOMPARE(qemuStateOf(read(kvm), u"t"_s).kvm, QemuKvm::Enabled);
    }

    void thePiecesMakeNoDifference()
    {
        const QByteArray bytes = recorded();
        const QString whole = all(read(bytes));
        for (qsizetype at = 0; at <= bytes.size(); ++at) {
            QmpReader reader;
            reader.feed(QByteArrayView(bytes).first(at));
            reader.feed(QByteArrayView(bytes).sliced(at));
            QCOMPARE(all(reader), whole);
        }
        QmpReader single;
        for (qsizetype at = 0; at < bytes.size(); ++at)
            single.feed(QByteArrayView(bytes).sliced(at, 1));
        QCOMPARE(all(single), whole);
    }

    void anEndInMidLineGivesWhatWasWhole()
    {
        const QByteArray bytes = recorded();
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            const QmpReader reader = read(bytes.first(at));
            const QemuState state = qemuStateOf(reader, u"t"_s);
            QVERIFY(state.status.isEmpty() || state.status == u"running");
            QVERIFY(state.kvm != QemuKvm::Enabled);
            QCOMPARE(reader.isGreeted(), at > bytes.indexOf('\n'));
        }
    }

    void whatIsNoAnswerIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("qemu: what?\n\n\n");
        QTest::newRow("zeros") << QByteArray(1000, '\0') + '\n';
        QTest::newRow("no object") << QByteArray("[{\"return\": {}, \"id\": \"t.2\"}]\n7\n\"x\"\n");
        QTest::newRow("an id of another type")
            << QByteArray("{\"return\": {\"enabled\": true}, \"id\": 2}\n");
        QTest::newRow("neither answer nor error")
            << QByteArray("{\"id\": \"t.2\", \"enabled\": true}\n");
        QTest::newRow("values of other types") << QByteArray(
            "{\"return\": {\"status\": [1]}, \"id\": \"t.1\"}\n"
            "{\"return\": {\"enabled\": \"true\"}, \"id\": \"t.2\"}\n"
            "{\"return\": {\"qemu\": {\"major\": \"7\", \"minor\": 2, \"micro\": 1}}, "
            "\"id\": \"t.3\"}\n"
            "{\"return\": [5, {\"cpu-index\": -1, \"thread-id\": 4}, {\"cpu-index\": 0, "
            "\"thread-id\": 1.5}, {\"cpu-index\": 1e30, \"thread-id\": 4}], \"id\": "
            "\"t.4\"}\n");
        QTest::newRow("refused") << QByteArray(
            "{\"id\": \"t.2\", \"error\": {\"class\": 7}}\n"
            "{\"return\": {\"enabled\": true}, \"id\": \"t.2\"}\n");
        QTest::newRow("a line without end")
            << QByteArray(1'000'000, ' ') + "{\"return\": {\"enabled\": true}, \"id\": \"t.2\"}\n";
        QTest::newRow("depth") << QByteArray(60'000, '[') + '\n';
    }

    void whatIsNoAnswerIsNone()
    {
        QFETCH(QByteArray, bytes);
        const QemuState state = qemuStateOf(read(bytes), u"t"_s);
        QVERIFY(state.status.isEmpty());
        QCOMPARE(toWord(state.kvm), u"unknown"_s);
        QVERIFY(state.version.isEmpty());
        QVERIFY(state.threads.isEmpty());
        QVERIFY(qemuEnding(read(bytes)).isEmpty());
        // And the next line counts again.
        QmpReader reader;
        reader.feed(bytes);
        reader.feed("{\"return\": {\"enabled\": true}, \"id\": \"v.2\"}\n");
        QCOMPARE(qemuStateOf(reader, u"v"_s).kvm, QemuKvm::Enabled);
    }

    void noFloodIsKept()
    {
        QmpReader reader;
        for (int at = 0; at < 1000; ++at) {
            reader.feed("{\"event\": \"RTC_CHANGE\", \"data\": {\"offset\": 1}}\n");
            reader.feed(
                QByteArray("{\"return\": {}, \"id\": \"x" + QByteArray::number(at) + "\"}\n"));
        }
        reader.feed("{\"event\": \"SHUTDOWN\"}\n");
        QCOMPARE(reader.events().size(), 64);
        QCOMPARE(qemuEnding(reader), u"SHUTDOWN"_s);
        QVERIFY(reader.answer(u"x0"_s) && !reader.answer(u"x999"_s));
    }

    void eachLineIsOneCommand()
    {
        QStringList lines = qmpQuestions(u"t"_s);
        QCOMPARE(lines.size(), 5);
        lines += qmpQuit(u"u"_s);
        QStringList commands;
        QStringList ids;
        for (const QString &line : lines) {
            QVERIFY(!line.contains(u'\n'));
            const QJsonObject json = QJsonDocument::fromJson(line.toUtf8()).object();
            commands.append(json.value(u"execute"_s).toString());
            ids.append(json.value(u"id"_s).toString());
        }
        QCOMPARE(commands,
                 (QStringList{u"qmp_capabilities"_s, u"query-status"_s, u"query-kvm"_s,
                              u"query-version"_s, u"query-cpus-fast"_s, u"qmp_capabilities"_s,
                              u"quit"_s}));
        QCOMPARE(ids.removeDuplicates(), 0);
        QCOMPARE(lastQmpQuestion(u"t"_s), ids.at(4));
    }
};

QTEST_APPLESS_MAIN(TestQmp)
#include "tst_qmp.moc"
