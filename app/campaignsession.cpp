// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignsession.h"

#include "app/campaignhost.h"
#include "app/iothread.h"
#include "core/campaign/matrix.h"
#include "core/store/reader.h"
#include "core/store/verify.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace runwatt::app {

using campaign::RunState;

TrialCount countTrials(const store::CampaignData &data)
{
    TrialCount count;
    count.done = static_cast<int>(std::count_if(
        data.trials.cbegin(), data.trials.cend(), [](const store::TrialRecord &trial) {
            return trial.state == store::TrialState::Complete;
        }));
    const Result<campaign::Plan> plan = campaign::planFromJson(data.campaign.plan);
    if (plan) {
        if (const Result<campaign::Matrix> matrix = campaign::expand(*plan))
            count.total = static_cast<int>(matrix->trials.size());
    }
    count.total = std::max(count.total, count.done);
    return count;
}

CampaignSession::CampaignSession(IoThread *io, QObject *parent)
    : QObject(parent)
    , m_io(io)
{
    listen();
}

CampaignSession::~CampaignSession() = default;

void CampaignSession::open(const QString &file)
{
    if (isRunning()) {
        emit failed(Error(ErrorCode::Busy, tr("Another campaign is running"), file, QString(),
                          tr("Wait until it ends, or stop it first.")));
        return;
    }
    m_scope.start(readFile(QFileInfo(file).absoluteFilePath(), m_scope.token()));
}

void CampaignSession::start(const campaign::Plan &plan, const QString &file)
{
    if (isRunning()) // a second press of Start
        return;
    m_isMakingFolder = true;
    m_askedMeanwhile.clear();
    m_scope.start(makeFolderAndStart(plan, file, m_state, m_scope.token()));
    setState(RunState::Preparing);
}

Task<void> CampaignSession::makeFolderAndStart(campaign::Plan plan,
                                               QString file,
                                               RunState before,
                                               StopToken stop)
{
    const QString folder = QFileInfo(file).path();
    const auto make = [folder] { return QDir().mkpath(folder); };
    const Result<bool> made = co_await onWorker(make, stop);
    if (!made || stop.stopRequested()) // the window closes
        co_return;
    m_isMakingFolder = false;
    if (!*made) {
        setState(before);
        emit failed(Error(ErrorCode::System, tr("The campaign's folder cannot be made"), folder,
                          QString(), tr("Choose another folder on the review page.")));
        co_return;
    }
    CampaignHost *host = m_io->campaigns();
    m_io->post([host, plan, file] { host->start(plan, file); });
    for (void (CampaignHost::*const what)() : std::exchange(m_askedMeanwhile, {}))
        ask(what);
}

void CampaignSession::goOn()
{
    if (!canGoOn())
        return;
    setState(RunState::Preparing);
    CampaignHost *host = m_io->campaigns();
    m_io->post([host, file = m_file] { host->start({}, file); });
}

void CampaignSession::pause()
{
    ask(&CampaignHost::pause);
}

void CampaignSession::resume()
{
    ask(&CampaignHost::resume);
}

void CampaignSession::stopAfterTrial()
{
    ask(&CampaignHost::stopAfterTrial);
}

void CampaignSession::stopNow()
{
    ask(&CampaignHost::stopNow);
}

void CampaignSession::ask(void (CampaignHost::*what)())
{
    if (m_isMakingFolder) { // the host has not heard of the campaign yet
        m_askedMeanwhile.push_back(what);
        return;
    }
    QMetaObject::invokeMethod(m_io->campaigns(), what, Qt::QueuedConnection);
}

bool CampaignSession::isRunning() const
{
    return m_state != RunState::Idle && m_state != RunState::Finished
        && m_state != RunState::Failed;
}

bool CampaignSession::canGoOn() const
{
    if (!m_data || isRunning())
        return false;
    const TrialCount count = countTrials(*m_data);
    return count.done < count.total;
}

Result<CampaignSession::Reading> CampaignSession::read(const QString &file)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    RUNWATT_TRY(store::CampaignData data, reader.data());
    Reading reading;
    reading.data = std::make_shared<const store::CampaignData>(std::move(data));
    reading.message = reader.message();
    return reading;
}

Task<void> CampaignSession::readFile(QString file, StopToken stop)
{
    const auto onThread = [file] { return read(file); };
    const Result<Result<Reading>> done = co_await onWorker(onThread, stop);
    if (!done) // the window closes
        co_return;
    if (!*done) {
        emit failed(done->error());
        co_return;
    }
    m_file = file;
    m_unsound.clear();
    m_data = (*done)->data;
    setState(RunState::Idle);
    emit opened(file);
    emit loaded();
    if (!(*done)->message.isEmpty())
        emit noticed((*done)->message);
    m_scope.start(checkSoundness(m_scope.token()));
}

Task<void> CampaignSession::checkSoundness(StopToken stop)
{
    if (m_data == nullptr) // a campaign that ended before it had a file
        co_return;
    const QString file = m_file;
    const auto onThread = [file] { return store::soundnessWarning(file); };
    const Result<Result<QString>> done = co_await onWorker(onThread, stop);
    if (!done || file != m_file) // the window closes, or shows another
        co_return;
    // What could not be looked at is not said to be altered.
    if (!*done)
        emit noticed(done->error().text());
    if (!*done || (*done)->isEmpty())
        co_return;
    m_unsound = **done;
    setData(m_data);
    emit dataChanged();
    emit foundUnsound(m_unsound);
}

void CampaignSession::setData(SharedCampaign data)
{
    m_data = std::move(data);
    if (m_unsound.isEmpty())
        return;
    const auto marked = std::make_shared<store::CampaignData>(*m_data);
    marked->unsound = m_unsound;
    m_data = marked;
}

void CampaignSession::readAgain()
{
    m_isStale = true;
    if (m_isReading)
        return;
    m_isReading = true;
    m_scope.start(keepUp(m_scope.token()));
}

Task<void> CampaignSession::keepUp(StopToken stop)
{
    while (m_isStale) {
        m_isStale = false;
        const QString file = m_file;
        const auto onThread = [file] { return read(file); };
        const Result<Result<Reading>> done = co_await onWorker(onThread, stop);
        if (!done)
            co_return;
        // What cannot be read now (the writer is busy) is read after the next trial.
        if (*done && file == m_file) {
            setData((*done)->data);
            emit dataChanged();
        }
    }
    m_isReading = false;
}

void CampaignSession::listen()
{
    const CampaignHost *host = m_io->campaigns();
    connect(host, &CampaignHost::opened, this, &CampaignSession::takeOpened);
    connect(host, &CampaignHost::stateChanged, this, &CampaignSession::setState);
    connect(host, &CampaignHost::progressChanged, this, &CampaignSession::progressChanged);
    connect(host, &CampaignHost::trialSummarised, this, &CampaignSession::readAgain);
    connect(host, &CampaignHost::finished, this, [this] {
        setState(RunState::Finished);
        readAgain();
        // Trials of an earlier opening may have been altered since.
        m_scope.start(checkSoundness(m_scope.token()));
    });
    connect(host, &CampaignHost::failed, this, [this](const Error &error) {
        setState(RunState::Failed);
        emit failed(error);
        if (m_data)
            readAgain();
    });
}

void CampaignSession::takeOpened(const store::CampaignData &data, const QString &file)
{
    m_file = file;
    m_unsound.clear();
    m_data = std::make_shared<const store::CampaignData>(data);
    emit opened(file);
}

void CampaignSession::setState(RunState state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace runwatt::app
