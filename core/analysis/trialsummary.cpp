// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trialsummary.h"

#include "core/analysis/text.h"
#include "core/power/energy.h"
#include "core/series/windowstatistics.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

bool isMeant(const QString &name)
{
    return name.startsWith("cpu."_L1) || name.startsWith("guest.cpu."_L1)
        || name.startsWith("mpstat."_L1) || name.startsWith("guest.mpstat."_L1)
        || name == "load.foreign"_L1 || name == "frequency"_L1 || name == "temperature"_L1;
}

class Summariser
{
public:
    explicit Summariser(const TrialMaterial &material)
        : m_material(material)
    { }

    TrialSummary run()
    {
        for (const benchmark::Summary &figure : m_material.benchmark) {
            add(figure.measure, figure.unit, figure.detail, figure.value, 0, m_material.origin);
            if (figure.measure == "bytes"_L1)
                m_bytes += figure.value;
        }
        for (const TrialSeries &series : m_material.series) {
            if (!series.samples)
                continue;
            if (series.descriptor.name == "watts"_L1)
                addPower(series);
            else if (isMeant(series.descriptor.name))
                addMean(series);
        }
        return std::move(m_summary);
    }

private:
    void add(const QString &measure,
             const QString &unit,
             const QString &detail,
             double value,
             double uncertainty,
             Origin origin)
    {
        if (!std::isfinite(value))
            return;
        store::SummaryRecord row;
        row.trial = m_material.trial;
        row.measure = measure;
        row.unit = unit;
        row.detail = detail;
        row.value = value;
        row.uncertainty = uncertainty;
        row.origin = origin;
        m_summary.summaries.push_back(std::move(row));
    }

    void addMean(const TrialSeries &series)
    {
        const series::Descriptor &descriptor = series.descriptor;
        const series::WindowStatistics over = series::statistics(
            *series.samples, m_material.window, series::interpolationFor(descriptor.name));
        add(descriptor.name, descriptor.unit, descriptor.detail, over.mean, 0, descriptor.origin);
        if (descriptor.name == "temperature"_L1)
            add(u"temperature.max"_s, descriptor.unit, descriptor.detail, over.maximum, 0,
                descriptor.origin);
    }

    [[nodiscard]] power::EnergyOptions optionsFor(const QString &meter) const
    {
        power::EnergyOptions options;
        options.edgeUncertaintyNs = m_material.windowUncertaintyNs;
        const auto traits = std::ranges::find(m_material.meters, meter, &MeterTraits::name);
        if (traits != m_material.meters.end()) {
            options.sampling = traits->sampling;
            options.periodNs = traits->periodNs;
        }
        return options;
    }

    void addPower(const TrialSeries &series)
    {
        const QString &meter = series.descriptor.source;
        const Origin origin = series.descriptor.origin;
        const power::EnergyOptions options = optionsFor(meter);
        const power::Energy work = power::energyOver(*series.samples, m_material.window, options);
        const double seconds = m_material.window.seconds();
        if (work.meanWatts) {
            const double uncertainty =
                work.joulesUncertainty ? *work.joulesUncertainty / seconds : 0;
            add(u"watts.mean"_s, u"W"_s, meter, *work.meanWatts, uncertainty, origin);
            add(u"watts.max"_s, u"W"_s, meter,
                series::statistics(*series.samples, m_material.window).maximum, 0, origin);
        }
        if (work.joules) {
            const double uncertainty = work.joulesUncertainty.value_or(0);
            add(u"energy"_s, u"J"_s, meter, *work.joules, uncertainty, origin);
            if (m_bytes > 0)
                add(u"energy.perbyte"_s, u"J/B"_s, meter, *work.joules / m_bytes,
                    uncertainty / m_bytes, combined(origin, m_material.origin));
        } else {
            note(meter, work.reasons);
        }
        if (m_material.idleWindow)
            addIdle(series, options, work);
    }

    void addIdle(const TrialSeries &series,
                 const power::EnergyOptions &options,
                 const power::Energy &work)
    {
        const QString &meter = series.descriptor.source;
        const Origin origin = series.descriptor.origin;
        // A baseline is short, a few seconds; its mean power is asked for, not its joules.
        power::EnergyOptions idleOptions = options;
        idleOptions.minimumSamples = 2;
        const power::Energy idle =
            power::energyOver(*series.samples, *m_material.idleWindow, idleOptions);
        if (!idle.meanWatts) {
            note(meter, idle.reasons);
            return;
        }
        add(u"watts.idle"_s, u"W"_s, meter, *idle.meanWatts, 0, origin);
        if (work.meanWatts)
            add(u"watts.net"_s, u"W"_s, meter, *work.meanWatts - *idle.meanWatts, 0, origin);
        if (!work.joules || !idle.joules)
            return;
        const Result<power::NetEnergy> net =
            power::energyAboveIdle(work, m_material.window, idle, *m_material.idleWindow);
        if (net)
            add(u"energy.net"_s, u"J"_s, meter, net->joules, net->joulesUncertainty, origin);
    }

    void note(const QString &meter, const QStringList &reasons)
    {
        for (const QString &reason : reasons) {
            const QString text = Analysis::tr("%1: %2").arg(meter, reason);
            if (!m_summary.notes.contains(text))
                m_summary.notes.append(text);
        }
    }

    const TrialMaterial &m_material;
    double m_bytes = 0;
    TrialSummary m_summary;
};

} // namespace

TrialSummary summarise(const TrialMaterial &material)
{
    return Summariser(material).run();
}

} // namespace runwatt::analysis
