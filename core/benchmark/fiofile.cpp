// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a fio workload's file goes through before the window, and how it is read back after it.

#include "core/benchmark/fio.h"
#include "core/benchmark/fiodocument.h"
#include "core/benchmark/jsondocuments.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <algorithm>
#include <cerrno>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kLargeRequest = 1024 * 1024;
/// The request of SNIA's random writes ("Solid State Storage Performance Test Specification").
constexpr qint64 kRandomRequest = 4096;

FioParameters parametersOf(const QJsonObject &json)
{
    return FioParameters::fromJson(json).value_or(FioParameters());
}

/// The largest request of up to 1 MiB that is a whole number of the file's blocks and of which the
/// file is a whole number: fio writes and checks no part of one.
qint64 passRequest(const FioParameters &parameters)
{
    const qint64 blocks = parameters.fileSize / parameters.requestSize;
    for (qint64 count = kLargeRequest / parameters.requestSize; count > 1; --count) {
        if (blocks % count == 0)
            return count * parameters.requestSize;
    }
    return parameters.requestSize;
}

/// fio puts a header with the checksum before each `requestSize` bytes, however large a request is.
QStringList verifyWords(const FioParameters &parameters)
{
    return {u"--verify=%1"_s.arg(parameters.verify),
            u"--verify_interval=%1"_s.arg(parameters.requestSize), u"--verify_state_save=0"_s};
}

FilePass passOver(const FioParameters &parameters, const Place &place, FilePass::Kind kind)
{
    const bool isRandom = kind == FilePass::Kind::Random;
    const bool isVerified = !parameters.verify.isEmpty();
    const qint64 usual = isRandom ? kRandomRequest : kLargeRequest;
    const qint64 exact = isRandom ? parameters.requestSize : passRequest(parameters);
    FilePass pass;
    pass.kind = kind;
    pass.bytes = parameters.fileSize;
    pass.command = {u"fio"_s,
                    u"--name=runwatt-precondition"_s,
                    fioFileWord(place.path),
                    u"--size=%1"_s.arg(parameters.fileSize),
                    isRandom ? u"--rw=randwrite"_s : u"--rw=write"_s,
                    u"--bs=%1"_s.arg(isVerified ? exact : std::min(parameters.fileSize, usual)),
                    u"--ioengine=psync"_s,
                    u"--overwrite=1"_s,
                    u"--end_fsync=1"_s};
    // Else the page cache puts them in order before they reach the storage: 32768 requests of
    // 4 KiB came there as 263.
    if (isRandom)
        pass.command += u"--sync_file_range=write:1"_s;
    if (isVerified)
        pass.command += verifyWords(parameters) + QStringList{u"--do_verify=0"_s};
    pass.command += {u"--output-format=json"_s, u"--status-interval=1"_s, u"--eta=never"_s};
    return pass;
}

/// The last document of fio's output; none where there is none that can be read.
std::optional<FioDocument> lastDocument(const QByteArray &output)
{
    JsonDocuments documents;
    std::optional<FioDocument> last;
    for (const char byte : output) {
        const std::optional<QByteArray> json = documents.add(byte);
        if (!json)
            continue;
        if (const Result<FioDocument> document = parseFioDocument(*json))
            last = *document;
    }
    return last;
}

Concession buffered(FioParameters parameters, const QString &why)
{
    parameters.direct = false;
    return {parameters.toJson(), u"not-direct"_s, why};
}

} // namespace

QString Fio::fileContents(const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    return read.verify.isEmpty() ? QString()
                                 : QString(read.verify + u'-' + QString::number(read.requestSize));
}

std::vector<FilePass> Fio::passes(const QJsonObject &parameters,
                                  const Place &place,
                                  Preconditioning preconditioning) const
{
    const FioParameters read = parametersOf(parameters);
    std::vector<FilePass> all;
    const auto add = [&](FilePass::Kind kind) {
        for (int i = 0; i < preconditioning.passes; ++i)
            all.push_back(passOver(read, place, kind));
    };
    if (preconditioning.kind != Preconditioning::Kind::Layout)
        add(FilePass::Kind::Sequential);
    if (preconditioning.kind == Preconditioning::Kind::Random)
        add(FilePass::Kind::Random);
    if (all.empty() && !read.verify.isEmpty())
        all.push_back(passOver(read, place, FilePass::Kind::Checksums));
    return all;
}

