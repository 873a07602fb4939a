// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/figure.h"
#include "tests/support/samplecampaign.h"
#include "widgets/plot/exportfigure.h"
#include "widgets/plot/hatch.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace runwatt;
using namespace runwatt::plot;
using namespace Qt::Literals::StringLiterals;

namespace {

figure::FigureData sampleFigure(const test::SampleShape &shape,
                                const QString &preset,
                                figure::Width width = figure::Width::Column)
{
    const store::CampaignData data = test::sampleCampaign(shape);
    figure::Figure figure = figure::presetFigure(preset).value();
    figure.width = width;
    figure.language = u"en_GB"_s;
    return figure::buildFigure(data, figure,
                               [&data](store::SeriesId id) { return test::sampleSeries(data, id); })
        .value();
}

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(120000);
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool hasTool(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

} // namespace

class TestCompareExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void thePdfEmbedsItsFontsAndHasTheFiguresSize_data();
    void thePdfEmbedsItsFontsAndHasTheFiguresSize();
    void thePdfNamesItsCampaign();
    void theSvgHasOutlinesInPlaceOfText();
    void thePngHasThreeHundredDotsAnInch();
    void theSameFigureGivesTheSameBytes_data();
    void theSameFigureGivesTheSameBytes();
    void everyFormatSaysSimulated();
    void aMeasuredFigureBearsNoMark();
    void aFailureLeavesTheOldFile();
    void aFullDiskIsNamed();
    void anAbsurdSizeIsRefused();
    void hatchesStayInTheirBar();
    void writeSamplesToLookAt();

private:
    QTemporaryDir m_folder;
};

void TestCompareExport::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void TestCompareExport::thePdfEmbedsItsFontsAndHasTheFiguresSize_data()
{
    QTest::addColumn<figure::Width>("width");
    QTest::addColumn<double>("points");
    QTest::newRow("column") << figure::Width::Column << 237.6;
    QTest::newRow("page") << figure::Width::Page << 504.0;
}

void TestCompareExport::thePdfEmbedsItsFontsAndHasTheFiguresSize()
{
    if (!hasTool(u"pdffonts"_s))
        QSKIP("needs poppler-utils");
    QFETCH(const figure::Width, width);
    QFETCH(const double, points);
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s, width);
    const QString file = m_folder.filePath(u"figure.pdf"_s);
    QVERIFY(exportFigure(data, file, ExportFormat::Pdf, paperSize(data)).has_value());
    const QStringList fonts = output(u"pdffonts"_s, {file}).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(fonts.size() > 2, "the figure has text, as text");
    for (const QString &font : fonts.mid(2)) // below a heading of two lines
        QVERIFY2(font.contains(QRegularExpression(u"TrueType.* yes "_s)), qUtf8Printable(font));
    const QString info = output(u"pdfinfo"_s, {file});
    const QRegularExpressionMatch size =
        QRegularExpression(u"Page size: +([0-9.]+) x ([0-9.]+) pts"_s).match(info);
    QVERIFY(std::abs(size.captured(1).toDouble() - points) < 0.05);
    QVERIFY(std::abs(size.captured(2).toDouble() - data.heightInches * 72) < 0.05);
    QVERIFY(info.contains(QRegularExpression(u"Pages: +1\n"_s)));
}

void TestCompareExport::thePdfNamesItsCampaign()
{
    if (!hasTool(u"pdfinfo"_s))
        QSKIP("needs poppler-utils");
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s);
    const QString file = m_folder.filePath(u"named.pdf"_s);
    QVERIFY(exportFigure(data, file, ExportFormat::Pdf, paperSize(data)).has_value());
    const QString info = output(u"pdfinfo"_s, {u"-isodates"_s, file});
    QVERIFY2(info.contains(data.identity.uuid), qUtf8Printable(info));
    QVERIFY(info.contains(data.identity.planSha256));
    QVERIFY(info.contains(u"[SIMULATED]"_s));
    QVERIFY(info.contains(u"Creator:         Runwatt"_s));
    QVERIFY2(info.contains(u"2026-01-01T00:00:00Z"_s), "the campaign's date, not today's");
}

void TestCompareExport::theSvgHasOutlinesInPlaceOfText()
{
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s);
    const QByteArray svg = renderFigure(data, ExportFormat::Svg, paperSize(data)).value();
    QVERIFY(!svg.contains("<text"));
    QVERIFY(!svg.contains("font-family"));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains("width=\"3.3in\""));
    QVERIFY(svg.contains(data.identity.uuid.toUtf8()));
    QVERIFY2(svg.count("<path") > 200, "glyphs, bars and hatches are paths");
}

