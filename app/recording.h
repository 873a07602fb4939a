// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QStringList>

#include <memory>
#include <optional>

// Recordings that can stand in for a campaign that is measured. They read files: for a worker.

namespace runwatt::app {

/// A campaign file and what it holds.
struct Recording
{
    QString file;
    std::shared_ptr<const store::CampaignData> data{};
};

/// With what is not as it was written, in CampaignData::unsound, which every view of it shows.
/// Errors: as CampaignReader::open(), and NotFound for one in which no trial has begun.
[[nodiscard]] Result<Recording> readRecording(const QString &file);

/// Which of the files fits a campaign best: the newest of the same plan; else the newest with a
/// complete trial of a runtime and workload that the campaign has too. None when no file fits.
/// The campaign itself, files that cannot be read, and those that are not sound are passed over.
[[nodiscard]] std::optional<Recording> fittingRecording(const QStringList &files,
                                                        const store::CampaignData &campaign);

} // namespace runwatt::app
