// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The row of tools above the charts.
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/live/liveview.h"
#include "widgets/plot/timeplot.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

using common::Symbol;
using plot::TimeNavigator;
using namespace common::spacing;

QToolButton *LiveView::addTool(QHBoxLayout &row, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setIconSize({18, 18});
    button->setAccessibleName(action->text());
    // The key works wherever in the view the focus is.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!action->shortcut().isEmpty())
        action->setToolTip(tr("%1 (%2)").arg(
            action->toolTip(), action->shortcut().toString(QKeySequence::NativeText)));
    addAction(action);
    row.addWidget(button);
    return button;
}

QWidget *LiveView::makeToolBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(kSmall, 0, kSmall, 0);
    row->setSpacing(kTiny);

    m_follow = new QAction(common::icon(Symbol::Follow), tr("Follow"), this);
    m_follow->setObjectName(u"followAction"_s);
    m_follow->setCheckable(true);
    m_follow->setShortcut(Qt::Key_F);
    m_follow->setToolTip(tr("Keeps up with the newest values; off, the view stays where it is"));
    auto *trial = new QAction(common::icon(Symbol::FitTrial), tr("Trial"), this);
    trial->setObjectName(u"fitTrialAction"_s);
    trial->setShortcut(Qt::Key_T);
    trial->setToolTip(tr("Shows the whole of one trial"));
    m_fitAll = new QAction(common::icon(Symbol::FitAll), tr("All"), this);
    m_fitAll->setObjectName(u"fitAllAction"_s);
    m_fitAll->setCheckable(true);
    m_fitAll->setShortcut(Qt::Key_A);
    m_fitAll->setToolTip(tr("Shows the whole campaign"));
    m_latency = new QAction(tr("Latency"), this);
    m_latency->setObjectName(u"latencyAction"_s);
    m_latency->setCheckable(true);
    m_latency->setChecked(true);
    m_latency->setShortcut(Qt::Key_L);
    m_latency->setToolTip(tr("Shows the benchmark's mean latency in a band of its own"));
    auto *zoomIn = new QAction(common::icon(Symbol::ZoomIn), tr("Zoom in"), this);
    auto *zoomOut = new QAction(common::icon(Symbol::ZoomOut), tr("Zoom out"), this);

    for (QAction *action : {m_follow, trial, m_fitAll})
        addTool(*row, action)->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addStretch(1);
    row->addWidget(makeCpuChoice());
    addTool(*row, m_latency);
    addTool(*row, zoomOut);
    addTool(*row, zoomIn);

    connect(m_follow, &QAction::triggered, this, [this](bool on) {
        m_plot->setMode(on ? TimeNavigator::Mode::Follow : TimeNavigator::Mode::Hold);
    });
    connect(m_fitAll, &QAction::triggered, this, [this](bool on) {
        m_plot->setMode(on ? TimeNavigator::Mode::All : TimeNavigator::Mode::Hold);
    });
    connect(m_latency, &QAction::toggled, this, &LiveView::showBands);
    connect(trial, &QAction::triggered, this, &LiveView::fitTrial);
    connect(zoomIn, &QAction::triggered, m_plot, &plot::TimePlot::zoomIn);
    connect(zoomOut, &QAction::triggered, m_plot, &plot::TimePlot::zoomOut);
    return bar;
}

QToolButton *LiveView::makeCpuChoice()
{
    auto *menu = new QMenu(this);
    m_cpuBands = new QActionGroup(menu);
    const std::array<std::pair<LiveBand, QString>, 4> choices{
        {{LiveBand::Cpu, tr("Of the &device")},
         {LiveBand::GuestCpu, tr("In the &guest")},
         {LiveBand::Cores, tr("By &core")},
         {LiveBand::Processes, tr("By &process")}}};
    for (const auto &[band, text] : choices) {
        QAction *action = m_cpuBands->addAction(text);
        action->setData(static_cast<int>(band));
        action->setObjectName(u"cpuBand"_s + QString::number(static_cast<int>(band)));
        action->setCheckable(true);
        action->setChecked(band == m_cpuBand);
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, band = band] {
            m_cpuBand = band;
            showBands();
        });
    }
    auto *button = new QToolButton(this);
    button->setObjectName(u"cpuChoice"_s);
    button->setText(tr("CPU") + u" \u25be"); // opens a menu
    button->setToolTip(tr("Whose CPU time the band shows (C for the next)"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    auto *next = new QAction(this);
    next->setShortcut(Qt::Key_C);
    next->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(next);
    connect(next, &QAction::triggered, m_cpuBands, [this] {
        const QList<QAction *> all = m_cpuBands->actions();
        all.at((all.indexOf(m_cpuBands->checkedAction()) + 1) % all.size())->trigger();
    });
    return button;
}

} // namespace runwatt::live