void TestCompareExport::thePngHasThreeHundredDotsAnInch()
{
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s, figure::Width::Page);
    const QString file = m_folder.filePath(u"figure.png"_s);
    QVERIFY(exportFigure(data, file, ExportFormat::Png, paperSize(data)).has_value());
    const QImage image(file);
    QCOMPARE(image.width(), 2100);
    QCOMPARE(image.height(), static_cast<int>(std::lround(data.heightInches * 300)));
    QCOMPARE(image.dotsPerMeterX(), 11811);
    QVERIFY(image.text(u"Keywords"_s).contains(data.identity.planSha256));
}

void TestCompareExport::theSameFigureGivesTheSameBytes_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::newRow("pdf") << ExportFormat::Pdf;
    QTest::newRow("svg") << ExportFormat::Svg;
    QTest::newRow("png") << ExportFormat::Png;
    QTest::newRow("csv") << ExportFormat::Csv;
}

void TestCompareExport::theSameFigureGivesTheSameBytes()
{
    QFETCH(const ExportFormat, format);
    const figure::FigureData data = sampleFigure({}, u"throughput-by-runtime"_s);
    const QByteArray first = renderFigure(data, format, paperSize(data)).value();
    QTest::qWait(1100); // the PDF's own date has whole seconds: it must not show
    // Qt's hashes have another order after each export: several, so that chance cannot hide it.
    for (int repetition = 0; repetition < 5; ++repetition) {
        const figure::FigureData again = sampleFigure({}, u"throughput-by-runtime"_s);
        QCOMPARE(renderFigure(again, format, paperSize(again)).value(), first);
    }
}

void TestCompareExport::everyFormatSaysSimulated()
{
    const figure::FigureData data = sampleFigure({}, u"watts-by-runtime"_s);
    QCOMPARE(data.mark, u"SIMULATED"_s);
    for (const ExportFormat format : {ExportFormat::Svg, ExportFormat::Csv}) {
        const QByteArray bytes = renderFigure(data, format, paperSize(data)).value();
        QVERIFY2(bytes.contains("SIMULATED"), qUtf8Printable(suffix(format)));
    }
    const QImage image =
        QImage::fromData(renderFigure(data, ExportFormat::Png, paperSize(data)).value());
    QVERIFY(image.text(u"Title"_s).contains(u"SIMULATED"_s));
    if (!hasTool(u"pdftotext"_s))
        QSKIP("needs poppler-utils");
    const QString file = m_folder.filePath(u"marked.pdf"_s);
    QVERIFY(exportFigure(data, file, ExportFormat::Pdf, paperSize(data)).has_value());
    const QString text = output(u"pdftotext"_s, {file, u"-"_s});
    QVERIFY2(text.count(u"SIMULATED"_s) >= 2, "in the corner and in the note");
}

void TestCompareExport::aMeasuredFigureBearsNoMark()
{
    test::SampleShape shape;
    shape.origin = Origin::Measured;
    const figure::FigureData data = sampleFigure(shape, u"watts-by-runtime"_s);
    QVERIFY(data.mark.isEmpty());
    QVERIFY(!renderFigure(data, ExportFormat::Svg, paperSize(data)).value().contains("SIMULATED"));
}

void TestCompareExport::aFailureLeavesTheOldFile()
{
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s);
    const QString missing = m_folder.filePath(u"no such folder/figure.pdf"_s);
    const Result<void> failed = exportFigure(data, missing, ExportFormat::Pdf, paperSize(data));
    QVERIFY(!failed.has_value());
    QVERIFY(failed.error().text().contains(u"no such folder"_s));
    // A folder is in the way of the name.
    QVERIFY(!exportFigure(data, m_folder.path(), ExportFormat::Csv, paperSize(data)).has_value());
    // A file that is there is replaced as a whole, and not by a failure.
    const QString file = m_folder.filePath(u"kept.png"_s);
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    QVERIFY(!exportFigure(data, file, ExportFormat::Png, {0, 0}).has_value());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
}

void TestCompareExport::aFullDiskIsNamed()
{
    // A limit on a file's size fails as late as a full disk does: when the last bytes go out.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{100, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
    const Result<void> written =
        writeFigure(QByteArray(2000, 'x'), m_folder.filePath(u"full.csv"_s));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!written.has_value());
    QVERIFY2(written.error().why.contains(u"File too large"_s), qPrintable(written.error().text()));
    QVERIFY(!QFile::exists(m_folder.filePath(u"full.csv"_s)));
}

