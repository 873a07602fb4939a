// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/plan.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using namespace runwatt::campaign;
    const QString name = QStringLiteral("plan.json");
    const auto plan = parsePlan(viewOf(data, size).toByteArray(), name);
    if (!plan) {
        require(plan.error().text().startsWith(name), "an error names the file");
        return 0;
    }
    ++understoodInputs;
    auto again = parsePlan(toFile(*plan), name);
    require(again.has_value(), "a plan that was written can be read");
    again->isSeedDrawn = plan->isSeedDrawn;
    require(*again == *plan, "what is written is what was read");
    return 0;
}
