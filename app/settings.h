// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/power/settings.h"
#include "widgets/bench/recentcampaigns.h"
#include "widgets/common/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <vector>

namespace runwatt::app {

/// What the window remembers from one start to the next, in an INI file of the person's
/// configuration folder: devices and meters of the Bench, recent campaigns, the window's place, its
/// colours. Never a password or a passphrase. GUI thread.
class Settings
{
public:
    /// `file` empty: runwatt/runwatt.ini in the configuration folder.
    explicit Settings(const QString &file = {});

    [[nodiscard]] std::vector<campaign::DevicePlan> devices() const;
    void setDevices(const std::vector<campaign::DevicePlan> &devices);

    /// Those that cannot be read any more are left out.
    [[nodiscard]] std::vector<power::MeterSettings> meters() const;
    void setMeters(const std::vector<power::MeterSettings> &meters);

    /// Newest first; those whose file is gone are left out.
    [[nodiscard]] std::vector<bench::RecentCampaign> recentCampaigns() const;
    /// Puts a campaign first, in place of what was known about its file.
    void rememberCampaign(const bench::RecentCampaign &campaign);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    [[nodiscard]] common::Scheme scheme() const;
    void setScheme(common::Scheme scheme);

    /// Where campaign files go unless the person says otherwise; need not exist.
    [[nodiscard]] QString campaignFolder() const;
    void setCampaignFolder(const QString &folder);

private:
    QSettings m_settings;
};

} // namespace runwatt::app