void TestCompareExport::anAbsurdSizeIsRefused()
{
    const figure::FigureData data = sampleFigure({}, u"throughput-by-size"_s);
    QVERIFY(!renderFigure(data, ExportFormat::Png, {0, 2}).has_value());
    QVERIFY(!renderFigure(data, ExportFormat::Png, {3, 4000}).has_value());
    QVERIFY(!renderFigure(data, ExportFormat::Pdf, {std::nan(""), 2}).has_value());
}

void TestCompareExport::hatchesStayInTheirBar()
{
    using figure::Hatch;
    const QRectF bar(10, 20, 30, 200);
    const QRectF reach = bar.adjusted(-1e-6, -1e-6, 1e-6, 1e-6);
    for (const Hatch hatch : {Hatch::Forward, Hatch::Backward, Hatch::Horizontal, Hatch::Vertical,
                              Hatch::Cross, Hatch::Grid}) {
        const QList<QLineF> lines = hatchLines(bar, hatch, 5);
        QVERIFY(lines.size() > 4);
        for (const QLineF &line : lines)
            QVERIFY(reach.contains(line.p1()) && reach.contains(line.p2()));
    }
    QVERIFY(!hatchDots(bar, Hatch::Dots, 5).isEmpty());
    QVERIFY(hatchLines(bar, Hatch::None, 5).isEmpty());
    QVERIFY(hatchLines(QRectF(), Hatch::Cross, 5).isEmpty());
}

/// Leaves the figures of several campaigns in the folder that RUNWATT_FIGURES names, for a person
/// to look at; without it, makes sure that they can all be drawn.
void TestCompareExport::writeSamplesToLookAt()
{
    const QString asked = qEnvironmentVariable("RUNWATT_FIGURES");
    const QDir folder(asked.isEmpty() ? m_folder.path() : asked);
    QVERIFY(folder.mkpath(u"."_s));

    struct Sample
    {
        QString name;
        test::SampleShape shape;
        QString preset;
        figure::Width width = figure::Width::Column;
    };

    test::SampleShape few;
    few.runtimes = {u"NT"_s};
    few.patterns = {u"random"_s, u"sequential"_s};
    few.repetitions = 3;
    test::SampleShape many;
    many.devices = {u"Raspberry Pi 4 Model B in the rack"_s, u"Jetson Nano (2 GB)"_s};
    many.runtimes.append(u"QM"_s);
    many.sizes = {256, 2048, 4096, 16384, 131072, 524288};
    many.repetitions = 10;
    test::SampleShape measured;
    measured.origin = Origin::Measured;
    measured.operations = {u"read"_s};
    const std::vector<Sample> samples{
        {u"plain"_s, {}, u"throughput-by-size"_s},
        {u"plain-page"_s, {}, u"throughput-by-size"_s, figure::Width::Page},
        {u"runtimes"_s, {}, u"throughput-by-runtime"_s},
        {u"few"_s, few, u"throughput-by-size"_s},
        {u"few-page"_s, few, u"latency-by-size"_s, figure::Width::Page},
        {u"many"_s, many, u"throughput-by-size"_s},
        {u"many-page"_s, many, u"throughput-by-device"_s, figure::Width::Page},
        {u"many-size-page"_s, many, u"throughput-by-size"_s, figure::Width::Page},
        {u"measured"_s, measured, u"energy-per-byte"_s},
        {u"watts"_s, measured, u"watts-by-runtime"_s},
        {u"timeline"_s, {}, u"timeline"_s},
        {u"timeline-page"_s, {}, u"timeline"_s, figure::Width::Page}};
    qint64 worstMs = 0;
    QString worst;
    for (const Sample &sample : samples) {
        const figure::FigureData data = sampleFigure(sample.shape, sample.preset, sample.width);
        for (const ExportFormat format :
             {ExportFormat::Pdf, ExportFormat::Svg, ExportFormat::Png, ExportFormat::Csv}) {
            const QString file = folder.filePath(u"%1.%2"_s.arg(sample.name, suffix(format)));
            QElapsedTimer timer;
            timer.start();
            const Result<void> done = exportFigure(data, file, format, paperSize(data));
            if (timer.elapsed() > worstMs) {
                worstMs = timer.elapsed();
                worst = QFileInfo(file).fileName();
            }
            QVERIFY2(done.has_value(), done ? "" : qUtf8Printable(done.error().text()));
        }
    }
    qInfo("slowest export: %s, %lld ms", qUtf8Printable(worst), static_cast<long long>(worstMs));
}

QTEST_MAIN(TestCompareExport)
#include "tst_compareexport.moc"
