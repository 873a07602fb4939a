// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/exportmenu.h"

#include "core/base/language.h"
#include "widgets/common/dialogfolder.h"
#include "widgets/common/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::plot {

namespace {

/// A title as a file's name: "Throughput by runtime" is "throughput-by-runtime".
QString fileNameOf(const QString &title)
{
    static const QRegularExpression unfit(u"[^\\p{L}\\p{N}]+"_s);
    QString name = title.toLower().left(80).replace(unfit, u"-"_s);
    while (name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"figure"_s : name;
}

} // namespace

ExportButton::ExportButton(QWidget *parent)
    : QPushButton(parent)
    , m_folder(QDir::homePath())
{
    setText(tr("&Export"));
    setIcon(common::icon(common::Symbol::Export));
    setToolTip(tr("Write this figure into a file"));
    auto *menu = new QMenu(this);
    setMenu(menu);
    // In each entry, not over them: many styles show a section's title as a mere line.
    addEntry(tr("&PDF, one column (3.3 in)…"), ExportFormat::Pdf, figure::Width::Column);
    addEntry(tr("&SVG, one column (3.3 in)…"), ExportFormat::Svg, figure::Width::Column);
    addEntry(tr("P&NG, one column (3.3 in), 300 dpi…"), ExportFormat::Png, figure::Width::Column);
    menu->addSeparator();
    addEntry(tr("P&DF, whole page (7 in)…"), ExportFormat::Pdf, figure::Width::Page);
    addEntry(tr("S&VG, whole page (7 in)…"), ExportFormat::Svg, figure::Width::Page);
    addEntry(tr("PN&G, whole page (7 in), 300 dpi…"), ExportFormat::Png, figure::Width::Page);
    menu->addSeparator();
    addEntry(tr("&CSV…"), ExportFormat::Csv, figure::Width::Column);
    QAction *caption = menu->addAction(tr("Copy the c&aption"));
    caption->setObjectName(u"copy-caption"_s);
    connect(caption, &QAction::triggered, this, &ExportButton::copyCaption);
    addLanguages();
}

void ExportButton::addLanguages()
{
    menu()->addSeparator();
    QMenu *choice = menu()->addMenu(tr("&Language of the figure"));
    auto *group = new QActionGroup(this);
    for (const QString &code : languages()) {
        QAction *action = choice->addAction(nameOfLanguage(code));
        action->setObjectName(u"figure-language-"_s + code);
        action->setCheckable(true);
        action->setChecked(code == installedLanguage(*qApp));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { m_language = code; });
    }
}

Result<figure::FigureData> ExportButton::figure(figure::Width width) const
{
    if (!m_source)
        return failure(ErrorCode::NotFound, tr("There is no figure to export."));
    {
        const LanguageInForce texts(*qApp, m_language);
        const Result<figure::FigureData> drawn = m_source(width);
        if (drawn)
            return drawn;
    }
    return m_source(width); // what is missing is said in the window's language
}

void ExportButton::addEntry(const QString &text, ExportFormat format, figure::Width width)
{
    QAction *action = menu()->addAction(text);
    action->setObjectName(u"export-%1-%2"_s.arg(suffix(format), figure::toWord(width)));
    connect(action, &QAction::triggered, this,
            [this, format, width] { askForFile(format, width); });
}

void ExportButton::setSource(FigureSource source)
{
    m_source = std::move(source);
}

void ExportButton::setFolder(const QString &folder)
{
    m_folder = folder;
}

void ExportButton::askForFile(ExportFormat format, figure::Width width)
{
    const Result<figure::FigureData> drawn = figure(width);
    if (!drawn) {
        emit failed(drawn.error());
        return;
    }
    const QString ending = suffix(format);
    auto *dialog = new QFileDialog(this, tr("Export the figure"), common::dialogFolder(m_folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    dialog->selectFile(u"%1.%2"_s.arg(fileNameOf(drawn->title), ending));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format, width](const QString &file) { exportTo(file, format, width); });
    dialog->open();
}

void ExportButton::copyCaption()
{
    const Result<figure::FigureData> drawn = figure(figure::Width::Column);
    if (drawn)
        QApplication::clipboard()->setText(drawn->caption);
    else
        emit failed(drawn.error());
}

void ExportButton::exportTo(const QString &file, ExportFormat format, figure::Width width)
{
    const Result<figure::FigureData> drawn = figure(width);
    if (!drawn) {
        emit failed(drawn.error());
        return;
    }
    const auto draw = [this, &drawn, format] {
        const LanguageInForce texts(*qApp, m_language);
        return drawFigure(*drawn, format, paperSize(*drawn));
    };
    const Result<Encode> encode = draw();
    if (!encode) {
        emit failed(encode.error());
        return;
    }
    m_scope.start(write(file, *encode, m_scope.token()));
}

Task<void> ExportButton::write(QString file, Encode encode, StopToken stop)
{
    const auto onThread = [file, encode]() -> Result<void> {
        RUNWATT_TRY(const QByteArray bytes, encode());
        return writeFigure(bytes, file);
    };
    const Result<Result<void>> done = co_await onWorker(onThread, stop);
    if (!done) // the window closes; the file is written all the same
        co_return;
    if (*done) {
        // The next dialog begins there. Where nothing could be written it must not: Qt's dialog
        // looks into the files of its folder, and those of /proc can make it wait for ever.
        m_folder = QFileInfo(file).absolutePath();
        emit exported(file);
    } else {
        emit failed(done->error());
    }
}

} // namespace runwatt::plot
