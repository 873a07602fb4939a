// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/planfile.h"
#include "tests/support/patience.h"
#include "widgets/common/messagebar.h"
#include "widgets/wizard/wizardview.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::WizardView;

/// The files that the wizard reads and writes, on disks that take their time.
class TestWizardFiles : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_view = std::make_unique<WizardView>();
        m_view->setDefaultFolder(m_folder->path());
        m_view->resize(1280, 720);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void aPlanOnADiskThatDoesNotAnswerHoldsNobodyUp()
    {
        // A pipe that nobody has written to is such a disk.
        const QString file = m_folder->filePath(u"plan.json"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
        choose(u"&Open plan…"_s, file); // comes back
        QVERIFY(m_view->plan().devices.empty());
        QFile pipe(file);
        QVERIFY(pipe.open(QIODevice::WriteOnly));
        pipe.write(campaign::toFile(makePlan()));
        pipe.close();
        QTRY_COMPARE(m_view->plan().devices.size(), std::size_t(1));
        QCOMPARE(m_view->plan().title, u"From a file"_s);
    }

    void whatIsNoPlanIsRefusedInWords()
    {
        const QString file = m_folder->filePath(u"plan.json"_s);
        QFile noise(file);
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write("{\"devices\": 3}");
        noise.close();
        choose(u"&Open plan…"_s, file);
        QTRY_VERIFY(message()->isVisible());
        QVERIFY2(message()->text().contains(file), qPrintable(message()->text()));
        choose(u"&Open plan…"_s, m_folder->filePath(u"nothing here.json"_s));
        QTRY_VERIFY(message()->text().contains(u"nothing here.json"));
        QVERIFY(!message()->remedy().isEmpty());
    }

    void aSavedPlanIsThePlan()
    {
        m_view->setPlan(makePlan());
        m_view->showReview();
        const QString file = m_folder->filePath(u"saved.json"_s);
        choose(u"Sa&ve plan…"_s, file);
        QTRY_VERIFY(message()->text().contains(file));
        const Result<campaign::Plan> again = campaign::readPlanFile(file);
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QCOMPARE(campaign::toJson(*again), campaign::toJson(m_view->plan()));
        choose(u"Sa&ve plan…"_s, u"/no such folder/plan.json"_s);
        QTRY_COMPARE(message()->severity(), store::Severity::Problem);
    }

    void aSavedPlanHasNoExclusionOfAWorkloadThatIsGone()
    {
        campaign::Plan plan = makePlan();
        plan.exclusions.push_back({{}, {}, u"a workload that was removed"_s});
        m_view->setPlan(plan);
        m_view->showReview();
        const QString file = m_folder->filePath(u"saved.json"_s);
        choose(u"Sa&ve plan…"_s, file);
        QTRY_VERIFY(message()->text().contains(file));
        const Result<campaign::Plan> again = campaign::readPlanToRun(file);
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QVERIFY(again->exclusions.empty());
    }

    void theDialogsBeginWhereAPlanCouldBeReadOrWritten()
    {
        // Where the last dialog of any program was left, which is Qt's own choice.
        const QTemporaryDir other;
        const QString last = QFileInfo(other.path()).canonicalFilePath();
        delete new QFileDialog(nullptr, {}, last);
        m_view->setPlan(makePlan());
        m_view->showReview();
        QVERIFY(choose(u"Sa&ve plan…"_s, u"/proc/plan.json"_s) != last);
        QTRY_COMPARE(message()->severity(), store::Severity::Problem);
        QVERIFY(choose(u"Sa&ve plan…"_s, m_folder->filePath(u"plan.json"_s)) != u"/proc"_s);
        QTRY_COMPARE(message()->severity(), store::Severity::Information);
        QCOMPARE(choose(u"&Open plan…"_s, m_folder->filePath(u"plan.json"_s)),
                 QFileInfo(m_folder->path()).canonicalFilePath());
    }

    void aFileThatCameMeanwhileIsSeen()
    {
        m_view->setPlan(makePlan());
        m_view->showReview();
        auto *next = m_view->findChild<QPushButton *>(u"next"_s);
        QTRY_VERIFY(next->isEnabled());
        QVERIFY(QFile(m_view->file()).open(QIODevice::WriteOnly));
        m_view->hide();
        m_view->show();
        QTRY_VERIFY(!next->isEnabled());
    }

private:
    static campaign::Plan makePlan()
    {
        campaign::Plan plan;
        plan.title = u"From a file"_s;
        campaign::DevicePlan device;
        device.name = u"board"_s;
        device.host = u"192.0.2.7"_s;
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, u"read"_s}}});
        return plan;
    }

    /// Chooses `file` in the dialog that the button opens; gives the folder that it began in.
    QString choose(const QString &buttonText, const QString &file)
    {
        for (QPushButton *button : m_view->findChildren<QPushButton *>()) {
            if (button->text() == buttonText)
                button->click();
        }
        auto *dialog = m_view->findChild<QFileDialog *>();
        if (!dialog)
            return {};
        const QString folder = QFileInfo(dialog->directory().path()).canonicalFilePath();
        emit dialog->fileSelected(file);
        delete dialog;
        return folder;
    }

    common::MessageBar *message() { return m_view->findChild<common::MessageBar *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WizardView> m_view;
};

QTEST_MAIN(TestWizardFiles)
#include "tst_wizardfiles.moc"
