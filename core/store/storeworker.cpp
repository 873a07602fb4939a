// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storeworker.h"

#include <QLoggingCategory>

#include <chrono>

namespace runwatt::store {

using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(logStore, "runwatt.store")

/// A crash loses no more than this.
constexpr std::chrono::milliseconds kCommitPeriod = 1s;

} // namespace

StoreWorker::StoreWorker()
    : m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCommitPeriod);
    connect(&m_timer, &QTimer::timeout, this, [this] { (void)commit(); });
}

StoreWorker::~StoreWorker()
{
    if (m_session)
        (void)close();
}

Result<StoreWorker::Opened> StoreWorker::open(const Opener &opener)
{
    RUNWATT_TRY(m_session, opener());
    Opened opened;
    opened.data = m_session->initialData();
    opened.clock = m_session->clock();
    return opened;
}

void StoreWorker::apply(const Change &change)
{
    if (!m_session || m_error)
        return;
    const Result<void> changed = change(*m_session);
    if (!changed && changed.error().code == ErrorCode::InvalidInput)
        refuse(changed.error());
    else if (!changed)
        fail(changed.error());
    if (!m_error && !m_timer.isActive())
        m_timer.start();
}

Result<void> StoreWorker::commit()
{
    m_timer.stop();
    if (!m_session || m_error)
        return m_error ? Result<void>(tl::make_unexpected(*m_error)) : Result<void>();
    if (Result<void> committed = m_session->commit(); !committed) {
        fail(committed.error());
        return committed;
    }
    return {};
}

Result<void> StoreWorker::close()
{
    Result<void> closed = commit();
    if (closed && m_session)
        closed = m_session->finish();
    m_session.reset();
    return closed;
}

void StoreWorker::fail(const Error &error)
{
    m_error = error;
    m_session->rollBack();
    m_timer.stop();
    emit failed(error);
}

/// A row that contradicts the tables is a mistake of the program: what else is measured is worth
/// more than stopping for it, and the file says what it lacks.
void StoreWorker::refuse(const Error &error)
{
    qCCritical(logStore).noquote() << error.text();
    EventRecord event;
    event.timeNs = m_session->clock().now();
    event.severity = Severity::Problem;
    event.text = error.text();
    if (const Result<void> noted = m_session->insert(event); !noted)
        fail(noted.error());
}

} // namespace runwatt::store
