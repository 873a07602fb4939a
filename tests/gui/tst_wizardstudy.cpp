// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"
#include "tests/support/patience.h"
#include "widgets/wizard/wizardview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::KnownDevice;
using wizard::WizardView;

/// The study's two matrices, by the wizard's presets alone: opened, reviewed, started.
class TestWizardStudy : public QObject
{
    Q_OBJECT

private slots:

    void aMatrixOfTheStudyIsReviewedAndStarted_data()
    {
        QTest::addColumn<QString>("benchmark");
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("workloads");
        QTest::addColumn<QString>("atOneEnd");
        // Sequential and random, read and write, of seven sizes.
        QTest::newRow("file") << u"fio"_s << u"study"_s << 28 << u"256 B"_s;
        QTest::newRow("network") << u"netperf"_s << u"netperf-study"_s << 7 << u"64 B"_s;
    }

    void aMatrixOfTheStudyIsReviewedAndStarted()
    {
        QFETCH(QString, benchmark);
        QFETCH(QString, preset);
        QFETCH(int, workloads);
        QFETCH(QString, atOneEnd);
        const QTemporaryDir folder;
        WizardView view;
        view.setDefaultFolder(folder.path());
        view.resize(1280, 720);
        view.show();
        KnownDevice board;
        board.plan.name = u"board"_s;
        board.plan.host = u"192.0.2.7"_s;
        board.plan.user = u"pi"_s;
        board.state = u"connected"_s;
        view.setKnownDevices({board});
        click(view.findChild<QCheckBox *>(u"device board"_s));
        goOn(view);
        click(view.findChild<QPushButton *>(u"terms study"_s));
        goOn(view);
        auto *choice = view.findChild<QComboBox *>(u"benchmark"_s);
        choice->setCurrentIndex(choice->findData(benchmark));
        emit choice->activated(choice->currentIndex());
        click(view.findChild<QPushButton *>(u"preset "_s + preset));
        goOn(view);
        goOn(view); // as many repetitions as are usual

        const QStringList runtimes{u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
        const int trials = int(runtimes.size()) * workloads * 10;
        QCOMPARE(QLocale::system().toInt(view.findChild<QLabel *>(u"trials"_s)->text()), trials);
        const QSignalSpy started(&view, &WizardView::startRequested);
        goOn(view);
        QCOMPARE(started.count(), 1);
        const auto plan = started.first().at(0).value<campaign::Plan>();
        QCOMPARE(plan.runtimes, runtimes);
        QCOMPARE(plan.peer.isNamed(), benchmark == u"netperf");
        const Result<campaign::Plan> again =
            campaign::parsePlan(campaign::toFile(plan), u"plan.json"_s);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        const Result<campaign::Matrix> matrix = campaign::expand(*again);
        QVERIFY2(matrix, qPrintable(matrix ? QString() : matrix.error().text()));
        QCOMPARE(int(matrix->workloads.size()), workloads);
        QVERIFY(std::ranges::any_of(matrix->workloads, [&](const auto &workload) {
            return workload.title.contains(atOneEnd);
        }));
    }

private:
    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        const bool isBox = qobject_cast<QCheckBox *>(widget);
        QTest::mouseClick(widget, Qt::LeftButton, {},
                          isBox ? QPoint(8, widget->height() / 2) : widget->rect().center());
    }

    static void goOn(WizardView &view) { click(view.findChild<QPushButton *>(u"next"_s)); }
};

QTEST_MAIN(TestWizardStudy)
#include "tst_wizardstudy.moc"
