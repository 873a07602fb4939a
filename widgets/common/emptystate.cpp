// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/emptystate.h"

#include "widgets/common/textwidth.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatt::common {

EmptyState::EmptyState(Symbol symbol,
                       const QString &title,
                       const QString &sentence,
                       QWidget *parent)
    : QWidget(parent)
    , m_symbol(symbol)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_action(new QPushButton(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(textWidth(460));
    m_title->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_picture->setAlignment(Qt::AlignCenter);
    Theme::setRole(m_title, Role::Heading);
    Theme::setRole(m_sentence, Role::Caption);
    Theme::setRole(m_action, Role::Primary);
    m_action->hide();

    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addSpacing(spacing::kSmall);
    column->addWidget(m_title);
    // In a row with stretch: aligned items of a layout ignore the height that wrapped text needs.
    auto *sentenceRow = new QHBoxLayout;
    sentenceRow->addStretch(1);
    sentenceRow->addWidget(m_sentence, 100);
    sentenceRow->addStretch(1);
    column->addLayout(sentenceRow);
    column->addSpacing(spacing::kSmall);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setTexts(title, sentence);
    updateSymbol();
}

void EmptyState::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setTexts(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateSymbol();
    QWidget::changeEvent(event);
}

void EmptyState::updateSymbol()
{
    m_picture->setPixmap(icon(m_symbol, Theme::colours(palette()).mutedText).pixmap(40, 40));
}

} // namespace runwatt::common
