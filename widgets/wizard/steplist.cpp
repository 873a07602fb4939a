// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/steplist.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/common/tooltip.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

namespace runwatt::wizard {

using common::Colours;
using common::Theme;

/// Number or sign, title, and what was chosen. Painted, because a button has one line of text.
class StepList::StepButton final : public QAbstractButton
{
public:
    StepButton(int number, const QString &title, QWidget *parent)
        : QAbstractButton(parent)
        , m_number(number)
    {
        setText(title);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setObjectName(QStringLiteral("step %1").arg(number));
    }

    void setStep(const QString &summary, State state)
    {
        m_summary = summary;
        m_state = state;
        setAccessibleName(StepList::tr("Step %1, %2").arg(m_number).arg(text()));
        setAccessibleDescription(summary);
        setToolTip(common::toolTipOf(summary));
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        using namespace common::spacing;
        QFont chosen = font();
        chosen.setBold(true);
        const int sign = fontMetrics().height() + kTiny;
        return {3 * kSmall + sign + QFontMetrics(chosen).horizontalAdvance(text()) + kSmall,
                fontMetrics().height() * 2 + kLarge};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        using namespace common::spacing;
        const Colours &colours = Theme::colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked() || underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(colours.accent) : QPen(Qt::NoPen));
            painter.setBrush(isChecked() || underMouse() ? QBrush(colours.raised) : Qt::NoBrush);
            painter.drawRoundedRect(frame, kRadius, kRadius);
        }
        const int line = fontMetrics().height();
        const int sign = line + kTiny;
        const QRect signRect(kSmall, (height() - sign) / 2, sign, sign);
        paintSign(painter, signRect, colours);
        const QRect textRect = rect().adjusted(kSmall + sign + kSmall, kSmall, -kSmall, -kSmall);
        QFont titleFont = font();
        titleFont.setBold(isChecked());
        painter.setFont(titleFont);
        painter.setPen(isEnabled() ? colours.text : colours.mutedText);
        const bool hasSummary = !m_summary.isEmpty();
        const QRect titleRect =
            hasSummary ? QRect(textRect.topLeft(), QSize(textRect.width(), line)) : textRect;
        painter.drawText(titleRect, Qt::AlignVCenter | Qt::AlignLeft, text());
        if (!hasSummary)
            return;
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.88);
        painter.setFont(small);
        painter.setPen(m_state == State::Problem ? colours.problem : colours.mutedText);
        const QRect below(textRect.left(), titleRect.bottom() + 1, textRect.width(), line);
        painter.drawText(below, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(small).elidedText(m_summary, Qt::ElideRight, below.width()));
    }

private:
    void paintSign(QPainter &painter, const QRect &place, const Colours &colours) const
    {
        if (m_state == State::Done) {
            common::icon(common::Symbol::Check, colours.success).paint(&painter, place);
            return;
        }
        if (m_state == State::Problem) {
            common::icon(common::Symbol::Warning, colours.problem).paint(&painter, place);
            return;
        }
        painter.setBrush(isChecked() ? QBrush(colours.accent) : Qt::NoBrush);
        painter.setPen(isChecked() ? colours.accent : colours.mutedText);
        painter.drawEllipse(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setPen(isChecked() ? colours.accentText : colours.mutedText);
        painter.drawText(place, Qt::AlignCenter, QString::number(m_number));
    }

    int m_number;
    QString m_summary;
    State m_state = State::Ahead;
};

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    using namespace common::spacing;
    m_layout->setContentsMargins(kSmall, kLarge, kSmall, kSmall);
    m_layout->setSpacing(kTiny);
    m_layout->addStretch(1);
    setAccessibleName(tr("Steps"));
}

void StepList::addStep(const QString &title)
{
    const int step = static_cast<int>(m_buttons.size());
    auto *button = new StepButton(step + 1, title, this);
    button->setChecked(step == 0);
    m_layout->insertWidget(step, button);
    m_buttons.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, step] { emit stepChosen(step); });
}

void StepList::setStep(int step, const QString &summary, State state, Reach reach)
{
    StepButton *button = m_buttons[static_cast<std::size_t>(step)];
    button->setEnabled(reach == Reach::Open);
    button->setStep(summary, state);
}

void StepList::setCurrent(int step)
{
    m_buttons[static_cast<std::size_t>(step)]->setChecked(true);
    // Of an exclusive group Qt leaves only the button to Tab that was checked when the focus was
    // last in it, which is not this one when a page leads to the next.
    for (StepButton *button : m_buttons)
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::colours(palette()).border);
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace runwatt::wizard
