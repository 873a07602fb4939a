// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guardedpattern.h"

#include <QTest>

using namespace runwatt;
using namespace Qt::Literals::StringLiterals;

class TestGuardedPattern : public QObject
{
    Q_OBJECT

private slots:

    void anHonestPatternMatches()
    {
        const QRegularExpression pattern = guardedPattern(u"^.*rate: (?<value>[0-9.]+)"_s);
        QVERIFY(pattern.isValid());
        const QString line = QString(900, u'x') + u" rate: 7.5 MB/s"_s;
        QCOMPARE(pattern.match(line).captured(u"value"_s), u"7.5"_s);
        QVERIFY(pattern.match(QString(1000, u'x')).isValid());
    }

    void oneThatBacktracksIsGivenUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nested") << u"^(a+)+[bc]"_s;
        QTest::newRow("alternatives") << u"^(a|a)*[bc]"_s;
        QTest::newRow("limits of its own") << u"(*LIMIT_MATCH=4000000000)^(a+)+[bc]"_s;
        QTest::newRow("recursion") << u"^(a?(?1)?a?)+[bc]"_s;
    }

    void oneThatBacktracksIsGivenUp()
    {
        QFETCH(const QString, text);
        const QRegularExpression pattern = guardedPattern(text);
        QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
        QVERIFY(!pattern.match(QString(1000, u'a')).isValid());
    }

    void aFaultIsFoundInThePatternAsItWasGiven()
    {
        const QRegularExpression pattern = guardedPattern(u"abc)"_s);
        QVERIFY(!pattern.isValid());
        QCOMPARE(faultOffset(pattern), 3);
    }
};

QTEST_GUILESS_MAIN(TestGuardedPattern)
#include "tst_guardedpattern.moc"
