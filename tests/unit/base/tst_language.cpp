// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <QFile>
#include <QLocale>
#include <QTest>
#include <QXmlStreamReader>

using namespace runwatt;

class TestLanguage : public QObject
{
    Q_OBJECT

private slots:

    void numbersGoWithSingularAndPlural()
    {
        const auto trials = [](int count) {
            return QCoreApplication::translate("runwatt::wizard::ReviewPage", "%n trial(s)",
                                               nullptr, count);
        };
        QCOMPARE(trials(1), QStringLiteral("1 trial(s)"));
        installLanguage(*QCoreApplication::instance(), QStringLiteral("en"));
        QCOMPARE(trials(1), QStringLiteral("1 trial"));
        QCOMPARE(trials(24), QStringLiteral("24 trials"));
    }

    void numbersAndDatesAreWrittenAsTheWordsAre()
    {
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        installLanguage(*QCoreApplication::instance(), QStringLiteral("en"));
        QCOMPARE(QLocale().language(), QLocale::English);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        installLanguage(*QCoreApplication::instance(), QStringLiteral("en"));
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1,234.5"));
    }

    void theLanguageIsChangedAtAnyTime()
    {
        const auto text = [] {
            return QCoreApplication::translate("runwatt::app::NavigationBar", "Compare");
        };
        QCoreApplication &application = *QCoreApplication::instance();
        installLanguage(application, QStringLiteral("ko"));
        QVERIFY(text() != QStringLiteral("Compare"));
        QCOMPARE(QLocale().language(), QLocale::Korean);
        installLanguage(application, QStringLiteral("en"));
        QCOMPARE(text(), QStringLiteral("Compare"));
        QCOMPARE(QLocale().language(), QLocale::English);
        installLanguage(application, QStringLiteral("tlh"));
        QCOMPARE(text(), QStringLiteral("Compare"));
    }

    void anotherLanguageIsInForceAsLongAsIsSaid()
    {
        const auto text = [] {
            return QCoreApplication::translate("runwatt::app::NavigationBar", "Compare");
        };
        QCoreApplication &application = *QCoreApplication::instance();
        installLanguage(application, QStringLiteral("ko"));
        const QString korean = text();
        {
            const LanguageInForce texts(application, QStringLiteral("en"));
            QCOMPARE(text(), QStringLiteral("Compare"));
            QCOMPARE(QLocale().language(), QLocale::English);
        }
        QCOMPARE(text(), korean);
        QCOMPARE(QLocale().language(), QLocale::Korean);
        QCOMPARE(installedLanguage(application), QStringLiteral("ko"));
        {
            const LanguageInForce texts(application, QString());
            QCOMPARE(text(), korean);
        }
        installLanguage(application, QStringLiteral("en"));
    }

    void theLanguagesNameThemselves()
    {
        QCOMPARE(languages(), (QStringList{QStringLiteral("en"), QStringLiteral("ko")}));
        QCOMPARE(nameOfLanguage(QStringLiteral("ko")), QStringLiteral("한국어"));
        QVERIFY(languages().contains(systemLanguage()));
    }

    void noEnglishPluralIsUnfinished()
    {
        QFile file(QStringLiteral(RUNWATT_SOURCE_DIR "/translations/runwatt_en.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        int forms = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == QStringLiteral("translation"))
                QVERIFY(reader.attributes().isEmpty());
            if (reader.isStartElement() && reader.name() == QStringLiteral("numerusform")) {
                QVERIFY(!reader.readElementText().contains(QStringLiteral("(s)")));
                ++forms;
            }
        }
        QVERIFY(!reader.hasError());
        QVERIFY(forms > 20);
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
