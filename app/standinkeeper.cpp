// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standinkeeper.h"

#include "app/campaignsession.h"
#include "app/settings.h"
#include "widgets/stage/sameplace.h"
#include "widgets/stage/talk.h"

#include <QDateTime>
#include <QFileInfo>

#include <utility>

namespace runwatt::app {

using State = stage::StandInStatus::State;

StandInKeeper::StandInKeeper(const Settings *settings,
                             const CampaignSession *session,
                             const StageShow &show,
                             stage::Talk &talk,
                             QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_session(session)
    , m_show(show)
    , m_talk(talk)
{
    m_files.setMaxThreadCount(1);
    m_searches.setMaxThreadCount(1);
    connect(&m_standIn, &StandIn::ready, this, [this] {
        m_talk.setStandIn(m_standIn.subject());
        m_status.isDeviceBack = false;
        setState(State::Playing);
    });
    connect(&m_standIn, &StandIn::failed, this, &StandInKeeper::fail);
    connect(&show, &stage::Show::lostChanged, this, &StandInKeeper::tellWhetherBack);
    const auto goBackAndLook = [this] {
        goBack();
        prepare();
    };
    connect(&talk, &stage::Talk::liveRequested, this, goBackAndLook);
    connect(&talk, &stage::Talk::ended, this, goBackAndLook);
}

StandInKeeper::~StandInKeeper()
{
    m_talk.setStandIn(std::nullopt);
}

void StandInKeeper::prepare()
{
    // A campaign that failed is still the one that was measured.
    const bool isMeasured =
        m_session->isRunning() || m_session->state() == campaign::RunState::Failed;
    if (m_session->data() == nullptr)
        return;
    if (m_file == m_session->file()) {
        if (!isMeasured && m_status.state == State::Ready)
            setState(State::None);
        else if (isMeasured && m_status.state == State::None)
            setState(stateWithout());
        return;
    }
    goBack();
    ++m_request;
    ++m_choice;
    ++m_search;
    m_isLooking = false;
    m_isChosen = false;
    m_recording.reset();
    m_later.reset();
    m_status = {};
    m_file.clear();
    setState(State::None);
    if (!isMeasured)
        return;
    m_file = m_session->file();
    m_scope.start(look(m_scope.token()));
}

Task<void> StandInKeeper::look(StopToken stop)
{
    m_isLooking = true;
    setState(State::Looking);
    const int search = ++m_search;
    QStringList files;
    for (const bench::RecentCampaign &campaign : m_settings->recentCampaigns()) {
        if (campaign.file != m_file)
            files.append(campaign.file);
    }
    const auto onThread = [files, data = m_session->data()] {
        return fittingRecording(files, *data);
    };
    const Result<std::optional<Recording>> found = co_await onWorker(onThread, stop, &m_searches);
    if (!found || search != m_search)
        co_return;
    m_isLooking = false;
    if (*found && !m_isChosen)
        offer(**found);
    if (m_status.state == State::Looking) // not asked for meanwhile
        setState(State::Ready);
    prepare(); // it may have ended
}

void StandInKeeper::offer(const Recording &recording)
{
    if (m_status.state == State::Reading || m_status.state == State::Playing)
        m_later = recording; // what is on the stage keeps its name
    else
        take(recording);
}

void StandInKeeper::take(const Recording &recording)
{
    m_recording = recording;
    m_status.name = QFileInfo(recording.file).fileName();
    m_status.recorded =
        QDateTime::fromMSecsSinceEpoch(recording.data->campaign.createdUtcNs / kNsPerMs).date();
    m_status.error.reset();
}

void StandInKeeper::choose(const QString &file)
{
    m_scope.start(readChosen(file, m_scope.token()));
}

Task<void> StandInKeeper::readChosen(QString file, StopToken stop)
{
    const int choice = ++m_choice;
    const auto onThread = [file] { return readRecording(file); };
    // Not behind what is being read: that may be why another is chosen.
    const Result<Result<Recording>> read = co_await onWorker(onThread, stop);
    if (!read || choice != m_choice)
        co_return;
    if (!*read) {
        m_status.error = read->error();
        setState(m_status.state); // what is shown, or comes, stays
        co_return;
    }
    m_isChosen = true;
    if (m_status.state == State::Reading) {
        ++m_request;
        take(**read);
        play(**read);
    } else {
        offer(**read);
    }
    setState(m_status.state == State::Looking ? State::Ready : m_status.state);
}

void StandInKeeper::begin()
{
    const bool canBegin = m_status.state == State::Looking || m_status.state == State::Ready;
    if (!canBegin || m_talk.hasStandIn())
        return;
    ++m_request;
    m_status.error.reset();
    setState(State::Reading);
    if (m_recording)
        play(*m_recording);
    else
        m_scope.start(readOwn(m_scope.token()));
}

Task<void> StandInKeeper::readOwn(StopToken stop)
{
    const int request = m_request;
    const auto onThread = [file = m_file] { return readRecording(file); };
    const Result<Result<Recording>> read = co_await onWorker(onThread, stop, &m_files);
    if (!read || request != m_request)
        co_return;
    if (!*read) {
        fail(read->error());
        co_return;
    }
    m_status.recorded =
        QDateTime::fromMSecsSinceEpoch((*read)->data->campaign.createdUtcNs / kNsPerMs).date();
    play(**read);
}

void StandInKeeper::play(const Recording &recording)
{
    const StageShow::Place place = m_show.place();
    m_standIn.play(recording, stage::samePlace(place.trial, place.intoNs, *recording.data));
}

void StandInKeeper::fail(const Error &error)
{
    const bool isShown = m_status.state == State::Playing;
    if (!isShown)
        takeLater();
    m_status.error = error;
    setState(isShown ? State::Playing : stateWithout());
}

void StandInKeeper::goBack()
{
    if (m_status.state != State::Reading && !m_talk.hasStandIn())
        return;
    ++m_request;
    m_talk.setStandIn(std::nullopt);
    m_standIn.close();
    m_status.isDeviceBack = false;
    takeLater();
    setState(stateWithout());
}

void StandInKeeper::takeLater()
{
    if (const std::optional<Recording> later = std::exchange(m_later, std::nullopt))
        take(*later);
}

State StandInKeeper::stateWithout() const
{
    return m_isLooking ? State::Looking : State::Ready;
}

void StandInKeeper::tellWhetherBack()
{
    m_status.isDeviceBack =
        m_status.state == State::Playing && m_session->isRunning() && !m_show.isLost();
    emit statusChanged();
}

void StandInKeeper::setState(State state)
{
    m_status.state = state;
    emit statusChanged();
}

} // namespace runwatt::app
