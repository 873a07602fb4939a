// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignhost.h"
#include "app/campaignsession.h"
#include "app/iothread.h"
#include "tests/benchmarks/app/feeder.h"
#include "tests/benchmarks/app/report.h"
#include "tests/support/eventloopwatchdog.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compareview.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/plot/timeplot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStackedWidget>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::benchmarks {

namespace {

using app::CampaignHost;
using app::CampaignSession;

constexpr TimeNs kHour = 3600 * kNsPerSecond;
constexpr TimeNs kStep = 60 * kNsPerSecond; ///< played at once
constexpr Goal kGrowthGoal{1};

double mebibytes(qint64 bytes)
{
    return static_cast<double>(bytes) / (1024.0 * 1024.0);
}

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return mebibytes(fields.value(1).toLongLong() * sysconf(_SC_PAGESIZE));
}

/// The rows that there is one of for each series or summary, without their texts.
double recordsMiB(const store::CampaignData &data)
{
    return mebibytes(static_cast<qint64>(data.series.size() * sizeof(store::SeriesRecord)
                                         + data.summaries.size() * sizeof(store::SummaryRecord)
                                         + data.phases.size() * sizeof(store::PhaseRecord)));
}

test::LiveShape eightHours()
{
    test::LiveShape shape;
    shape.runtimes = {u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
    shape.repetitions = 8;
    shape.measure = std::chrono::seconds(164);
    return shape;
}

/// The window's parts that a running campaign uses, connected as the window does.
class Views : public QObject
{
    Q_OBJECT

public:
    explicit Views(app::IoThread *io)
        : m_session(io)
        , m_view(m_live)
    {
        const CampaignHost *host = io->campaigns();
        using live::LiveModel;
        connect(host, &CampaignHost::opened, &m_live, &LiveModel::opened);
        connect(host, &CampaignHost::queueChanged, &m_live, &LiveModel::queueChanged);
        connect(host, &CampaignHost::trialChanged, &m_live, &LiveModel::trialChanged);
        connect(host, &CampaignHost::phaseChanged, &m_live, &LiveModel::phaseChanged);
        connect(host, &CampaignHost::seriesAdded, &m_live, &LiveModel::seriesAdded);
        connect(host, &CampaignHost::samplesAdded, &m_live, &LiveModel::samplesAdded);
        connect(host, &CampaignHost::processesChanged, &m_live, &LiveModel::processesChanged);
        connect(host, &CampaignHost::eventHappened, &m_live, &LiveModel::eventHappened);
        connect(host, &CampaignHost::progressChanged, &m_live, &LiveModel::progressChanged);
        connect(host, &CampaignHost::stateChanged, &m_live, &LiveModel::stateChanged);
        connect(host, &CampaignHost::trialSummarised, &m_live, &LiveModel::trialSummarised);
        connect(&m_session, &CampaignSession::dataChanged, this, [this] {
            QElapsedTimer timer;
            timer.start();
            m_compare.setCampaign(m_session.data(), m_session.file());
            m_worstCompareMs =
                std::max(m_worstCompareMs, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        });
        m_window.addWidget(&m_view);
        m_window.addWidget(&m_compare);
        m_window.resize(1900, 1060);
        m_window.show();
    }

    ~Views() override
    {
        m_window.removeWidget(&m_view);
        m_window.removeWidget(&m_compare);
    }

    Q_DISABLE_COPY_MOVE(Views)

    [[nodiscard]] live::LiveModel &model() { return m_live; }

    [[nodiscard]] live::LiveView &liveView() { return m_view; }

    [[nodiscard]] const app::SharedCampaign &data() const { return m_session.data(); }

    [[nodiscard]] double worstCompareMs() const { return m_worstCompareMs; }

private:
    live::LiveModel m_live;
    CampaignSession m_session;
    QStackedWidget m_window;
    live::LiveView m_view;
    compare::CompareView m_compare;
    double m_worstCompareMs = 0;
};

} // namespace

int measureMemory(int &argc, char **argv, const QString &folder)
{
    QApplication application(argc, argv);
    common::Theme::apply(application, common::Scheme::Light);
    const test::LiveCampaign campaign(eightHours());
    const QString file = eightHoursFile(folder);
    const double before = residentMiB();
    app::IoThread io;
    Views views(&io);
    auto *feeder = new Feeder(&campaign, io.campaigns());
    feeder->moveToThread(io.campaigns()->thread());
    TimeNs time = 0;
    std::array<double, 9> atHour{};
    std::array<std::size_t, 9> held{};
    qint64 samples = 0;
    bool ending = false;
    QElapsedTimer timer;
    timer.start();
    // One stretch after another; the views have taken and drawn it before the next begins.
    QObject::connect(feeder, &Feeder::fed, &views, [&](qint64 all) {
        samples = all;
        views.liveView().charts()->drawNow();
        if (ending)
            return QApplication::quit();
        if (time % kHour == 0) {
            const auto hour = static_cast<std::size_t>(time / kHour);
            atHour.at(hour) = residentMiB();
            held.at(hour) = views.model().tracks().samplesHeld();
        }
        const TimeNs from = time;
        time += kStep;
        ending = time > 8 * kHour;
        io.post([feeder, from, until = time, isOver = ending] {
            if (isOver)
                feeder->finish();
            else
                feeder->feed(from, until);
        });
    });
    io.post([feeder, file] { feeder->begin(file); });
    QApplication::exec();
    io.post([feeder] { delete feeder; });
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    explain(u"8 h of 1 Hz data, %1 trials, ten processes, played in %2 s: %3 samples, %4 MiB; "
            "file %5 MiB"_s.arg(campaign.trials.size())
                .arg(seconds, 0, 'f', 0)
                .arg(samples)
                .arg(mebibytes(samples * 16), 0, 'f', 1)
                .arg(mebibytes(QFileInfo(file).size()), 0, 'f', 1));
    for (const std::size_t hour : {0U, 1U, 2U, 4U, 8U}) {
        report(u"resident memory after %1 h"_s.arg(hour), atHour.at(hour), u"MiB"_s);
        explain(u"of which curves in memory %1 MiB; %2 MiB were there before the window"_s
                    .arg(mebibytes(static_cast<qint64>(held.at(hour)) * 16), 0, 'f', 1)
                    .arg(before, 0, 'f', 1));
    }
    const double records = recordsMiB(*views.data());
    const double curves = mebibytes(static_cast<qint64>(held[8] - held[1]) * 16);
    report(u"growth of resident memory from 1 h to 8 h"_s, atHour[8] - atHour[1], u"MiB"_s);
    explain(
        u"of which %1 MiB are the curves' samples, %2 MiB the rows that the campaign has by then "
        "(%3 series, %4 summaries; one snapshot)"_s.arg(curves, 0, 'f', 1)
            .arg(records, 0, 'f', 1)
            .arg(views.data()->series.size())
            .arg(views.data()->summaries.size()));
    report(u"growth beyond these"_s, atHour[8] - atHour[1] - curves - records * 7 / 8, u"MiB"_s,
           kGrowthGoal);
    report(u"comparison brought up to date after a trial, longest"_s, views.worstCompareMs(),
           u"ms"_s, Goal{50});
    return 0;
}

} // namespace runwatt::benchmarks

#include "memory.moc"
