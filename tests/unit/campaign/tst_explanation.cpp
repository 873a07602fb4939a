// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/explanation.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::campaign;
using namespace Qt::Literals::StringLiterals;

class TestExplanation : public QObject
{
    Q_OBJECT

private slots:

    void whatAToolSaidBeforeItsLastLineIsQuotedToo()
    {
        const QByteArray dd = "dd: error writing '/data/x': No space left on device\n"
                              "24+0 records in\n23+0 records out\n"
                              "24117248 bytes (24 MB, 23 MiB) copied, 0.0481513 s, 501 MB/s\n";
        QCOMPARE(lastWords(dd),
                 u"dd: error writing '/data/x': No space left on device; 24+0 records in; 23+0 "
                 "records out; 24117248 bytes (24 MB, 23 MiB) copied, 0.0481513 s, 501 MB/s"_s);
        QCOMPARE(lastWords("no such host\r\n\n- - - - -\n"), u"no such host"_s);
        QCOMPARE(lastWords("\n---\n"), QString());
    }

    void ofManyWordsTheLastAreQuoted()
    {
        QByteArray flood;
        for (int line = 0; line < 100; ++line)
            flood += "line " + QByteArray::number(line) + '\n';
        QCOMPARE(lastWords(flood), u"line 96; line 97; line 98; line 99"_s);
        const QString quote = lastWords(QByteArray(4000, 'x') + " the end\n");
        QCOMPARE(quote.size(), 601);
        QVERIFY(quote.startsWith(u'…') && quote.endsWith(u"x the end"_s));
    }
};

QTEST_GUILESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
