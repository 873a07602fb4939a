// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/timelinefigure.h"

#include "core/analysis/trialorigins.h"
#include "core/analysis/words.h"
#include "core/figure/names.h"
#include "core/figure/provenance.h"
#include "core/figure/text.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

double secondsSince(TimeNs beginNs, TimeNs timeNs)
{
    return static_cast<double>(timeNs - beginNs) / static_cast<double>(kNsPerSecond);
}

/// A part of the CPU's stack and the series that it is the sum of.
struct CpuPart
{
    QString name; ///< gives the look
    QString label;
    QStringList series;
};

std::vector<CpuPart> cpuParts()
{
    return {{u"cpu.user"_s, Figures::tr("user"), {u"cpu.user"_s, u"cpu.nice"_s}},
            {u"cpu.system"_s, Figures::tr("system"), {u"cpu.system"_s, u"cpu.irq"_s}},
            {u"cpu.softirq"_s, Figures::tr("softirq"), {u"cpu.softirq"_s}},
            {u"cpu.guest"_s, Figures::tr("guest"), {u"cpu.guest"_s}}};
}

class TimelineBuilder
{
public:
    TimelineBuilder(const store::CampaignData &campaign,
                    const Figure &figure,
                    const SamplesSource &samples)
        : m_campaign(campaign)
        , m_figure(figure)
        , m_samples(samples)
    { }

    Result<FigureData> build()
    {
        RUNWATT_CHECK(findTrial());
        RUNWATT_CHECK(addLines(u"throughput"_s));
        RUNWATT_CHECK(addCpu());
        RUNWATT_CHECK(addLines(u"watts"_s));
        if (m_data.bands.empty())
            return failure(ErrorCode::NotFound, Figures::tr("Nothing was sampled in this trial."),
                           trialText(), QString(), Figures::tr("Choose another trial."));
        addPhases();
        addTexts();
        return std::move(m_data);
    }

private:
    Result<void> findTrial()
    {
        if (m_figure.trial.isValid()) {
            m_trial = m_campaign.find(m_figure.trial);
        } else {
            const auto complete = std::ranges::find(m_campaign.trials, store::TrialState::Complete,
                                                    &store::TrialRecord::state);
            m_trial = complete == m_campaign.trials.end() ? nullptr : &*complete;
        }
        if (m_trial)
            return {};
        return failure(
            ErrorCode::NotFound, Figures::tr("There is no such trial to show over time."),
            m_campaign.campaign.title, QString(),
            Figures::tr("Run the campaign until a trial is complete, or choose one that is."));
    }

    /// The trial's samples of a series as a line; empty where none were taken.
    Result<Line> lineOf(const store::SeriesRecord &series)
    {
        Line line;
        line.style = seriesStyle(series.descriptor.name, series.descriptor.detail);
        line.origin = series.descriptor.origin;
        if (!m_samples)
            return line;
        RUNWATT_TRY(const series::SharedSamples samples, m_samples(series.id));
        if (!samples)
            return line;
        for (const series::Sample &sample : *samples) {
            line.seconds.push_back(secondsSince(m_trial->beginNs, sample.timeNs));
            line.values.push_back(sample.value);
        }
        return line;
    }

    [[nodiscard]] std::vector<const store::SeriesRecord *> seriesNamed(const QString &name) const
    {
        std::vector<const store::SeriesRecord *> found;
        for (const store::SeriesRecord &series : m_campaign.series) {
            if (series.trial == m_trial->id && series.descriptor.name == name)
                found.push_back(&series);
        }
        return found;
    }

    /// A meter's place in the plan, which is the same in every trial; behind all for one that is
    /// not in it.
    [[nodiscard]] int meterPlace(const series::Descriptor &descriptor) const
    {
        const auto found =
            std::ranges::find_if(m_campaign.meters, [&](const store::MeterRecord &meter) {
                const store::DeviceRecord *device = m_campaign.find(meter.device);
                return meter.name == descriptor.source
                    && (device ? device->name : QString()) == descriptor.device;
            });
        return static_cast<int>(found - m_campaign.meters.begin());
    }

    /// Gives each meter a look of its own, in the plan's order.
    void tellMetersApart(std::vector<const store::SeriesRecord *> &series,
                         QHash<store::SeriesId, Style> &styles) const
    {
        std::ranges::stable_sort(series, {}, [this](const store::SeriesRecord *record) {
            return meterPlace(record->descriptor);
        });
        int unplanned = 0;
        for (const store::SeriesRecord *record : series) {
            int place = meterPlace(record->descriptor);
            if (place == std::ssize(m_campaign.meters))
                place += unplanned++;
            styles.insert(record->id, meterStyle(place));
        }
    }

    Result<void> addLines(const QString &name)
    {
        LineBand band;
        band.name = name;
        double largest = 0;
        std::vector<const store::SeriesRecord *> all = seriesNamed(name);
        QHash<store::SeriesId, Style> styles;
        if (name == "watts"_L1)
            tellMetersApart(all, styles);
        for (const store::SeriesRecord *series : all) {
            RUNWATT_TRY(Line line, lineOf(*series));
            if (line.seconds.empty())
                continue;
            line.style = styles.value(series->id, line.style);
            line.label = series->descriptor.detail.isEmpty()
                ? series->descriptor.source
                : analysis::shownWord(series->descriptor.detail);
            for (const double value : line.values)
                largest = std::isfinite(value) ? std::max(largest, value) : largest;
            band.unit = series->descriptor.unit;
            band.lines.push_back(std::move(line));
        }
        if (band.lines.empty())
            return {};
        markUnlike(band);
        const QString title = name == "watts"_L1 ? Figures::tr("Power") : measureName(name);
        band.axis = axisFor(title, band.unit, largest);
        addBand(std::move(band), title);
        return {};
    }

