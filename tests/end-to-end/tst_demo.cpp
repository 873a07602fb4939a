// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The demo from outside, as a person without a display gets it: the built program, its private
// sshd, real fio, mpstat and pidstat, and the simulated meter; short, and otherwise the same.
#include "core/figure/figure.h"
#include "tests/end-to-end/programrun.h"

#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QStorageInfo>
#include <QXmlStreamReader>

#include <memory>

using namespace runwatt;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWorkloads = 2; // random {read, write}, once in each runtime

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How many lines of a text match.
int linesLike(const QString &pattern, const QString &text)
{
    return static_cast<int>(
        text.split(u'\n').filter(QRegularExpression(u'^' + pattern + u'$')).size());
}

bool isPicture(const QByteArray &contents, const QString &ending)
{
    if (ending == "pdf"_L1)
        return contents.startsWith("%PDF-") && contents.trimmed().endsWith("%%EOF");
    if (ending == "png"_L1) {
        const QImage image = QImage::fromData(contents, "PNG");
        return image.width() > 100 && image.height() > 100;
    }
    if (ending == "csv"_L1)
        return contents.startsWith('#') && contents.count('\n') > 2;
    QXmlStreamReader reader(contents);
    int paths = 0;
    const bool isSvg = reader.readNextStartElement() && reader.name() == "svg"_L1;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == "path"_L1)
            ++paths;
    }
    return isSvg && !reader.hasError() && paths > 0;
}

bool isNamedByAProcess(const QString &words)
{
    QProcess pgrep;
    pgrep.start(u"pgrep"_s, {u"-f"_s, u"--"_s, words});
    return !pgrep.waitForFinished(120000) || pgrep.exitCode() == 0;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theProgressAndTheRemainingTimeAreOnStderr();
    void everyRuntimeIsThereOrItIsSaidWhyNot();
    void bothTablesAreOnStdout();
    void whatTheMeterGaveSaysSimulated();
    void theFileSystemIsNamed();
    void everyTrialIsInTheCampaignAndItIsSound();
    void theFiguresAreThereInEveryFormat_data();
    void theFiguresAreThereInEveryFormat();
    void nothingIsLeftOnTheDevice();

private:
    [[nodiscard]] QString folder() const { return m_home.path(u"my demo"_s); }

    [[nodiscard]] QString file() const { return folder() + u"/demo.runwatt"; }

    [[nodiscard]] QString table(const QString &measure) const;
    [[nodiscard]] QString workFolder() const;

    ProgramHome m_home;
    QString m_output;
    QString m_errors;
    QSet<QString> m_runtimes; ///< that this computer can run
    int m_trials = 0;
    QString m_workFolder; ///< where the benchmark's file was while the demo ran
};

/// From a measure's heading to the next table, or to the end.
QString TestDemo::table(const QString &measure) const
{
    const qsizetype begin = m_output.indexOf(measure + u" in ");
    const qsizetype end = m_output.indexOf(u"\n\n"_s, m_output.indexOf(u"operation"_s, begin));
    return begin < 0 ? QString() : m_output.mid(begin, end - begin);
}

/// The campaign's own folder on the device; empty while that is not known.
QString TestDemo::workFolder() const
{
    const store::CampaignData data = campaignIn(file());
    for (const store::FactRecord &fact : data.facts) {
        if (fact.name == "storage.folder"_L1)
            return fact.value + u"/runwatt-" + data.campaign.uuid;
    }
    return {};
}

