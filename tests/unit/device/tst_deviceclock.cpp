// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/deviceclock.h"
#include "core/device/helper.h"
#include "core/device/scripts.h"
#include "core/device/stampedstream.h"

#include <QProcess>
#include <QTest>

using namespace runwatt;
using namespace runwatt::device;

namespace {

struct Run
{
    QByteArray output;
    QByteArray error;
};

Run runScript(const QString &name, Interpreter interpreter, const QStringList &arguments)
{
    QStringList words = scriptCommand(name, interpreter, arguments);
    const QString program = words.takeFirst();
    QProcess process;
    process.start(program, words);
    process.closeWriteChannel();
    process.waitForFinished(120000);
    return {process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestDeviceClock : public QObject
{
    Q_OBJECT

private slots:

    void theShortestRoundTripGivesTheOffset()
    {
        // The device is 1000 ns ahead; the second exchange is slow on its way back.
        const std::vector<ClockExchange> exchanges{{0, 100, 1050, 0}, {200, 900, 1250, 0}};
        const std::optional<ClockOffset> offset = bestOffset(exchanges, 0);
        QVERIFY(offset);
        QCOMPARE(offset->offsetNs, 1000);
        QCOMPARE(offset->uncertaintyNs, 50);
        QVERIFY(!bestOffset({}, 0));
    }

    void driftBetweenTwoOffsetsIsTakenAsSteady()
    {
        DeviceClock clock;
        clock.add({0, 1000, 5});
        clock.add({100 * kNsPerSecond, 1000 + 2 * kNsPerMs, 7});
        QCOMPARE(clock.driftPpm(), 20.0);
        const TimeNs middle = clock.toSteady(50 * kNsPerSecond + 1000 + kNsPerMs);
        QVERIFY(qAbs(middle - 50 * kNsPerSecond) < 100);
        QCOMPARE(clock.toSteady(-500), -1500);
    }

    void whatIsKnownOfATimeIsLessThanWhatIsKnownOfTheOffsetsAroundIt()
    {
        DeviceClock clock;
        // In whatever order they come.
        clock.add({100 * kNsPerSecond, 1000 + 2 * kNsPerMs, 7});
        clock.add({0, 1000, 5});
        QCOMPARE(clock.offsets().front().steadyNs, 0);
        // The offset moved by 2 ms between them.
        QCOMPARE(clock.uncertaintyNs(90 * kNsPerSecond), 2 * kNsPerMs + 7);
        // 500 ppm since the last one, and before the first.
        QCOMPARE(clock.uncertaintyNs(110 * kNsPerSecond), 5 * kNsPerMs + 7);
        QCOMPARE(clock.uncertaintyNs(-2 * kNsPerSecond), kNsPerMs + 5);
    }

    void stampsAreTakenOffWhatARealToolPrints_data()
    {
        QTest::addColumn<int>("interpreter");
        QTest::addRow("python3") << static_cast<int>(Interpreter::Python);
        QTest::addRow("sh") << static_cast<int>(Interpreter::Shell);
    }

    void stampsAreTakenOffWhatARealToolPrints()
    {
        QFETCH(int, interpreter);
        const Run run = runScript(QStringLiteral("stamp"), static_cast<Interpreter>(interpreter),
                                  {QStringLiteral("sh"), QStringLiteral("-c"),
                                   QStringLiteral("echo one; echo two; echo bad >&2; "
                                                  "echo @exit of a kind >&2; exit 7")});
        // The two streams come as the link brings them, the errors before all else, too.
        for (const bool errorsFirst : {false, true}) {
            for (const qsizetype size : {qsizetype(1), qsizetype(7), run.output.size()}) {
                StampedStream stream;
                QByteArray text;
                QByteArray errors;
                const auto feedErrors = [&] {
                    for (qsizetype at = 0; at < run.error.size(); at += size)
                        errors += stream.feedError(run.error.mid(at, size));
                };
                if (errorsFirst)
                    feedErrors();
                for (qsizetype at = 0; at < run.output.size(); at += size) {
                    const auto pieces = stream.feed(run.output.mid(at, size));
                    QVERIFY(pieces);
                    for (const StampedStream::Piece &piece : *pieces)
                        text += piece.bytes;
                }
                if (!errorsFirst)
                    feedErrors();
                QCOMPARE(text, QByteArray("one\ntwo\n"));
                QCOMPARE(errors.trimmed(), QByteArray("bad\n@exit of a kind"));
                QCOMPARE(stream.status(), std::optional<int>(7));
                QVERIFY(stream.exitNs() >= stream.startNs());
                QVERIFY(*stream.startNs() > 0);
            }
        }
    }

    void whatIsSaidWithoutALineOfItsOwnIsPassedOnAtOnce()
    {
        StampedStream stream;
        QCOMPARE(stream.feedError("sh: not fou"), QByteArray("sh: not fou"));
        // No line begins here.
        QCOMPARE(stream.feedError("@exit 1 2 3 4\n"), QByteArray("@exit 1 2 3 4\n"));
        QVERIFY(!stream.status());
        QCOMPARE(stream.feedError("@ex"), QByteArray());
        QCOMPARE(stream.feedError("it\n"), QByteArray("@exit\n"));
    }

    void brokenStampsAreAnErrorAndThenSilence()
    {
        StampedStream stream;
        QVERIFY(stream.feed("@start 5 6\n"));
        QVERIFY(!stream.feed("nonsense\n"));
        const auto after = stream.feed("@7 3\nabc");
        QVERIFY(after);
        QVERIFY(after->empty());
        StampedStream huge;
        QVERIFY(!huge.feed("@start 5 6\n@7 99999999999\n"));
    }

    void aLineThatIsTooLongIsNoStampHoweverItArrives()
    {
        const QByteArray zeros(200, '0');
        StampedStream whole;
        QVERIFY(!whole.feed("@start " + zeros + "5 6\n"));
        StampedStream cut;
        QVERIFY(!cut.feed("@start " + zeros));
        const QByteArray exit = "@exit 1 2 3 " + zeros + "4\n";
        QCOMPARE(StampedStream().feedError(exit), exit);
        StampedStream splinters;
        QByteArray passed = splinters.feedError(exit.first(180));
        passed += splinters.feedError(exit.sliced(180));
        QCOMPARE(passed, exit);
        QVERIFY(!splinters.status());
    }

    void whatNoSensorGivesIsLeftOut()
    {
        const std::optional<Telemetry> telemetry =
            parseTelemetry("s 4 1000 2000 temp=nan freq=1e308 cap=-inf swap=1e400 swapped=inf");
        QVERIFY(telemetry);
        QVERIFY(!telemetry->celsius && !telemetry->hertz && !telemetry->capHertz);
        QCOMPARE(telemetry->swapBytes, 0.0);
        QCOMPARE(telemetry->swappedPages, 0.0);
    }

    void telemetryIsReadAndNonsenseRefused()
    {
        const std::optional<Telemetry> telemetry =
            parseTelemetry("s 4 1000 2000 temp=48700 freq=1500000 throttled=0x50005 cap=1400000 "
                           "throttles=6 swap=4 swapped=9 own=77");
        QVERIFY(telemetry);
        QCOMPARE(telemetry->celsius, std::optional<double>(48.7));
        QCOMPARE(telemetry->hertz, std::optional<double>(1.5e9));
        QCOMPARE(telemetry->throttled, std::optional<quint32>(0x50005));
        QCOMPARE(telemetry->capHertz, std::optional<double>(1.4e9));
        QCOMPARE(telemetry->throttles, std::optional<qint64>(6));
        QCOMPARE(telemetry->swapBytes, 4096.0);
        QCOMPARE(telemetry->ownCpuNs, 77);
        QVERIFY(!parseTelemetry("s 4"));
        QVERIFY(!parseTelemetry("s 4 x y temp=1"));
    }

    void bothHelpersAnswerTheSameRequests_data() { stampsAreTakenOffWhatARealToolPrints_data(); }

    void bothHelpersAnswerTheSameRequests()
    {
        QFETCH(int, interpreter);
        QStringList words =
            scriptCommand(QStringLiteral("helper"), static_cast<Interpreter>(interpreter));
        const QString program = words.takeFirst();
        QProcess process;
        process.start(program, words);
        process.write("t 1\ns 2\nw 3 0 c 1\nn\nw 5 0 p\nn\nt 4\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(120000));
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() > 8);
        QVERIFY(lines.at(0).startsWith("t 1 "));
        QVERIFY(parseTelemetry(lines.at(1)));
        QVERIFY(lines.at(2).startsWith("c 3 "));
        QVERIFY2(lines.at(3).startsWith("hz 100 page "), lines.at(3).constData());
        QVERIFY(lines.at(4).startsWith("cpu "));
        const qsizetype threads = lines.indexOf("threads");
        QVERIFY(threads > 5);
        QVERIFY(lines.at(threads + 1).startsWith("1 ("));
        // The same of the cores alone.
        const qsizetype end = lines.indexOf("e 3");
        QVERIFY(end > threads);
        QVERIFY(lines.at(end + 1).startsWith("p 5 "));
        QCOMPARE(lines.at(end + 2), lines.at(3));
        QVERIFY(lines.at(end + 3).startsWith("cpu "));
        for (qsizetype i = end + 4; i < lines.size() - 2; ++i)
            QVERIFY2(lines.at(i).startsWith("cpu"), lines.at(i).constData());
        QCOMPARE(lines.at(lines.size() - 2), QByteArray("e 5"));
        QVERIFY(lines.last().startsWith("t 4 "));
    }
};

QTEST_GUILESS_MAIN(TestDeviceClock)
#include "tst_deviceclock.moc"
