// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/standin.h"
#include "core/base/async.h"
#include "widgets/stage/standinbar.h"

#include <QThreadPool>

#include <optional>

namespace runwatt::stage {
class Talk;
}

namespace runwatt::app {

class CampaignSession;
class Settings;

/// Lets a talk about a campaign that is measured go on in replay when the device is lost: chooses a
/// recording beforehand, shows it at the same place when it is asked for, and goes back. What is
/// measured goes on untouched meanwhile. GUI thread; files on a worker.
class StandInKeeper : public QObject
{
    Q_OBJECT

public:
    /// `show` is of the campaign that is measured. All outlive the keeper.
    StandInKeeper(const Settings *settings,
                  const CampaignSession *session,
                  const StageShow &show,
                  stage::Talk &talk,
                  QObject *parent = nullptr);
    ~StandInKeeper() override;
    Q_DISABLE_COPY_MOVE(StandInKeeper)

    [[nodiscard]] const stage::StandInStatus &status() const { return m_status; }

    /// Looks for a recording for the campaign that is measured, if it is another than before.
    void prepare();

    /// This campaign file is to be the recording: in place of one that is being read, at once; in
    /// place of one that is shown, the next time. What is wrong with it stands in the status.
    void choose(const QString &file);

    /// Shows the recording at the place where the campaign is, or was when the device went.
    void begin();

    /// Shows the campaign that is measured again.
    void goBack();

    [[nodiscard]] StandIn &standIn() { return m_standIn; }

signals:
    void statusChanged();

private:
    Task<void> look(StopToken stop);
    Task<void> readChosen(QString file, StopToken stop);
    Task<void> readOwn(StopToken stop);
    void offer(const Recording &recording);
    void take(const Recording &recording);
    void takeLater();
    [[nodiscard]] stage::StandInStatus::State stateWithout() const; ///< a recording on the stage
    void play(const Recording &recording);
    void fail(const Error &error);
    void setState(stage::StandInStatus::State state);
    void tellWhetherBack();

    const Settings *m_settings;
    const CampaignSession *m_session;
    const StageShow &m_show;
    stage::Talk &m_talk;
    QString m_file; ///< of the campaign that this is for
    std::optional<Recording> m_recording; ///< none: the campaign's own file
    std::optional<Recording> m_later; ///< what was found or chosen while one was on the stage
    bool m_isLooking = false;
    bool m_isChosen = false; ///< by the person: what is looked for does not count
    StandIn m_standIn;
    stage::StandInStatus m_status;
    QThreadPool m_files;
    QThreadPool m_searches; ///< many files, large or slow ones too: nothing waits behind them
    // Answers to those before are dropped.
    int m_request = 0;
    int m_choice = 0;
    int m_search = 0;
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
