// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/rootfilesystem.h"

#include "core/runtime/making.h"
#include "core/runtime/rootdistribution.h"
#include "core/runtime/text.h"

#include <QCryptographicHash>

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 300s; ///< a hundred megabytes to a slow card
constexpr qsizetype kSha256Digits = 64;

/// Another for whatever makes another tree: how, of which programs, and what is around its mount
/// point.
QString keptName(const RootRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(device::script(QStringLiteral("rootfs.sh")).toUtf8());
    const QStringList words =
        QStringList{request.mountPoint.section(u'/', 0, -2)} + request.programs;
    hash.addData(words.join(u'\0').toUtf8());
    return QStringLiteral("tree-") + QString::fromLatin1(hash.result().toHex().left(16));
}

QString remedyFor(const RootRequest &request)
{
    if (request.source.from == RootSource::Programs)
        return Runtimes::tr("It takes about 120 MB of the folder for the benchmark's file, and the "
                            "tools that the workloads call.");
    return Runtimes::tr(
        "It takes room in the folder for the benchmark's file, and in the tar, for "
        "the device's processor, sh, the tools that the workloads call, python3 where "
        "the device has it, and for guests sshd and ip.");
}

} // namespace

QList<device::Fact> factsOf(const RootFilesystem &root)
{
    return {{QStringLiteral("rootfs.sha256"), Runtimes::tr("Root file system"), root.sha256},
            {QStringLiteral("rootfs.bytes"), Runtimes::tr("Size of the root file system"),
             QString::number(root.bytes)}};
}

RootRequest rootRequestOf(const RuntimePlace &place)
{
    RootRequest request;
    request.folder = place.folder + QStringLiteral("/rootfs");
    request.keptIn = place.keptFolder;
    request.mountPoint = place.folder;
    request.programs = {QStringLiteral("cat"), QStringLiteral("true")};
    if (place.interpreter() == device::Interpreter::Python)
        request.programs.append(QStringLiteral("python3"));
    request.programs += place.tools;
    request.source = place.root;
    return request;
}

Task<Result<RootFilesystem>>
makeRootFilesystem(RuntimePlace place, RootRequest request, StopToken stop)
{
    RootFilesystem made;
    made.folder = request.folder;
    QString script = QStringLiteral("rootfs");
    QStringList words{request.folder, request.mountPoint};
    if (request.source.from == RootSource::Programs) {
        if (!request.keptIn.isEmpty())
            made.kept = request.keptIn + u'/' + keptName(request);
        words.prepend(made.kept);
    } else {
        QString tar = request.source.tar;
        if (request.source.from == RootSource::Distribution) {
            const RootPackages packages = rootPackages();
            RUNWATT_CO_TRY(tar, co_await makeDistributionTar(place, packages, stop));
        }
        script = QStringLiteral("roottree");
        words.append(tar);
    }
    words += request.programs;
    Making making;
    making.script = script;
    making.words = words;
    making.folder = made.folder;
    making.limit = kLimit;
    making.what = Runtimes::tr("the root file system can't be made");
    making.remedy = remedyFor(request);
    making.code = ErrorCode::ToolMissing;
    for (const char *end : {"", ".sources", ".making", ".made"})
        making.halfMade.append(made.folder + QLatin1String(end));
    RUNWATT_CO_TRY(const QByteArray said, co_await make(place, making, stop));
    for (const QByteArray &line : said.split('\n')) {
        if (line.startsWith("sha256 "))
            made.sha256 = QString::fromLatin1(line.sliced(7).trimmed());
        else if (line.startsWith("bytes "))
            made.bytes = line.sliced(6).trimmed().toLongLong();
    }
    if (made.sha256.size() != kSha256Digits || made.bytes <= 0) {
        co_return failure(ErrorCode::System, Runtimes::tr("the root file system can't be checked"),
                          place.profile.device + u": " + made.folder,
                          QString::fromUtf8(said.right(300)).trimmed());
    }
    co_return made;
}

} // namespace runwatt::runtime
