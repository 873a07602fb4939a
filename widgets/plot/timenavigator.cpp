// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timenavigator.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace runwatt::plot {

namespace {

constexpr TimeNs kShortestNs = kNsPerSecond / 5;
// Part of the view that stays free at its end while following, so that the newest value is seen.
constexpr double kRoom = 0.04;

TimeNs part(TimeNs length, double factor)
{
    return static_cast<TimeNs>(static_cast<double>(length) * factor);
}

} // namespace

void TimeNavigator::setExtent(series::Window extent)
{
    m_extent = extent;
    if (m_mode != Mode::Hold)
        follow();
}

void TimeNavigator::setMode(Mode mode)
{
    m_mode = mode;
    if (m_mode != Mode::Hold)
        follow();
}

void TimeNavigator::fit(series::Window window)
{
    const TimeNs room = std::max(part(window.lengthNs(), kRoom / 2), kShortestNs);
    m_view = {window.beginNs - room, window.endNs + room};
    m_mode = Mode::Hold;
    clamp();
}

void TimeNavigator::zoom(double factor, TimeNs about)
{
    const TimeNs length = m_view.lengthNs();
    const TimeNs longest = std::max(part(m_extent.lengthNs(), 1.2), 60 * kNsPerSecond);
    const TimeNs wanted = std::clamp(part(length, factor), kShortestNs, longest);
    if (m_mode == Mode::All)
        m_mode = Mode::Hold;
    if (m_mode == Mode::Follow) {
        m_followLengthNs = wanted;
        follow();
        return;
    }
    const double place = static_cast<double>(about - m_view.beginNs) / static_cast<double>(length);
    m_view.beginNs = about - part(wanted, place);
    m_view.endNs = m_view.beginNs + wanted;
    clamp();
}

void TimeNavigator::pan(TimeNs by)
{
    m_mode = Mode::Hold;
    m_view = {m_view.beginNs + by, m_view.endNs + by};
    clamp();
}

void TimeNavigator::reveal(TimeNs time)
{
    if (time < m_view.beginNs)
        pan(time - m_view.beginNs - m_view.lengthNs() / 10);
    else if (time > m_view.endNs)
        pan(time - m_view.endNs + m_view.lengthNs() / 10);
}

void TimeNavigator::follow()
{
    if (m_mode == Mode::All) {
        const TimeNs length = std::max(m_extent.lengthNs(), 10 * kNsPerSecond);
        m_view = {m_extent.beginNs - part(length, 0.01), m_extent.beginNs + part(length, 1.02)};
        return;
    }
    const TimeNs end = m_extent.endNs + part(m_followLengthNs, kRoom);
    // At first the view stands and fills from the left.
    const TimeNs begin = std::max(m_extent.beginNs, end - m_followLengthNs);
    m_view = {begin, begin + m_followLengthNs};
}

void TimeNavigator::clamp()
{
    // A tenth of the view keeps showing data.
    const TimeNs keep = m_view.lengthNs() / 10;
    if (m_view.endNs < m_extent.beginNs + keep) {
        const TimeNs by = m_extent.beginNs + keep - m_view.endNs;
        m_view = {m_view.beginNs + by, m_view.endNs + by};
    } else if (m_view.beginNs > m_extent.endNs - keep) {
        const TimeNs by = m_view.beginNs - (m_extent.endNs - keep);
        m_view = {m_view.beginNs - by, m_view.endNs - by};
    }
}

double CalmTop::update(double largest)
{
    if (!std::isfinite(largest) || largest <= 0)
        return m_top > 0 ? m_top : 1;
    const double wanted = roundUp(largest * 1.08);
    if (largest > m_top || wanted < m_top * 0.5)
        m_top = wanted;
    return m_top;
}

double roundUp(double value)
{
    if (!std::isfinite(value) || value <= 0)
        return 1;
    static constexpr std::array kSteps{1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0};
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : kSteps) {
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    }
    return 10 * power;
}

} // namespace runwatt::plot
