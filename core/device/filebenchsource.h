// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace runwatt::device {

/// A source of Filebench, a tar.gz: of a release that the device downloads, or a file of the
/// person's on this computer. Value type.
struct FilebenchSource
{
    QString version; ///< "1.5-alpha3"; empty for a file that is of no release that is known here
    QString address; ///< https; empty for a file of the person's
    QString file; ///< on this computer, absolute; empty for a release
    QString sha256; ///< what it has to be, in hexadecimal digits
    qint64 bytes = 0; ///< of a file of the person's

    bool operator==(const FilebenchSource &) const = default;
};

/// The releases that a device can download from where Filebench's authors publish them, the newest
/// first. The sums are of the files there: that of 1.4.9.1 is of its tag as GitHub packs it, which
/// has to be made ready with autoconf and automake first.
[[nodiscard]] const QList<FilebenchSource> &filebenchReleases();

/// A file of the person's: reads it for its sum, by which a release is known. Any thread, blocks as
/// long as reading takes. NotFound; InvalidInput for what is no gzip or larger than 64 MiB.
[[nodiscard]] Result<FilebenchSource> filebenchSourceIn(const QString &file);

/// For people: "Filebench 1.5-alpha3", or "Filebench from NAME".
[[nodiscard]] QString displayName(const FilebenchSource &source);

} // namespace runwatt::device

Q_DECLARE_METATYPE(runwatt::device::FilebenchSource)
