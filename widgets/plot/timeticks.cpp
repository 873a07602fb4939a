// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timeticks.h"

#include "widgets/common/formatters.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace runwatt::plot {

namespace {

class TimeTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange &range) override
    {
        static constexpr std::array kSteps{
            0.01, 0.02, 0.05, 0.1,   0.2,   0.5,   1.0,   2.0,   5.0,    10.0,   15.0,   30.0,
            60.0, 120., 300., 600.0, 900.0, 1800., 3600., 7200., 10800., 21600., 43200., 86400.};
        const double wanted = range.size() / tickCount();
        const auto *step = std::lower_bound(kSteps.begin(), kSteps.end(), wanted);
        return step != kSteps.end() ? *step : std::ceil(wanted / 86400) * 86400;
    }

    int getSubTickCount(double tickStep) override { return tickStep < 1 ? 1 : 4; }

    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        // The digits follow from the distance of the ticks.
        const int decimals = m_step >= 1 ? 0 : (m_step >= 0.1 ? 1 : 2);
        return common::formatCampaignTime(static_cast<TimeNs>(std::llround(tick * 1000)) * kNsPerMs,
                                          decimals);
    }

    QVector<double> createTickVector(double tickStep, const QCPRange &range) override
    {
        m_step = tickStep;
        QVector<double> ticks = QCPAxisTicker::createTickVector(tickStep, range);
        ticks.removeIf([](double tick) { return tick < -1e-9; });
        return ticks;
    }

private:
    double m_step = 1;
};

class DividedTicker : public QCPAxisTicker
{
public:
    double divisor = 1;
    double leastDistance = 0; ///< as a part of the axis

protected:
    double getTickStep(const QCPRange &range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        const double least = leastDistance * range.size();
        if (step >= least)
            return step;
        // The next round one above, of those that the ticker itself chooses from.
        const double magnitude = std::pow(10, std::floor(std::log10(least)));
        static constexpr std::array kRound{1.0, 2.0, 2.5, 5.0};
        const auto *found = std::ranges::find_if(
            kRound, [=](double mantissa) { return mantissa * magnitude >= least; });
        return (found != kRound.end() ? *found : 10) * magnitude;
    }

    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return common::formatNumber(tick / divisor, 4);
    }

    int getSubTickCount(double) override { return 0; }
};

} // namespace

QSharedPointer<QCPAxisTicker> makeTimeTicker()
{
    return QSharedPointer<TimeTicker>::create();
}

ValueTicker::ValueTicker()
    : m_ticker(QSharedPointer<DividedTicker>::create())
{
    m_ticker->setTickCount(4);
}

void ValueTicker::setTickCount(int count)
{
    m_ticker->setTickCount(count);
}

void ValueTicker::setLeastDistance(double part)
{
    static_cast<DividedTicker *>(m_ticker.data())->leastDistance = part;
}

void ValueTicker::setDivisor(double divisor)
{
    static_cast<DividedTicker *>(m_ticker.data())->divisor = divisor;
}

} // namespace runwatt::plot
