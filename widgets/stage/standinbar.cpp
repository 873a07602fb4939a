// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/standinbar.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

using common::Theme;

StandInBar::StandInBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new common::ElidedLabel(this))
    , m_choose(new QPushButton(tr("Another recording\u2026"), this))
{
    setObjectName(u"standIn"_s);
    m_text->setObjectName(u"standInText"_s);
    m_choose->setObjectName(u"standInChoose"_s);
    m_choose->setToolTip(tr("Which campaign is replayed if the device is lost"));
    m_choose->setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they are
    connect(m_choose, &QPushButton::clicked, this, &StandInBar::choiceRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(common::spacing::kMedium);
    row->addWidget(m_text, 1);
    row->addWidget(m_choose);
    setStatus({});
}

void StandInBar::setStatus(const StandInStatus &status)
{
    m_status = status;
    m_text->setText(status.error ? tr("%1 %2").arg(status.error->text(), words()) : words());
    // Also while one is looked for or read: a slow disk is a reason to take another.
    m_choose->setVisible(status.state != StandInStatus::State::Playing);
    setVisible(status.state != StandInStatus::State::None);
    updateColour();
}

QString StandInBar::text() const
{
    return m_text->text();
}

QString StandInBar::words() const
{
    using State = StandInStatus::State;
    // The same in every language, as in the mark on the stage.
    const QString date = m_status.recorded.toString(Qt::ISODate);
    const bool isOwn = m_status.name.isEmpty();
    const QString name = isOwn ? tr("this campaign") : m_status.name;
    switch (m_status.state) {
    case State::None:
        return {};
    case State::Looking:
        return tr("Looking for a recording to replay if the device is lost");
    case State::Ready:
        return isOwn
            ? tr("If the device is lost, R replays this campaign, as far as it is recorded.")
            : tr("If the device is lost, R replays %1, recorded %2.").arg(name, date);
    case State::Reading:
        return tr("Reading %1").arg(name);
    case State::Playing:
        return m_status.isDeviceBack
            ? tr("The device is back: R shows it again. Replayed now: %1, recorded %2.")
                  .arg(name, date)
            : tr("Replayed in place of the device: %1, recorded %2. R goes back to the device.")
                  .arg(name, date);
    }
    return {};
}

void StandInBar::updateColour()
{
    const common::Colours &colours = Theme::colours(palette());
    const bool warns = m_status.error.has_value() || m_status.isDeviceBack;
    QPalette shown = m_text->palette();
    shown.setColor(QPalette::WindowText, warns ? colours.warning : colours.mutedText);
    if (m_text->palette() != shown)
        m_text->setPalette(shown);
}

void StandInBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColour();
}

} // namespace runwatt::stage
