// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/problemlabel.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace runwatt::common {

ProblemLabel::ProblemLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    updateColours();
    hide();
}

void ProblemLabel::setProblem(const QString &sentence)
{
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

QString ProblemLabel::problem() const
{
    return m_text->text();
}

void ProblemLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColours();
    QWidget::changeEvent(event);
}

void ProblemLabel::updateColours()
{
    const QColor colour = Theme::colours(palette()).problem;
    const int size = fontMetrics().height();
    m_icon->setPixmap(icon(Symbol::Warning, colour).pixmap(size, size));
    // The label's own palette, so that this widget's change is not told again.
    QPalette textPalette = m_text->palette();
    if (textPalette.color(QPalette::WindowText) == colour)
        return;
    textPalette.setColor(QPalette::WindowText, colour);
    m_text->setPalette(textPalette);
}

} // namespace runwatt::common
