// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/feed.h"
#include "core/campaign/plan.h"
#include "core/store/records.h"

#include <QObject>

#include <memory>
#include <vector>

namespace runwatt::app {

class CampaignHost;
class IoThread;

using SharedCampaign = std::shared_ptr<const store::CampaignData>;

/// How many trials of a campaign are complete, of how many in its plan.
struct TrialCount
{
    int done = 0;
    int total = 0;
};

[[nodiscard]] TrialCount countTrials(const store::CampaignData &data);

/// The campaign that the window shows: a file that was opened, or one that is being measured. Reads
/// files on a worker, runs campaigns in the I/O thread, and reads the file again after each trial.
/// GUI thread.
class CampaignSession : public QObject
{
    Q_OBJECT

public:
    explicit CampaignSession(IoThread *io, QObject *parent = nullptr);
    ~CampaignSession() override;
    Q_DISABLE_COPY_MOVE(CampaignSession)

    /// Shows a campaign file. While a campaign runs, this fails with Busy.
    void open(const QString &file);

    /// Measures a new campaign; makes the file's folder.
    void start(const campaign::Plan &plan, const QString &file);

    /// Goes on with the campaign that is shown.
    void goOn();

    // For the running campaign, also while it is being started; without effect while none runs.
    void pause();
    void resume();
    void stopAfterTrial();
    void stopNow();

    [[nodiscard]] const QString &file() const { return m_file; }

    /// Null while none is shown.
    [[nodiscard]] const SharedCampaign &data() const { return m_data; }

    [[nodiscard]] campaign::RunState state() const { return m_state; }

    [[nodiscard]] bool isRunning() const;

    /// Not running, and trials are left.
    [[nodiscard]] bool canGoOn() const;

signals:
    /// Another campaign is shown; its data is there.
    void opened(const QString &file);
    /// It was read from its file and does not run; after opened().
    void loaded();
    /// The shown campaign has new trials, summaries or verdicts.
    void dataChanged();
    void stateChanged(runwatt::campaign::RunState state);
    void progressChanged(const runwatt::campaign::Progress &progress);
    void failed(const runwatt::Error &error);
    void noticed(const QString &message); ///< such as that the file is from a newer version
    void foundUnsound(const QString &message); ///< the file is not what was written

private:
    struct Reading
    {
        SharedCampaign data;
        QString message;
    };

    Task<void> makeFolderAndStart(campaign::Plan plan,
                                  QString file,
                                  campaign::RunState before,
                                  StopToken stop);
    static Result<Reading> read(const QString &file);
    Task<void> readFile(QString file, StopToken stop);
    void readAgain();
    void ask(void (CampaignHost::*what)());
    Task<void> keepUp(StopToken stop);
    /// Says when the file is not what was written, and marks the data with it. Reads the file once
    /// more: after it is shown, which it does not hold up.
    Task<void> checkSoundness(StopToken stop);
    void setData(SharedCampaign data);
    void listen();
    void takeOpened(const store::CampaignData &data, const QString &file);
    void setState(campaign::RunState state);

    IoThread *m_io;
    QString m_file;
    SharedCampaign m_data;
    QString m_unsound; ///< store::CampaignData::unsound
    campaign::RunState m_state = campaign::RunState::Idle;
    bool m_isMakingFolder = false; ///< of the campaign that is being started
    std::vector<void (CampaignHost::*)()> m_askedMeanwhile;
    bool m_isReading = false;
    bool m_isStale = false; ///< changed while it was being read
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
