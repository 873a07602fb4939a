// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/planfile.h"

#include "core/campaign/jsonfields.h"
#include "core/campaign/matrix.h"
#include "core/campaign/text.h"

#include <QFile>
#include <QSaveFile>

namespace runwatt::campaign {

namespace {

constexpr qint64 kLargestPlan = 4 * 1024 * 1024;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound, Campaign::tr("the plan can't be read"), path,
                       file.errorString(), Campaign::tr("Check the file and its rights."));
    }
    // One byte more than a plan may have: a device or a pipe has no size to ask for.
    QByteArray json = file.read(kLargestPlan + 1);
    if (json.size() > kLargestPlan) {
        return failure(ErrorCode::InvalidInput, Campaign::tr("this is too large for a plan"), path,
                       QString(), Campaign::tr("Choose a file that Runwatt wrote with Save plan."));
    }
    return json;
}

/// Tells of a field what expanding or running the plan would stumble over.
void checkToRun(const Plan &plan, JsonFields fields)
{
    const auto report = [&fields](const Error &error, const QString &field) {
        fields.report(field,
                      error.why.isEmpty() ? error.what : QString(error.what + u": " + error.why),
                      error.remedy);
    };
    const Result<std::vector<std::size_t>> idle = idleExclusions(plan);
    if (!idle) {
        report(idle.error(), idle.error().where);
        return;
    }
    for (const std::size_t index : *idle)
        fields.report(QStringLiteral("exclusions[%1]").arg(index),
                      Campaign::tr("matches no cell, so it leaves nothing out"),
                      Campaign::tr("Name a device, a runtime and a workload's title as the tables "
                                   "show them, or remove it."));
    if (const Result<Matrix> matrix = expand(plan); !matrix) {
        const QString field = matrix.error().where;
        report(matrix.error(), field.isEmpty() ? QStringLiteral("exclusions") : field);
    }
}

} // namespace

Result<Plan> readPlanFile(const QString &path)
{
    RUNWATT_TRY(const QByteArray json, readFile(path));
    return parsePlan(json, path);
}

Result<Plan> readPlanToRun(const QString &path)
{
    RUNWATT_TRY(const QByteArray json, readFile(path));
    RUNWATT_TRY(Plan plan, parsePlan(json, path));
    auto source = std::make_shared<JsonFields::Source>();
    source->fileName = path;
    source->places = placesOfFields(json);
    checkToRun(plan, JsonFields({}, QString(), source));
    if (source->error)
        return tl::make_unexpected(*source->error);
    return plan;
}

Result<void> writePlanFile(const Plan &plan, const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(toFile(plan)) >= 0 && file.commit())
        return {};
    return failure(ErrorCode::System, Campaign::tr("the plan could not be saved"), path,
                   file.errorString(), Campaign::tr("Check the folder's rights and free space."));
}

} // namespace runwatt::campaign
