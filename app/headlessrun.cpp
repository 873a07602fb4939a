// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessrun.h"

#include "app/closingreport.h"
#include "app/terminalinteraction.h"
#include "app/text.h"
#include "app/thiscomputer.h"
#include "core/base/shellquote.h"
#include "core/campaign/runner.h"
#include "core/ssh/secretcache.h"
#include "core/store/reader.h"
#include "core/store/verify.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

using campaign::Progress;
using campaign::Runner;

constexpr int kBarWidth = 24;
/// Without a terminal, progress is a line at most this often.
constexpr qint64 kQuietLineSeconds = 15;

QString minutes(std::chrono::seconds time)
{
    const auto count = time.count();
    return u"%1:%2"_s.arg(count / 60).arg(count % 60, 2, 10, QChar(u'0'));
}

QString lineOf(const Progress &progress)
{
    const int done = progress.done + progress.failed;
    const int filled = progress.total > 0 ? kBarWidth * done / progress.total : 0;
    const QString bar = QString(filled, u'#') + QString(kBarWidth - filled, u'.');
    const QString low = minutes(progress.remainingLow);
    const QString high = minutes(progress.remainingHigh);
    QString left =
        low == high ? App::tr("%1 left").arg(low) : App::tr("%1 to %2 left").arg(low, high);
    if (done == progress.total)
        left = App::tr("done");
    return u"[%1] %2/%3  %4  %5"_s.arg(bar)
        .arg(done)
        .arg(progress.total)
        .arg(left, progress.activity)
        .trimmed();
}

/// What a runner told, until it ended.
class Watch : public QObject
{
public:
    Watch(Runner *runner, Terminal *terminal)
        : m_terminal(terminal)
    {
        connect(runner, &Runner::progressChanged, this, &Watch::show);
        connect(runner, &Runner::eventHappened, this, [this](const store::EventRecord &event) {
            const QString text =
                event.device.isEmpty() ? event.text : QString(event.device + u": " + event.text);
            if (event.severity == store::Severity::Problem)
                m_terminal->error(text);
            else if (event.severity == store::Severity::Warning)
                m_terminal->note(text);
        });
        connect(runner, &Runner::finished, this, [this] {
            isOver = true;
            changed.notify();
        });
        connect(runner, &Runner::failed, this, [this](const Error &problem) {
            error = problem;
            isOver = true;
            changed.notify();
        });
    }

    bool isOver = false;
    std::optional<Error> error;
    Progress last;
    Notifier changed;

private:
    void show(const Progress &progress)
    {
        const bool trialEnded =
            progress.done != last.done || progress.failed != last.failed || last.total == 0;
        last = progress;
        if (progress.total == 0) // the plan's trials are not counted yet
            return;
        const qint64 now = progress.elapsed.count();
        if (!m_terminal->isInteractive() && !trialEnded && now - m_shownAt < kQuietLineSeconds)
            return;
        m_shownAt = now;
        m_terminal->progress(lineOf(progress));
    }

    Terminal *m_terminal;
    qint64 m_shownAt = 0;
};

} // namespace

std::shared_ptr<campaign::RunnerServices> headlessServices(Terminal *terminal)
{
    auto services = std::make_shared<campaign::RunnerServices>();
    services->interaction = std::make_shared<TerminalInteraction>(terminal);
    services->secrets = std::make_shared<ssh::SecretCache>();
    services->hostKeys = std::make_shared<ssh::AcceptedHostKeys>();
    services->thisComputer = std::make_shared<LoopbackComputer>();
    services->started = std::make_shared<const campaign::StartedCampaigns>();
    return services;
}

namespace {

/// Says where the campaign is and what is to be known of its trials; whether they lack something
/// that the plan asks for, or are not what was written.
bool tellEnd(const QString &file, Terminal *terminal)
{
    const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
    const Result<store::CampaignData> data =
        reader ? reader->data() : tl::make_unexpected(reader.error());
    if (!data) {
        terminal->error(data.error());
        return true;
    }
    const ClosingReport report = closingReport(*data);
    for (const QString &line : report.notes)
        terminal->note(line);
    for (const QString &line : report.shortfalls)
        terminal->error(line);
    // Trials of an earlier opening may have been changed since, and count as done all the same.
    const Result<QString> warning = store::soundnessWarning(file);
    const QString unsound = warning ? *warning : warning.error().text();
    if (!unsound.isEmpty())
        terminal->error(unsound);
    terminal->note(App::tr("Campaign file: %1").arg(file));
    return !report.shortfalls.isEmpty() || !unsound.isEmpty();
}

/// A file that this run made and that has no trial yet keeps nothing; the next run would only
/// resume it.
void removeIfEmpty(const QString &file)
{
    {
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        const Result<store::CampaignData> data =
            reader ? reader->data() : tl::make_unexpected(reader.error());
        if (!data || !data->trials.empty())
            return;
    }
    QFile::remove(file);
}

Task<ExitCode> runCampaign(std::shared_ptr<campaign::RunnerServices> services,
                           campaign::Plan plan,
                           QString file,
                           QStringList again,
                           Terminal *terminal,
                           StopToken stop)
{
    const QString command = QString::fromUtf8(
        shellCommand(QStringList{QCoreApplication::applicationFilePath()} + again));
    Runner runner(std::move(services));
    Watch watch(&runner, terminal);
    const bool isNew = !QFileInfo::exists(file);
    runner.start(plan, file);
    while (!watch.isOver) {
        const Wake wake = co_await watch.changed.wait(stop);
        if (wake == Wake::Stopped)
            break;
    }
    if (!watch.isOver) {
        terminal->note(App::tr("Stopping; what was measured is kept."));
        runner.stopNow();
        // `stop` has been used up; the runner bounds its own end.
        const StopToken never;
        while (!watch.isOver) {
            const Wake wake = co_await watch.changed.wait(never);
            if (wake == Wake::Gone)
                break;
        }
        terminal->note(App::tr("Interrupted after %1 of %2 trials; %3 keeps them. To resume: %4")
                           .arg(watch.last.done)
                           .arg(watch.last.total)
                           .arg(file, command));
        co_return ExitCode::Interrupted;
    }
    if (watch.error) {
        if (isNew)
            removeIfEmpty(file);
        terminal->error(*watch.error);
        co_return exitCodeFor(*watch.error);
    }
    const bool isShort = tellEnd(file, terminal);
    const int missing = watch.last.total - watch.last.done;
    if (missing == 0)
        co_return isShort ? ExitCode::Findings : ExitCode::Done;
    terminal->error(
        App::tr("%1 of %2 trials have no result; when their cause is mended, this runs them "
                "alone: %3")
            .arg(missing)
            .arg(watch.last.total)
            .arg(command));
    co_return ExitCode::Findings;
}

} // namespace

Task<ExitCode> runHeadless(
    campaign::Plan plan, QString file, QStringList again, Terminal *terminal, StopToken stop)
{
    const std::shared_ptr<campaign::RunnerServices> services = headlessServices(terminal);
    const ExitCode code = co_await runCampaign(services, plan, file, again, terminal, stop);
    co_await services->thisComputer->end();
    co_return code;
}

} // namespace runwatt::app
