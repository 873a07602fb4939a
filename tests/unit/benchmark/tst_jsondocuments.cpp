// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/jsondocuments.h"

#include <QTest>

using runwatt::benchmark::JsonDocuments;

class TestJsonDocuments : public QObject
{
    Q_OBJECT

private slots:
    void documentsAreFoundBetweenOtherLines();
    void aCutDocumentIsDroppedAndTheNextIsRead_data();
    void aCutDocumentIsDroppedAndTheNextIsRead();
    void documentsStayBounded();
};

void TestJsonDocuments::documentsAreFoundBetweenOtherLines()
{
    JsonDocuments documents;
    QList<QByteArray> found;
    const QByteArray stream = "runwatt: Laying out IO file (1 file / 4MiB)\nfio: a { brace\n"
                              "{\"a\":{\"b\":[1,{\"c\":\"}\\\"{\"}]}}{\"d\":2}\n\nnoise\n  {\n}\n";
    for (const char byte : stream) {
        if (const std::optional<QByteArray> document = documents.add(byte))
            found.append(*document);
    }
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.at(0), QByteArray("{\"a\":{\"b\":[1,{\"c\":\"}\\\"{\"}]}}"));
    QCOMPARE(found.at(1), QByteArray("{\"d\":2}"));
    QCOMPARE(found.at(2), QByteArray("{\n}"));
    QCOMPARE(documents.otherLines(),
             QList<QByteArray>(
                 {"runwatt: Laying out IO file (1 file / 4MiB)", "fio: a { brace", "noise"}));
    QVERIFY(!documents.insideDocument());
}

void TestJsonDocuments::aCutDocumentIsDroppedAndTheNextIsRead_data()
{
    QTest::addColumn<QByteArray>("cut");
    QTest::newRow("after a brace") << QByteArray("{");
    QTest::newRow("after a value") << QByteArray("{\n \"a\" : 1,\n");
    QTest::newRow("in a number") << QByteArray("{\n \"a\" : [{\"b\" : 12");
    QTest::newRow("in a name") << QByteArray("{\n \"na\n");
    QTest::newRow("after an element") << QByteArray("{\n \"a\" : [ {} \n");
    QTest::newRow("crossed brackets") << QByteArray("{\"a\":[}\n");
}

void TestJsonDocuments::aCutDocumentIsDroppedAndTheNextIsRead()
{
    QFETCH(const QByteArray, cut);
    JsonDocuments documents;
    std::optional<QByteArray> found;
    const QByteArray stream = cut + "{\"whole\" : 1}";
    for (const char byte : stream) {
        if (const std::optional<QByteArray> document = documents.add(byte))
            found = document;
    }
    QVERIFY(found);
    QCOMPARE(*found, QByteArray("{\"whole\" : 1}"));
}

void TestJsonDocuments::documentsStayBounded()
{
    JsonDocuments documents;
    for (qsizetype index = 0; index < 1000; ++index)
        documents.add('\n');
    QVERIFY(documents.otherLines().isEmpty());
    for (qsizetype index = 0; index < 100000; ++index)
        documents.add(index % 1000 == 0 ? '\n' : 'x');
    QVERIFY(documents.otherLines().size() <= JsonDocuments::kMostLines + 1);
    for (const QByteArray &line : documents.otherLines())
        QVERIFY(line.size() <= JsonDocuments::kLongestLine);
    documents.add('\n');
    documents.add('{');
    for (qsizetype index = 0; index < JsonDocuments::kLargestDocument + 10; ++index)
        QVERIFY(!documents.add(' '));
    QVERIFY(!documents.insideDocument());
    for (const char byte : QByteArray("\n{\"a\":"))
        documents.add(byte);
    for (qsizetype index = 0; index < JsonDocuments::kDeepest + 1; ++index)
        documents.add('[');
    QVERIFY(!documents.insideDocument());
}

QTEST_GUILESS_MAIN(TestJsonDocuments)
#include "tst_jsondocuments.moc"
