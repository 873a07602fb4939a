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
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <vector>

namespace runwatt::app {

/// What the window remembers from one start to the next, in an INI file of the person's
/// configuration folder: devices and meters of the Bench, recent campaigns, the window's place, its
/// colours, its language, the size of its text. Never a password or a passphrase. Read once, then
/// kept; what is set is written by another thread, in order, because a disk that a benchmark keeps
/// busy may take seconds. GUI thread.
class Settings
{
public:
    /// `file` empty: runwatt/runwatt.ini in the configuration folder.
    explicit Settings(const QString &file = {});
    /// Returns when all is written.
    ~Settings();
    Q_DISABLE_COPY_MOVE(Settings)

    [[nodiscard]] const std::vector<campaign::DevicePlan> &devices() const { return m_devices; }

    void setDevices(const std::vector<campaign::DevicePlan> &devices);

    /// Whether devices were ever set, be it to none: a Bench that a person emptied is not a new
    /// one.
    [[nodiscard]] bool hasDevices() const { return m_hasDevices; }

    /// Those that cannot be read any more are left out.
    [[nodiscard]] const std::vector<power::MeterSettings> &meters() const { return m_meters; }

    void setMeters(const std::vector<power::MeterSettings> &meters);

    static constexpr std::size_t kMostRecent = 20; ///< campaigns that are remembered

    /// Newest first; some of their files may be gone (see existing()).
    [[nodiscard]] const std::vector<bench::RecentCampaign> &recentCampaigns() const
    {
        return m_campaigns;
    }

    /// Those whose file is there. Asks the disk, which may be slow or a network's: for a worker.
    [[nodiscard]] static std::vector<bench::RecentCampaign>
    existing(std::vector<bench::RecentCampaign> campaigns);

    /// Puts a campaign first, in place of what was known about its file; drops the oldest.
    static void putFirst(std::vector<bench::RecentCampaign> &campaigns,
                         const bench::RecentCampaign &first);

    /// The same in these settings.
    void rememberCampaign(const bench::RecentCampaign &campaign);

    [[nodiscard]] QByteArray geometry() const { return m_geometry; }

    void setGeometry(const QByteArray &geometry);

    [[nodiscard]] common::Scheme scheme() const { return m_scheme; }

    void setScheme(common::Scheme scheme);

    /// One of languages(), or empty: the system's.
    [[nodiscard]] QString language() const { return m_language; }

    void setLanguage(const QString &language);

    /// Of the text, in percent of the desktop's, common::kTextSizes.
    [[nodiscard]] int textSize() const { return m_textSize; }

    void setTextSize(int percent);

    /// The display of the stage by its name; empty: not chosen yet, kStageInWindow: a window.
    [[nodiscard]] QString stageScreen() const { return m_stageScreen; }

    static constexpr QLatin1StringView kStageInWindow{"window"};
    void setStageScreen(const QString &name);

    /// How long a talk is to last.
    [[nodiscard]] std::chrono::minutes talkLength() const { return m_talkLength; }

    void setTalkLength(std::chrono::minutes length);

    /// Where campaign files go unless the person says otherwise; need not exist.
    [[nodiscard]] QString campaignFolder() const;
    void setCampaignFolder(const QString &folder);

private:
    void write(std::function<void(QSettings &)> change);

    QString m_file;
    std::vector<campaign::DevicePlan> m_devices;
    bool m_hasDevices = false;
    std::vector<power::MeterSettings> m_meters;
    std::vector<bench::RecentCampaign> m_campaigns; ///< newest first
    QByteArray m_geometry;
    common::Scheme m_scheme = common::Scheme::System;
    QString m_language;
    int m_textSize = common::kTextSizes.front();
    QString m_stageScreen;
    std::chrono::minutes m_talkLength{10};
    QString m_campaignFolder; ///< empty: the usual
    QThreadPool m_writer; ///< one thread; last: it ends before what it writes goes
};

} // namespace runwatt::app
