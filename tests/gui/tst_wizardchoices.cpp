// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/wizardview.h"
#include "widgets/wizard/workloadspage.h"

#include <QCheckBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::WizardView;

/// What the wizard chooses by itself, and what it says of choices that cannot be.
class TestWizardChoices : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_view = std::make_unique<WizardView>();
        m_view->resize(1280, 720);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void aMeterThatPowersTheDeviceIsChosenUntilThePersonSaysOtherwise()
    {
        power::MeterSettings meter;
        meter.name = u"wall"_s;
        meter.kind = u"simulated"_s;
        meter.device = u"board"_s;
        m_view->setKnownDevices({makeDevice(u"board"_s), makeDevice(u"other"_s)});
        m_view->setKnownMeters({meter});
        m_view->startNew({u"board"_s});
        QVERIFY(check(u"meter wall"_s)->isChecked());
        QCOMPARE(m_view->plan().meters.size(), std::size_t(1));
        m_view->startNew({u"other"_s});
        QVERIFY(!check(u"meter wall"_s)->isChecked());
        check(u"device board"_s)->click();
        QVERIFY(check(u"meter wall"_s)->isChecked());
        check(u"meter wall"_s)->click();
        check(u"device board"_s)->click();
        check(u"device board"_s)->click();
        QVERIFY(!check(u"meter wall"_s)->isChecked());
        const campaign::Plan plan = m_view->plan(); // one that says no
        m_view->setPlan(plan);
        QVERIFY(m_view->plan().meters.empty());
    }

    void whatIsWrongIsSaidWithoutTheNamesOfThePlansFile()
    {
        m_view->setKnownDevices({makeDevice(u"board"_s)});
        campaign::Plan plan;
        plan.devices.push_back(makeDevice(u"board"_s).plan);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads = {{u"fio"_s, {{u"requestSize"_s, u"100 B"_s}, {u"direct"_s, true}}},
                          {u"fio"_s, {{u"requestSize"_s, u"4 KiB"_s}}}};
        m_view->setPlan(plan);
        const auto *page = m_view->findChild<wizard::WorkloadsPage *>();
        QVERIFY2(page->problem().contains(u"this request size"), qPrintable(page->problem()));
        QVERIFY(!page->problem().contains(u"requestSize"));
        std::swap(plan.workloads[0], plan.workloads[1]); // in the set that is not shown
        m_view->setPlan(plan);
        QVERIFY2(page->problem().contains(u"this request size"), qPrintable(page->problem()));
        QVERIFY(!page->problem().contains(u"workloads["));
    }

private:
    static wizard::KnownDevice makeDevice(const QString &name)
    {
        campaign::DevicePlan device;
        device.name = name;
        device.host = u"192.0.2.7"_s;
        return {device, std::nullopt, u"connected"_s, true};
    }

    QCheckBox *check(const QString &name) { return m_view->findChild<QCheckBox *>(name); }

    std::unique_ptr<WizardView> m_view;
};

QTEST_MAIN(TestWizardChoices)
#include "tst_wizardchoices.moc"
