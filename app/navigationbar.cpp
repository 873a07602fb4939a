// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigationbar.h"

#include "core/base/language.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QButtonGroup>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;
using common::Symbol;

namespace {

constexpr int kWidth = 84;
constexpr int kIconSize = 24;

} // namespace

NavigationBar::NavigationBar(QWidget *parent)
    : QWidget(parent)
{
    using namespace common::spacing;
    setAccessibleName(tr("Rooms"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kTiny, kSmall, kTiny, kSmall);
    layout->setSpacing(kTiny);
    auto *group = new QButtonGroup(this);
    for (QToolButton *button :
         {addRoom(Room::Bench, tr("Bench"), common::icon(Symbol::Device)),
          addRoom(Room::Campaign, tr("Campaign"), common::icon(Symbol::Campaign)),
          addRoom(Room::Compare, tr("Compare"), common::icon(Symbol::Chart))}) {
        group->addButton(button);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    QToolButton *open =
        addButton(tr("Open"), common::icon(Symbol::Folder), tr("Open a campaign file (Ctrl+O)"));
    QToolButton *present = addButton(tr("Present"), common::icon(Symbol::Play),
                                     tr("Give a talk about the campaign (F5)"));
    connect(present, &QToolButton::clicked, this, &NavigationBar::presentRequested);
    QToolButton *scheme = addButton(tr("Colours"), common::icon(Symbol::Moon),
                                    tr("Light, dark, or as the desktop is"));
    QToolButton *textSize = addButton(tr("%L1 %").arg(common::Theme::textSize()),
                                      common::icon(Symbol::TextSize), tr("Size of the text"));
    addTextSizes(textSize);
    // In every language: who looks for it may not read the one that is shown.
    QToolButton *language = addButton(nameOfLanguage(installedLanguage(*qApp)),
                                      common::icon(Symbol::Language), u"Language, 언어"_s);
    addLanguages(language);
    QToolButton *help = addButton(tr("Guide"), common::icon(Symbol::Help), tr("The guide (F1)"));
    for (QToolButton *button : {open, present, scheme, textSize, language, help})
        layout->addWidget(button);
    connect(help, &QToolButton::clicked, this, &NavigationBar::helpRequested);
    connect(open, &QToolButton::clicked, this, &NavigationBar::openRequested);
    connect(scheme, &QToolButton::clicked, this, &NavigationBar::schemeRequested);
    setRoom(Room::Bench);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize NavigationBar::sizeHint() const
{
    const QSize needed = QWidget::sizeHint();
    return {std::max(kWidth, needed.width()), needed.height()}; // large text takes more
}

void NavigationBar::setRoom(Room room)
{
    QToolButton *chosen = m_rooms[static_cast<std::size_t>(room)];
    chosen->setChecked(true);
    update(); // the mark beside it
    // The focus goes along, so that no other room looks chosen.
    const QWidget *focused = window()->focusWidget();
    if (!focused || isAncestorOf(focused))
        chosen->setFocus();
}

void NavigationBar::addLanguages(QToolButton *button)
{
    auto *menu = new QMenu(button);
    for (const QString &code : languages()) {
        QAction *action = menu->addAction(nameOfLanguage(code));
        action->setData(code);
        action->setCheckable(true);
        action->setChecked(code == installedLanguage(*qApp));
        connect(action, &QAction::triggered, this, [this, code] { emit languageRequested(code); });
    }
    offer(button, menu, u"language"_s);
}

void NavigationBar::addTextSizes(QToolButton *button)
{
    auto *menu = new QMenu(button);
    for (const int percent : common::kTextSizes) {
        QAction *action = menu->addAction(tr("%L1 %").arg(percent));
        action->setData(percent);
        action->setCheckable(true);
        action->setChecked(percent == common::Theme::textSize());
        connect(action, &QAction::triggered, this,
                [this, percent] { emit textSizeRequested(percent); });
    }
    offer(button, menu, u"textSize"_s);
}

void NavigationBar::offer(QToolButton *button, QMenu *menu, const QString &name)
{
    auto *group = new QActionGroup(menu);
    for (QAction *action : menu->actions())
        group->addAction(action);
    button->setObjectName(name);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
}

void NavigationBar::setProgress(const QString &text)
{
    QToolButton *campaign = m_rooms[static_cast<std::size_t>(Room::Campaign)];
    const QKeySequence shortcut = campaign->shortcut();
    campaign->setText(text.isEmpty() ? tr("Campaign") : text);
    campaign->setShortcut(shortcut); // which a button loses with its text
}

QToolButton *NavigationBar::addRoom(Room room, const QString &text, const QIcon &icon)
{
    const int number = static_cast<int>(room) + 1;
    QToolButton *button = addButton(text, icon, tr("%1 (Ctrl+%2)").arg(text).arg(number));
    button->setCheckable(true);
    button->setObjectName(u"room %1"_s.arg(number));
    button->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
    connect(button, &QToolButton::clicked, this, [this, room] { emit roomChosen(room); });
    m_rooms.push_back(button);
    return button;
}

QToolButton *
NavigationBar::addButton(const QString &text, const QIcon &icon, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon);
    button->setIconSize({kIconSize, kIconSize});
    button->setToolTip(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

void NavigationBar::paintEvent(QPaintEvent *)
{
    const common::Colours &colours = common::Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.surface);
    painter.setPen(colours.border);
    painter.drawLine(width() - 1, 0, width() - 1, height());
    // Which room it is, told apart from what the pointer is over and from what has the focus.
    constexpr int kMark = 3;
    for (const QToolButton *room : m_rooms) {
        if (room->isChecked()) {
            const QRect place = room->geometry();
            painter.fillRect(QRect(0, place.top(), kMark, place.height()), colours.accent);
        }
    }
}

} // namespace runwatt::app
