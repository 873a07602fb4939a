// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/closebar.h"

#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

CloseBar::CloseBar(QWidget *parent)
    : AskingFrame(parent)
    , m_question(new QLabel(this))
    , m_keep(new QPushButton(this))
    , m_after(new QPushButton(this))
    , m_now(new QPushButton(this))
{
    using namespace common::spacing;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kLarge, kSmall, kLarge, kSmall);
    layout->setSpacing(kSmall);
    m_question->setWordWrap(true);
    layout->addWidget(m_question, 1);
    m_keep->setObjectName(u"keepRunning"_s);
    m_after->setObjectName(u"quitAfterTrial"_s);
    m_now->setObjectName(u"quitNow"_s);
    Theme::setRole(m_now, Role::Danger);
    for (QPushButton *button : {m_keep, m_after, m_now})
        layout->addWidget(button);
    retranslate();
    connect(m_keep, &QPushButton::clicked, this, [this] {
        withdraw();
        emit keepRunningChosen();
    });
    connect(m_after, &QPushButton::clicked, this, [this] {
        withdraw();
        emit stopAfterTrialChosen();
    });
    connect(m_now, &QPushButton::clicked, this, [this] {
        withdraw();
        emit stopNowChosen();
    });
    hide();
}

void CloseBar::retranslate()
{
    m_question->setText(tr("A campaign is running. Finished trials are safe in any case, "
                           "and it can be resumed."));
    m_keep->setText(tr("&Keep running"));
    m_after->setText(tr("Quit &after this trial"));
    m_now->setText(tr("&Stop now and quit"));
}

void CloseBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    AskingFrame::changeEvent(event);
}

void CloseBar::ask()
{
    show();
    takeFocus(m_keep);
}

void CloseBar::withdraw()
{
    giveFocusBack();
    hide();
}

void CloseBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        withdraw();
        emit keepRunningChosen();
        return;
    }
    AskingFrame::keyPressEvent(event);
}

void CloseBar::paintEvent(QPaintEvent *)
{
    const common::Colours &colours = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.raised);
    painter.fillRect(QRect(0, 0, common::spacing::kTiny, height()), colours.warning);
}

} // namespace runwatt::app
