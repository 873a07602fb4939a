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
            setState(State::Ready);
        return;
    }
    goBack();
    ++m_request;
    m_recording.reset();
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
    setState(State::Looking);
    const int request = m_request;
    QStringList files;
    for (const bench::RecentCampaign &campaign : m_settings->recentCampaigns()) {
        if (campaign.file != m_file)
            files.append(campaign.file);
    }
    const auto onThread = [files, data = m_session->data()] {
        return fittingRecording(files, *data);
    };
    const Result<std::optional<Recording>> found = co_await onWorker(onThread, stop, &m_files);
    if (!found || request != m_request)
        co_return;
    if (*found)
        take(**found);
    if (m_status.state == State::Looking) // not asked for meanwhile
        setState(State::Ready);
    prepare(); // it may have ended
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
    ++m_request;
    m_scope.start(readChosen(file, m_scope.token()));
}

Task<void> StandInKeeper::readChosen(QString file, StopToken stop)
{
    const int request = m_request;
    const auto onThread = [file] { return readRecording(file); };
    const Result<Result<Recording>> read = co_await onWorker(onThread, stop, &m_files);
    if (!read || request != m_request)
        co_return;
    if (!*read) {
        fail(read->error());
        co_return;
    }
    take(**read);
    setState(State::Ready);
}

void StandInKeeper::begin()
{
    if (m_file.isEmpty() || m_status.state == State::Reading || m_talk.hasStandIn())
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
    m_status.error = error;
    if (m_status.state != State::Playing)
        setState(State::Ready);
    else
        emit statusChanged(); // what is shown stays
}

void StandInKeeper::goBack()
{
    if (m_status.state != State::Reading && !m_talk.hasStandIn())
        return;
    ++m_request;
    m_talk.setStandIn(std::nullopt);
    m_standIn.close();
    m_status.isDeviceBack = false;
    setState(State::Ready);
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
