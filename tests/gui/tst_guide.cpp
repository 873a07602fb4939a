// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The guide: that every page is there, that its links lead somewhere, and that one finds things.
#include "core/base/language.h"
#include "widgets/help/guide.h"
#include "widgets/help/guidewindow.h"

#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::help;

class TestGuide : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuideWindow> m_window;

    [[nodiscard]] QTextBrowser *page() const
    {
        return m_window->findChild<QTextBrowser *>(u"page"_s);
    }

    [[nodiscard]] QLineEdit *search() const
    {
        return m_window->findChild<QLineEdit *>(u"search"_s);
    }

    [[nodiscard]] QListWidget *list() const { return m_window->findChild<QListWidget *>(); }

    static const GuidePage *pageOf(const QString &name)
    {
        for (const GuidePage &page : guidePages()) {
            if (page.name == name)
                return &page;
        }
        return nullptr;
    }

    /// The anchors of a page's headings.
    static QStringList anchorsOf(const GuidePage &page)
    {
        static const QRegularExpression heading(u"^#+ +(.+)$"_s,
                                                QRegularExpression::MultilineOption);
        QStringList anchors;
        for (const QRegularExpressionMatch &match : heading.globalMatch(page.text))
            anchors.append(anchorOf(match.captured(1).remove(u'`').remove(u'*')));
        return anchors;
    }

private slots:

    void init()
    {
        installLanguage(*qApp, u"en"_s);
        m_window = std::make_unique<GuideWindow>();
    }

    void everyLinkLeadsToAPageOrAHeading_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyLinkLeadsToAPageOrAHeading()
    {
        QFETCH(const QString, language);
        installLanguage(*qApp, language);
        // Not those of pictures.
        static const QRegularExpression link(u"(?<!!)\\[[^\\]]*\\]\\(([^)#:]*)(?:#([^)]*))?\\)"_s);
        int links = 0;
        for (const GuidePage &page : guidePages()) {
            QVERIFY2(page.text.startsWith(u"# "_s) && !page.title.isEmpty(), qPrintable(page.name));
            for (const QRegularExpressionMatch &match : link.globalMatch(page.text)) {
                const QString file = match.captured(1);
                const GuidePage *target =
                    file.isEmpty() ? &page : pageOf(file.chopped(file.endsWith(u".md") ? 3 : 0));
                const QString where = page.name + u": " + match.captured(0);
                QVERIFY2(target, qPrintable(where));
                // Headings are in their page's language: from another one a link leads to the top.
                const bool isSameLanguage =
                    page.path.section(u'/', 0, -2) == target->path.section(u'/', 0, -2);
                if (!match.captured(2).isEmpty() && isSameLanguage)
                    QVERIFY2(anchorsOf(*target).contains(match.captured(2)), qPrintable(where));
                ++links;
            }
        }
        QVERIFY(links >= int(guidePages().size()) - 1);
    }

    void everyPictureIsThereAndSaysWhatItShows()
    {
        static const QRegularExpression picture(u"!\\[([^\\]]*)\\]\\(([^)]*)\\)"_s);
        int pictures = 0;
        for (const QString &language : languages()) {
            installLanguage(*qApp, language);
            for (const GuidePage &page : guidePages()) {
                for (const QRegularExpressionMatch &match : picture.globalMatch(page.text)) {
                    QVERIFY2(!match.captured(1).isEmpty(), qPrintable(page.path));
                    const QUrl place = QUrl(u"qrc"_s + page.path).resolved(QUrl(match.captured(2)));
                    const QImage image(u':' + place.path());
                    QVERIFY2(!image.isNull(), qPrintable(page.path + match.captured(0)));
                    // A page in a language shows the program in that language.
                    QCOMPARE(place.path().section(u'/', 0, -2),
                             page.path.section(u'/', 0, -2).mid(1));
                    ++pictures;
                }
            }
        }
        QVERIFY(pictures >= 8);
    }

    void picturesFitIntoThePage()
    {
        m_window->showPage(u"live"_s);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        for (const int width : {1200, 800, 2000, 900}) {
            m_window->resize(width, 600);
            QTRY_COMPARE(m_window->width(), width);
            QTRY_COMPARE(page()->horizontalScrollBar()->maximum(), 0);
        }
    }

    void aKoreanWindowHasAKoreanGuide()
    {
        static const QRegularExpression hangul(u"\\p{Hangul}"_s);
        installLanguage(*qApp, u"ko"_s);
        m_window = std::make_unique<GuideWindow>();
        for (const GuidePage &one : guidePages()) {
            QVERIFY2(one.path.startsWith(u":/guide/ko/"_s), qPrintable(one.path));
            m_window->showPage(one.name);
            QVERIFY(one.title.contains(hangul));
            QVERIFY(page()->toPlainText().startsWith(one.title));
            QCOMPARE(list()->currentItem()->text(), one.title);
        }
    }

    void everyPageIsInTheIndex()
    {
        for (const GuidePage &page : guidePages()) {
            if (page.name != u"index")
                QVERIFY2(pageOf(u"index"_s)->text.contains(u"("_s + page.name + u".md"_s),
                         qPrintable(page.name));
        }
    }

    void wordsAreFoundInTitlesFirst()
    {
        QCOMPARE(findInGuide({}).size(), qsizetype(guidePages().size()));
        QCOMPARE(findInGuide(pageOf(u"meters"_s)->title.toUpper()).front(), u"meters"_s);
        QVERIFY(findInGuide(u"no-such-word-anywhere"_s).isEmpty());
    }

    void aPageIsShownAndGoneBackFrom()
    {
        m_window->showPage(u"live"_s);
        QVERIFY(m_window->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(page()->toPlainText().startsWith(pageOf(u"live"_s)->title));
        QCOMPARE(list()->currentItem()->text(), pageOf(u"live"_s)->title);
        for (int row = 0; row < list()->count(); ++row) {
            if (list()->item(row)->text() == pageOf(u"plan"_s)->title)
                list()->setCurrentRow(row);
        }
        QVERIFY(page()->toPlainText().startsWith(pageOf(u"plan"_s)->title));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(page()->toPlainText().startsWith(pageOf(u"live"_s)->title));
    }

    void whatIsLookedForIsMarkedAndWalkedThrough()
    {
        m_window->showPage(u"plan"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(search(), u"seed"_s);
        QVERIFY(list()->count() < int(guidePages().size()));
        const auto marks = page()->extraSelections();
        QVERIFY(marks.size() > 1);
        QTest::keyClick(search(), Qt::Key_Return);
        const int first = page()->textCursor().position();
        QTest::keyClick(search(), Qt::Key_Return);
        QVERIFY(page()->textCursor().position() > first);
        search()->clear();
        QTest::keyClicks(search(), u"no-such-word-anywhere"_s);
        QCOMPARE(list()->count(), 1); // which says so
        QTest::keyClick(search(), Qt::Key_Return);
    }

    void aLinkToAHeadingComesToItsTop()
    {
        m_window->showPage(u"index"_s);
        const GuidePage *devices = pageOf(u"devices"_s);
        const QString anchor = anchorsOf(*devices).last();
        emit page()->anchorClicked(QUrl(u"devices.md#"_s + anchor));
        QVERIFY(page()->toPlainText().startsWith(devices->title));
        QCOMPARE(anchorOf(page()->textCursor().block().text()), anchor);
    }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
