// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebench.h"

#include "core/benchmark/filebenchmodel.h"
#include "core/benchmark/filebenchreader.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

// Resources of a static library are registered by name, from outside any namespace.
static void registerBenchmarkScripts()
{
    Q_INIT_RESOURCE(benchmark_scripts);
}

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;
using Personality = FilebenchParameters::Personality;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

FilebenchParameters parametersOf(const QJsonObject &json)
{
    return FilebenchParameters::fromJson(json).value_or(FilebenchParameters());
}

QString script()
{
    registerBenchmarkScripts();
    QFile file(u":/benchmark/filebench.sh"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("filebench.sh is not in the program");
    return QString::fromUtf8(file.readAll());
}

/// So that two models are told apart in a title.
QString modelMark(const QString &model)
{
    const QByteArray hash = QCryptographicHash::hash(model.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(8));
}

/// What the files take at most, in the mean of many runs: files grow by appends until they are
/// deleted, the web server's log grows for as long as it runs.
double diskBytes(const FilebenchParameters &parameters)
{
    const double mean = static_cast<double>(parameters.meanFileSize);
    const double append = static_cast<double>(parameters.appendSize);
    constexpr double kSpread = 1.25; // sizes are drawn at random
    constexpr double kLogRate = 64.0 * kMiB; // B/s, more than storage of a board takes
    switch (parameters.personality) {
    case Personality::FileServer:
        return parameters.files * (mean + append) * kSpread;
    case Personality::VarMail:
        return parameters.files * (mean + 2 * append) * kSpread;
    case Personality::WebServer:
        return parameters.files * mean * kSpread + parameters.runTime * kLogRate;
    case Personality::VideoServer:
        return (parameters.files + parameters.passiveFiles / 2.0 + 1) * mean * kSpread;
    case Personality::Own:
        break;
    }
    return static_cast<double>(parameters.diskSize);
}

} // namespace

QString Filebench::name() const
{
    return u"filebench"_s;
}

QStringList Filebench::toolNames(const QJsonObject & /*parameters*/) const
{
    // Beside it what its script calls, and Filebench itself, which removes its files by rm.
    return {u"filebench"_s, u"setarch"_s, u"uname"_s, u"grep"_s, u"mkdir"_s, u"rm"_s, u"sleep"_s};
}

Result<void> Filebench::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(FilebenchParameters::fromJson(parameters));
    return {};
}

Result<QJsonObject> Filebench::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const FilebenchParameters read, FilebenchParameters::fromJson(parameters));
    return read.toJson();
}

Result<void> Filebench::checkPlace(const Place &place) const
{
    const bool absolute = place.path.startsWith(u'/');
    const bool plain = std::all_of(place.path.begin(), place.path.end(), [](QChar character) {
        return (character.unicode() < 128 && character.isLetterOrNumber())
            || QStringView(u"/._-").contains(character);
    });
    if (absolute && plain && place.path.size() <= 512)
        return {};
    return failure(ErrorCode::InvalidInput,
                   Benchmarks::tr("Filebench cannot work in a folder of this name"), place.path,
                   absolute ? Benchmarks::tr("it takes letters from A to Z, digits and / . _ - "
                                             "only, 512 of them at most")
                            : Benchmarks::tr("the path does not begin at the root"),
                   Benchmarks::tr("Choose another folder on the device."));
}

QString Filebench::title(const QJsonObject &parameters) const
{
    const FilebenchParameters read = parametersOf(parameters);
    const QString word = u"Filebench "_s + personalityWord(read.personality);
    if (read.personality == Personality::Own)
        return word + u" model"_s;
    const QString files = read.personality == Personality::VideoServer
        ? u"%1 + %2 files"_s.arg(read.files).arg(read.passiveFiles)
        : u"%1 files"_s.arg(read.files);
    return u"%1, %2 of %3, %4 threads"_s.arg(word, files, sizeText(read.meanFileSize))
        .arg(read.threads);
}

QString Filebench::detail(const QString &parameter, const QJsonObject &parameters) const
{
    const FilebenchParameters read = parametersOf(parameters);
    if (parameter == "runTime"_L1)
        return u"%1 s long"_s.arg(read.runTime);
    if (parameter == "dirWidth"_L1)
        return u"%1 entries a directory"_s.arg(read.dirWidth);
    if (parameter == "ioSize"_L1)
        return u"I/O of %1"_s.arg(sizeText(read.ioSize));
    if (parameter == "appendSize"_L1)
        return u"appends of up to %1"_s.arg(sizeText(read.appendSize));
    if (parameter == "writeSize"_L1)
        return u"writes of %1"_s.arg(sizeText(read.writeSize));
    if (parameter == "eventRate"_L1)
        return u"%1 events/s"_s.arg(read.eventRate);
    if (parameter == "replaceInterval"_L1)
        return u"a new video every %1 s"_s.arg(read.replaceInterval);
    if (parameter == "model"_L1)
        return modelMark(read.model);
    if (parameter == "diskSize"_L1)
        return u"%1 of disk"_s.arg(sizeText(read.diskSize));
    return QStringLiteral("%1 %2").arg(parameter,
                                       parameters.value(parameter).toVariant().toString());
}

Estimate Filebench::estimate(const QJsonObject &parameters) const
{
    const FilebenchParameters read = parametersOf(parameters);
    Estimate estimate;
    estimate.diskBytes = static_cast<qint64>(diskBytes(read));
    // Making the files, as slowly as on a memory card; Filebench waits a second more before the run
    // and ends its processes after it.
    constexpr double kFilesPerSecond = 1000;
    constexpr double kBytesPerSecond = 20.0 * kMiB;
    const bool isOwn = read.personality == Personality::Own;
    const double files = isOwn ? 0 : read.files;
    const double bytes = isOwn ? static_cast<double>(read.diskSize)
        : read.personality == Personality::WebServer
        ? files * static_cast<double>(read.meanFileSize)
        : diskBytes(read);
    const double making = files / kFilesPerSecond + bytes / kBytesPerSecond;
    estimate.duration = std::chrono::seconds(read.runTime + 3 + static_cast<qint64>(making));
    return estimate;
}

QStringList Filebench::layoutCommand(const QJsonObject & /*parameters*/,
                                     const Place & /*place*/) const
{
    return {};
}

QStringList Filebench::command(const QJsonObject &parameters, const Place &place) const
{
    const FilebenchModel model = filebenchModel(parametersOf(parameters), place.path);
    return {u"sh"_s,    u"-c"_s,       script(),      u"filebench"_s,
            place.path, model.begin14, model.begin15, model.rest};
}

std::unique_ptr<LiveReader> Filebench::makeReader(const QJsonObject &parameters) const
{
    const FilebenchParameters read = parametersOf(parameters);
    std::optional<std::chrono::seconds> runTime;
    if (read.personality != Personality::Own)
        runTime = std::chrono::seconds(read.runTime);
    return std::make_unique<FilebenchReader>(runTime);
}

} // namespace runwatt::benchmark
