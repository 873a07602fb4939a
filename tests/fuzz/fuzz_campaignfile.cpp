// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bounds.h"
#include "core/store/reader.h"
#include "core/store/verify.h"
#include "tests/fuzz/target.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <cmath>

namespace {

using namespace runwatt;
using namespace runwatt::fuzz;
using namespace runwatt::store;

constexpr qsizetype kMostPatches = 8;

/// Changes a campaign file of pages of 1 KiB as a line says: what and where follow from the line's
/// hash. Bytes that are shifted would be refused by the first look at the file, so none are.
void patch(QByteArray &file, QByteArrayView line)
{
    constexpr qsizetype kPage = 1024;
    if (file.size() < 2 * kPage) // cut before
        return;
    std::minstd_rand random(numberOf(line));
    random.discard(3);
    const auto below = [&random](qsizetype end) {
        return static_cast<qsizetype>(random()) % std::max<qsizetype>(end, 1);
    };
    // The first pages hold the schema, of which no letter may be another: mostly those behind them.
    const qsizetype most = file.size() - 4;
    const qsizetype at = below(5) == 0 ? below(most) : most - 1 - below(most * 2 / 3);
    const qsizetype page = at / kPage * kPage;
    switch (below(10)) {
    case 0: // a page in the place of another
        file.replace(page, kPage, file.mid(below(file.size() / kPage) * kPage, kPage));
        break;
    case 1: // a page's header
        file[std::min(page + below(12), file.size() - 1)] = static_cast<char>(below(256));
        break;
    case 2: // a reference to a page, at the place of one or not
        qToBigEndian(static_cast<quint32>(1 + below(file.size() / kPage)), file.data() + at);
        break;
    case 3:
        file.replace(at, std::min<qsizetype>(16, file.size() - at),
                     QByteArray(std::min<qsizetype>(16, file.size() - at), '\0'));
        break;
    case 4:
        if (below(8) == 0)
            file.truncate(at);
        break;
    case 5: // the file's header
        if (below(4) == 0)
            file[below(100)] = static_cast<char>(below(256));
        break;
    default:
        file[at] = static_cast<char>(below(3) == 0 ? 0xff : file.at(at) ^ (1 << below(8)));
    }
}

void requireGood(const series::Samples &samples)
{
    TimeNs lastNs = -kFarthestNs;
    for (const series::Sample &sample : samples) {
        require(sample.timeNs >= lastNs && sample.timeNs <= kFarthestNs, "samples are in order");
        require(std::isnan(sample.value) || isUsable(sample.value), "no value is infinite");
        lastNs = sample.timeNs;
    }
}

void requireGood(const Error &error)
{
    require(!error.what.isEmpty() && !error.where.isEmpty(), "an error says what happened where");
}

/// Whether all of it could be read.
bool readAll(const QString &file)
{
    const Result<CampaignReader> reader = CampaignReader::open(file);
    if (!reader) {
        requireGood(reader.error());
        return false;
    }
    const Result<CampaignData> data = reader->data();
    if (!data) {
        requireGood(data.error());
        return false;
    }
    bool isWhole = true;
    for (const SeriesRecord &series : data->series) {
        if (const auto samples = reader->samples(series.id))
            requireGood(**samples);
        else
            isWhole = false;
    }
    for (const TrialRecord &trial : data->trials) {
        require(trial.window.lengthNs() <= 2 * kFarthestNs, "a window has a length");
        const Result<QStringList> names = reader->rawOutputNames(trial.id);
        isWhole = isWhole && names;
        for (const QString &name : names.value_or(QStringList()))
            isWhole = reader->rawOutput(trial.id, name).has_value() && isWhole;
    }
    return isWhole;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    static const QByteArray seed = [] {
        QFile file(QStringLiteral(RUNWATT_SEED));
        require(file.open(QIODevice::ReadOnly), "there is a campaign");
        return file.readAll();
    }();
    const QByteArrayView input = viewOf(data, size);
    QByteArray bytes = seed;
    const qsizetype patches = numberOf(input) % (kMostPatches + 1);
    const QByteArrayList lines =
        input.first(std::min<qsizetype>(input.size(), 4096)).toByteArray().split('\n');
    for (const QByteArray &line : lines.first(std::min(patches, lines.size())))
        patch(bytes, line);

    const QString path = folder.filePath(QStringLiteral("x.runwatt"));
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "it is written");
    file.close();
    const bool isWhole = readAll(path);
    const Result<VerifyReport> report = verify(path);
    if (!report) {
        requireGood(report.error());
        return 0;
    }
    require(isWhole || !report->isSound(), "what cannot be read is not sound");
    static_cast<void>(soundnessWarning(path));
    ++understoodInputs;
    return 0;
}
