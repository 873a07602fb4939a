// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/diskstats.h"
#include "tests/fuzz/target.h"

#include <QByteArrayList>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using runwatt::device::parseDiskstats;
    bool found = false;
    for (const QByteArray &line : viewOf(data, size).toByteArray().split('\n')) {
        const auto counters = parseDiskstats(line);
        QByteArray commas = line;
        require(counters == parseDiskstats(commas.replace(' ', ',')),
                "blanks are as good as commas");
        if (!counters)
            continue;
        found = true;
        require(!counters->device.isEmpty(), "a block device has a name");
        require(counters->readBytes % 512 == 0 && counters->writtenBytes % 512 == 0,
                "sectors have 512 bytes");
    }
    if (found)
        ++understoodInputs;
    return 0;
}
