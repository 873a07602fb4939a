// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/benchview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using bench::BenchView;
using bench::LinkState;

/// What a change of one thing on the Bench does to the others.
class TestBenchChanges : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_devices = std::make_unique<bench::DeviceModel>();
        m_meters = std::make_unique<bench::MeterModel>();
        m_view = std::make_unique<BenchView>(m_devices.get(), m_meters.get());
        m_view->resize(1280, 720);
        m_view->show();
        campaign::DevicePlan device;
        device.name = u"board"_s;
        device.host = u"192.0.2.7"_s;
        m_devices->insert(0, device);
        m_view->showDevice(device.name);
    }

    void cleanup() { m_view.reset(); }

    void aMeterGoesOnPoweringADeviceThatGotAnotherName()
    {
        addMeter(u"its own"_s, u"board"_s);
        addMeter(u"another's"_s, u"other"_s);
        QTest::mouseClick(button(u"editDevice"_s), Qt::LeftButton);
        auto *name = m_view->findChild<QLineEdit *>(u"name"_s);
        name->selectAll();
        QTest::keyClicks(name, u"pi4"_s);
        QTest::mouseClick(button(u"acceptDevice"_s), Qt::LeftButton);
        QVERIFY(m_devices->find(u"pi4"_s));
        QCOMPARE(m_meters->find(u"its own"_s)->settings.device, u"pi4"_s);
        QCOMPARE(m_meters->find(u"another's"_s)->settings.device, u"other"_s);
    }

    void undoingARemovalConnectsWhatWasConnected_data()
    {
        QTest::addColumn<LinkState>("before");
        QTest::addColumn<int>("connections");
        QTest::newRow("connected") << LinkState::Ready << 1;
        QTest::newRow("on its way") << LinkState::Authenticating << 1;
        QTest::newRow("not connected") << LinkState::Disconnected << 0;
    }

    void undoingARemovalConnectsWhatWasConnected()
    {
        QFETCH(LinkState, before);
        QFETCH(int, connections);
        m_devices->setState(u"board"_s, before);
        const QSignalSpy connecting(m_view.get(), &BenchView::connectRequested);
        QTest::mouseClick(button(u"removeDevice"_s), Qt::LeftButton);
        QVERIFY(!m_devices->find(u"board"_s));
        QTest::mouseClick(button(u"messageAction"_s), Qt::LeftButton);
        QVERIFY(m_devices->find(u"board"_s));
        QCOMPARE(connecting.count(), connections);
    }

private:
    void addMeter(const QString &name, const QString &device)
    {
        power::MeterSettings meter;
        meter.name = name;
        meter.kind = u"simulated"_s;
        meter.device = device;
        m_meters->insert(m_meters->rowCount(), meter);
    }

    /// The visible one of that name.
    QPushButton *button(const QString &name)
    {
        for (QPushButton *each : m_view->findChildren<QPushButton *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<bench::DeviceModel> m_devices;
    std::unique_ptr<bench::MeterModel> m_meters;
    std::unique_ptr<BenchView> m_view;
};

QTEST_MAIN(TestBenchChanges)
#include "tst_benchchanges.moc"
