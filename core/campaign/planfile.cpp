// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/planfile.h"

#include "core/campaign/text.h"

#include <QFile>
#include <QSaveFile>

namespace runwatt::campaign {

namespace {

constexpr qint64 kLargestPlan = 4 * 1024 * 1024;

} // namespace

Result<Plan> readPlanFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound, Campaign::tr("the plan can't be read"), path,
                       file.errorString(), Campaign::tr("Check the file and its rights."));
    }
    // One byte more than a plan may have: a device or a pipe has no size to ask for.
    const QByteArray json = file.read(kLargestPlan + 1);
    if (json.size() > kLargestPlan) {
        return failure(ErrorCode::InvalidInput, Campaign::tr("this is too large for a plan"), path,
                       QString(), Campaign::tr("Choose a file that Runwatt wrote with Save plan."));
    }
    return parsePlan(json, path);
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
