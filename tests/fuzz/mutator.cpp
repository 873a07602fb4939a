// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>
#include <random>

namespace runwatt::fuzz {

namespace {

/// What no tool prints where it prints anything else.
constexpr std::array<QByteArrayView, 34> kHostile{"-1",
                                                  "0",
                                                  "nan",
                                                  "inf",
                                                  "-inf",
                                                  "1e308",
                                                  "1e-320",
                                                  "4e9",
                                                  "1e13",
                                                  "1e18",
                                                  "9223372036854775807",
                                                  "-9223372036854775808",
                                                  "18446744073709551615",
                                                  "99999999999999999999999999999999999999",
                                                  "0x7f",
                                                  "1,5",
                                                  "\r\n",
                                                  "\r",
                                                  "{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  "\"",
                                                  "\\",
                                                  ":",
                                                  "(",
                                                  ")",
                                                  "%",
                                                  "#",
                                                  "=",
                                                  "\xff\xfe",
                                                  "\xc3",
                                                  "\xed\xa0\x80",
                                                  "@runwatt "};

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// The line around a place, with its end: begin and size.
std::pair<qsizetype, qsizetype> lineAt(const QByteArray &bytes, qsizetype at)
{
    const qsizetype begin = at > 0 ? bytes.lastIndexOf('\n', at - 1) + 1 : 0;
    const qsizetype end = bytes.indexOf('\n', at);
    return {begin, (end < 0 ? bytes.size() : end + 1) - begin};
}

} // namespace

/// Of the standard library's generators mt19937_64 is exactly defined, its distributions are not.
class Mutator::Random
{
public:
    Random(std::uint64_t seed, std::uint64_t number)
        : m_engine(seed * 0x9e3779b97f4a7c15U + number)
    { }

    /// From 0 to `end` - 1; 0 where `end` is 0.
    qsizetype below(qsizetype end)
    {
        return end <= 0 ? 0 : static_cast<qsizetype>(m_engine() % static_cast<std::uint64_t>(end));
    }

    bool oneIn(qsizetype several) { return below(several) == 0; }

    char byte() { return static_cast<char>(below(256)); }

    double share() { return static_cast<double>(m_engine() >> 11) / 9007199254740992.0; } // 2^53

private:
    std::mt19937_64 m_engine;
};

Mutator::Mutator(std::vector<QByteArray> recordings)
    : m_recordings(std::move(recordings))
{
    double sum = 0;
    for (const QByteArray &recording : m_recordings) {
        sum += 1.0 / static_cast<double>(recording.size() + 200);
        m_weights.push_back(sum);
    }
}

const QByteArray &Mutator::choose(Random &random) const
{
    const auto found = std::ranges::lower_bound(m_weights, random.share() * m_weights.back());
    const auto index =
        std::min(static_cast<std::size_t>(found - m_weights.begin()), m_recordings.size() - 1);
    return m_recordings[index];
}

QByteArray Mutator::begin(Random &random) const
{
    const QByteArray &recording = choose(random);
    if (random.oneIn(3))
        return recording;
    // Some lines of it: what comes of a head without an end, or the other way round, and faster.
    const qsizetype begin =
        random.oneIn(2) ? 0 : lineAt(recording, random.below(recording.size())).first;
    return recording.mid(begin, 200 + random.below(1500));
}

void Mutator::changeLines(QByteArray *bytes, Random &random)
{
    const auto [begin, size] = lineAt(*bytes, random.below(bytes->size()));
    const QByteArray line = bytes->mid(begin, size);
    switch (random.below(3)) {
    case 0:
        bytes->remove(begin, size);
        break;
    case 1:
        bytes->insert(begin, line);
        break;
    default: // to another place
        bytes->remove(begin, size);
        bytes->insert(lineAt(*bytes, random.below(bytes->size())).first, line);
    }
}

void Mutator::insertHostile(QByteArray *bytes, Random &random)
{
    const qsizetype at = random.below(bytes->size() + 1);
    switch (random.below(6)) {
    case 0:
        bytes->insert(at, QByteArray(1 + random.below(20), '\0'));
        break;
    case 1:
        bytes->insert(at,
                      QByteArray(1 + random.below(random.oneIn(50) ? 10000 : 600), random.byte()));
        break;
    case 2: {
        // In the place of a number.
        const auto *const first = std::find_if(bytes->cbegin() + at, bytes->cend(), isDigit);
        const auto *const last = std::find_if_not(first, bytes->cend(), isDigit);
        const qsizetype begin = first - bytes->cbegin();
        const QByteArrayView word = kHostile.at(static_cast<std::size_t>(random.below(17)));
        bytes->replace(begin, last - first, word.toByteArray());
        break;
    }
    default: {
        const auto which = static_cast<std::size_t>(random.below(std::ssize(kHostile)));
        bytes->insert(at, kHostile.at(which).toByteArray());
    }
    }
}

void Mutator::change(QByteArray *bytes, Random &random) const
{
    if (bytes->isEmpty()) {
        *bytes = begin(random);
        return;
    }
    const qsizetype at = random.below(bytes->size());
    switch (random.below(10)) {
    case 0:
        (*bytes)[at] = static_cast<char>(bytes->at(at) ^ (1 << random.below(8)));
        break;
    case 1:
        (*bytes)[at] = random.byte();
        break;
    case 2:
        bytes->remove(at, 1 + random.below(random.oneIn(4) ? 400 : 8));
        break;
    case 3:
        if (random.oneIn(4))
            bytes->truncate(at);
        break;
    case 4:
        bytes->insert(at, static_cast<char>('0' + random.below(10)));
        break;
    case 5: {
        const QByteArray &other = choose(random);
        bytes->insert(
            random.oneIn(2) ? at : lineAt(*bytes, at).first,
            other.mid(lineAt(other, random.below(other.size())).first, random.below(400)));
        break;
    }
    case 6:
    case 7:
        changeLines(bytes, random);
        break;
    default:
        insertHostile(bytes, random);
    }
}

QByteArray Mutator::flood(const QByteArray &bytes, Random &random)
{
    if (random.oneIn(4)) { // one line
        QByteArray line = bytes;
        return line.append(kFloodBytes, random.oneIn(2) ? ' ' : random.byte());
    }
    QByteArray flooded;
    flooded.reserve(kFloodBytes + bytes.size());
    const bool keepsLines = !random.oneIn(4);
    while (flooded.size() < kFloodBytes) {
        QByteArray part = bytes.isEmpty() ? QByteArray(1000, '\n') : bytes;
        if (!keepsLines)
            part.replace('\n', ' ');
        part[random.below(part.size())] = random.byte();
        flooded += part;
    }
    return flooded;
}

QByteArray Mutator::input(std::uint64_t seed, std::uint64_t number) const
{
    Random random(seed, number);
    QByteArray bytes = begin(random);
    const qsizetype changes = random.oneIn(4) ? random.below(40) : random.below(6);
    for (qsizetype index = 0; index < changes; ++index)
        change(&bytes, random);
    return number % kFloodEvery == kFloodEvery - 1 ? flood(bytes, random) : bytes;
}

} // namespace runwatt::fuzz
