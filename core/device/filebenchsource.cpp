// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/filebenchsource.h"

#include "core/device/text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

constexpr qint64 kLargest = 64LL * 1024 * 1024; ///< a hundred times what there is

FilebenchSource release(const QString &version, const QString &path, const QString &sha256)
{
    FilebenchSource source;
    source.version = version;
    source.address = u"https://github.com/filebench/filebench/"_s + path;
    source.sha256 = sha256;
    return source;
}

} // namespace

const QList<FilebenchSource> &filebenchReleases()
{
    static const QList<FilebenchSource> releases{
        release(u"1.5-alpha3"_s, u"releases/download/1.5-alpha3/filebench-1.5-alpha3.tar.gz"_s,
                u"2dedfc46458f5bb13e5f5a4a9f4db6263152f6186690d57653c96138610db35a"_s),
        release(u"1.4.9.1"_s, u"archive/refs/tags/1.4.9.1.tar.gz"_s,
                u"77ae91b83c828ded1219550aec74fbbd6975dce02cb5ab13c3b99ac2154e5c2e"_s)};
    return releases;
}

Result<FilebenchSource> filebenchSourceIn(const QString &file)
{
    const QString what = Device::tr("Filebench can't be built from this file");
    const QString remedy = Device::tr("Choose the tar.gz of a release of Filebench.");
    QFile read(file);
    if (!read.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, what, file, read.errorString(), remedy);
    if (read.size() > kLargest)
        return failure(ErrorCode::InvalidInput, what, file,
                       Device::tr("it is larger than a source of Filebench can be"), remedy);
    if (read.peek(2) != "\x1f\x8b") // RFC 1952, 2.3.1
        return failure(ErrorCode::InvalidInput, what, file,
                       Device::tr("it is not compressed by gzip"), remedy);
    QCryptographicHash sum(QCryptographicHash::Sha256);
    if (!sum.addData(&read))
        return failure(ErrorCode::System, what, file, read.errorString());
    FilebenchSource source;
    source.file = QFileInfo(file).absoluteFilePath();
    source.bytes = read.size();
    source.sha256 = QString::fromLatin1(sum.result().toHex());
    for (const FilebenchSource &known : filebenchReleases()) {
        if (known.sha256 == source.sha256)
            source.version = known.version;
    }
    return source;
}

QString displayName(const FilebenchSource &source)
{
    if (!source.version.isEmpty())
        return u"Filebench "_s + source.version;
    return Device::tr("Filebench from %1").arg(QFileInfo(source.file).fileName());
}

} // namespace runwatt::device
