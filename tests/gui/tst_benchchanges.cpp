// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/deviceform.h"
#include "widgets/bench/meterdetails.h"
#include "widgets/bench/meterform.h"
#include "widgets/bench/meterwatch.h"
#include "widgets/common/problemlabel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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

    void theOfferToUndoMovesNothing()
    {
        campaign::DevicePlan other;
        other.name = u"other"_s;
        other.host = u"192.0.2.8"_s;
        m_devices->insert(1, other);
        QWidget *remove = button(u"removeDevice"_s);
        const QPoint before = remove->mapTo(m_view.get(), QPoint());
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_VERIFY(button(u"messageAction"_s)->isVisible());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(remove->mapTo(m_view.get(), QPoint()), before);
    }

    void thisComputerThatWasRemovedIsOfferedWithTheOthers()
    {
        m_view->addThisComputer();
        m_view->addDevice();
        QVERIFY(!button(u"useThisComputer"_s)); // it is on the Bench once
        m_devices->remove(u"this computer"_s);
        m_view->addDevice();
        const QSignalSpy connecting(m_view.get(), &BenchView::connectRequested);
        QTest::mouseClick(button(u"useThisComputer"_s), Qt::LeftButton);
        QVERIFY(m_devices->findThisComputer());
        QCOMPARE(connecting.count(), 1);
        // Another machine may have its name.
        m_devices->remove(u"this computer"_s);
        campaign::DevicePlan namesake;
        namesake.name = u"this computer"_s;
        namesake.host = u"192.0.2.8"_s;
        m_devices->insert(1, namesake);
        m_view->addThisComputer();
        QCOMPARE(m_devices->findThisComputer()->plan.name, u"this computer 2"_s);
    }

    void escapeClosesTheForms()
    {
        m_view->activateWindow();
        m_view->addDevice();
        auto *host = m_view->findChild<QLineEdit *>(u"host"_s);
        QTRY_VERIFY(host->hasFocus());
        QTest::keyClick(host, Qt::Key_Escape);
        QVERIFY(!host->isVisible());
        auto *devices = m_view->findChild<QListView *>(u"deviceList"_s);
        QVERIFY(devices->hasFocus()); // where the choice is seen
        m_view->addMeter();
        auto *name = m_view->findChild<QLineEdit *>(u"meterName"_s);
        name->setFocus();
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QCOMPARE(m_meters->rowCount(), 0);
    }

    void whatAMeterSaidBeforeItWasChangedIsNotAboutTheNewOne()
    {
        bench::MeterWatch watch(m_meters.get());
        addMeter(u"model"_s, {});
        QTRY_VERIFY(m_meters->find(u"model"_s)->statistics.readings > 0);
        power::MeterSettings other = m_meters->find(u"model"_s)->settings;
        other.kind = u"wattsup"_s;
        other.port = u"/dev/there is no such port"_s;
        m_meters->replace(u"model"_s, other);
        QTRY_COMPARE(m_meters->find(u"model"_s)->state, power::MeterState::Lost);
        QCOMPARE(m_meters->find(u"model"_s)->statistics.readings, 0);
    }

    void howAMeterMeasuresIsShownWhileItDoes()
    {
        addMeter(u"model"_s, {});
        bench::MeterDetails details;
        bench::MeterEntry entry = *m_meters->find(u"model"_s);
        entry.state = power::MeterState::Running;
        entry.reading = power::Reading(1, 2.0);
        entry.statistics.resolutionWatts = 0.09;
        details.setEntry(entry);
        auto *resolution = details.findChild<QLabel *>(u"meterResolution"_s);
        QVERIFY(resolution->text().contains(u"90.0"));
        entry.state = power::MeterState::Lost;
        details.setEntry(entry);
        QCOMPARE(resolution->text(), u"–"_s);
    }

    void aMetersFormSpeaksOfItsFields()
    {
        m_view->addMeter();
        auto *kind = m_view->findChild<QComboBox *>(u"meterKind"_s);
        kind->setCurrentIndex(kind->findData(u"textline"_s));
        auto *port = m_view->findChild<QComboBox *>(u"meterPort"_s);
        port->setEditText(u"/dev/ttyACM7"_s);
        const auto *form = m_view->findChild<bench::MeterForm *>();
        const auto *problem = form->findChild<common::ProblemLabel *>();
        QVERIFY(problem->problem().isEmpty()); // nobody has typed an expression yet
        QVERIFY(!form->problem().contains(u"meter."_s));
        auto *pattern = m_view->findChild<QLineEdit *>(u"meterPattern"_s);
        pattern->setFocus();
        QTest::keyClicks(pattern, u"("_s);
        QVERIFY(problem->problem().contains(u"Mend"));
        QVERIFY2(!problem->problem().contains(u"meter."_s), qPrintable(problem->problem()));
        pattern->setText(u"(?<watts>[0-9.]+)"_s);
        auto *unit = m_view->findChild<QComboBox *>(u"meterWattsUnit"_s);
        unit->setCurrentIndex(unit->findText(u"mW"_s));
        m_view->findChild<QPlainTextEdit *>(u"meterSample"_s)->setPlainText(u"2500"_s);
        const QString outcome = m_view->findChild<QLabel *>(u"meterOutcome"_s)->text();
        QVERIFY2(outcome.contains(u"2.50"), qPrintable(outcome));
        QTest::mouseClick(button(u"acceptMeter"_s), Qt::LeftButton);
        QCOMPARE(m_meters->entries().front().settings.text.wattsPrefix, u"m"_s);
    }

    void whatStandsInTheAddressFillsTheFieldsThatAreFree()
    {
        bench::DeviceForm form;
        form.startNew({});
        auto *host = form.findChild<QLineEdit *>(u"host"_s);
        auto *port = form.findChild<QSpinBox *>(u"port"_s);
        auto *user = form.findChild<QLineEdit *>(u"user"_s);
        QTest::keyClicks(host, u"pi@192.0.2.7:2222"_s);
        QCOMPARE(form.problem(), QString());
        campaign::DevicePlan device = form.device();
        QCOMPARE(device.host, u"192.0.2.7"_s);
        QCOMPARE(int(device.port), 2222);
        QCOMPARE(device.user, u"pi"_s);
        port->setValue(22);
        QVERIFY(form.problem().contains(u"port"_s));
        QVERIFY(!form.findChild<QPushButton *>(u"acceptDevice"_s)->isEnabled());
        port->setValue(2222);
        QCOMPARE(form.problem(), QString());
        user->setText(u"root"_s);
        QVERIFY(form.problem().contains(u"user"_s));
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
