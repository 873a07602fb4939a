// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/messagebar.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace runwatt::common {

namespace {

QColor colourOf(store::Severity severity, const QPalette &palette)
{
    const Colours &colours = Theme::colours(palette);
    switch (severity) {
    case store::Severity::Information:
        return colours.information;
    case store::Severity::Warning:
        return colours.warning;
    case store::Severity::Problem:
        break;
    }
    return colours.problem;
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_remedy(plainLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_remedy->setObjectName(QStringLiteral("messageRemedy"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(icon(Symbol::Cross));
    retranslate();
    Theme::setRole(m_remedy, Role::Caption);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_text);
    words->addWidget(m_remedy);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    row->setSpacing(spacing::kMedium);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        emit dismissed();
    });
    hide();
}

void MessageBar::showMessage(store::Severity severity, const QString &text, const QString &remedy)
{
    const bool isNew = isHidden() || text != m_text->text();
    m_severity = severity;
    m_text->setText(text);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    setAction({});
    updateIcon();
    setAccessibleName(text);
    setAccessibleDescription(remedy);
    show();
    update();
    if (!isNew)
        return;
    // It appears beside what the person is doing: a screen reader must be told to say it.
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    Error withoutRemedy = error;
    withoutRemedy.remedy.clear();
    showMessage(store::Severity::Problem, withoutRemedy.text(), error.remedy);
}

void MessageBar::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void MessageBar::dismiss()
{
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

QString MessageBar::remedy() const
{
    return m_remedy->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Hide this message (Esc)"));
    m_close->setAccessibleName(tr("Hide this message"));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        m_close->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QColor colour = colourOf(m_severity, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1));
    colour.setAlphaF(0.10F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                            spacing::kRadius);
}

void MessageBar::updateIcon()
{
    const Symbol symbol =
        m_severity == store::Severity::Information ? Symbol::Information : Symbol::Warning;
    m_icon->setPixmap(icon(symbol, colourOf(m_severity, palette())).pixmap(20, 20));
}

} // namespace runwatt::common
