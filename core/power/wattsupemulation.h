// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <random>

namespace runwatt::power {

/// What a Watts Up? Pro says, computed: commands in, answers and records out. No I/O, no clock.
///
/// The model, of a small board on its wall supply, load being the CPU load from 0 to 1:
///   watts = kIdleWatts + kLoadWatts x load + noise, noise uniform within +-kNoiseWatts
///   volts = kVolts + noise, uniform within +-kNoiseVolts; power factor = kPowerFactor
///   amperes = watts / (volts x power factor)
/// rounded as the meter rounds: 0.1 W, 0.1 V, 1 mA. The same seed and loads give the same records.
/// Commands are taken in the forms that loggers send; the answer to #V is composed after public
/// drivers, not after a captured one.
class WattsUpEmulation
{
public:
    static constexpr double kIdleWatts = 3.0;
    static constexpr double kLoadWatts = 4.0;
    static constexpr double kNoiseWatts = 0.15;
    static constexpr double kVolts = 230.0;
    static constexpr double kNoiseVolts = 0.6;
    static constexpr double kPowerFactor = 0.55;

    /// `periodSeconds` is between two records, for the energy counter.
    WattsUpEmulation(unsigned seed, double periodSeconds);

    /// Takes commands (in pieces, if need be); gives the answers. "#L,W,3,E,,1;" starts the
    /// records,
    /// "#L,W,0;" stops them, "#R,W,0;" clears counters and extremes, "#V,...;" asks what it is;
    /// others are taken without an answer.
    [[nodiscard]] QByteArray receive(QByteArrayView bytes);

    /// Whether records are wanted.
    [[nodiscard]] bool isLogging() const { return m_logging; }

    /// The record of the period that ends now: 18 values, CR LF. `load` is that period's mean.
    [[nodiscard]] QByteArray record(double load);

private:
    struct Extremes
    {
        qint64 least = 0;
        qint64 most = 0;

        void add(qint64 value, bool isFirst);
    };

    [[nodiscard]] QByteArray answer(const QByteArray &command);
    [[nodiscard]] double noise(double amplitude);
    void clear();

    std::minstd_rand m_random;
    double m_periodSeconds;
    QByteArray m_command;
    bool m_logging = false;
    qint64 m_records = 0;
    double m_wattHours = 0;
    Extremes m_watts;
    Extremes m_volts;
    Extremes m_amperes;
};

} // namespace runwatt::power
