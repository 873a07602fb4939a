// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/cpufigures.h"

#include "core/campaign/cpuseries.h"
#include "core/cpu/cpusample.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

const QString kColumnPrefix = u"mpstat."_s;

std::optional<cpu::CpuPart> partNamed(const QString &name)
{
    for (const cpu::CpuPart part : cpu::cpuParts()) {
        if (cpu::partName(part) == name)
            return part;
    }
    return std::nullopt;
}

} // namespace

CpuFigures::CpuFigures(QObject *parent)
    : QObject(parent)
{ }

std::optional<CpuFigures::Column> CpuFigures::columnOf(const QString &name, const QString &detail)
{
    Column column;
    column.core.isGuest = name.startsWith(campaign::kGuestPrefix);
    const QString own = column.core.isGuest ? name.mid(campaign::kGuestPrefix.size()) : name;
    if (!own.startsWith(kColumnPrefix))
        return std::nullopt;
    const QStringView word = QStringView(own).sliced(kColumnPrefix.size());
    const auto columns = cpu::cpuColumns();
    const auto found = std::ranges::find_if(
        columns, [word](const cpu::CpuColumn &known) { return word == QStringView(known.word); });
    if (found == columns.end())
        return std::nullopt;
    column.column = static_cast<std::size_t>(found - columns.begin());
    bool isNumber = false;
    const int core = detail.toInt(&isNumber);
    if (!isNumber && detail != series::kAllCores)
        return std::nullopt;
    // A file may have any number there.
    if (isNumber && (core < 0 || core >= campaign::kMostCoresInFull))
        return std::nullopt;
    column.core.core = isNumber ? core : -1;
    return column;
}

double &CpuFigures::cell(CpuFiguresOfTrial *figures, const Column &column)
{
    static_assert(std::tuple_size_v<CoreColumns> == 10);
    const auto known = figures->cores.find(column.core);
    if (known != figures->cores.end())
        return known->second[column.column];
    CoreColumns empty;
    empty.fill(std::numeric_limits<double>::quiet_NaN());
    return figures->cores.emplace(column.core, empty).first->second[column.column];
}

void CpuFigures::take(const store::SummaryRecord &summary)
{
    Trial &trial = m_trials[summary.trial];
    CpuFiguresOfTrial &figures = trial.figures;
    figures.isFinal = true;
    if (summary.measure == u"cpu.busy") {
        figures.busy = summary.value;
    } else if (summary.measure == u"cpu.account") {
        if (const auto part = partNamed(summary.detail))
            figures.parts[*part] = summary.value;
    } else if (const auto column = columnOf(summary.measure, summary.detail)) {
        cell(&figures, *column) = summary.value;
    }
}

void CpuFigures::load(const store::CampaignData &data)
{
    m_trials.clear();
    m_watched.clear();
    for (const store::TrialRecord &record : data.trials) {
        Trial &trial = m_trials[record.id];
        trial.window = record.window;
        trial.figures.seconds = record.window.seconds();
    }
    for (const store::SummaryRecord &summary : data.summaries)
        take(summary);
    emit changed({});
}

void CpuFigures::setPhase(const store::PhaseRecord &phase)
{
    if (phase.phase != store::Phase::Measure)
        return;
    Trial &trial = m_trials[phase.trial];
    if (trial.window.beginNs != phase.beginNs) {
        // What was told before is not of the window.
        trial.figures.cores.clear();
        for (Watched &watched : m_watched) {
            if (watched.trial == phase.trial)
                watched.samples = 0;
        }
    }
    trial.window = {phase.beginNs, phase.endNs};
    emit changed(phase.trial);
}

void CpuFigures::addSeries(const store::SeriesRecord &series)
{
    const auto column = columnOf(series.descriptor.name, series.descriptor.detail);
    if (column)
        m_watched.insert(series.id, {series.trial, *column, 0});
}

void CpuFigures::append(store::SeriesId series, const series::Samples &samples)
{
    const auto watched = m_watched.find(series);
    if (watched == m_watched.end())
        return;
    Trial &trial = m_trials[watched->trial];
    if (trial.figures.isFinal)
        return;
    const series::Window &window = trial.window;
    for (const series::Sample &sample : samples) {
        const bool isBefore = window.beginNs == 0;
        const bool isIn = !isBefore && sample.timeNs >= window.beginNs
            && (window.endNs == 0 || sample.timeNs < window.endNs);
        if (!std::isfinite(sample.value) || (!isBefore && !isIn))
            continue;
        double &value = cell(&trial.figures, watched->column);
        watched->samples += isIn ? 1 : 0;
        const bool isFirst = watched->samples <= 1;
        value = isFirst ? sample.value : value + (sample.value - value) / watched->samples;
    }
    emit changed(watched->trial);
}

void CpuFigures::setAccount(const campaign::AccountSoFar &account)
{
    CpuFiguresOfTrial &figures = m_trials[account.trial].figures;
    if (figures.isFinal || account.account.coveredSeconds <= 0)
        return;
    figures.seconds = account.account.coveredSeconds;
    figures.busy = account.account.busy;
    figures.parts = account.account.parts;
    emit changed(account.trial);
}

void CpuFigures::setSummaries(store::TrialId trial, const QList<store::SummaryRecord> &summaries)
{
    Trial &known = m_trials[trial];
    known.figures = {};
    known.figures.isFinal = true;
    known.figures.seconds = known.window.seconds();
    for (const store::SummaryRecord &summary : summaries)
        take(summary);
    m_watched.removeIf([trial](const auto &watched) { return watched.value().trial == trial; });
    emit changed(trial);
}

CpuFiguresOfTrial CpuFigures::of(store::TrialId trial) const
{
    return m_trials.value(trial).figures;
}

} // namespace runwatt::live
