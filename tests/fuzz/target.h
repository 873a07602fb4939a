// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>

/// What every fuzz target defines: reads one input, and does not come back where what its reader
/// promises does not hold. The name and form are those of libFuzzer, which can drive it as well as
/// driver.cpp (https://llvm.org/docs/LibFuzzer.html). Always 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace runwatt::fuzz {

/// How many inputs gave their reader something to tell. Were it none, nothing but the refusal of
/// garbage would have been tried; driver.cpp says so.
inline std::uint64_t understoodInputs = 0;

/// Ends the program, with `promise` on the standard error, where it does not hold.
void require(bool holds, const char *promise);

inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

/// A number that follows from the input alone, so that whoever reads it again does it the same way.
[[nodiscard]] std::uint32_t numberOf(QByteArrayView input);

/// How finely an input is cut. Splinters are pieces that are cut further; their bytes have the same
/// stamps.
enum class Cut { Pieces, Splinters };

/// Calls feed(bytes, stampNs) for each part of an input as it arrives over a link, in order. Parts
/// and stamps follow from the input alone.
template<typename Feed>
void deliver(QByteArrayView input, Cut cut, const Feed &feed)
{
    std::minstd_rand pieces(numberOf(input));
    std::minstd_rand splinters(~numberOf(input));
    const auto upTo = [](std::minstd_rand &random, unsigned most) {
        return static_cast<qsizetype>(1 + random() % most);
    };
    std::int64_t stampNs = 5'000'000'000;
    while (!input.isEmpty()) {
        QByteArrayView piece = input.first(std::min(upTo(pieces, 1500), input.size()));
        input = input.sliced(piece.size());
        const unsigned most = splinters() % 4 == 0 ? 1 : 200;
        while (!piece.isEmpty()) {
            const qsizetype size =
                cut == Cut::Pieces ? piece.size() : std::min(upTo(splinters, most), piece.size());
            feed(piece.first(size), stampNs);
            piece = piece.sliced(size);
        }
        if (pieces() % 3 != 0)
            stampNs += upTo(pieces, 1'500'000'000);
    }
}

} // namespace runwatt::fuzz
