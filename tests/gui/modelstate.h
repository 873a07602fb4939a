// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/livemodel.h"

#include <QStringList>

#include <optional>
#include <vector>

/// A live model in words, so that two of them can be compared.
namespace runwatt::live {

using namespace Qt::Literals::StringLiterals;

inline QString told(const plot::TimePoints &points)
{
    QString text;
    for (const plot::TimePoint &point : points)
        text += u"%1=%2 "_s.arg(point.seconds, 0, 'f', 9).arg(point.value, 0, 'g', 17);
    return text;
}

inline QString told(const std::vector<plot::TimeSpan> &spans)
{
    QString text;
    for (const plot::TimeSpan &span : spans)
        text += u"[%1 %2 %3 %4 %5] "_s.arg(span.window.beginNs)
                    .arg(span.window.endNs)
                    .arg(span.text, span.colourKey)
                    .arg(span.id);
    return text;
}

/// In any order: rows of a table that is sorted by who shows it.
inline QStringList processesOf(LiveModel &model)
{
    const ProcessModel &table = model.processes();
    QStringList rows;
    for (int row = 0; row < table.rowCount(); ++row) {
        QString text = u"process"_s;
        for (int column = 0; column < ProcessModel::ColumnCount; ++column)
            text += u" | "_s + table.index(row, column).data().toString();
        rows += text;
    }
    rows.sort();
    return rows;
}

/// All that can be seen of a model.
inline QStringList stateOf(LiveModel &model)
{
    QStringList lines{
        model.title(),
        u"state %1, origin %2, moment %3"_s.arg(static_cast<int>(model.state()))
            .arg(toWords(model.origins()).join(u'+'), model.moment().toString(Qt::ISODateWithMs))};
    const campaign::Progress &progress = model.progress();
    lines += u"%1 done, %2 failed of %3, %4 s: %5"_s.arg(progress.done)
                 .arg(progress.failed)
                 .arg(progress.total)
                 .arg(progress.elapsed.count())
                 .arg(progress.activity);
    for (int row = 0; row < model.queue().rowCount(); ++row) {
        const campaign::TrialStatus &trial = model.queue().trialAt(row);
        lines += u"queue %1 %2 %3 %4 %5"_s.arg(trial.id.value)
                     .arg(model.queue().index(row).data(Qt::AccessibleTextRole).toString(),
                          trial.error, trial.verdicts.join(u','))
                     .arg(static_cast<int>(trial.phase));
    }
    for (int row = 0; row < model.events().rowCount(); ++row)
        lines += model.events().index(row, EventModel::TextColumn).data().toString();
    lines += processesOf(model);
    TrackStore &tracks = model.tracks();
    const series::Window all = tracks.extent();
    lines += u"extent %1 %2"_s.arg(all.beginNs).arg(all.endNs);
    const series::Window window{all.beginNs, all.endNs + 1};
    lines += told(tracks.trials(window));
    lines += told(tracks.phases(window));
    for (std::size_t place = 0; place < kLiveBands; ++place) {
        const int band = static_cast<int>(place);
        std::vector<plot::TimePoints> stacked;
        tracks.stack(band, window, 20'000, stacked);
        for (std::size_t i = 0; i < tracks.traces(band).size(); ++i) {
            const plot::Trace &trace = tracks.traces(band)[i];
            plot::TimePoints points;
            tracks.line(band, static_cast<int>(i), window, 20'000, points);
            lines += u"band %1: %2 %3 %4 | %5 | %6"_s.arg(band).arg(
                trace.label, toWord(trace.origin), QString::number(trace.variant), told(points),
                told(stacked[i]));
        }
        const std::optional<NewestSum> newest = tracks.newestSum(static_cast<LiveBand>(band));
        lines += newest ? u"now %1"_s.arg(newest->value, 0, 'g', 17) : u"no now"_s;
    }
    return lines;
}

} // namespace runwatt::live
