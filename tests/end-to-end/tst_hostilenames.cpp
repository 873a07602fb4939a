// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names that a shell, a terminal, a table or a spreadsheet would take for more than names: on their
// whole way through the built program. Whatever happens, nothing of them is run.
#include "programrun.h"
#include "tests/unit/store/storefixture.h"

#include <QJsonArray>
#include <QStandardPaths>
#include <QXmlStreamReader>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::TrialState;

namespace {

using Rows = QList<QStringList>;

/// RFC 4180, as a spreadsheet reads it; comments are rows of their own.
Rows parseCsv(const QByteArray &csv)
{
    Rows rows{{}};
    constexpr QChar quote(0x22); // as a literal, moc would take it for the start of a text
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (quoted && c == quote && text.mid(at + 1, 1) == quote) {
            field += c;
            ++at;
        } else if (c == quote && (quoted || field.isEmpty())) {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            rows.last().append(std::exchange(field, {}));
            if (c == u'\n')
                rows.append(QStringList());
        } else if (quoted || c != u'\r') {
            field += c;
        }
    }
    rows.removeLast();
    return rows;
}

/// A cell that a spreadsheet would work out; empty when there is none.
QString formulaIn(const Rows &rows)
{
    for (const QStringList &row : rows) {
        for (const QString &cell : row) {
            bool isNumber = false;
            cell.toDouble(&isNumber);
            if (!isNumber && !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
                return cell;
        }
    }
    return {};
}

} // namespace

