// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/app/person.h"

#include "app/campaignroom.h"
#include "app/mainwindow.h"
#include "widgets/compare/compareview.h"
#include "widgets/live/liveview.h"
#include "widgets/plot/exportmenu.h"
#include "widgets/plot/timeplot.h"
#include "widgets/wizard/wizardview.h"

#include <QComboBox>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::benchmarks {

using app::MainWindow;
using app::Room;
using plot::ExportFormat;
using plot::TimeNavigator;

namespace {

constexpr QSize kLarge{1900, 1060};
constexpr QSize kSmall{1280, 720};

std::vector<Act> actsOnCurves(MainWindow *window)
{
    auto *charts = window->findChild<live::LiveView *>()->charts();
    const auto zoom = [charts] {
        for (int i = 0; i < 6; ++i)
            charts->zoomIn();
    };
    const auto moveCursor = [charts] {
        const series::Window view = charts->view();
        constexpr int kMoves = 60;
        constexpr int kMoveMs = 16; // as often as a mouse tells
        for (int i = 0; i < kMoves; ++i) {
            const TimeNs time = view.beginNs + view.lengthNs() * i / kMoves;
            QTimer::singleShot(i * kMoveMs, charts,
                               [charts, time] { charts->setCursorTime(time); });
        }
    };
    const auto moveAway = [charts] {
        charts->setCursorTime(std::nullopt);
        charts->setMode(TimeNavigator::Mode::Follow);
    };
    return {
        {u"watch the live view"_s, [] {}},
        {u"see the whole campaign"_s, [charts] { charts->setMode(TimeNavigator::Mode::All); }},
        {u"zoom into the curves"_s, zoom},
        {u"move the cursor over the curves"_s, moveCursor},
        {u"follow the newest values"_s, moveAway},
    };
}

std::vector<Act> actsInCompare(MainWindow *window, const QString &folder)
{
    auto *compare = window->findChild<compare::CompareView *>();
    const auto measure = [compare](int step) {
        auto *box = compare->findChild<QComboBox *>(); // the first is the measure
        if (box->count() > 0)
            box->setCurrentIndex((box->currentIndex() + step) % box->count());
    };
    const auto exporting = [compare, folder](ExportFormat format) {
        return [compare, folder, format] {
            auto *button = compare->findChild<plot::ExportButton *>();
            button->exportTo(folder + u"/figure."_s + plot::suffix(format), format,
                             figure::Width::Page);
        };
    };
    return {
        {u"go to the comparison"_s, [window] { window->showRoom(Room::Compare); }},
        {u"compare another measure"_s, [measure] { measure(1); }},
        {u"compare yet another measure"_s, [measure] { measure(1); }},
        {u"export PDF"_s, exporting(ExportFormat::Pdf)},
        {u"export SVG"_s, exporting(ExportFormat::Svg)},
        {u"export PNG"_s, exporting(ExportFormat::Png)},
        {u"export CSV"_s, exporting(ExportFormat::Csv)},
    };
}

std::vector<Act> actsElsewhere(MainWindow *window)
{
    auto *room = window->findChild<app::CampaignRoom *>();
    auto *bar = window->findChild<app::NavigationBar *>();
    const auto plan = [room] {
        room->wizard()->startNew({});
        room->showWizard();
    };
    return {
        {u"go to the bench"_s, [window] { window->showRoom(Room::Bench); }},
        {u"go to the campaign"_s, [window] { window->showRoom(Room::Campaign); }},
        {u"open the wizard"_s, plan},
        {u"see the wizard's review"_s, [room] { room->wizard()->showReview(); }},
        {u"go back to the live view"_s, [room] { room->showCampaign(); }},
        {u"change the colours"_s, [bar] { emit bar->schemeRequested(); }},
        {u"make the window small"_s, [window] { window->resize(kSmall); }},
        {u"make the window large"_s, [window] { window->resize(kLarge); }},
    };
}

} // namespace

std::vector<Act> curiousPerson(MainWindow *window, const QString &folder)
{
    std::vector<Act> acts;
    for (const std::vector<Act> &more :
         {actsOnCurves(window), actsInCompare(window, folder), actsElsewhere(window)})
        acts.insert(acts.end(), more.begin(), more.end());
    return acts;
}

} // namespace runwatt::benchmarks
