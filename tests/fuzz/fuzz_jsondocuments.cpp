// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/jsondocuments.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    using runwatt::benchmark::JsonDocuments;
    JsonDocuments documents;
    bool found = false;
    for (const char byte : viewOf(data, size)) {
        const std::optional<QByteArray> document = documents.add(byte);
        if (!document)
            continue;
        found = true;
        require(document->startsWith('{') && document->endsWith('}'), "a document is an object");
        require(document->size() <= JsonDocuments::kLargestDocument, "a document is bounded");
        require(!documents.insideDocument(), "a document ends where it ends");
    }
    const QList<QByteArray> lines = documents.otherLines();
    require(lines.size() <= JsonDocuments::kMostLines + 1, "few other lines are kept");
    for (const QByteArray &line : lines)
        require(line.size() <= JsonDocuments::kLongestLine, "a kept line is bounded");
    if (found)
        ++understoodInputs;
    return 0;
}
