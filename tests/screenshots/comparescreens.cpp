// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/compareroom.h"
#include "tests/screenshots/screens.h"

#include <QMenu>
#include <QPushButton>
#include <QTableView>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

/// A campaign of this shape, compared in this way.
Shown compared(const test::SampleShape &shape, const analysis::ComparisonRequest &request)
{
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::sharedCampaign(shape), {});
    view->setRequest(request);
    return {std::move(view), {}, {}};
}

Shown bars()
{
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::sharedCampaign(), {});
    return {std::move(view), {}, {}};
}

/// Reads and writes of one size, in a line in steps for each runtime.
Shown histogram()
{
    test::SampleShape shape;
    shape.sizes = {4096};
    shape.hasHistograms = true;
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::sharedCampaign(shape), {});
    analysis::ComparisonRequest request;
    request.measure = u"latency.histogram"_s;
    request.seriesBy = u"runtime"_s;
    request.panelBy = u"operation"_s;
    view->setRequest(request);
    return {std::move(view), {}, {}};
}

/// Two devices and all patterns, a panel for each device: as much as one figure can hold.
Shown panels()
{
    test::SampleShape shape;
    shape.devices = {u"pi4"_s, u"jetson-nano-with-a-rather-long-name"_s};
    shape.patterns = {u"random"_s, u"sequential"_s};
    analysis::ComparisonRequest request;
    request.measure = u"latency.mean"_s;
    request.axis = u"workload"_s;
    request.seriesBy = u"runtime"_s;
    request.panelBy = u"device"_s;
    return compared(shape, request);
}

/// One repetition: no interval can be given. Of origin Measured, so without a mark.
Shown once()
{
    test::SampleShape shape;
    shape.sizes = {4096};
    shape.repetitions = 1;
    shape.origin = Origin::Measured;
    analysis::ComparisonRequest request;
    request.measure = u"watts.mean"_s;
    request.axis = u"operation"_s;
    request.seriesBy = u"runtime"_s;
    return compared(shape, request);
}

/// A row that is chosen, with its trials below.
Shown chosen()
{
    Shown shown = bars();
    auto *rows = shown.widget->findChild<QTableView *>(u"cells"_s);
    rows->selectRow(2);
    return shown;
}

/// A campaign of which no trial is complete yet.
Shown begun()
{
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::begunCampaign(0), {});
    return {std::move(view), {}, {}};
}

/// What Export offers. The menu is made a part of the room, which a picture of it then holds.
Shown exporting()
{
    Shown shown = bars();
    auto *button = shown.widget->findChild<QPushButton *>(u"export"_s);
    QMenu *menu = button->menu();
    menu->setParent(shown.widget.get(), Qt::Widget);
    shown.isReady = [button, menu, room = shown.widget.get()] {
        const QPoint below = button->mapTo(room, QPoint(button->width(), button->height()));
        menu->resize(menu->sizeHint());
        menu->move(below - QPoint(menu->width(), 0));
        menu->show();
        menu->raise();
        return true;
    };
    return shown;
}

} // namespace

std::vector<Screen> compareScreens()
{
    return {{u"compare-bars"_s, bars},
            {u"compare-histogram"_s, histogram},
            {u"compare-panels"_s, panels},
            {u"compare-once"_s, once},
            {u"compare-chosen"_s, chosen},
            {u"compare-export"_s, exporting},
            {u"compare-begun"_s, begun},
            {u"compare-empty"_s, [] {
                 return Shown{std::make_unique<compare::CompareView>(), {}, {}};
             }}};
}

} // namespace runwatt::screenshots