    void addBand(LineBand band, const QString &title)
    {
        Origins origins = analysis::TrialOrigins(m_campaign).of(*m_trial);
        for (const Line &line : band.lines)
            add(origins, line.origin);
        m_data.origins.insert(origins.begin(), origins.end());
        m_marked.add(title, origins);
        m_data.bands.push_back(std::move(band));
    }

    /// Of a band's lines that are not of one origin, each says its own.
    static void markUnlike(LineBand &band)
    {
        const Origin first = band.lines.front().origin;
        if (std::ranges::all_of(
                band.lines, [first](Origin one) { return one == first; }, &Line::origin))
            return;
        for (Line &line : band.lines)
            line.mark = mark(line.origin);
    }

    /// The sum of all series of a part over all cores, which are sampled at the same moments.
    Result<Line> cpuLine(const CpuPart &part)
    {
        Line sum;
        for (const QString &name : part.series) {
            for (const store::SeriesRecord *series : seriesNamed(name)) {
                if (series->descriptor.detail != series::kAllCores)
                    continue; // of something else, such as a group of cores
                RUNWATT_TRY(Line line, lineOf(*series));
                if (sum.seconds.empty())
                    sum = std::move(line);
                else if (sum.seconds == line.seconds)
                    std::ranges::transform(sum.values, line.values, sum.values.begin(),
                                           std::plus<>());
            }
        }
        sum.label = part.label;
        sum.style = seriesStyle(part.name, {});
        return sum;
    }

    Result<void> addCpu()
    {
        LineBand band;
        band.mode = LineBand::Mode::Stacked;
        band.top = 100;
        band.name = u"cpu"_s;
        band.unit = u"%"_s;
        const QString title = Figures::tr("CPU");
        band.axis = axisFor(title, band.unit, band.top);
        for (const CpuPart &part : cpuParts()) {
            RUNWATT_TRY(Line line, cpuLine(part));
            const bool isThere = std::ranges::any_of(line.values, [](double v) { return v > 0; });
            // A stack needs the same moments in each part.
            if (isThere && (band.lines.empty() || band.lines.front().seconds == line.seconds))
                band.lines.push_back(std::move(line));
        }
        if (!band.lines.empty())
            addBand(std::move(band), title);
        return {};
    }

    void addPhases()
    {
        for (const store::PhaseRecord &phase : m_campaign.phases) {
            if (phase.trial != m_trial->id || phase.endNs <= phase.beginNs)
                continue;
            m_data.phases.push_back({store::displayName(phase.phase), phase.phase,
                                     secondsSince(m_trial->beginNs, phase.beginNs),
                                     secondsSince(m_trial->beginNs, phase.endNs)});
        }
        m_data.lengthSeconds = secondsSince(m_trial->beginNs, m_trial->endNs);
        if (m_data.lengthSeconds > 0)
            return;
        for (const LineBand &band : m_data.bands) {
            for (const Line &line : band.lines)
                m_data.lengthSeconds = std::max(m_data.lengthSeconds, line.seconds.back());
        }
    }

    [[nodiscard]] QString trialText() const
    {
        const store::CellRecord *cell = m_campaign.find(m_trial->cell);
        const store::DeviceRecord *device = cell ? m_campaign.find(cell->device) : nullptr;
        const store::WorkloadRecord *workload = cell ? m_campaign.find(cell->workload) : nullptr;
        return Figures::tr("%1, %2, %3, repetition %4")
            .arg(device ? device->name : u"–"_s, cell ? cell->runtime : u"–"_s,
                 workload ? workload->title : u"–"_s, QString::number(m_trial->repetition));
    }

    void addTexts()
    {
        m_data.kind = Kind::Timeline;
        m_data.identity = identityOf(m_campaign);
        m_data.title = m_figure.title.isEmpty() ? trialText() : m_figure.title;
        m_data.horizontal = {Figures::tr("Time from the trial's start (s)"), u"s"_s, 1};
        m_data.language = m_figure.language;
        m_data.mark = marks(m_data.origins);
        QStringList sentences;
        if (const QString unsound = soundnessSentence(m_campaign); !unsound.isEmpty())
            sentences.append(unsound);
        if (m_trial->state == store::TrialState::Failed)
            sentences.append(Figures::tr("This trial failed: it has no result."));
        else if (m_trial->state != store::TrialState::Complete)
            sentences.append(Figures::tr("This trial was cut short: it has no result."));
        sentences += m_marked.sentences();
        m_data.note = sentences.join(u' ');
        sentences.prepend(Figures::tr("Throughput, CPU and power over time: %1.").arg(trialText()));
        sentences.append(u"%1."_s.arg(provenanceText(m_data.identity)));
        m_data.caption = sentences.join(u' ');
        m_data.widthInches = inches(m_figure.width);
        const double fitting = 0.6 + 1.0 * static_cast<double>(m_data.bands.size());
        m_data.heightInches = m_figure.heightInches > 0 ? m_figure.heightInches : fitting;
    }

    const store::CampaignData &m_campaign;
    const Figure &m_figure;
    const SamplesSource &m_samples;
    const store::TrialRecord *m_trial = nullptr;
    OriginSentences m_marked; ///< by band
    FigureData m_data;
};

} // namespace

Result<FigureData> buildTimeline(const store::CampaignData &campaign,
                                 const Figure &figure,
                                 const SamplesSource &samples)
{
    return TimelineBuilder(campaign, figure, samples).build();
}

} // namespace runwatt::figure