void TestDemo::initTestCase()
{
    QVERIFY(m_home.isValid());
    if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
        QSKIP("fio is not installed");
    ProgramRun run(m_home, {u"demo"_s, u"--headless"_s, u"--short"_s, u"--output"_s, folder()});
    QVERIFY2(run.waitFor([this] { return QFileInfo::exists(workFolder()); }),
             run.errors().constData());
    m_workFolder = workFolder();
    const int code = run.finish(400'000);
    for (const store::CellRecord &cell : campaignIn(file()).cells)
        m_runtimes.insert(cell.runtime);
    m_trials = kWorkloads * static_cast<int>(m_runtimes.size());
    m_output = QString::fromUtf8(run.output());
    m_errors = QString::fromUtf8(run.errors());
    QVERIFY2(code == 0, qPrintable(u"%1: %2"_s.arg(code).arg(m_errors)));
}

void TestDemo::theProgressAndTheRemainingTimeAreOnStderr()
{
    const QString bar = uR"(\[[#.]{24}\] %1/%2  )"_s;
    for (int done = 0; done < m_trials; ++done) {
        const QString line = bar.arg(done).arg(m_trials) + uR"(\d+:\d\d( to \d+:\d\d)? left.*)";
        QVERIFY2(linesLike(line, m_errors) > 0, qPrintable(m_errors));
    }
    QCOMPARE(linesLike(bar.arg(m_trials).arg(m_trials) + u"done.*", m_errors), 1);
    QVERIFY2(!m_output.contains(u" left"_s) && !m_output.contains(u"[#"_s), qPrintable(m_output));
}

void TestDemo::everyRuntimeIsThereOrItIsSaidWhyNot()
{
    QVERIFY(m_runtimes.contains(u"NT"_s));
    for (const QString &code : {u"RC"_s, u"QM"_s}) {
        const QString why = u"The demo runs without "_s + code + u": .+";
        QVERIFY2((linesLike(why, m_errors) == 1) != m_runtimes.contains(code),
                 qPrintable(code + u'\n' + m_errors));
    }
}

void TestDemo::bothTablesAreOnStdout()
{
    for (const QString &measure : {u"throughput"_s, u"watts.mean"_s}) {
        const QString rows = table(measure);
        for (const QString &operation : {u"read"_s, u"write"_s}) {
            for (const QString &runtime : std::as_const(m_runtimes)) {
                const QString row = operation + u" +" + runtime + uR"( +1 +[–\d. ]*[1-9].*)";
                QVERIFY2(linesLike(row, rows) == 1, qPrintable(row + u'\n' + m_output));
            }
        }
    }
}

void TestDemo::whatTheMeterGaveSaysSimulated()
{
    // Without KVM the guest's processor is emulated, and the watts are no less so.
    const bool isEmulated = table(u"throughput"_s).contains(u"\nEMULATED\n"_s);
    const QString marks = isEmulated ? u"\nSIMULATED + EMULATED\n"_s : u"\nSIMULATED\n"_s;
    QVERIFY2(table(u"watts.mean"_s).contains(marks), qPrintable(m_output));
    QVERIFY2(!table(u"throughput"_s).contains(u"SIMULATED"_s), qPrintable(m_output));
    QVERIFY(contentsOf(folder() + u"/watts-by-runtime.csv").contains("SIMULATED"));
    QVERIFY(!contentsOf(folder() + u"/throughput-by-runtime.csv").contains("SIMULATED"));
}

void TestDemo::theFileSystemIsNamed()
{
    const QString onDevice = QFileInfo(m_workFolder).path();
    const QString type = QString::fromUtf8(QStorageInfo(onDevice).fileSystemType());
    QVERIFY(!type.isEmpty());
    const QStringList lines{u"Benchmark's file in: "_s + onDevice, u"File system: "_s + type,
                            u"Campaign and figures: "_s + folder()};
    for (const QString &line : lines)
        QVERIFY2(m_output.split(u'\n').count(line) == 1, qPrintable(line + u'\n' + m_output));
}

void TestDemo::everyTrialIsInTheCampaignAndItIsSound()
{
    QCOMPARE(countTrials(file(), store::TrialState::Complete), m_trials);
    ProgramRun verify(m_home, {u"verify"_s, file()});
    const int code = verify.finish();
    const QByteArray output = verify.output();
    QVERIFY2(code == 0, output.constData());
    QVERIFY2(
        output.contains(QStringLiteral("%1 trials, %1 of them complete").arg(m_trials).toUtf8()),
        output.constData());
}

void TestDemo::theFiguresAreThereInEveryFormat_data()
{
    QTest::addColumn<QString>("preset");
    for (const figure::Preset &preset : figure::presets())
        QTest::newRow(qPrintable(preset.name)) << preset.name;
}

void TestDemo::theFiguresAreThereInEveryFormat()
{
    QFETCH(const QString, preset);
    // Two seconds give the meter too few readings for an energy; that is told, and no other figure
    // may be missing.
    const QString leftOut = u"Figure left out, as no trial has its measure: "_s + preset;
    const bool isLeftOut = linesLike(leftOut, m_errors) == 1;
    QCOMPARE(isLeftOut, preset == "energy-per-byte"_L1);
    for (const QString &ending : {u"pdf"_s, u"svg"_s, u"png"_s, u"csv"_s}) {
        const QByteArray contents = contentsOf(folder() + u'/' + preset + u'.' + ending);
        if (isLeftOut)
            QVERIFY2(contents.isEmpty(), qPrintable(ending));
        else
            QVERIFY2(isPicture(contents, ending), qPrintable(ending));
    }
}

void TestDemo::nothingIsLeftOnTheDevice()
{
    QVERIFY(!m_workFolder.isEmpty());
    QVERIFY2(!QFileInfo::exists(m_workFolder), qPrintable(m_workFolder));
    // Neither the benchmark nor the private sshd, whose files are in this home.
    QTRY_VERIFY(!isNamedByAProcess(m_workFolder));
    QTRY_VERIFY(!isNamedByAProcess(m_home.path()));
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
