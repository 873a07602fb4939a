// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/recorder.h"
#include "core/store/reader.h"
#include "tests/unit/ssh/fixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

class TestRecorder : public QObject
{
    Q_OBJECT

private slots:

    void outputIsKeptUpToItsLimitInEachTrial()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"output.runwatt"_s);
        store::CampaignRecord campaign;
        campaign.title = u"output"_s;
        auto made = ssh::await(store::CampaignWriter::create(file, campaign, StopToken()));
        QVERIFY(made && *made);
        constexpr qint64 limit = 1024 * 1024;
        Recorder recorder(std::move(**made), limit);
        store::CampaignWriter &writer = recorder.writer();
        const store::DeviceId device = writer.add(store::DeviceRecord());
        store::CellRecord cell;
        cell.device = device;
        cell.workload = writer.add(store::WorkloadRecord());
        store::TrialRecord trial;
        trial.cell = writer.add(cell);
        const store::TrialId first = writer.add(trial);
        const QString name = u"meter.output@plug"_s;
        QByteArray sent;
        for (int i = 0; i < 3; ++i) {
            const QByteArray piece(limit / 2 - 100, static_cast<char>('a' + i));
            sent += piece;
            recorder.keepOutput(first, name, piece);
        }
        recorder.keepOutput(first, name, "more");
        recorder.keepOutput(first, u"fio.stdout"_s, "{}");
        recorder.endTrial();
        ++trial.repetition;
        const store::TrialId second = writer.add(trial);
        recorder.keepOutput(second, name, "anew");
        const auto closed = ssh::await(writer.close(StopToken()));
        QVERIFY(closed && *closed);

        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        QCOMPARE(reader->rawOutput(first, name).value(), sent.left(limit));
        QCOMPARE(reader->rawOutput(first, u"fio.stdout"_s).value(), QByteArray("{}"));
        QCOMPARE(reader->rawOutput(second, name).value(), QByteArray("anew"));
        const Result<store::CampaignData> data = reader->data();
        QVERIFY(data);
        QCOMPARE(data->events.size(), std::size_t(1)); // once, however much came after
        QVERIFY(data->events.front().text.contains(name));
        QCOMPARE(data->events.front().trial, first);
    }
};

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
