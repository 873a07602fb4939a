// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "tests/gui/compareroom.h"
#include "tests/support/patience.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/theme.h"
#include "widgets/plot/exportmenu.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::compare;
using namespace runwatt::test;
using namespace Qt::Literals::StringLiterals;

/// Exporting from the Compare room; what is in the files: tst_compareexport.
class TestRoomExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void eachEntrySaysItsWidth();
    void exportingAsksWithoutBlockingAndTellsTheFile();
    void theCaptionGoesToTheClipboard();
    void theFigureLeavesInTheLanguageChosen();
    void aFailedExportIsToldInTheRoom();
    void theNextDialogBeginsWhereSomethingCouldBeWritten();
};

void TestRoomExport::initTestCase()
{
    common::Theme::apply(*qApp, common::Scheme::Light);
}

void TestRoomExport::eachEntrySaysItsWidth()
{
    const plot::ExportButton button;
    for (const QString &format : {u"pdf"_s, u"svg"_s, u"png"_s}) {
        for (const auto &[width, words] :
             {std::pair(u"column"_s, u"3.3 in"_s), std::pair(u"page"_s, u"7 in"_s)}) {
            const auto *action = button.findChild<QAction *>(u"export-"_s + format + u'-' + width);
            QVERIFY(action);
            QVERIFY2(action->text().contains(words), qPrintable(action->text()));
        }
    }
}

void TestRoomExport::exportingAsksWithoutBlockingAndTellsTheFile()
{
    const QTemporaryDir folder;
    CompareView view;
    view.setCampaign(sharedCampaign(), folder.filePath(u"a.runwatt"_s));
    showRoom(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    QAction *pdf = button->findChild<QAction *>(u"export-pdf-column"_s);
    QVERIFY(pdf);
    pdf->trigger(); // comes back at once: the dialog is not modal in a loop of its own
    auto *dialog = button->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    QCOMPARE(QFileInfo(dialog->directory().path()).canonicalFilePath(),
             QFileInfo(folder.path()).canonicalFilePath());
    const QSignalSpy exported(&view, &CompareView::figureExported);
    const QString file = folder.filePath(u"figure.pdf"_s);
    emit dialog->fileSelected(file);
    dialog->close();
    QTRY_COMPARE(exported.count(), 1);
    QVERIFY(QFileInfo::exists(file));
    QVERIFY(view.findChild<common::MessageBar *>(u"message"_s)->text().contains(u"figure.pdf"_s));
}

void TestRoomExport::theCaptionGoesToTheClipboard()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    view.findChild<QAction *>(u"copy-caption"_s)->trigger();
    const QString caption = QGuiApplication::clipboard()->text();
    QVERIFY(caption.contains(u"Student's t"_s));
    QVERIFY(caption.contains(u"SIMULATED"_s));
    QVERIFY(caption.contains(sharedCampaign()->campaign.uuid));
}

void TestRoomExport::theFigureLeavesInTheLanguageChosen()
{
    static const QRegularExpression hangul(u"\\p{Hangul}"_s);
    const QTemporaryDir folder;
    installLanguage(*qApp, u"en"_s);
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    const auto caption = [&view] {
        view.findChild<QAction *>(u"copy-caption"_s)->trigger();
        return QGuiApplication::clipboard()->text();
    };
    const auto title = [&folder, button](const QString &name) {
        const QSignalSpy exported(button, &plot::ExportButton::exported);
        const QString path = folder.filePath(name);
        button->exportTo(path, plot::ExportFormat::Svg, figure::Width::Column);
        QFile file(path);
        const bool isThere = QTest::qWaitFor([&exported] { return exported.count() == 1; });
        return isThere && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                               .section(u"<title>"_s, 1)
                                                               .section(u"</title>"_s, 0, 0)
                                                         : QString();
    };
    QVERIFY(view.findChild<QAction *>(u"figure-language-en"_s)->isChecked());
    QVERIFY(!caption().contains(hangul));
    view.findChild<QAction *>(u"figure-language-ko"_s)->trigger();
    QVERIFY(caption().contains(hangul));
    QVERIFY(title(u"ko.svg"_s).contains(hangul));
    // The window has stayed as it was.
    QCOMPARE(installedLanguage(*qApp), u"en"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
    view.findChild<QAction *>(u"figure-language-en"_s)->trigger();
    const QString english = title(u"en.svg"_s);
    QVERIFY(!english.isEmpty() && !english.contains(hangul));
}

void TestRoomExport::aFailedExportIsToldInTheRoom()
{
    CompareView view;
    view.setCampaign(sharedCampaign(), {});
    showRoom(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    button->exportTo(u"/no such folder/figure.svg"_s, plot::ExportFormat::Svg, figure::Width::Page);
    auto *message = view.findChild<common::MessageBar *>(u"message"_s);
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(message->severity(), store::Severity::Problem);
    QVERIFY(message->text().contains(u"figure.svg"_s));
}

void TestRoomExport::theNextDialogBeginsWhereSomethingCouldBeWritten()
{
    const QTemporaryDir campaigns;
    const QTemporaryDir figures;
    CompareView view;
    view.setCampaign(sharedCampaign(), campaigns.filePath(u"a.runwatt"_s));
    showRoom(view);
    auto *button = view.findChild<plot::ExportButton *>(u"export"_s);
    const auto choose = [button](const QString &file) {
        button->findChild<QAction *>(u"export-csv-column"_s)->trigger();
        auto *dialog = button->findChild<QFileDialog *>();
        const QString folder = QFileInfo(dialog->directory().path()).canonicalFilePath();
        emit dialog->fileSelected(file);
        delete dialog;
        return folder;
    };
    const QSignalSpy failed(button, &plot::ExportButton::failed);
    const QSignalSpy exported(button, &plot::ExportButton::exported);
    choose(u"/proc/figure.csv"_s);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(choose(figures.filePath(u"figure.csv"_s)),
             QFileInfo(campaigns.path()).canonicalFilePath());
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(choose(u"/proc/figure.csv"_s), QFileInfo(figures.path()).canonicalFilePath());
}

QTEST_MAIN(TestRoomExport)
#include "tst_roomexport.moc"
