// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replaybar.h"

#include "widgets/common/formatters.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/live/replay.h"
#include "widgets/live/replayslider.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

using common::Symbol;
using namespace common::spacing;

ReplayBar::ReplayBar(Replay &replay, QWidget *parent)
    : QFrame(parent)
    , m_replay(replay)
    , m_slider(new ReplaySlider(this))
    , m_place(new QLabel(this))
    , m_speed(nullptr)
    , m_speeds(new QActionGroup(this))
    , m_play(makeAction(u"replayPlay"_s, tr("Play"), Qt::Key_Space))
    , m_back(makeAction(u"replayBack"_s, tr("To the phase or event before"), Qt::Key_P))
    , m_next(makeAction(u"replayNext"_s, tr("To the next phase or event"), Qt::Key_N))
    , m_step(makeAction(u"replayStep"_s, tr("To the next sample"), Qt::Key_Period))
    , m_faster(makeAction(u"replayFaster"_s, tr("Faster"), Qt::Key_Up))
    , m_slower(makeAction(u"replaySlower"_s, tr("Slower"), Qt::Key_Down))
    , m_loop(makeAction(u"replayLoop"_s, tr("Again from the begin at the end"), Qt::Key_O))
    , m_shorten(
          makeAction(u"replayShorten"_s, tr("Shorten pauses in which nothing was recorded"), {}))
    , m_close(makeAction(u"replayClose"_s, tr("End the replay and show all that is recorded"), {}))
{
    setObjectName(u"replayBar"_s);
    common::Theme::setRole(this, common::Role::Card);
    m_slider->setObjectName(u"replaySlider"_s);
    m_place->setObjectName(u"replayPlace"_s);
    m_back->setIcon(common::icon(Symbol::SkipBack));
    m_next->setIcon(common::icon(Symbol::SkipOn));
    m_step->setIcon(common::icon(Symbol::Step));
    m_loop->setIcon(common::icon(Symbol::Loop));
    m_loop->setCheckable(true);
    m_shorten->setIcon(common::icon(Symbol::ShortPauses));
    m_shorten->setCheckable(true);
    m_close->setIcon(common::icon(Symbol::Cross));
    m_close->setToolTip(tr("%1 (%2)").arg(
        m_close->text(), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    m_speed = makeSpeedButton();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSmall, kTiny, kSmall, kTiny);
    row->setSpacing(kTiny);
    for (QAction *action : {m_play, m_back, m_next, m_step})
        addButton(*row, action);
    row->addWidget(m_slider, 1);
    row->addWidget(m_place);
    row->addWidget(m_speed);
    m_shortenButton = addButton(*row, m_shorten);
    for (QAction *action : {m_loop, m_close})
        addButton(*row, action);
    connectActions();
    connectReplay();
    updateActive();
}

QAction *ReplayBar::makeAction(const QString &name, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    if (!key.isEmpty()) {
        action->setShortcut(key);
        action->setToolTip(tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    }
    return action;
}

QToolButton *ReplayBar::addButton(QHBoxLayout &row, QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setIconSize({18, 18});
    button->setAccessibleName(action->text());
    row.addWidget(button);
    return button;
}

QToolButton *ReplayBar::makeSpeedButton()
{
    auto *menu = new QMenu(this);
    for (const int speed : ReplayClock::kSpeeds) {
        QAction *action = m_speeds->addAction(tr("%L1x").arg(speed));
        action->setCheckable(true);
        action->setData(speed);
        menu->addAction(action);
        connect(action, &QAction::triggered, &m_replay,
                [this, speed] { m_replay.setSpeed(speed); });
    }
    auto *button = new QToolButton(this);
    button->setObjectName(u"replaySpeed"_s);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setToolTip(tr("How many times as fast as it was (up and down arrow in the charts)"));
    return button;
}

void ReplayBar::addKeysTo(QWidget &everywhere, QWidget &charts)
{
    for (QAction *action : {m_back, m_next, m_step, m_loop}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        everywhere.addAction(action);
    }
    for (QAction *action : {m_play, m_faster, m_slower}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        charts.addAction(action);
        m_slider->addAction(action);
    }
}

void ReplayBar::connectActions()
{
    connect(m_play, &QAction::triggered, &m_replay, &Replay::togglePlaying);
    connect(m_back, &QAction::triggered, &m_replay, &Replay::skipBack);
    connect(m_next, &QAction::triggered, &m_replay, &Replay::skipOn);
    connect(m_step, &QAction::triggered, &m_replay, &Replay::stepOn);
    connect(m_faster, &QAction::triggered, &m_replay, &Replay::goFaster);
    connect(m_slower, &QAction::triggered, &m_replay, &Replay::goSlower);
    connect(m_loop, &QAction::triggered, &m_replay, &Replay::setLooping);
    connect(m_shorten, &QAction::triggered, &m_replay,
            [this](bool isOn) { m_replay.setPauses(isOn ? Pauses::Shortened : Pauses::Kept); });
    connect(m_close, &QAction::triggered, &m_replay, &Replay::close);
    connect(m_slider, &ReplaySlider::sought, &m_replay, &Replay::seek);
}

void ReplayBar::connectReplay()
{
    connect(&m_replay, &Replay::activeChanged, this, &ReplayBar::updateActive);
    connect(&m_replay, &Replay::playingChanged, this, &ReplayBar::updatePlaying);
    connect(&m_replay, &Replay::speedChanged, this, &ReplayBar::updateSpeed);
    connect(&m_replay, &Replay::loopingChanged, this,
            [this] { m_loop->setChecked(m_replay.isLooping()); });
    connect(&m_replay, &Replay::lengthChanged, this, &ReplayBar::updateLength);
    connect(&m_replay, &Replay::positionChanged, this, &ReplayBar::updatePosition);
}

void ReplayBar::updateActive()
{
    setVisible(m_replay.isActive());
    for (QAction *action :
         {m_play, m_back, m_next, m_step, m_faster, m_slower, m_loop, m_shorten, m_close})
        action->setEnabled(m_replay.isActive());
    m_loop->setChecked(m_replay.isLooping());
    updatePlaying();
    updateSpeed();
    updateLength();
}

void ReplayBar::updatePlaying()
{
    const bool isPlaying = m_replay.isPlaying();
    m_play->setIcon(common::icon(isPlaying ? Symbol::Pause : Symbol::Play));
    m_play->setText(isPlaying ? tr("Pause") : tr("Play"));
    m_play->setToolTip(
        tr("%1 (%2)").arg(m_play->text(), m_play->shortcut().toString(QKeySequence::NativeText)));
    for (QObject *object : m_play->associatedObjects()) {
        if (auto *button = qobject_cast<QToolButton *>(object))
            button->setAccessibleName(m_play->text());
    }
}

void ReplayBar::updateSpeed()
{
    const QString text = tr("%L1x").arg(m_replay.speed());
    m_speed->setText(text + u" \u25be"); // opens a menu
    m_speed->setAccessibleName(tr("Speed: %1").arg(text));
    for (QAction *action : m_speeds->actions())
        action->setChecked(action->data().toInt() == m_replay.speed());
}

void ReplayBar::updateLength()
{
    m_slider->setTrials(m_replay.trialMarks(), m_replay.lengthNs());
    m_shorten->setChecked(m_replay.pauses() == Pauses::Shortened);
    m_shortenButton->setVisible(m_replay.hasPauses());
    // As wide as it becomes, so that nothing moves while it counts.
    const QString whole = common::formatCampaignTime(m_replay.lengthNs());
    m_place->setMinimumWidth(
        m_place->fontMetrics().horizontalAdvance(tr("%1 of %2").arg(whole, whole)) + 2 * kTiny);
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    updatePosition();
}

void ReplayBar::updatePosition()
{
    m_slider->showPosition(m_replay.positionNs());
    m_place->setText(tr("%1 of %2")
                         .arg(common::formatCampaignTime(m_replay.positionNs()),
                              common::formatCampaignTime(m_replay.lengthNs())));
}

} // namespace runwatt::live
