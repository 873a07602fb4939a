// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/closingreport.h"

#include "app/text.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// One reason of several alike is enough: the others are with their trials.
struct Tally
{
    QString name;
    int trials = 0;
    QString example;
};

/// How many trials each name concerns, in the order of their first appearance.
class Tallies
{
public:
    void add(const QString &name, const QString &example)
    {
        auto known = std::find_if(m_tallies.begin(), m_tallies.end(),
                                  [&name](const Tally &tally) { return tally.name == name; });
        if (known == m_tallies.end())
            known = m_tallies.insert(m_tallies.end(), {name, 0, example});
        ++known->trials;
    }

    [[nodiscard]] const std::vector<Tally> &all() const { return m_tallies; }

private:
    std::vector<Tally> m_tallies;
};

class Reporter
{
public:
    explicit Reporter(const store::CampaignData &data)
        : m_data(data)
    {
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state == store::TrialState::Complete)
                m_complete.insert(trial.id);
        }
    }

    ClosingReport report()
    {
        ClosingReport report;
        for (const store::MeterRecord &meter : m_data.meters)
            reportWatts(meter, report);
        reportVerdicts(report);
        reportNotes(report);
        return report;
    }

private:
    [[nodiscard]] int powered(const store::MeterRecord &meter, const QSet<store::TrialId> &of) const
    {
        return static_cast<int>(
            std::count_if(of.cbegin(), of.cend(), [this, &meter](store::TrialId id) {
                const store::TrialRecord *trial = m_data.find(id);
                const store::CellRecord *cell =
                    trial == nullptr ? nullptr : m_data.find(trial->cell);
                return !meter.device.isValid() || (cell != nullptr && cell->device == meter.device);
            }));
    }

    void reportWatts(const store::MeterRecord &meter, ClosingReport &report) const
    {
        QSet<store::TrialId> without = m_complete;
        for (const store::SummaryRecord &row : m_data.summaries) {
            if (row.measure == "watts.mean"_L1 && row.detail == meter.name)
                without.remove(row.trial);
        }
        const int missing = powered(meter, without);
        if (missing == 0)
            return;
        report.shortfalls.append(
            App::tr("No watts of the meter \"%1\" in %2 of %3 trials. Check its cable and its "
                    "port (%4).")
                .arg(meter.name, QString::number(missing),
                     QString::number(powered(meter, m_complete)),
                     meter.settings.value("port"_L1).toString()));
    }

    void reportVerdicts(ClosingReport &report) const
    {
        Tallies tallies;
        for (const store::VerdictRecord &verdict : m_data.verdicts) {
            if (verdict.code != "valid"_L1 && m_complete.contains(verdict.trial))
                tallies.add(verdict.code, verdict.text);
        }
        for (const Tally &tally : tallies.all()) {
            const QString line = App::tr("Verdict %1 on %2 of %3 trials: %4")
                                     .arg(tally.name, QString::number(tally.trials),
                                          QString::number(m_complete.size()), tally.example);
            (tally.name == "governor-not-set"_L1 ? report.shortfalls : report.notes).append(line);
        }
    }

    void reportNotes(ClosingReport &report) const
    {
        QSet<QString>
            devices; // a meter's own events, its first reading say, tell nothing of a trial
        for (const store::DeviceRecord &device : m_data.devices)
            devices.insert(device.name);
        Tallies tallies;
        for (const store::EventRecord &event : m_data.events) {
            if (m_complete.contains(event.trial) && event.severity == store::Severity::Information
                && devices.contains(event.device))
                tallies.add(event.text, {});
        }
        for (const Tally &tally : tallies.all())
            report.notes.append(App::tr("Noted in %1 of %2 trials: %3")
                                    .arg(tally.trials)
                                    .arg(m_complete.size())
                                    .arg(tally.name));
    }

    const store::CampaignData &m_data;
    QSet<store::TrialId> m_complete;
};

} // namespace

ClosingReport closingReport(const store::CampaignData &data)
{
    return Reporter(data).report();
}

} // namespace runwatt::app
