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
{
    using namespace common::spacing;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kLarge, kSmall, kLarge, kSmall);
    layout->setSpacing(kSmall);
    auto *question = new QLabel(tr("A campaign is running. Finished trials are safe in any case, "
                                   "and it can be resumed."),
                                this);
    question->setWordWrap(true);
    layout->addWidget(question, 1);
    auto *keep = new QPushButton(tr("&Keep running"), this);
    auto *after = new QPushButton(tr("Quit &after this trial"), this);
    auto *now = new QPushButton(tr("&Stop now and quit"), this);
    keep->setObjectName(u"keepRunning"_s);
    after->setObjectName(u"quitAfterTrial"_s);
    now->setObjectName(u"quitNow"_s);
    Theme::setRole(now, Role::Danger);
    for (QPushButton *button : {keep, after, now})
        layout->addWidget(button);
    m_keep = keep;
    connect(keep, &QPushButton::clicked, this, [this] {
        withdraw();
        emit keepRunningChosen();
    });
    connect(after, &QPushButton::clicked, this, [this] {
        withdraw();
        emit stopAfterTrialChosen();
    });
    connect(now, &QPushButton::clicked, this, [this] {
        withdraw();
        emit stopNowChosen();
    });
    hide();
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
