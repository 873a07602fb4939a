// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/stampedstream.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace {

using namespace runwatt;
using namespace runwatt::fuzz;
using device::StampedStream;

/// What was stamped, a byte each: where a piece is cut makes no difference.
struct Told
{
    std::vector<std::optional<TimeNs>> stamps;
    QByteArray bytes;
    QByteArray errors; ///< what is passed on of the standard error
    bool isBroken = false;
    StampedStream stream;
};

Told told(QByteArrayView output, QByteArrayView errors, Cut cut)
{
    Told result;
    deliver(output, cut, [&result](QByteArrayView bytes, TimeNs) {
        const auto pieces = result.stream.feed(bytes.toByteArray());
        if (!pieces) {
            require(!result.isBroken, "bad framing is an error once");
            result.isBroken = true;
            return;
        }
        require(!result.isBroken || pieces->empty(), "after an error there is silence");
        for (const StampedStream::Piece &piece : *pieces) {
            require(!piece.bytes.isEmpty(), "a piece holds something");
            result.bytes += piece.bytes;
            result.stamps.insert(result.stamps.end(), static_cast<std::size_t>(piece.bytes.size()),
                                 piece.deviceNs);
        }
    });
    deliver(errors, cut, [&result](QByteArrayView bytes, TimeNs) {
        result.errors += result.stream.feedError(bytes.toByteArray());
    });
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // Of a recording of both streams the second begins at a line of its own.
    const QByteArrayView input = viewOf(data, size);
    constexpr QByteArrayView kMark("\n---\n");
    const qsizetype mark = input.indexOf(kMark);
    const QByteArrayView output = mark < 0 ? input : input.first(mark + 1);
    const QByteArrayView errors = mark < 0 ? QByteArrayView() : input.sliced(mark + kMark.size());

    const Told pieces = told(output, errors, Cut::Pieces);
    const Told splinters = told(output, errors, Cut::Splinters);
    require(pieces.isBroken == splinters.isBroken, "any split is as broken");
    // Of what broke, the pieces that came in one with the break are lost.
    const qsizetype common =
        pieces.isBroken ? std::min(pieces.bytes.size(), splinters.bytes.size()) : input.size();
    require(pieces.bytes.left(common) == splinters.bytes.left(common)
                && std::equal(pieces.stamps.begin(),
                              pieces.stamps.begin() + pieces.bytes.left(common).size(),
                              splinters.stamps.begin()),
            "any split gives the same bytes and stamps");
    require(pieces.errors == splinters.errors, "any split passes the same errors on");
    require(pieces.stream.startNs() == splinters.stream.startNs()
                && pieces.stream.exitNs() == splinters.stream.exitNs()
                && pieces.stream.status() == splinters.stream.status()
                && pieces.stream.pid() == splinters.stream.pid(),
            "any split gives the same start and end");
    require(pieces.bytes.size() <= output.size() && pieces.errors.size() <= errors.size(),
            "nothing is made up");
    if (!pieces.bytes.isEmpty())
        ++understoodInputs;
    return 0;
}