class TestHostileNames : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY(m_home.isValid()); }

    void aCampaignOfHostileNamesRunsAndRunsNothingElse()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        // As a path this is a chain of folders, as shell it is a command.
        const QString folder = m_home.path(u"-a 'quoted\" $HOME `"_s + bait() + u"` $("_s + bait()
                                           + u") ünï 한국어 & | * ?"_s);
        QVERIFY(QDir().mkpath(folder));
        const QJsonObject device{
            {u"name"_s, hostileName()}, {u"thisComputer"_s, true}, {u"folder"_s, folder}};
        const QString title = u"=1+1, =2, \"T\" <b>&amp; $("_s + bait() + u") \u202Ertl"_s;
        const QJsonObject meter{{u"name"_s, QString(u"@meter;`"_s + bait() + u'`')},
                                {u"kind"_s, u"simulated"_s},
                                {u"device"_s, hostileName()}};
        const QJsonObject conditions{{u"idleSeconds"_s, 0},
                                     {u"dropCaches"_s, false},
                                     {u"governor"_s, QString(u"$("_s + bait() + u')')}};
        const QString plan = m_home.writePlan(u"-plan $(x) 'q\".json"_s,
                                              {{u"title"_s, title},
                                               {u"devices"_s, QJsonArray{device}},
                                               {u"workloads"_s, QJsonArray{workload()}},
                                               {u"meters"_s, QJsonArray{meter}},
                                               {u"repetitions"_s, 1},
                                               {u"seed"_s, 1},
                                               {u"conditions"_s, conditions}});
        m_file = m_home.path(u"-c $(y) 'q\".runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, m_file});
        // No kernel has a governor of that name, which the trial then says.
        QVERIFY2(run.finish() == 3, run.errors().constData());
        QVERIFY2(run.errors().contains("governor-not-set on 1 of 1 trials"),
                 run.errors().constData());
        QCOMPARE(campaignIn(m_file).devices.at(0).name, hostileName());
        QCOMPARE(campaignIn(m_file).campaign.title, title);
        QCOMPARE(QDir(folder).entryList({u"runwatt-*"_s}), QStringList());
        QVERIFY2(!QFile::exists(executed()), run.errors().constData());
    }

    void theirComparisonsAndFiguresHoldNoFormula()
    {
        if (m_file.isEmpty())
            QSKIP("there is no campaign");
        for (const QString &by : {u"device"_s, u"workload,device"_s}) {
            ProgramRun compare(m_home, {u"compare"_s, m_file, u"--csv"_s, u"--by"_s, by});
            QVERIFY2(compare.finish() == 0, compare.errors().constData());
            const QByteArray csv = compare.output();
            const Rows rows = parseCsv(csv);
            QCOMPARE(rows.size(), 2);
            QCOMPARE(rows.at(1).size(), rows.at(0).size());
            QVERIFY2(rows.at(1).contains(u'\'' + hostileName()), csv.constData());
            QVERIFY2(formulaIn(rows).isEmpty(), csv.constData());
        }
        ProgramRun json(m_home, {u"compare"_s, m_file, u"--json"_s, u"--by"_s, u"device"_s});
        QCOMPARE(json.finish(), 0);
        QVERIFY(QJsonDocument::fromJson(json.output()).isObject());
        for (const QString &preset : presets()) {
            const QString csvFile = m_home.path(u"=figure.csv"_s);
            const QString svgFile = m_home.path(u"=figure.svg"_s);
            ProgramRun figure(
                m_home,
                {u"figure"_s, m_file, u"--preset"_s, preset, u"-o"_s, csvFile, u"-o"_s, svgFile});
            const int code = figure.finish();
            if (code == 1 && !QFile::exists(csvFile))
                continue; // this campaign has nothing for it, which its error says
            QVERIFY2(code == 0, figure.errors().constData());
            QFile csv(csvFile);
            QVERIFY(csv.open(QIODevice::ReadOnly));
            const QByteArray text = csv.readAll();
            QVERIFY2(formulaIn(parseCsv(text)).isEmpty(), text.left(3000).constData());
            QFile svg(svgFile);
            QVERIFY(svg.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&svg);
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(QFile::remove(csvFile) && QFile::remove(svgFile));
        }
        QVERIFY(!QFile::exists(executed()));
    }

    void namesInAFileFromElsewhereReachNoTerminalAsCommands()
    {
        const QString file = m_home.path(u"elsewhere.runwatt"_s);
        makeForeignCampaign(file);
        for (const QString &by : {u"workload"_s, u"device,workload"_s, u"runtime"_s}) {
            for (const QStringList &how : {QStringList{}, QStringList{u"--list"_s}}) {
                ProgramRun table(m_home, QStringList{u"compare"_s, file, u"--by"_s, by} + how);
                QVERIFY2(table.finish() == 0, table.errors().constData());
                const QByteArray output = table.output();
                QVERIFY2(!output.contains('\x1b') && !output.contains('\a'), output.constData());
            }
            ProgramRun csv(m_home, {u"compare"_s, file, u"--csv"_s, u"--by"_s, by});
            QCOMPARE(csv.finish(), 0);
            const QByteArray output = csv.output();
            const Rows rows = parseCsv(output);
            QCOMPARE(rows.size(), 2);
            QCOMPARE(rows.at(1).size(), rows.at(0).size());
            QVERIFY2(formulaIn(rows).isEmpty(), output.constData());
        }
        ProgramRun verify(m_home, {u"verify"_s, file});
        QCOMPARE(verify.finish(), 0);
        QVERIFY(!verify.output().contains('\x1b'));
        QVERIFY(!verify.errors().contains('\x1b'));
    }

    void aCampaignWhoseIdentityIsAPathIsNotResumed()
    {
        if (m_file.isEmpty())
            QSKIP("there is no campaign");
        // It names the folder that is removed on the device: never one of the person's.
        const QString mine = m_home.path(u"precious"_s);
        QVERIFY(QDir().mkpath(mine));
        m_home.write(u"precious/data"_s, "all I have");
        const QString file = m_home.path(u"evil.runwatt"_s);
        QVERIFY(QFile::copy(m_file, file));
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &database), SQLITE_OK);
        const QByteArray sql = "UPDATE campaign SET uuid = 'x/../../../../../../../../../.."
            + mine.toUtf8() + "'; UPDATE trial SET state = 'interrupted';";
        QCOMPARE(sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
        ProgramRun run(m_home,
                       {u"run"_s, m_home.path(u"-plan $(x) 'q\".json"_s), u"-q"_s, u"-o"_s, file});
        QVERIFY2(run.finish() == 1, run.errors().constData());
        QVERIFY2(run.errors().contains("is no UUID"), run.errors().constData());
        QVERIFY(QFile::exists(m_home.path(u"precious/data"_s)));
    }

    void namesThatCannotWorkAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QByteArray>("words");
        // No raw literals: moc does not see where they end.
        const QByteArray fine = "\"name\": \"n\", \"host\": \"h\", ";
        const auto row = [](const char *name, const QByteArray &device, const char *words) {
            QTest::newRow(name) << device << QByteArray(words);
        };
        row("newline in a name", "\"name\": \"a\\nb\", \"host\": \"h\"",
            "devices[0].name: must not contain");
        row("escape in a name", "\"name\": \"\\u001b[2J\", \"host\": \"h\"",
            "devices[0].name: must not contain");
        row("newline in a folder", fine + "\"folder\": \"/var/tmp/a\\nb\"",
            "devices[0].folder: must not contain");
        row("relative folder", fine + "\"folder\": \"-rf ~\"", "devices[0].folder: must be an");
        row("option as host", "\"name\": \"n\", \"host\": \"-oProxyCommand=x\"",
            "devices[0].host: ");
        row("option as user", fine + "\"user\": \"-oProxyCommand=x\"", "devices[0].user: ");
        row("no name", "\"name\": \" \", \"host\": \"h\"", "devices[0].name: is missing");
    }

    void namesThatCannotWorkAreRefusedWithTheirLine()
    {
        QFETCH(const QByteArray, device);
        QFETCH(const QByteArray, words);
        const QString plan = m_home.write(
            u"refused.json"_s,
            "{\n\"devices\": [{\n" + device + "}],\n\"workloads\": [{\"benchmark\": \"fio\"}]}\n");
        ProgramRun run(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, m_home.path(u"never.runwatt"_s)});
        QCOMPARE(run.finish(), 2);
        QVERIFY2(run.errors().contains(QByteArray("refused.json:3: " + words)),
                 run.errors().constData());
        QVERIFY(!run.errors().contains('\x1b'));
        QVERIFY(!QFile::exists(m_home.path(u"never.runwatt"_s)));
    }

    void aFolderThatFioWouldMisreadIsRefusedBeforeTheFirstTrial()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        const QString folder = m_home.path(u"a; b # c"_s);
        const QJsonObject device{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, folder}};
        const QString plan = m_home.writePlan(
            u"misread.json"_s,
            {{u"devices"_s, QJsonArray{device}}, {u"workloads"_s, QJsonArray{workload()}}});
        const QString file = m_home.path(u"misread.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QVERIFY2(run.finish() == 2, run.errors().constData());
        for (const QByteArray &words :
             {QByteArray("here: "), folder.toUtf8(), QByteArray("Choose another folder")})
            QVERIFY2(run.errors().contains(words), run.errors().constData());
        QCOMPARE(campaignIn(file).trials.size(), std::size_t(0));
        QCOMPARE(QDir(folder).entryList({u"runwatt-*"_s}), QStringList());
    }

    void hostsAndUsersAreNoCommands()
    {
        const QStringList texts{QString(u"$("_s + bait() + u')'),
                                QString(u'`' + bait() + u'`'),
                                QString(u"x;"_s + bait()),
                                u"a b@c d"_s,
                                u"\"'@\\"_s,
                                u"ü\n@h"_s};
        for (const QString &text : texts) {
            ProgramRun run(m_home, {u"check"_s, u"-q"_s, u"--"_s, text});
            const int code = run.finish();
            QVERIFY2(code == 1 || code == 2, qPrintable(text));
            QVERIFY2(!run.errors().isEmpty(), qPrintable(text));
            QVERIFY2(!QFile::exists(executed()), qPrintable(text));
        }
    }

