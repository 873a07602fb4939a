// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/replayclock.h"
#include "widgets/live/replayfeeder.h"
#include "widgets/live/replayloader.h"
#include "widgets/live/replaytime.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace runwatt::live {

class LiveModel;

/// Plays a recorded campaign into a LiveModel, which shows it as it came then. Reads ahead on a
/// worker, holds a few blocks of samples, and never writes to the file. Positions are in the
/// replay's time (see ReplayTime), ns from 0 to lengthNs(). GUI thread.
class Replay : public QObject
{
    Q_OBJECT

public:
    /// `model` outlives it.
    explicit Replay(LiveModel &model, QObject *parent = nullptr);
    ~Replay() override;
    Q_DISABLE_COPY_MOVE(Replay)

    /// Begins to play a campaign of a file from its begin; ends another replay.
    void open(const std::shared_ptr<const store::CampaignData> &data, const QString &file);

    /// Ends the replay and shows the whole campaign, as recorded.
    void close();

    /// Ends the replay and leaves the model as it is: it is about to show something else.
    void abandon();

    [[nodiscard]] bool isActive() const { return m_isActive; }

    [[nodiscard]] bool isPlaying() const { return m_clock.isPlaying(); }

    /// At the end: from the begin again.
    void play();
    void pause();
    void togglePlaying();

    [[nodiscard]] int speed() const { return m_clock.speed(); }

    void setSpeed(int speed);
    void goFaster();
    void goSlower();

    [[nodiscard]] bool isLooping() const { return m_clock.isLooping(); }

    void setLooping(bool isOn);

    [[nodiscard]] Pauses pauses() const { return m_pauses; }

    /// The place in the campaign stays.
    void setPauses(Pauses pauses);

    /// Whether there are any to shorten.
    [[nodiscard]] bool hasPauses() const { return m_time.hasPauses(); }

    [[nodiscard]] TimeNs positionNs() const { return m_clock.positionNs(); }

    [[nodiscard]] TimeNs lengthNs() const { return m_clock.lengthNs(); }

    /// The campaign's time of the position.
    [[nodiscard]] TimeNs campaignNs() const { return m_time.toCampaign(positionNs()); }

    /// Shows another moment, once its samples are read. Of many that are asked for meanwhile the
    /// last counts.
    void seek(TimeNs positionNs);

    /// The same at a moment of the campaign; right after open() too.
    void seekCampaign(TimeNs campaignNs);

    /// What is played; null before the first open().
    [[nodiscard]] const std::shared_ptr<const store::CampaignData> &data() const { return m_data; }

    /// Whether all is shown that there is at the position.
    [[nodiscard]] bool isSettled() const { return m_feeder != nullptr && !m_seeking; }

    // These pause.
    void stepOn(); ///< to the next sample, phase or event
    void skipOn(); ///< to the next phase, trial or event
    void skipBack();

    /// A trial on the replay's time.
    struct TrialMark
    {
        TimeNs beginNs = 0;
        TimeNs endNs = 0;
        QString runtime;
        QString text;
    };

    [[nodiscard]] std::vector<TrialMark> trialMarks() const;

signals:
    void activeChanged();
    void playingChanged();
    void speedChanged();
    void loopingChanged();
    void lengthChanged(); ///< and the marks
    void positionChanged();
    void settled(); ///< after open() and seek()
    void failed(const runwatt::Error &error);

private:
    void takeScript(const std::shared_ptr<const ReplayScript> &script);
    void takeBlock(const std::shared_ptr<const ReplayBlock> &block);
    void takeHistory(const ReplayBlock &block);
    void fail(const Error &error);
    void beginSeek();
    void tick();
    void showPosition();
    void readAhead();
    void run();
    void stepTo(TimeNs campaignNs);
    void layOutTime();

    LiveModel &m_model;
    ReplayLoader m_loader;
    ReplayClock m_clock;
    ReplayTime m_time;
    Pauses m_pauses = Pauses::Shortened;
    std::shared_ptr<const store::CampaignData> m_data;
    QString m_file;
    std::shared_ptr<const ReplayScript> m_script;
    std::unique_ptr<ReplayFeeder> m_feeder; ///< none until the file is read
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::size_t m_historyLeft = 0; ///< blocks, while seeking
    bool m_isActive = false;
    bool m_isReading = false; ///< ahead
    bool m_seeking = false;
    bool m_isRewound = false; ///< for the position that is being sought
    bool m_seekAgain = false; ///< another position was asked for meanwhile
    TimeNs m_seekNs = 0; ///< campaign time
    std::optional<TimeNs> m_firstNs; ///< campaign time to begin at, once the file is read
};

} // namespace runwatt::live
