// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/networkpath.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using namespace runwatt::device;
    const NetworkPath path = parseNetworkPath(viewOf(data, size).toByteArray());
    require(path.interfaces.size() <= 1000, "interfaces are bounded");
    for (const NetworkInterface &interface : path.interfaces) {
        require(!interface.name.isEmpty() && path.find(interface.name) != nullptr,
                "an interface is found by its name");
        require(interface.mtu >= 0 && interface.megabits >= 0 && interface.receivedBytes >= 0
                    && interface.sentBytes >= 0,
                "no count is negative");
    }
    if (!path.interfaces.empty())
        ++understoodInputs;
    return 0;
}
