// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/nowfigure.h"

#include "widgets/common/markbadge.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace runwatt::live {

using namespace common::spacing;

NowFigure::NowFigure(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(name, this))
    , m_value(new QLabel(this))
    , m_mark(new common::MarkBadge(Origin::Measured, this))
{
    common::Theme::setRole(this, common::Role::Card);
    common::Theme::setRole(m_name, common::Role::Caption);
    common::Theme::setRole(m_value, common::Role::Figure);
    m_name->setTextFormat(Qt::PlainText);
    m_value->setTextFormat(Qt::PlainText);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name);
    top->addSpacing(kTiny);
    top->addStretch(1);
    top->addWidget(m_mark);
    // The place of the mark is kept, so that figures with and without one stand in line.
    m_name->setMinimumHeight(fontMetrics().height() + 5);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kMedium, kSmall, kMedium, kSmall);
    column->setSpacing(0);
    // Spare height goes above and below, not between, else marked figures would stand higher.
    column->addStretch(1);
    column->addLayout(top);
    column->addWidget(m_value);
    column->addStretch(1);
    setValue(QStringLiteral("\u2013"));
}

void NowFigure::reserve(const QString &value)
{
    m_value->setMinimumWidth(m_value->fontMetrics().horizontalAdvance(value));
}

void NowFigure::setName(const QString &name)
{
    if (name == m_name->text())
        return;
    m_name->setText(name);
    setAccessibleName(tr("%1 now: %2").arg(name, m_value->text()));
}

void NowFigure::setValue(const QString &value)
{
    if (value == m_value->text())
        return;
    m_value->setText(value);
    setAccessibleName(tr("%1 now: %2").arg(m_name->text(), value));
}

void NowFigure::setOrigin(Origin origin)
{
    if (origin != m_mark->origin())
        m_mark->setOrigin(origin);
}

QString NowFigure::value() const
{
    return m_value->text();
}

Origin NowFigure::origin() const
{
    return m_mark->origin();
}

} // namespace runwatt::live
