// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qmp.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using namespace runwatt::runtime;
    const QByteArrayView input = viewOf(data, size);
    const QString prefix = QStringLiteral("r1");
    QmpReader reader;
    deliver(input, Cut::Pieces, [&](QByteArrayView bytes, auto) { reader.feed(bytes); });
    QmpReader again;
    deliver(input, Cut::Splinters, [&](QByteArrayView bytes, auto) { again.feed(bytes); });

    require(reader.events().size() <= 64, "events are bounded");
    require(reader.isGreeted() == again.isGreeted(), "any split gives the same greeting");
    const QemuState state = qemuStateOf(reader, prefix);
    const QemuState same = qemuStateOf(again, prefix);
    require(state.status == same.status && state.kvm == same.kvm && state.version == same.version
                && state.threads.size() == same.threads.size(),
            "any split gives the same state");
    require(state.status.size() <= 100 && state.version.size() <= 1000, "words are bounded");
    int processor = 0;
    for (const QemuThread &thread : state.threads) {
        require(thread.processor >= processor && thread.id > 0, "threads are in order and real");
        processor = thread.processor;
    }
    require(qemuEnding(reader) == qemuEnding(again), "any split gives the same ending");
    if (!state.status.isEmpty() || !state.threads.isEmpty() || !reader.events().isEmpty())
        ++understoodInputs;
    return 0;
}
