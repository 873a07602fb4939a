// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The campaign that comes with the program: opened by one click, replayed, never written to.
#include "app/mainwindow.h"
#include "app/samplecampaign.h"
#include "core/store/reader.h"
#include "core/store/verify.h"
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/common/markbadge.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/replayslider.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestSample : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
        QVERIFY(QDir().mkpath(m_home.filePath(u"bin"_s)));
        QVERIFY(QDir().mkpath(m_home.filePath(u"share/runwatt"_s)));
        QVERIFY(QFile::copy(QStringLiteral(RUNWATT_SAMPLE), installed()));
    }

    void isFoundBesideTheProgram()
    {
        const QString program = m_home.filePath(u"bin"_s);
        QCOMPARE(app::sampleCampaign(program, u"en"_s), installed());
        // Where there is none in a language, it is the English one.
        QCOMPARE(app::sampleCampaign(program, u"ko"_s), installed());
        const QString korean = m_home.filePath(u"share/runwatt/sample.ko.runwatt"_s);
        QVERIFY(QFile::copy(installed(), korean));
        QCOMPARE(app::sampleCampaign(program, u"ko"_s), korean);
        QCOMPARE(app::sampleCampaign(program, u"en"_s), installed());
        QVERIFY(QFile::remove(korean));
        QVERIFY(app::sampleCampaign(m_home.filePath(u"share/runwatt"_s), u"en"_s).isEmpty());
    }

    void isSoundSmallAndSaysWhatItIs()
    {
        QVERIFY(QFileInfo(installed()).size() < 1024 * 1024);
        const auto report = store::verify(installed());
        QVERIFY(report.has_value() && report->isSound());
        QCOMPARE(report->completeTrials, report->trials);
        const auto reader = store::CampaignReader::open(installed());
        QVERIFY(reader.has_value());
        const auto data = reader->data();
        QVERIFY(data.has_value());
        QSet<QString> runtimes;
        for (const store::TrialRecord &trial : data->trials) {
            const QString runtime = data->find(trial.cell)->runtime;
            runtimes.insert(runtime);
            if (runtime == u"QM")
                QCOMPARE(trial.origin, Origin::Emulated);
        }
        QCOMPARE(runtimes, (QSet<QString>{u"NT"_s, u"RC"_s, u"QM"_s}));
        for (const store::SeriesRecord &series : data->series) {
            if (series.descriptor.name == u"watts")
                QCOMPARE(series.descriptor.origin, Origin::Simulated);
        }
    }

    void tellsNothingOfThePersonWhoRecordedIt()
    {
        QFile file(installed());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *word : {"/home/", "BEGIN OPENSSH", "PRIVATE KEY"})
            QVERIFY2(!bytes.contains(word), word);
    }

    void oneClickReplaysItAlsoWhereNothingCanBeWritten()
    {
        const QString folder = m_home.filePath(u"share/runwatt"_s);
        QVERIFY(QFile::setPermissions(installed(), QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        app::Settings settings;
        app::MainWindow window(&settings);
        window.show();
        window.replayCampaign(installed(), 100);
        auto *slider = window.findChild<live::ReplaySlider *>();
        QVERIFY(slider != nullptr);
        QTRY_VERIFY(slider->isVisible());
        const auto *mark = window.findChild<common::MarkBadge *>(u"replayMark"_s);
        QTRY_VERIFY(mark->isVisible());
        QTRY_VERIFY(slider->value() > 20);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"sample.runwatt"_s});
        QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7700)));
    }

    void theBenchOffersItOnceItIsThere()
    {
        bench::DeviceModel devices;
        bench::MeterModel meters;
        bench::BenchView bench(&devices, &meters);
        bench.show();
        auto *button = bench.findChild<QPushButton *>(u"sampleCampaign"_s);
        QVERIFY(!button->isVisible());
        bench.offerSample();
        QVERIFY(button->isVisible());
        int asked = 0;
        connect(&bench, &bench::BenchView::sampleRequested, this, [&asked] { ++asked; });
        button->click();
        QCOMPARE(asked, 1);
    }

private:
    [[nodiscard]] QString installed() const
    {
        return m_home.filePath(u"share/runwatt/sample.runwatt"_s);
    }

    QTemporaryDir m_home;
};

QTEST_MAIN(TestSample)
#include "tst_sample.moc"
