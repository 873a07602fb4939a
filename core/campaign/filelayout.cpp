// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/filelayout.h"

#include "core/benchmark/jsondocuments.h"
#include "core/benchmark/size.h"
#include "core/campaign/explanation.h"
#include "core/campaign/text.h"
#include "core/runtime/toolrun.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

constexpr qsizetype kOutputKept = 2000; ///< of what the tool says, for a message

QString nameOf(benchmark::FilePass::Kind kind)
{
    switch (kind) {
    case benchmark::FilePass::Kind::Sequential:
        return u"sequential"_s;
    case benchmark::FilePass::Kind::Random:
        return u"random"_s;
    case benchmark::FilePass::Kind::Checksums:
        break;
    }
    return u"checksums"_s;
}

} // namespace

FileLayout::FileLayout(DeviceSession *session, runtime::Runtime *runtime, benchmark::Place place)
    : m_session(session)
    , m_runtime(runtime)
    , m_place(std::move(place))
{ }

QString FileLayout::key() const
{
    // Where a runtime has files of its own, it has one of this name, too.
    return m_runtime->sharesFiles() ? m_place.path : m_runtime->code() + u':' + m_place.path;
}

void FileLayout::forget()
{
    m_session->setDoubtful(key());
}

Task<Result<void>> FileLayout::run(const benchmark::Benchmark *benchmark,
                                   QJsonObject parameters,
                                   benchmark::Preconditioning preconditioning,
                                   StopToken stop,
                                   StopToken cleanUp)
{
    m_benchmark = benchmark;
    const QStringList words = benchmark->layoutCommand(parameters, m_place);
    if (words.isEmpty())
        co_return {};
    RUNWATT_CO_CHECK(benchmark->checkPlace(m_place));
    m_passes = benchmark->passes(parameters, m_place, preconditioning);
    m_pass = m_passes.size();
    if (m_runtime->sharesFiles())
        co_return co_await layOutOnDevice(words, stop, cleanUp);
    co_return co_await layOutInside(words, stop, cleanUp);
}