qint64 Fio::bytesPassed(const QByteArray &document) const
{
    const Result<FioDocument> read = parseFioDocument(document);
    return read ? read->write.bytes : 0;
}

bool Fio::goesPastCache(const QJsonObject &parameters) const
{
    return parametersOf(parameters).direct && !concession(parameters);
}

std::optional<Concession> Fio::concession(const QJsonObject &parameters) const
{
    constexpr qint64 kSmallestBlock = 512;
    const FioParameters read = parametersOf(parameters);
    if (!read.direct || read.requestSize % kSmallestBlock == 0)
        return std::nullopt;
    return buffered(read,
                    Benchmarks::tr("Direct I/O moves whole blocks of the device, of 512 B or more: "
                                   "requests of %1 go through the page cache instead.")
                        .arg(sizeText(read.requestSize)));
}

QStringList Fio::attemptCommand(const QJsonObject &parameters, const Place &place) const
{
    const FioParameters read = parametersOf(parameters);
    if (!read.direct)
        return {};
    return {u"fio"_s,
            u"--name=runwatt-direct"_s,
            fioFileWord(place.path),
            u"--size=%1"_s.arg(read.fileSize),
            u"--rw=read"_s,
            u"--bs=%1"_s.arg(read.requestSize),
            u"--number_ios=1"_s,
            u"--ioengine=psync"_s,
            u"--direct=1"_s,
            u"--output-format=json"_s};
}

std::optional<Concession>
Fio::concessionAfter(const QJsonObject &parameters, const QByteArray &output, int status) const
{
    const std::optional<FioDocument> document = lastDocument(output);
    // EINVAL is what the kernel says of a request, or of a file system, that can't be direct; some
    // file systems say EOPNOTSUPP.
    if (status == 0 || !document || (document->error != EINVAL && document->error != EOPNOTSUPP))
        return std::nullopt;
    const FioParameters read = parametersOf(parameters);
    return buffered(
        read,
        Benchmarks::tr("The file system, or the device below it, refused a direct "
                       "request of %1 (%2): requests go through the page cache instead.")
            .arg(sizeText(read.requestSize), qt_error_string(document->error)));
}

QStringList Fio::checkCommand(const QJsonObject &parameters, const Place &place) const
{
    const FioParameters read = parametersOf(parameters);
    if (read.verify.isEmpty())
        return {};
    QStringList words{u"fio"_s,
                      u"--name=runwatt-verify"_s,
                      fioFileWord(place.path),
                      u"--size=%1"_s.arg(read.fileSize),
                      u"--rw=read"_s,
                      u"--bs=%1"_s.arg(passRequest(read)),
                      u"--ioengine=psync"_s,
                      u"--direct=%1"_s.arg(read.direct ? 1 : 0)};
    words += verifyWords(read);
    words += {u"--verify_fatal=1"_s, u"--output-format=json"_s, u"--eta=never"_s};
    return words;
}

Result<QString> Fio::checked(const QJsonObject &parameters,
                             const QByteArray &output,
                             const QByteArray &errors,
                             int status) const
{
    const FioParameters read = parametersOf(parameters);
    const std::optional<FioDocument> document = lastDocument(output);
    QString said = QString::fromUtf8(errors).simplified();
    // fio ends with EILSEQ when a checksum or a block's header is not what was written.
    if (document && document->error == EILSEQ) {
        return failure(ErrorCode::Corrupt,
                       Benchmarks::tr("other data were read back than were written"), u"fio"_s,
                       said,
                       Benchmarks::tr("The device, its file system or the runtime damaged them. "
                                      "Look at the kernel's messages on the device."));
    }
    // fio before 2.20 tells whole KiB.
    const bool isWhole = document && document->read.bytes + 1024 > read.fileSize;
    if (status != 0 || !document || document->error != 0 || !isWhole) {
        if (said.isEmpty())
            said = document && document->error != 0
                ? qt_error_string(document->error)
                : Benchmarks::tr("it ended with status %1").arg(status);
        return failure(ErrorCode::System, Benchmarks::tr("what was written can't be read back"),
                       u"fio"_s, said);
    }
    return u"%1, %2, as written"_s.arg(read.verify, sizeText(read.fileSize));
}

} // namespace runwatt::benchmark
