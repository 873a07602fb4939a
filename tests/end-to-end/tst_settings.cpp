// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void devicesComeBackAsTheyWere()
    {
        std::vector<campaign::DevicePlan> devices(2);
        devices[0].name = u"Pi, the \"fourth\" = ü"_s;
        devices[0].host = u"pi.local"_s;
        devices[0].port = 2222;
        devices[0].user = u"pi"_s;
        devices[0].identityFile = u"/home/me/.ssh/a key"_s;
        devices[0].folder = u"/var/tmp"_s;
        devices[1].name = u"this computer"_s;
        devices[1].thisComputer = true;
        Settings(file()).setDevices(devices);
        QVERIFY(Settings(file()).devices() == devices);
        devices.pop_back();
        Settings(file()).setDevices(devices);
        QVERIFY(Settings(file()).devices() == devices);
    }

    void metersComeBackAsTheyWere()
    {
        power::MeterSettings meter;
        meter.name = u"wall"_s;
        meter.kind = u"textline"_s;
        meter.port = u"/dev/ttyUSB0"_s;
        meter.text.pattern = u"(?<watts>[0-9.]+) W;\\s\"x\""_s;
        meter.device = u"pi"_s;
        meter.latency = Milliseconds(120);
        Settings(file()).setMeters({meter});
        const auto back = Settings(file()).meters();
        QCOMPARE(back.size(), std::size_t(1));
        QVERIFY(back.front() == meter);
    }

    void aFileThatIsNotOursDoesNoHarm()
    {
        QFile broken(file());
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("[devices]\nsize=2000000000\n1\\name=a\n2\\name=a\n3\\host=only\n"
                     "[meters]\nsize=2\n1\\settings=nonsense\n2\\settings=\"{}\"\n"
                     "[campaigns]\nsize=1\n1\\file=/nowhere\n[window]\nscheme=pink\n");
        broken.close();
        const Settings settings(file());
        QCOMPARE(settings.devices().size(), std::size_t(1));
        QVERIFY(settings.meters().empty());
        QVERIFY(Settings::existing(settings.recentCampaigns()).empty());
        QCOMPARE(settings.scheme(), common::Scheme::System);
    }

    void theLatestCampaignIsFirstAndEachFileOnce()
    {
        const QString first = m_folder->filePath(u"a.runwatt"_s);
        const QString second = m_folder->filePath(u"b.runwatt"_s);
        for (const QString &name : {first, second})
            QVERIFY(QFile(name).open(QIODevice::WriteOnly));
        Settings settings(file());
        const QDateTime now = QDateTime::currentDateTime();
        settings.rememberCampaign({first, u"A"_s, now, 1, 2});
        settings.rememberCampaign({second, u"B"_s, now, 1, 2});
        settings.rememberCampaign({first, u"A"_s, now, 2, 2});
        auto recent = settings.recentCampaigns();
        QCOMPARE(recent.size(), std::size_t(2));
        QCOMPARE(recent.front().file, first);
        QCOMPARE(recent.front().done, 2);
        QVERIFY(QFile::remove(first));
        recent = Settings::existing(settings.recentCampaigns());
        QCOMPARE(recent.size(), std::size_t(1));
    }

    void theSizeOfTheTextIsOneThatIsOffered()
    {
        QCOMPARE(Settings(file()).textSize(), 100);
        Settings(file()).setTextSize(175);
        QCOMPARE(Settings(file()).textSize(), 175);
        for (const char *size : {"5000", "-100", "130", "large"}) {
            QFile broken(file());
            QVERIFY(broken.open(QIODevice::WriteOnly));
            broken.write(QByteArray("[window]\ntextSize=") + size + '\n');
            broken.close();
            QCOMPARE(Settings(file()).textSize(), 100);
        }
    }

    void theCampaignFolderSurvivesANewCampaign()
    {
        Settings settings(file());
        settings.setCampaignFolder(u"/data/runs"_s);
        settings.rememberCampaign({u"/x"_s, u"X"_s, QDateTime::currentDateTime(), 0, 1});
        QCOMPARE(settings.campaignFolder(), u"/data/runs"_s);
    }

private:
    QString file() const { return m_folder->filePath(u"runwatt.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
