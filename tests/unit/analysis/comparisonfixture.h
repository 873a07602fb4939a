// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/store/records.h"

#include <QJsonObject>
#include <QString>

/// What the tests of comparisons share: a campaign made by hand.
namespace runwatt::analysis::test {

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::store;

/// Builds a campaign by hand: one summary a trial, rows with ascending ids.
class Builder
{
public:
    Builder()
    {
        data.campaign.title = u"test"_s;
        data.devices.push_back({DeviceId{1}, u"zebra"_s, QString()});
        data.devices.push_back({DeviceId{2}, u"ant"_s, QString()});
    }

    CellId
    cell(const QString &runtime, qint64 requestSize, const QString &operation, int device = 1)
    {
        const auto next = static_cast<qint64>(data.cells.size()) + 1;
        WorkloadRecord workload;
        workload.id = {next};
        workload.title = u"fio %1 %2"_s.arg(operation).arg(requestSize);
        workload.benchmark = u"fio"_s;
        workload.parameters = {{u"requestSize"_s, requestSize}, {u"operation"_s, operation}};
        data.workloads.push_back(workload);
        data.cells.push_back({CellId{next}, DeviceId{device}, runtime, workload.id});
        return CellId{next};
    }

    TrialId trial(CellId cell, double value, TrialState state = TrialState::Complete)
    {
        TrialRecord trial;
        trial.id = {static_cast<qint64>(data.trials.size()) + 1};
        trial.cell = cell;
        trial.state = state;
        data.trials.push_back(trial);
        summary(trial.id, u"throughput"_s, u"write"_s, value);
        return trial.id;
    }

    void summary(TrialId trial, const QString &measure, const QString &detail, double value)
    {
        SummaryRecord row;
        row.trial = trial;
        row.measure = measure;
        row.unit = measure == u"throughput" ? u"B/s"_s : u"s"_s;
        row.detail = detail;
        row.value = value;
        data.summaries.push_back(row);
    }

    CampaignData data;
};

inline ComparisonRequest
by(const QString &axis, const QString &seriesBy = {}, const QString &panelBy = {})
{
    ComparisonRequest request;
    request.measure = u"throughput"_s;
    request.axis = axis;
    request.seriesBy = seriesBy;
    request.panelBy = panelBy;
    return request;
}

inline QStringList labels(const std::vector<FactorValue> &values)
{
    QStringList list;
    for (const FactorValue &value : values)
        list.append(value.label);
    return list;
}

} // namespace runwatt::analysis::test
