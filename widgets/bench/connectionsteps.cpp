// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/connectionsteps.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Colours;
using common::Symbol;
using common::Theme;

ConnectionSteps::ConnectionSteps(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(common::spacing::kSmall);
    grid->setVerticalSpacing(common::spacing::kTiny);
    grid->setColumnStretch(1, 1);
    const std::pair<LinkState, QString> steps[] = {{LinkState::Resolving, tr("Address")},
                                                   {LinkState::Connecting, tr("Link")},
                                                   {LinkState::HostKey, tr("Host key")},
                                                   {LinkState::Authenticating, tr("Login")},
                                                   {LinkState::Probing, tr("What it is")}};
    for (const auto &[state, title] : steps) {
        const int row = static_cast<int>(m_steps.size());
        Step step{state, new QLabel(this), new QLabel(this), title};
        step.text->setTextFormat(Qt::PlainText);
        step.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        step.text->setWordWrap(true);
        grid->addWidget(step.icon, row, 0, Qt::AlignTop);
        grid->addWidget(step.text, row, 1);
        m_steps.push_back(step);
    }
}

void ConnectionSteps::setEntry(const DeviceEntry &entry)
{
    m_entry = entry;
    showSteps();
}

void ConnectionSteps::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showSteps();
    QWidget::changeEvent(event);
}

void ConnectionSteps::showSteps()
{
    const Colours &colours = Theme::colours(palette());
    const bool hasFailed = m_entry.state == LinkState::Failed;
    const LinkState reached = hasFailed ? m_entry.failedAt : m_entry.state;
    const int size = fontMetrics().height();
    for (const Step &step : m_steps) {
        QIcon sign = common::icon(Symbol::Waiting, colours.mutedText);
        QString state = tr("not yet");
        if (m_entry.state == LinkState::Lost) {
            sign = common::icon(Symbol::Interrupted, colours.warning);
            state = tr("again");
        } else if (step.state < reached) {
            sign = common::icon(Symbol::Check, colours.success);
            state = tr("done");
        } else if (step.state == reached && hasFailed) {
            sign = common::icon(Symbol::Cross, colours.problem);
            state = tr("failed");
        } else if (step.state == reached) {
            sign = common::icon(Symbol::Running, colours.accent);
            state = tr("now");
        }
        const QString more = detail(step.state);
        const QString text = more.isEmpty() ? tr("%1: %2").arg(step.title, state)
                                            : tr("%1: %2").arg(step.title, more);
        step.icon->setPixmap(sign.pixmap(size, size));
        step.text->setText(text);
        step.text->setAccessibleDescription(state);
    }
}

QString ConnectionSteps::detail(LinkState step) const
{
    if (step == LinkState::Resolving)
        return m_entry.address;
    if (step == LinkState::HostKey)
        return m_entry.fingerprint;
    return {};
}

} // namespace runwatt::bench