private:
    /// A file that is there only when something of a name was run.
    [[nodiscard]] QString executed() const { return m_home.path(u"executed"_s); }

    [[nodiscard]] QString bait() const { return u"touch "_s + executed(); }

    [[nodiscard]] QString hostileName() const
    {
        return u"=cmd|' /C x'!A0, \"$("_s + bait() + u")\" `"_s + bait()
            + u"`; #<b> \\ ünï 한국어"_s;
    }

    static QJsonObject workload()
    {
        return {{u"benchmark"_s, u"fio"_s},
                {u"parameters"_s,
                 QJsonObject{{u"operation"_s, u"write"_s},
                             {u"requestSize"_s, 4096},
                             {u"fileSize"_s, u"1 MiB"_s},
                             {u"runTime"_s, 2}}}};
    }

    QStringList presets() const
    {
        ProgramRun run(m_home, {u"figure"_s, u"--list"_s});
        if (run.finish() != 0)
            return {};
        QStringList names;
        for (const QByteArray &line : run.output().trimmed().split('\n'))
            names.append(QString::fromUtf8(line.split(' ').first()));
        return names;
    }

    /// What Runwatt itself would not write: a file from elsewhere may hold anything.
    static void makeForeignCampaign(const QString &file)
    {
        using namespace store::test;
        store::CampaignRecord campaign = someCampaign();
        campaign.title = u"\x1b]0;owned\a=1+1\r\n# origin: measured"_s;
        auto writer = result(store::CampaignWriter::create(file, campaign, {})).value();
        store::DeviceRecord device;
        device.name = u"+dev\x1b[31m\n\"x"_s;
        store::WorkloadRecord workload;
        workload.title = u"@work, \"\x1b[2J\n=HYPERLINK(1)"_s;
        workload.benchmark = u"-fio\x1b[0m"_s;
        workload.parameters = {{u"requestSize"_s, u"=4\x1b[1m"_s}};
        store::CellRecord cell;
        cell.device = writer->add(device);
        cell.workload = writer->add(workload);
        cell.runtime = u"-NT\a\x1b[0m"_s;
        addCompleteTrial(*writer, writer->add(cell), 1, 10);
        QVERIFY(result(writer->close({})).has_value());
    }

    ProgramHome m_home;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
