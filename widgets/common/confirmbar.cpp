// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/confirmbar.h"

#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace runwatt::common {

ConfirmBar::ConfirmBar(QWidget *parent)
    : AskingFrame(parent)
    , m_question(new QLabel(this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
{
    setObjectName(QStringLiteral("confirmBar"));
    m_yes->setObjectName(QStringLiteral("confirmYes"));
    m_no->setObjectName(QStringLiteral("confirmNo"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    Theme::setRole(m_yes, Role::Danger);
    m_yes->setAutoDefault(true);
    m_no->setAutoDefault(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    row->addWidget(m_question, 1);
    row->addWidget(m_yes);
    row->addWidget(m_no);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        giveFocusBack();
        hide();
        emit confirmed();
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        giveFocusBack();
        hide();
        emit refused();
    });
    hide();
}

void ConfirmBar::ask(const QString &question, const QString &yesText, const QString &noText)
{
    if (!isHidden())
        emit refused();
    m_question->setText(question);
    m_yes->setText(yesText);
    m_no->setText(noText);
    setAccessibleName(question);
    show();
    takeFocus(m_no);
}

void ConfirmBar::withdraw()
{
    giveFocusBack();
    hide();
}

void ConfirmBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        m_no->click();
        return;
    }
    AskingFrame::keyPressEvent(event);
}

void ConfirmBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QColor colour = Theme::colours(palette()).problem;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1));
    colour.setAlphaF(0.10F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                            spacing::kRadius);
}

} // namespace runwatt::common
