// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/protocol.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using namespace runwatt::power;
    const auto document = QJsonDocument::fromJson(viewOf(data, size).toByteArray());
    const auto settings = meterSettingsFromJson(document.object());
    if (!settings) {
        require(settings.error().where.startsWith(QStringLiteral("meter")),
                "an error names the field");
        return 0;
    }
    ++understoodInputs;
    const auto again = meterSettingsFromJson(toJson(*settings));
    require(again && *again == *settings, "what is written is what was read");
    // A pattern is the person's own: it may be refused, or be one that never ends.
    if (const auto protocol = makeProtocol(*settings)) {
        const QByteArray line(100, 'a');
        const QByteArray lines = line + "\n12.5 W\n" + line + "!\n";
        require((*protocol)->feed(lines, 1).size() <= 3, "a line gives one reading at most");
    }
    return 0;
}
