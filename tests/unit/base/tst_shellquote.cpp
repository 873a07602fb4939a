// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace runwatt;

namespace {

/// What `program -c 'printf %s WORD'` prints.
QByteArray throughShell(const QStringList &program, const QByteArray &line)
{
    QProcess process;
    process.start(program.first(),
                  program.mid(1) + QStringList{QStringLiteral("-c"), QString::fromUtf8(line)});
    process.waitForFinished(120000);
    return process.readAllStandardOutput();
}

} // namespace

class TestShellQuote : public QObject
{
    Q_OBJECT

private slots:

    void everyShellSeesTheSameWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QString();
        QTest::newRow("plain") << QStringLiteral("fio-3.33_x");
        QTest::newRow("space") << QStringLiteral("two words  three");
        QTest::newRow("single quote") << QStringLiteral("it's '' quoted'");
        QTest::newRow("double quote") << QStringLiteral("say \"hello\"");
        QTest::newRow("newline") << QStringLiteral("first\nsecond\n\nfourth");
        QTest::newRow("trailing newline") << QStringLiteral("end\n");
        QTest::newRow("tab and CR") << QStringLiteral("a\tb\rc");
        QTest::newRow("dollar") << QStringLiteral("$HOME ${PATH} $(id) $$ $1");
        QTest::newRow("backquote") << QStringLiteral("`id` `");
        QTest::newRow("backslash") << QStringLiteral("a\\b\\\\c\\n \\");
        QTest::newRow("globs") << QStringLiteral("/* ? [a-z] {a,b} ~ ~root");
        QTest::newRow("operators") << QStringLiteral("a; rm -rf x && b || c & d | e > f < g # h !");
        QTest::newRow("leading dash") << QStringLiteral("-rf");
        QTest::newRow("two dashes") << QStringLiteral("--");
        QTest::newRow("assignment") << QStringLiteral("PATH=/nowhere");
        QTest::newRow("non-ASCII") << QStringLiteral("Gerät µs 温度 🔋 e\u0301");
        QTest::newRow("control bytes") << QStringLiteral("\u0001\u001b[31m\u007f");
        QTest::newRow("percent") << QStringLiteral("%s%n 100%");
    }

    void everyShellSeesTheSameWord()
    {
        QFETCH(const QString, word);
        int shells = 0;
        for (const QStringList &program :
             {QStringList{QStringLiteral("sh")}, QStringList{QStringLiteral("dash")},
              QStringList{QStringLiteral("bash")},
              QStringList{QStringLiteral("busybox"), QStringLiteral("sh")}}) {
            if (QStandardPaths::findExecutable(program.first()).isEmpty())
                continue;
            ++shells;
            const QByteArray line = "printf '%s|' " + shellQuote(word) + " after";
            const QByteArray expected = word.toUtf8() + "|after|";
            QCOMPARE(throughShell(program, line), expected);
        }
        QVERIFY(shells > 0);
    }

    void aWordIsNeverAnAssignmentOrAnAlias()
    {
        QCOMPARE(shellQuote(QStringLiteral("A=b")), QByteArray("'A=b'"));
        QCOMPARE(shellQuote(QStringLiteral("~")), QByteArray("'~'"));
    }

    void nulIsDropped() { QCOMPARE(shellQuote(QByteArray("a\0b", 3)), QByteArray("ab")); }

    void bytesThatAreNoTextStayAsTheyAre()
    {
        const QByteArray bytes("\xff\xfe name");
        QProcess process;
        process.start(QStringLiteral("sh"), {QStringLiteral("-s")});
        process.write("printf %s " + shellQuote(bytes));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.readAllStandardOutput(), bytes);
    }

    void aCommandIsItsWords()
    {
        const QStringList words{QStringLiteral("printf"), QStringLiteral("<%s>"),
                                QStringLiteral("a b"), QStringLiteral("$x"), QString()};
        QCOMPARE(throughShell({QStringLiteral("sh")}, shellCommand(words)),
                 QByteArray("<a b><$x><>"));
    }
};

QTEST_GUILESS_MAIN(TestShellQuote)
#include "tst_shellquote.moc"
