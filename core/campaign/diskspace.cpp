// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/diskspace.h"

#include "core/campaign/text.h"

namespace runwatt::campaign {

Result<void>
checkDiskSpace(const QString &device, const device::Storage &storage, qint64 neededBytes)
{
    if (storage.freeBytes >= neededBytes)
        return {};
    return failure(ErrorCode::NoSpace, Campaign::tr("too little space for the benchmark's file"),
                   QString(device + u": " + storage.folder),
                   Campaign::tr("%1 MiB are free, %2 MiB are needed")
                       .arg(storage.freeBytes >> 20)
                       .arg(neededBytes >> 20),
                   Campaign::tr("Free space there, or choose another folder or a smaller file."));
}

} // namespace runwatt::campaign
