// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/exportdevices.h"
#include "widgets/plot/text.h"

#include <QBuffer>
#include <QDateTime>
#include <QHashFunctions>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::Literals::StringLiterals;

// Qt's PDF writer puts the present moment into the file, rounds the page to whole points, writes
// fonts in the order of a hash, and has no subject or keywords. The first three would make a figure
// differ from one export to the next, or from its size: they are set right in the finished bytes.

namespace runwatt::plot {

namespace {

constexpr double kPointsPerInch = 72;

/// Hashes are in one order while this lives, so that fonts are written in the same one each time.
/// Hashes that exist already keep their own.
class SteadyHashes
{
public:
    SteadyHashes() { QHashSeed::setDeterministicGlobalSeed(); }

    ~SteadyHashes() { QHashSeed::resetRandomGlobalSeed(); }

    Q_DISABLE_COPY_MOVE(SteadyHashes)
};

struct Edit
{
    qsizetype position = 0;
    qsizetype length = 0;
    QByteArray replacement;
};

/// Text as a PDF string in UTF-16, written in hexadecimal: needs no escapes.
QByteArray pdfString(const QString &text)
{
    QByteArray hex = "<FEFF";
    for (const QChar letter : text)
        hex += QByteArray::number(letter.unicode(), 16).toUpper().rightJustified(4, '0');
    return hex + '>';
}

QByteArray pdfDate(TimeNs utcNs)
{
    return "(D:"
        + QDateTime::fromMSecsSinceEpoch(utcNs / kNsPerMs, Qt::UTC)
              .toString(u"yyyyMMddHHmmss"_s)
              .toLatin1()
        + "Z)";
}

/// Replaces `key` and what follows it up to the end of the line; nothing where there is no such
/// key.
void addEdit(std::vector<Edit> &edits,
             const QByteArray &pdf,
             const QByteArray &key,
             const QByteArray &replacement)
{
    const qsizetype begin = pdf.indexOf(key);
    const qsizetype end = begin < 0 ? -1 : pdf.indexOf('\n', begin);
    if (end > begin)
        edits.push_back({begin, end - begin, replacement});
}

qsizetype shifted(const std::vector<Edit> &edits, qsizetype position)
{
    qsizetype shift = 0;
    for (const Edit &edit : edits) {
        if (edit.position < position)
            shift += edit.replacement.size() - edit.length;
    }
    return position + shift;
}

/// The table of objects' places, after edits before it. Its entries are 20 bytes each (PDF 1.4
/// reference, 3.4.3): ten digits, generation, "n" or "f".
bool moveTable(QByteArray &pdf, const std::vector<Edit> &edits, qsizetype oldTable)
{
    constexpr qsizetype kEntry = 20;
    constexpr qsizetype kDigits = 10;
    const qsizetype table = shifted(edits, oldTable);
    if (!pdf.sliced(table).startsWith("xref\n"))
        return false;
    const qsizetype header = pdf.indexOf('\n', table) + 1;
    const qsizetype first = pdf.indexOf('\n', header) + 1;
    const QList<QByteArray> counts = pdf.sliced(header, first - 1 - header).split(' ');
    const qsizetype count = counts.value(1).toLongLong();
    if (count < 1 || first + count * kEntry > pdf.size())
        return false;
    for (qsizetype index = 0; index < count; ++index) {
        const qsizetype entry = first + index * kEntry;
        if (pdf.at(entry + 17) != 'n')
            continue;
        const qsizetype moved = shifted(edits, pdf.sliced(entry, kDigits).toLongLong());
        pdf.replace(entry, kDigits, QByteArray::number(moved).rightJustified(kDigits, '0'));
    }
    const qsizetype start = pdf.lastIndexOf("startxref\n") + 10;
    const qsizetype end = pdf.indexOf('\n', start);
    pdf.replace(start, end - start, QByteArray::number(table));
    return true;
}

/// The finished file with our date, subject, keywords and exact page.
Result<QByteArray> corrected(QByteArray pdf, const PaperSize &size, const FileInfo &info)
{
    const qsizetype start = pdf.lastIndexOf("startxref\n");
    const qsizetype oldTable = start < 0
        ? -1
        : pdf.sliced(start + 10, pdf.indexOf('\n', start + 10) - start - 10).toLongLong();
    std::vector<Edit> edits;
    addEdit(edits, pdf, "/CreationDate (",
            "/CreationDate " + pdfDate(info.dateUtcNs) + "\n/Subject " + pdfString(info.subject)
                + "\n/Keywords " + pdfString(info.keywords));
    // Qt draws from the upper edge of a page of whole points: keep that edge, move the others.
    const double pageTop = std::ceil(size.heightInches * kPointsPerInch);
    const auto number = [](double value) { return QByteArray::number(value, 'f', 4); };
    addEdit(edits, pdf, "/MediaBox [",
            "/MediaBox [0 " + number(pageTop - size.heightInches * kPointsPerInch) + ' '
                + number(size.widthInches * kPointsPerInch) + ' ' + number(pageTop) + ']');
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        pdf.replace(edit->position, edit->length, edit->replacement);
    if (edits.size() == 2 && edits[0].position < edits[1].position && oldTable > 0
        && moveTable(pdf, edits, oldTable))
        return pdf;
    return failure(ErrorCode::Unsupported,
                   Plot::tr("This version of Qt writes PDF in a way not known here."), QString(),
                   QString(), Plot::tr("Export as SVG or PNG instead."));
}

} // namespace

Result<QByteArray> renderPdf(const PaperSize &size, const FileInfo &info, const Draw &draw)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        const SteadyHashes steady;
        QPdfWriter writer(&buffer);
        writer.setResolution(kLayoutPerInch);
        writer.setTitle(info.title);
        writer.setCreator(info.creator);
        const QSizeF points(std::ceil(size.widthInches * kPointsPerInch),
                            std::ceil(size.heightInches * kPointsPerInch));
        writer.setPageLayout(
            QPageLayout(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch),
                        QPageLayout::Portrait, QMarginsF(), QPageLayout::Point));
        draw(writer, 1);
    }
    return corrected(std::move(bytes), size, info);
}

} // namespace runwatt::plot
