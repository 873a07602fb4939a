// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/chiplist.h"

#include "widgets/common/flowlayout.h"
#include "widgets/common/icons.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace runwatt::wizard {

namespace {

constexpr auto kWord = "word";

} // namespace

ChipList::ChipList(const QString &accessibleName, const std::vector<Chip> &chips, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    auto *layout = new common::FlowLayout(this);
    for (const Chip &chip : chips) {
        auto *button = new QPushButton(this);
        button->setObjectName(chip.word);
        button->setText(chip.label);
        button->setToolTip(chip.toolTip);
        button->setAccessibleName(accessibleName + QStringLiteral(": ") + chip.label);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty(kWord, chip.word);
        connect(button, &QPushButton::toggled, this, [this, button] { updateIcon(button); });
        connect(button, &QPushButton::clicked, this, &ChipList::changed);
        // As high as with its check mark: else a row moves those below it when one is switched.
        button->setIcon(common::icon(common::Symbol::Check));
        button->setMinimumHeight(button->sizeHint().height());
        layout->addWidget(button);
        m_buttons.push_back(button);
        updateIcon(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QStringList ChipList::checked() const
{
    QStringList words;
    for (const QPushButton *button : m_buttons) {
        if (button->isChecked())
            words.append(button->property(kWord).toString());
    }
    return words;
}

void ChipList::setChecked(const QStringList &words)
{
    for (QPushButton *button : m_buttons)
        button->setChecked(words.contains(button->property(kWord).toString()));
}

bool ChipList::has(const QString &word) const
{
    return std::any_of(m_buttons.cbegin(), m_buttons.cend(), [&word](const QPushButton *button) {
        return button->property(kWord).toString() == word;
    });
}

void ChipList::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const auto focused = std::find_if(m_buttons.cbegin(), m_buttons.cend(),
                                      [](const QPushButton *button) { return button->hasFocus(); });
    if (step == 0 || focused == m_buttons.cend()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto index = std::distance(m_buttons.cbegin(), focused) + step;
    if (index >= 0 && index < static_cast<std::ptrdiff_t>(m_buttons.size()))
        m_buttons[static_cast<std::size_t>(index)]->setFocus(Qt::TabFocusReason);
}

void ChipList::updateIcon(QPushButton *button)
{
    button->setIcon(button->isChecked() ? common::icon(common::Symbol::Check) : QIcon());
    updateGeometry();
}

} // namespace runwatt::wizard
