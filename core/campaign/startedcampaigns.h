// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QLockFile>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace runwatt::campaign {

/// Which campaigns a user has begun on this computer and not ended cleanly, and on which devices,
/// as marks in a folder: by them what a killed Runwatt left on a device is told from what belongs
/// to a campaign that somebody else runs, or whose link is just down. One for a process, in one
/// thread; looks at the disk.
class StartedCampaigns
{
public:
    /// As long as it lives, the campaign is worked on. The system lets go of it with the process.
    class Hold
    {
    public:
        explicit Hold(const QString &mark);

        /// Whether the campaign was begun before, and what it had then may still be there.
        [[nodiscard]] bool isResumed() const { return m_isResumed; }

        /// Nothing of the campaign is left on any device: it needs no mark any more.
        void settle();

    private:
        friend class StartedCampaigns;
        QString m_mark;
        QLockFile m_lock;
        bool m_isResumed = false;
        bool m_isWorkedOn = false; ///< and not just tidied up after
    };

    /// Of one device. No other process begins to work on these campaigns while it lives; who does
    /// in this one waits for the device's turn.
    struct Deserted
    {
        QStringList campaigns; ///< by their UUIDs
        QStringList folders; ///< what their plans gave as the device's folder, where they did
        std::vector<std::shared_ptr<Hold>> holds; ///< of each campaign
    };

    /// `folder` is made when it is needed; without one it is in stateFolder().
    explicit StartedCampaigns(QString folder = {});

    /// Marks a campaign as worked on. Null where that can't be noted (a disk that is full or not to
    /// be written, or another process that works on it or tidies up after it): what it leaves is
    /// then removed by hand.
    [[nodiscard]] std::shared_ptr<Hold> begin(const QString &campaignUuid,
                                              const std::vector<DevicePlan> &devices) const;

    /// Those that nobody works on and that may have left something on the device: one that is
    /// reached by the same words. One from a month ago is forgotten.
    [[nodiscard]] Deserted deserted(const DevicePlan &device) const;

    /// Nothing is left on the device of those of `deserted` that are not among `but`.
    static void tidied(const Deserted &deserted, const QStringList &but, const DevicePlan &device);

private:
    [[nodiscard]] std::shared_ptr<Hold> hold(const QString &campaignUuid, int patienceMs) const;

    QString m_folder;
    mutable std::map<QString, std::weak_ptr<Hold>> m_holds; ///< of this process, by the UUIDs
};

} // namespace runwatt::campaign
