// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A campaign as a person makes it: keys and clicks on the real window, a real sshd and real fio.
#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "core/store/reader.h"
#include "tests/support/patience.h"
#include "widgets/common/messagebar.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using campaign::RunState;

namespace {

constexpr int kTrials = 3;

} // namespace

class TestCampaignByHand : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        // Nothing of the person's own is touched.
        qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toLocal8Bit());
        openWindow();
    }

    void thisComputerIsTakenAsTheDevice()
    {
        click(named<QPushButton>(u"connectDevice"_s));
        QTRY_VERIFY(named<QPushButton>(u"measureDevice"_s)->isEnabled());
        click(named<QPushButton>(u"measureDevice"_s));
        auto *device = named<QCheckBox>(u"device this computer"_s);
        QTRY_VERIFY(device->isVisible());
        QVERIFY(device->isChecked());
        type(named<QLineEdit>(u"folder this computer"_s), m_folder.path());
    }

    void theWizardIsGoneThroughToItsReview()
    {
        next(); // runtimes
        QVERIFY(named<QCheckBox>(u"runtime NT"_s)->isChecked());
        next(); // workloads
        click(named<QPushButton>(u"read"_s), named<QPushButton>(u"write"_s));
        type(named<QLineEdit>(u"requestSizes"_s), u"nonsense"_s);
        QVERIFY(!named<QPushButton>(u"next"_s)->isEnabled());
        type(named<QLineEdit>(u"requestSizes"_s), u"4 KiB"_s);
        type(named<QLineEdit>(u"fileSizes"_s), u"4 MiB"_s);
        type(named<QSpinBox>(u"runTime"_s), u"2"_s);
        next(); // measurement
        type(named<QSpinBox>(u"repetitions"_s), QString::number(kTrials));
        type(named<QSpinBox>(u"idle"_s), u"0"_s);
        auto *dropCaches = named<QCheckBox>(u"dropCaches"_s);
        if (dropCaches->isChecked())
            QTest::keyClick(dropCaches, Qt::Key_Space);
        next(); // review
        QTRY_COMPARE(named<QLabel>(u"trials"_s)->text(), QString::number(kTrials));
        type(named<QLineEdit>(u"title"_s), u"By hand"_s);
        type(named<QLineEdit>(u"file"_s), file());
    }

    void itRunsAndPausesBetweenTrials()
    {
        next(); // which starts it now
        QTRY_VERIFY(session()->isRunning());
        auto *pause = named<QPushButton>(u"pauseButton"_s);
        QTRY_VERIFY(session()->state() == RunState::Running);
        click(pause);
        QTRY_COMPARE(pause->text(), u"&Resume"_s);
        QTRY_VERIFY(session()->state() == RunState::Paused);
        QTRY_COMPARE(named<QLabel>(u"campaignState"_s)->text(), u"Paused"_s);
        QTRY_COMPARE(complete(), 1);
        click(pause);
        QTRY_COMPARE(pause->text(), u"&Pause"_s);
        QTRY_VERIFY(session()->state() == RunState::Running);
    }

    void itStopsAfterTheTrialThatRuns()
    {
        click(named<QPushButton>(u"stopAfterButton"_s));
        QTRY_VERIFY(!session()->isRunning());
        QCOMPARE(session()->state(), RunState::Finished);
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
        QCOMPARE(complete(), 2);
        QVERIFY(m_window->close());
        m_window.reset();
        m_settings.reset();
        QCOMPARE(QDir(m_folder.path()).entryList({u"runwatt-*"_s}), QStringList());
    }

    void openedAgainItIsResumedFromTheBench()
    {
        openWindow();
        auto *recent = named<QListView>(u"recentList"_s);
        QTRY_COMPARE(recent->model()->rowCount(), 1);
        const QRect row = recent->visualRect(recent->model()->index(0, 0));
        QTest::mouseClick(recent->viewport(), Qt::LeftButton, {}, row.center());
        click(named<QPushButton>(u"openCampaign"_s));
        QTRY_COMPARE(named<QLabel>(u"campaignTitle"_s)->text(), u"By hand"_s);
        QPushButton *resume = nullptr;
        QTRY_VERIFY((resume = buttonSaying(u"Resume"_s)) != nullptr);
        click(resume);
        QTRY_VERIFY(session()->isRunning());
        QTRY_VERIFY(!session()->isRunning());
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
        QCOMPARE(complete(), kTrials);
    }

    void theCompareRoomShowsItsCell()
    {
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        auto *cells = named<QTableView>(u"cells"_s);
        QTRY_VERIFY(cells->isVisible());
        QTRY_COMPARE(cells->model()->rowCount(), 1);
        QStringList texts;
        for (int column = 0; column < cells->model()->columnCount(); ++column)
            texts.append(cells->model()->index(0, column).data().toString());
        QVERIFY2(texts.contains(QString::number(kTrials)), qPrintable(texts.join(u'|')));
        QVERIFY(m_window->close());
        m_window.reset();
    }

    void cleanupTestCase() { m_window.reset(); }

private:
    void openWindow()
    {
        m_settings = std::make_unique<app::Settings>(m_folder.filePath(u"runwatt.ini"_s));
        m_window = std::make_unique<app::MainWindow>(m_settings.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    [[nodiscard]] QString file() const { return m_folder.filePath(u"by hand.runwatt"_s); }

    app::CampaignSession *session() { return m_window->findChild<app::CampaignSession *>(); }

    /// Complete trials in the file, which may be closed or in use.
    [[nodiscard]] int complete() const
    {
        const auto reader = store::CampaignReader::open(file());
        if (!reader)
            return -1;
        const auto data = reader->data();
        return data ? app::countTrials(*data).done : -1;
    }

    template<typename Widget>
    Widget *named(const QString &name)
    {
        auto *widget = m_window->findChild<Widget *>(name);
        if (!widget)
            qFatal("there is no %s", qPrintable(name));
        return widget;
    }

    /// The visible button with this text, or null.
    QPushButton *buttonSaying(const QString &text)
    {
        for (QPushButton *each : m_window->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

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
        QTRY_VERIFY(widget->isVisible() && widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    /// A chip that is to be checked, and one that is not.
    static void click(QPushButton *checked, QPushButton *unchecked)
    {
        if (!checked->isChecked())
            click(checked);
        if (unchecked->isChecked())
            click(unchecked);
        QVERIFY(checked->isChecked() && !unchecked->isChecked());
    }

    /// Replaces what stands in a field, as by hand.
    static void type(QWidget *field, const QString &text)
    {
        click(field);
        QTest::keySequence(field, QKeySequence::SelectAll);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }

    void next() { click(named<QPushButton>(u"next"_s)); }

    QTemporaryDir m_folder{u"/var/tmp/runwatt-test-XXXXXX"_s};
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<app::MainWindow> m_window;
};

QTEST_MAIN(TestCampaignByHand)
#include "tst_campaignbyhand.moc"
