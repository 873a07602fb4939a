// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/filelayout.h"

#include "core/campaign/explanation.h"
#include "core/campaign/text.h"
#include "core/runtime/toolrun.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

constexpr qsizetype kOutputKept = 2000; ///< of what the tool says, for a message

} // namespace

FileLayout::FileLayout(DeviceSession *session, runtime::Runtime *runtime, benchmark::Place place)
    : m_session(session)
    , m_runtime(runtime)
    , m_place(std::move(place))
{ }

Task<Result<void>> FileLayout::run(const benchmark::Benchmark *benchmark,
                                   QJsonObject parameters,
                                   StopToken stop,
                                   StopToken cleanUp)
{
    const QStringList words = benchmark->layoutCommand(parameters, m_place);
    if (words.isEmpty())
        co_return {};
    RUNWATT_CO_CHECK(benchmark->checkPlace(m_place));
    if (m_runtime->sharesFiles())
        co_return co_await layOutOnDevice(words, stop);
    co_return co_await layOutInside(words, stop, cleanUp);
}

Task<Result<void>> FileLayout::layOutOnDevice(QStringList words, StopToken stop)
{
    if (!m_session->isWhole(m_place.path))
        RUNWATT_CO_CHECK(co_await m_session->removeFile(m_place.path, stop));
    const std::shared_ptr<ssh::Process> process = runtime::startStamped(
        m_session->connection(), m_session->interpreter(), words, u"layout"_s);
    const Result<void> laidOut = co_await finish(process, &m_session->clock(), stop);
    if (laidOut) {
        m_session->setWhole(m_place.path);
        co_return {};
    }
    if (laidOut.error().code == ErrorCode::System) {
        // What there is of it would take the space that another workload's file needs.
        const Result<void> removed = co_await m_session->removeFile(m_place.path, stop);
        Q_UNUSED(removed)
    }
    co_return laidOut;
}

Task<Result<void>> FileLayout::layOutInside(QStringList words, StopToken stop, StopToken cleanUp)
{
    // Of this name every such runtime has a file of its own.
    const QString file = m_runtime->code() + u':' + m_place.path;
    if (m_session->isWhole(file))
        co_return {};
    // What an earlier start may have left half done has its whole size and reads as zeros.
    const QStringList remove{u"rm"_s, u"-f"_s, u"--"_s, m_place.path};
    const QStringList sync{u"sync"_s};
    Result<void> laidOut = co_await m_runtime->start(stop);
    if (laidOut)
        laidOut = co_await runInside(remove, stop);
    if (laidOut)
        laidOut = co_await runInside(words, stop);
    if (laidOut) // before the runtime ends, which is like pulling a plug
        laidOut = co_await runInside(sync, stop);
    if (!laidOut)
        laidOut = tl::make_unexpected(
            co_await explained(laidOut.error(), m_runtime, m_session->plan().name, stop));
    const Result<void> stopped = co_await m_runtime->stop(cleanUp);
    RUNWATT_CO_CHECK(laidOut);
    RUNWATT_CO_CHECK(stopped);
    m_session->setWhole(file);
    co_return {};
}

Task<Result<void>> FileLayout::runInside(QStringList words, StopToken stop)
{
    const std::shared_ptr<ssh::Process> process = m_runtime->run(words, u"layout"_s);
    co_return co_await finish(process, m_runtime->clock(), stop);
}

Task<Result<void>> FileLayout::finish(std::shared_ptr<ssh::Process> process,
                                      const device::DeviceClock *clock,
                                      StopToken stop)
{
    runtime::ToolRun tool(process, clock);
    QByteArray output;
    QObject::connect(&tool, &runtime::ToolRun::output, &tool, [&output](const QByteArray &bytes) {
        output = QByteArray(output + bytes).right(kOutputKept);
    });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    if (!end) {
        // The stopped process ends with the connection's supervision; it writes only its own file.
        const Result<void> ended = co_await tool.stop(stop);
        Q_UNUSED(ended)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, Campaign::tr("the link was lost"),
                          m_session->plan().name);
    if (end->status != 0) {
        co_return failure(ErrorCode::System, Campaign::tr("the benchmark's file can't be laid out"),
                          QString(m_session->plan().name + u": " + m_place.path),
                          lastWords(end->errorTail.isEmpty() ? output : end->errorTail),
                          Campaign::tr("Free space on the device, or choose a smaller file."));
    }
    co_return {};
}

} // namespace runwatt::campaign