Task<Result<void>> FileLayout::layOutOnDevice(QStringList words, StopToken stop, StopToken cleanUp)
{
    const bool wasWhole = m_session->isWhole(key());
    if (!wasWhole)
        RUNWATT_CO_CHECK(co_await m_session->removeFile(m_place.path, stop));
    const std::shared_ptr<ssh::Process> process = runtime::startStamped(
        m_session->connection(), m_session->interpreter(), words, u"layout"_s);
    Result<void> laidOut = co_await finish(process, &m_session->clock(), stop, cleanUp);
    if (laidOut && !wasWhole)
        laidOut = co_await runPasses(stop, cleanUp);
    if (laidOut) {
        m_session->setWhole(key());
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
    if (m_session->isWhole(key()))
        co_return {};
    // What an earlier start may have left half done has its whole size and reads as zeros.
    const QStringList remove{u"rm"_s, u"-f"_s, u"--"_s, m_place.path};
    const QStringList sync{u"sync"_s};
    Result<void> laidOut = co_await m_runtime->start(stop);
    if (laidOut)
        laidOut = co_await runInside(remove, stop, cleanUp);
    if (laidOut)
        laidOut = co_await runInside(words, stop, cleanUp);
    if (laidOut)
        laidOut = co_await runPasses(stop, cleanUp);
    if (laidOut) // before the runtime ends, which is like pulling a plug
        laidOut = co_await runInside(sync, stop, cleanUp);
    if (!laidOut)
        laidOut = tl::make_unexpected(
            co_await explained(laidOut.error(), m_runtime, m_session->plan().name, stop));
    if (!laidOut && laidOut.error().code == ErrorCode::System) {
        // As on the device: it would take the space of another workload's file.
        const Result<void> removed = co_await runInside(remove, stop, cleanUp);
        Q_UNUSED(removed)
    }
    const Result<void> stopped = co_await m_runtime->stop(cleanUp);
    RUNWATT_CO_CHECK(laidOut);
    RUNWATT_CO_CHECK(stopped);
    m_session->setWhole(key());
    co_return {};
}

Task<Result<void>> FileLayout::runPasses(StopToken stop, StopToken cleanUp)
{
    if (m_passes.empty())
        co_return {};
    const TimeNs beganNs = steadyNowNs();
    qint64 bytes = 0;
    QStringList names;
    for (m_pass = 0; m_pass < m_passes.size(); ++m_pass) {
        const benchmark::FilePass &pass = m_passes[m_pass];
        tellPass(m_pass, {});
        if (m_runtime->sharesFiles()) {
            const std::shared_ptr<ssh::Process> process = runtime::startStamped(
                m_session->connection(), m_session->interpreter(), pass.command, u"layout"_s);
            RUNWATT_CO_CHECK(co_await finish(process, &m_session->clock(), stop, cleanUp));
        } else {
            RUNWATT_CO_CHECK(co_await runInside(pass.command, stop, cleanUp));
        }
        bytes += pass.bytes;
        names.append(nameOf(pass.kind));
    }
    m_history = u"%1: %2 in %3 s"_s.arg(names.join(u", "_s), benchmark::sizeText(bytes))
                    .arg(static_cast<double>(steadyNowNs() - beganNs) / kNsPerSecond, 0, 'f', 1);
    co_return {};
}

void FileLayout::tellPass(std::size_t index, const QByteArray &document)
{
    const benchmark::FilePass &pass = m_passes[index];
    const qint64 done = document.isEmpty() ? 0 : m_benchmark->bytesPassed(document);
    const qint64 percent = std::clamp<qint64>(100 * done / std::max<qint64>(1, pass.bytes), 0, 100);
    emit activityChanged(Campaign::tr("preconditioning the file, pass %1 of %2, %3 %")
                             .arg(index + 1)
                             .arg(m_passes.size())
                             .arg(percent));
}

Task<Result<void>> FileLayout::runInside(QStringList words, StopToken stop, StopToken cleanUp)
{
    const std::shared_ptr<ssh::Process> process = m_runtime->run(words, u"layout"_s);
    co_return co_await finish(process, m_runtime->clock(), stop, cleanUp);
}

Task<Result<void>> FileLayout::finish(std::shared_ptr<ssh::Process> process,
                                      const device::DeviceClock *clock,
                                      StopToken stop,
                                      StopToken cleanUp)
{
    runtime::ToolRun tool(process, clock);
    QByteArray output;
    benchmark::JsonDocuments documents;
    connect(&tool, &runtime::ToolRun::output, this, [&](const QByteArray &bytes) {
        output = QByteArray(output + bytes).right(kOutputKept);
        if (m_pass >= m_passes.size())
            return;
        for (const char byte : bytes) {
            if (const std::optional<QByteArray> document = documents.add(byte))
                tellPass(m_pass, *document);
        }
    });
    const Result<runtime::ToolEnd> end = co_await tool.finish(stop);
    if (!end) {
        const Result<void> ended = co_await tool.stop(cleanUp);
        Q_UNUSED(ended)
        co_return tl::make_unexpected(end.error());
    }
    if (end->linkLost)
        co_return failure(ErrorCode::ConnectionLost, Campaign::tr("the link was lost"),
                          m_session->plan().name);
    if (end->status != 0) {
        const QString said = lastWords(end->errorTail.isEmpty() ? output : end->errorTail);
        // ENOSPC: in a message of the C locale, or as a number.
        const bool isFull = said.contains(u"No space left"_s) || said.contains(u"err=28"_s);
        co_return failure(ErrorCode::System, Campaign::tr("the benchmark's file can't be laid out"),
                          QString(m_session->plan().name + u": " + m_place.path), said,
                          isFull
                              ? Campaign::tr("Free space on the device, or choose a smaller file.")
                              : Campaign::tr("Mend what it says, or choose another folder."));
    }
    co_return {};
}

} // namespace runwatt::campaign
