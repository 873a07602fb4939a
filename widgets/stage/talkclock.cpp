// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/talkclock.h"

#include "widgets/common/formatters.h"
#include "widgets/common/theme.h"
#include "widgets/stage/talk.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTime>

namespace runwatt::stage {

using namespace common::spacing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTickMs = 500;
constexpr int kLongestMinutes = 600;

} // namespace

TalkClock::TalkClock(Talk &talk, QWidget *parent)
    : QWidget(parent)
    , m_talk(talk)
    , m_timeOfDay(new QLabel(this))
    , m_elapsed(new QLabel(this))
    , m_warning(new QLabel(this))
    , m_planned(new QSpinBox(this))
{
    common::Theme::setRole(m_elapsed, common::Role::Figure);
    common::Theme::setRole(m_timeOfDay, common::Role::Caption);
    m_elapsed->setObjectName(u"elapsed"_s);
    m_warning->setObjectName(u"warning"_s);
    m_elapsed->setAccessibleName(tr("Elapsed"));
    m_planned->setObjectName(u"planned"_s);
    m_planned->setRange(1, kLongestMinutes);
    m_planned->setValue(static_cast<int>(talk.planned().count()));
    m_planned->setSuffix(tr(" min"));
    m_planned->setAccessibleName(tr("Planned length"));
    auto *planned = new QLabel(tr("&of"), this);
    planned->setBuddy(m_planned);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSmall);
    row->addWidget(m_elapsed);
    row->addWidget(planned);
    row->addWidget(m_planned);
    row->addWidget(m_warning);
    row->addStretch(1);
    row->addWidget(m_timeOfDay);
    connect(m_planned, &QSpinBox::valueChanged, this,
            [this](int minutes) { m_talk.setPlanned(std::chrono::minutes(minutes)); });
    connect(&talk, &Talk::plannedChanged, this, [this] {
        m_planned->setValue(static_cast<int>(m_talk.planned().count()));
        tick();
    });
    connect(&talk, &Talk::started, this, &TalkClock::tick);
    connect(&talk, &Talk::ended, this, &TalkClock::tick);
    connect(&m_timer, &QTimer::timeout, this, &TalkClock::tick);
    m_timer.start(kTickMs);
    tick();
}

QString TalkClock::warning() const
{
    return m_warning->text();
}

void TalkClock::tick()
{
    m_timeOfDay->setText(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat));
    // What a talk took stays in view when it has ended: who rehearses wants to know it.
    const std::chrono::seconds took = m_talk.took().value_or(std::chrono::seconds(0));
    const std::chrono::seconds elapsed = m_talk.elapsed().value_or(took);
    m_elapsed->setText(common::formatCampaignTime(TimeNs(elapsed.count()) * kNsPerSecond));
    const common::Colours &colours = common::Theme::colours(palette());
    QColor colour = colours.text;
    QString word;
    switch (Talk::paceOf(elapsed, m_talk.planned())) {
    case Talk::Pace::InTime:
        break;
    case Talk::Pace::NearEnd:
        colour = colours.warning;
        word = tr("near the end");
        break;
    case Talk::Pace::Over:
        colour = colours.problem;
        word = tr("over time");
        break;
    }
    if (!m_talk.elapsed())
        word = m_talk.took() ? tr("ended") : QString();
    for (QLabel *label : {m_elapsed, m_warning}) {
        QPalette own = palette();
        own.setColor(QPalette::WindowText,
                     m_talk.elapsed() || !m_talk.took() ? colour : colours.mutedText);
        if (label->palette().color(QPalette::WindowText) != own.color(QPalette::WindowText))
            label->setPalette(own);
    }
    m_warning->setText(word);
}

void TalkClock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tick();
}

} // namespace runwatt::stage
