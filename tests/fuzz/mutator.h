// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace runwatt::fuzz {

/// Makes inputs of recordings: whole ones and parts of them, spliced, cut, with lines doubled and
/// dropped, bytes and bits changed, numbers and words that no tool prints, zeros, endless lines.
/// Deterministic: the same recordings, seed and number give the same input on every machine. Value
/// type.
class Mutator
{
public:
    static constexpr std::uint64_t kFloodEvery = 2000;
    static constexpr qsizetype kFloodBytes = 1024 * 1024;

    /// At least one recording.
    explicit Mutator(std::vector<QByteArray> recordings);

    /// The input of that number. Each kFloodEvery-th is kFloodBytes long, or somewhat longer, for
    /// what a reader keeps of a stream without end.
    [[nodiscard]] QByteArray input(std::uint64_t seed, std::uint64_t number) const;

private:
    class Random;

    [[nodiscard]] const QByteArray &choose(Random &random) const;
    [[nodiscard]] QByteArray begin(Random &random) const;
    void change(QByteArray *bytes, Random &random) const;
    static void changeLines(QByteArray *bytes, Random &random);
    static void insertHostile(QByteArray *bytes, Random &random);
    static QByteArray flood(const QByteArray &bytes, Random &random);

    std::vector<QByteArray> m_recordings;
    std::vector<double> m_weights; ///< short ones are chosen more often: they are read faster
};

} // namespace runwatt::fuzz
