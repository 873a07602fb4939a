// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignsession.h"
#include "app/closebar.h"
#include "app/demo.h"
#include "app/mainwindow.h"
#include "app/navigationbar.h"
#include "core/store/reader.h"
#include "tests/support/faultymeter.h"
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/live/sidepanel.h"
#include "widgets/wizard/wizardview.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSerialPort>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::CampaignSession;
using app::MainWindow;
using app::Settings;

namespace {

/// A plan of `repetitions` trials of a second on this computer.
campaign::Plan makePlan(int repetitions)
{
    campaign::Plan plan;
    plan.title = u"Short"_s;
    campaign::DevicePlan device;
    device.name = u"this computer"_s;
    device.thisComputer = true;
    plan.devices.push_back(device);
    plan.runtimes = QStringList{u"NT"_s};
    plan.workloads.push_back({u"fio"_s,
                              {{u"pattern"_s, u"random"_s},
                               {u"operation"_s, u"read"_s},
                               {u"requestSize"_s, u"4 KiB"_s},
                               {u"fileSize"_s, u"4 MiB"_s},
                               {u"runTime"_s, 2}}});
    plan.repetitions = repetitions;
    plan.conditions.idle = std::chrono::seconds(0);
    plan.conditions.dropCaches = false;
    return plan;
}

int completeTrials(const QString &file)
{
    const auto reader = store::CampaignReader::open(file);
    if (!reader)
        return -1;
    const auto data = reader->data();
    return data ? app::countTrials(*data).done : -1;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        // Nothing of the person's own is touched.
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt-test-XXXXXX"_s);
        open();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

    void thisComputerIsConnectedAndProbed()
    {
        auto *list = m_window->findChild<QListView *>(u"deviceList"_s);
        QCOMPARE(list->model()->rowCount(), 1); // at the first start already
        QCOMPARE(list->model()->index(0, 0).data().toString(), u"this computer"_s);
        click(button(u"connectDevice"_s));
        QTRY_VERIFY(button(u"measureDevice"_s)->isEnabled());
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
        click(button(u"measureDevice"_s));
        QTRY_VERIFY(m_window->findChild<QCheckBox *>(u"device this computer"_s)->isChecked());
    }

    void enterInAFieldPressesNoButton()
    {
        // A field handles Enter and passes it on; what gets the focus meanwhile was not meant.
        QPushButton other(m_window.get());
        other.show();
        QLineEdit field(m_window.get());
        field.show();
        field.setFocus();
        int pressed = 0;
        connect(&other, &QPushButton::clicked, &field, [&pressed] { ++pressed; });
        connect(&field, &QLineEdit::returnPressed, &other, [&other] { other.setFocus(); });
        QTest::keyClick(&field, Qt::Key_Return);
        QTRY_VERIFY(other.hasFocus());
        QCOMPARE(pressed, 0);
        QTest::keyClick(&other, Qt::Key_Return);
        QCOMPARE(pressed, 1);
    }

    void enterPressesTheButtonThatHasTheFocus()
    {
        click(button(u"removeDevice"_s));
        auto *add = m_window->findChild<QPushButton *>(u"addFirstDevice"_s);
        m_window->activateWindow();
        add->setFocus();
        QTRY_VERIFY(add->hasFocus());
        QTest::keyClick(add, Qt::Key_Return);
        QTRY_VERIFY(m_window->findChild<QLineEdit *>(u"host"_s)->isVisible());
    }

    void theBenchIsThereAgainAfterARestart()
    {
        auto *list = m_window->findChild<QListView *>(u"deviceList"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        reopen();
        list = m_window->findChild<QListView *>(u"deviceList"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        click(button(u"removeDevice"_s));
        reopen();
        list = m_window->findChild<QListView *>(u"deviceList"_s);
        QCOMPARE(list->model()->rowCount(), 0); // whoever removed it does not want it back
        click(m_window->findChild<QToolButton *>(u"Add a device"_s));
        click(button(u"useThisComputer"_s));
        QCOMPARE(list->model()->rowCount(), 1);
        reopen();
        list = m_window->findChild<QListView *>(u"deviceList"_s);
        QCOMPARE(list->model()->rowCount(), 1);
    }

    void aFolderWhereNothingCanBeWrittenIsNotRemembered()
    {
        const QString before = m_settings->campaignFolder();
        auto *wizard = m_window->findChild<wizard::WizardView *>();
        emit wizard->startRequested(makePlan(1), u"/proc/new/c.runwatt"_s);
        QTRY_VERIFY(!session()->isRunning() && !problems().isEmpty());
        QCOMPARE(m_settings->campaignFolder(), before);
    }

    void theReviewSaysWhatIsFreeInTheFolderThatWasChosen()
    {
        campaign::Plan plan = makePlan(1);
        plan.devices.front().folder = m_folder->path();
        m_window->prepareDemo(plan);
        const auto line = [this] {
            const auto *label = m_window->findChild<QLabel *>(u"disk this computer"_s);
            return label ? label->text() : QString();
        };
        QTRY_VERIFY2(line().contains(u"are free in "_s + m_folder->path()), qPrintable(line()));
        plan.devices.front().folder = u"/dev/shm"_s;
        m_window->prepareDemo(plan);
        QTRY_VERIFY2(line().contains(u"lies in memory"_s), qPrintable(line()));
        QVERIFY(!button(u"next"_s)->isEnabled());
    }

    void theDemoIsFittedToThisComputer()
    {
        const campaign::Plan demo = app::demoPlan(app::DemoLength::Short);
        m_window->prepareDemo(demo, app::DemoTerms::FittedHere);
        const auto *wizard = m_window->findChild<wizard::WizardView *>();
        // With another runtime, or a sentence for each that this computer can't run.
        QTRY_VERIFY(wizard->plan().runtimes.size() > 1
                    || problems().count(u"The demo runs without"_s) == 2);
        QCOMPARE(wizard->plan().workloads, demo.workloads);
        // What the person chooses stays.
        campaign::Plan other = demo;
        other.runtimes = QStringList{u"NT"_s, u"VM"_s};
        m_window->prepareDemo(other, app::DemoTerms::FittedHere);
        campaign::Plan chosen = other;
        chosen.runtimes = QStringList{u"VM"_s};
        m_window->findChild<wizard::WizardView *>()->setPlan(chosen);
        QTest::qWait(200);
        QCOMPARE(wizard->plan().runtimes, chosen.runtimes);
    }

    void aCampaignRunsFromTheWizardToItsFile()
    {
        m_window->prepareDemo(makePlan(2));
        auto *file = m_window->findChild<QLineEdit *>(u"file"_s);
        file->setText(campaignFile());
        emit file->textEdited(file->text());
        QTRY_VERIFY(button(u"next"_s)->isEnabled());
        click(button(u"next"_s));
        QTRY_VERIFY(session()->isRunning());
        QTRY_VERIFY(!session()->isRunning());
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
        QCOMPARE(session()->state(), campaign::RunState::Finished);
        QCOMPARE(completeTrials(campaignFile()), 2);
        QTRY_COMPARE(m_settings->recentCampaigns().size(), std::size_t(1));
        QTRY_COMPARE(m_settings->recentCampaigns().front().done, 2);
        QVERIFY(!session()->canGoOn());
        QCOMPARE(m_settings->campaignFolder(), QFileInfo(campaignFile()).path());
    }

    void aTrialOfTheComparisonIsShownInTheLiveView()
    {
        session()->start(makePlan(2), campaignFile());
        QTRY_VERIFY(session()->isRunning());
        QTRY_VERIFY(!session()->isRunning());
        QCOMPARE(completeTrials(campaignFile()), 2);
        m_window->showRoom(app::Room::Compare);
        auto *cells = m_window->findChild<QTableView *>(u"cells"_s);
        QTRY_VERIFY(cells->isVisible() && cells->model()->rowCount() == 1);
        cells->selectRow(0);
        auto *trials = m_window->findChild<QTableView *>(u"trials"_s);
        const auto *side = m_window->findChild<live::SidePanel *>();
        // Both, since one of them may be selected already.
        for (int row = 0; row < 2; ++row) {
            m_window->showRoom(app::Room::Compare);
            QTRY_COMPARE(trials->model()->rowCount(), 2);
            QVERIFY(!side->isVisible());
            QTest::mouseClick(trials->viewport(), Qt::LeftButton, {},
                              trials->visualRect(trials->model()->index(row, 1)).center());
            QTRY_VERIFY(side->isVisible());
            const store::TrialRecord &shown =
                session()->data()->trials.at(static_cast<std::size_t>(row));
            QCOMPARE(side->selectedTrial(), shown.id);
        }
    }

    void closingWhileItRunsAsksAndTheRestIsResumedLater()
    {
        m_window->prepareDemo(makePlan(4));
        session()->start(makePlan(4), campaignFile());
        QTRY_VERIFY(session()->data() && app::countTrials(*session()->data()).done > 0);
        QVERIFY(!m_window->close());
        auto *bar = m_window->findChild<app::CloseBar *>();
        QVERIFY(bar->isVisible());
        click(button(u"keepRunning"_s));
        QVERIFY(m_window->isVisible());
        QVERIFY(!m_window->close());
        click(button(u"quitNow"_s));
        QTRY_VERIFY(!m_window->isVisible());
        m_window.reset();
        m_settings.reset();
        const int before = completeTrials(campaignFile());
        QVERIFY(before > 0 && before < 4);

        open();
        m_window->openCampaign(campaignFile());
        QTRY_VERIFY(session()->canGoOn());
        QPushButton *resume = nullptr;
        QTRY_VERIFY((resume = buttonWithText(u"Resume"_s)) != nullptr);
        click(resume);
        QVERIFY(m_window->findChild<QWidget *>(u"charts"_s)->hasFocus());
        QTRY_VERIFY(session()->isRunning());
        QTRY_VERIFY(!session()->isRunning());
        QCOMPARE(completeTrials(campaignFile()), 4);
    }

    void aQuestionThatWasNotAnsweredGoesWithTheCampaign()
    {
        session()->start(makePlan(1), campaignFile());
        QTRY_VERIFY(session()->isRunning());
        QVERIFY(!m_window->close());
        const auto *bar = m_window->findChild<app::CloseBar *>();
        QVERIFY(bar->isVisible());
        QTRY_VERIFY(!session()->isRunning());
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(m_window->isVisible()); // nobody said that it should quit
    }

    void theFirstPressOfColoursIsSeen()
    {
        auto *navigation = m_window->findChild<app::NavigationBar *>();
        const bool wasDark = common::Theme::isDark(m_window->palette());
        emit navigation->schemeRequested();
        QTRY_COMPARE(common::Theme::isDark(m_window->palette()), !wasDark);
        common::Theme::apply(*qApp, common::Scheme::System);
    }

    void aStopRightAfterTheStartIsObeyed()
    {
        session()->start(makePlan(4), campaignFile());
        session()->stopNow(); // its folder is still being made
        QVERIFY(session()->isRunning());
        QTRY_VERIFY(!session()->isRunning());
        QVERIFY(completeTrials(campaignFile()) <= 0);
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
    }

    void aCampaignThatEndedGivesItsMetersBack()
    {
        test::FaultyMeter meter(m_folder->filePath(u"meter"_s), std::chrono::milliseconds(200));
        campaign::Plan plan = makePlan(1);
        power::MeterSettings settings;
        settings.name = u"wall"_s;
        settings.kind = u"wattsup"_s;
        settings.port = meter.path();
        plan.meters.push_back(settings);
        session()->start(plan, campaignFile());
        QTRY_VERIFY(completeTrials(campaignFile()) == 1 && !session()->isRunning());
        // The Bench wants to show it, or another program to read it.
        QSerialPort port(meter.path());
        QVERIFY2(port.open(QIODevice::ReadWrite), qPrintable(port.errorString()));
    }

    void aFileThatIsNoCampaignIsRefusedInWords()
    {
        const QString name = m_folder->filePath(u"noise.runwatt"_s);
        QFile noise(name);
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write("this is not a database");
        noise.close();
        m_window->openCampaign(name);
        QTRY_VERIFY(problems().contains(name));
        QVERIFY(!session()->data());
    }

    void theWindowEndsWhileEverythingRuns()
    {
        click(button(u"connectDevice"_s));
        session()->start(makePlan(3), campaignFile());
        QTRY_VERIFY(session()->data() != nullptr);
        m_window.reset(); // as at the end of a desktop session: no question, no hang, no crash
        QVERIFY(completeTrials(campaignFile()) >= 0);
    }

private:
    void open()
    {
        m_settings = std::make_unique<Settings>(m_folder->filePath(u"runwatt.ini"_s));
        m_window = std::make_unique<MainWindow>(m_settings.get());
        m_window->show();
    }

    void reopen()
    {
        m_window.reset();
        m_settings.reset();
        open();
    }

    [[nodiscard]] QString campaignFile() const { return m_folder->filePath(u"new/c.runwatt"_s); }

    CampaignSession *session() { return m_window->findChild<CampaignSession *>(); }

    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }

    QPushButton *buttonWithText(const QString &text)
    {
        for (QPushButton *each : m_window->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    /// What the window's message bars complain about.
    QString problems()
    {
        QStringList texts;
        for (const auto *bar : m_window->findChildren<common::MessageBar *>()) {
            if (bar->isVisible() && bar->severity() == store::Severity::Problem)
                texts.append(bar->text());
        }
        return texts.join(u'\n');
    }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
