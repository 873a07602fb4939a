// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebenchmodel.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject own(const QString &model)
{
    return {{u"personality"_s, u"own"_s}, {u"model"_s, model}};
}

} // namespace

/// The text of a person's own .f file.
class TestFilebenchOwnModel : public QObject
{
    Q_OBJECT

private slots:
    void anOwnModelIsMovedIntoTheFolderAndTimed();
    void ownModelsMayOnlyDescribe_data();
    void ownModelsMayOnlyDescribe();
    void hostileOwnModelsAreReadToTheEnd();
};

void TestFilebenchOwnModel::anOwnModelIsMovedIntoTheFolderAndTimed()
{
    const QString model = u"# run 5, load it\r\nset $dir=/tmp\r\nset $dir = \"/var/x\"\n"
                          "set $time=9\nset mode quit firstdone\n"
                          "define fileset name=a,path=$dir,size=1k\n"
                          "define fileset name=b,path=\"$dir/b\"\necho \"run 7; system\"\n"
                          "run 60\npsrun -10 60 run $time"_s;
    QJsonObject parameters = own(model);
    parameters[u"runTime"_s] = 12;
    QVERIFY(Filebench().checkParameters(parameters));
    const QString expected = u"# run 5, load it\nset $dir=/data/run\nset $dir = /data/run\n"
                             "set $time=9\nset mode quit firstdone\n"
                             "define fileset name=a,path=$dir,size=1k\n"
                             "define fileset name=b,path=\"$dir/b\"\necho \"run 7; system\"\n"
                             "\n \nrun 12\n"_s;
    const QStringList words = Filebench().command(parameters, {u"/data/run"_s});
    QCOMPARE(words.sliced(5), (QStringList{QString(), QString(), expected}));
}

void TestFilebenchOwnModel::ownModelsMayOnlyDescribe_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("why"); // a part of it
    const auto row = [](const char *name, const QString &text, const QString &why) {
        QTest::newRow(name) << QString(u"set $dir=/tmp\n"_s + text) << why;
    };
    row("a program", u"system \"rm -rf /\""_s, u"system"_s);
    row("a program behind a number", u"set $a=10system \"id\""_s, u"system"_s);
    row("a program behind an odd sign", u"set $a=x:system \"id\""_s, u"system"_s);
    row("another file", u"load other"_s, u"load"_s);
    row("an end", u"quit"_s, u"quit"_s);
    row("statistics", u"stats clear"_s, u"stats"_s);
    row("another machine", u"enable multi master=a,client=b"_s, u"multi"_s);
    row("files elsewhere", u"define fileset name=a,path=/etc"_s, u"$dir"_s);
    row("files elsewhere by a variable", u"set $x=/etc\ndefine file name=a,path=$x"_s, u"$dir"_s);
    row("files elsewhere in quotes", u"define file name=a,path=\"$dir/../x\""_s, u"$dir"_s);
    row("files above", u"define file name=a/../../x,path=$dir"_s, u"a/../../x"_s);
    row("a path of nothing", u"define fileset name=a,path="_s, u"$dir"_s);
    row("an open quotation mark", u"echo \"abc"_s, u"quotation mark"_s);
    row("control characters", u"echo \u0007"_s, u"control"_s);
    QTest::newRow("no folder") << u"set $directory=/tmp"_s << u"$dir"_s;
    QTest::newRow("only a comment") << u"# set $dir=/tmp"_s << u"$dir"_s;
}

void TestFilebenchOwnModel::ownModelsMayOnlyDescribe()
{
    QFETCH(const QString, model);
    QFETCH(const QString, why);
    const Result<void> checked = Filebench().checkParameters(own(model));
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, u"model"_s);
    QVERIFY2(checked.error().why.contains(why), qPrintable(checked.error().text()));
}

void TestFilebenchOwnModel::hostileOwnModelsAreReadToTheEnd()
{
    const QString whole = u"set $dir=/tmp\ndefine file name=a,path=\"$dir/x\"\npsrun -1 $t\n"_s;
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        for (const QString &end : {QString(), u"$"_s, u"\""_s, u"-"_s, u"="_s, u"9"_s, u"run"_s}) {
            const Result<QString> model = ownFilebenchModel(whole.first(length) + end, u"/d"_s);
            if (model)
                QVERIFY(model->contains("set $dir=/d"_L1));
        }
    }
}

QTEST_GUILESS_MAIN(TestFilebenchOwnModel)
#include "tst_filebenchownmodel.moc"
