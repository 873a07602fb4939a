// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSharedPointer>
#include <QString>

class QCPAxisTicker;

namespace runwatt::plot {

/// Ticks of a campaign's time axis (keys in seconds): 1, 2, 5, 10, 15, 30 s, the same in minutes,
/// then hours; labelled as formatCampaignTime() does.
[[nodiscard]] QSharedPointer<QCPAxisTicker> makeTimeTicker();

/// Ticks of a value axis in SI units whose labels are divided by the unit's prefix.
class ValueTicker
{
public:
    ValueTicker();

    [[nodiscard]] QSharedPointer<QCPAxisTicker> ticker() const { return m_ticker; }

    void setDivisor(double divisor);
    /// About how many there are to be.
    void setTickCount(int count);
    /// How far apart they are at least, as a part of the axis: fewer numbers rather than one on
    /// another. Above 1 there is none but zero.
    void setLeastDistance(double part);

private:
    QSharedPointer<QCPAxisTicker> m_ticker;
};

} // namespace runwatt::plot
