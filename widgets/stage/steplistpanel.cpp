// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/steplistpanel.h"

#include "core/figure/figure.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/stage/talk.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace runwatt::stage {

using namespace common::spacing;
using namespace Qt::Literals::StringLiterals;
using common::Symbol;
using store::StepKind;

StepListPanel::StepListPanel(Talk &talk, QWidget *parent)
    : QWidget(parent)
    , m_talk(talk)
    , m_list(new QListView(this))
{
    m_list->setObjectName(u"stepList"_s);
    m_list->setAccessibleName(tr("Steps"));
    m_list->setModel(&talk.steps());
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDragEnabled(true);
    m_list->setDropIndicatorShown(true);
    m_list->setDragDropOverwriteMode(false);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kTiny);
    buttons->addWidget(makeAddButton());
    QToolButton *remove =
        addButton(u"removeStep"_s, tr("Remove the step (Delete)"), common::icon(Symbol::Remove));
    QToolButton *up = addButton(u"stepUp"_s, tr("Earlier (Alt+Up)"), {});
    up->setText(u"\u2191"_s);
    QToolButton *down = addButton(u"stepDown"_s, tr("Later (Alt+Down)"), {});
    down->setText(u"\u2193"_s);
    m_undo = addButton(u"undo"_s, tr("Undo (Ctrl+Z)"), {});
    m_undo->setText(u"\u21b6"_s);
    m_redo = addButton(u"redo"_s, tr("Redo (Ctrl+Shift+Z)"), {});
    m_redo->setText(u"\u21b7"_s);
    for (QToolButton *button : {remove, up, down, m_undo, m_redo})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kTiny);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(remove, &QToolButton::clicked, this,
            [this] { m_talk.steps().remove(m_talk.current()); });
    connect(up, &QToolButton::clicked, this, [this] { moveStep(-1); });
    connect(down, &QToolButton::clicked, this, [this] { moveStep(1); });
    connect(m_undo, &QToolButton::clicked, &talk.steps(), &StepModel::undo);
    connect(m_redo, &QToolButton::clicked, &talk.steps(), &StepModel::redo);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && index.row() != m_talk.current())
                    m_talk.goTo(index.row());
            });
    connect(&talk, &Talk::stepChanged, this, &StepListPanel::followTalk);
    connect(&talk.steps(), &StepModel::edited, this, &StepListPanel::followTalk);
    addShortcuts();
    followTalk();
}

QToolButton *StepListPanel::addButton(const QString &name, const QString &text, const QIcon &icon)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setIcon(icon);
    return button;
}

QToolButton *StepListPanel::makeAddButton()
{
    QToolButton *button = addButton(u"addStep"_s, tr("Add a step"), common::icon(Symbol::Plus));
    auto *menu = new QMenu(button);
    for (const StepKind kind : {StepKind::Title, StepKind::Live, StepKind::Race, StepKind::Figure,
                                StepKind::Text, StepKind::End}) {
        const int number = static_cast<int>(kind);
        QAction *action = menu->addAction(displayName(kind));
        connect(action, &QAction::triggered, this, [this, number] { addStep(number); });
    }
    menu->addSeparator();
    QAction *duplicate = menu->addAction(tr("Duplicate this step (Ctrl+D)"));
    connect(duplicate, &QAction::triggered, this,
            [this] { m_talk.steps().duplicate(m_talk.current()); });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

void StepListPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto function,
                            Qt::ShortcutContext where = Qt::WidgetShortcut) {
        auto *shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(where);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    add(QKeySequence::Delete, [this] { m_talk.steps().remove(m_talk.current()); });
    add(Qt::CTRL | Qt::Key_D, [this] { m_talk.steps().duplicate(m_talk.current()); });
    add(Qt::ALT | Qt::Key_Up, [this] { moveStep(-1); });
    add(Qt::ALT | Qt::Key_Down, [this] { moveStep(1); });
    // Wherever one is: in the notes, too.
    add(
        QKeySequence::Undo, [this] { m_talk.steps().undo(); }, Qt::WindowShortcut);
    add(
        Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_talk.steps().redo(); }, Qt::WindowShortcut);
}

void StepListPanel::addStep(int kind)
{
    store::StepRecord step;
    step.kind = static_cast<StepKind>(kind);
    const auto &campaign = m_talk.subject().campaign;
    if (step.kind == StepKind::Race && campaign != nullptr && !campaign->workloads.empty())
        step.workload = campaign->workloads.front().id;
    if (step.kind == StepKind::Figure)
        step.figure = figure::presets().front().name;
    const int row = m_talk.current() + 1;
    if (m_talk.steps().insert(row, step))
        m_talk.goTo(row);
}

void StepListPanel::moveStep(int by)
{
    m_talk.steps().move(m_talk.current(), m_talk.current() + by);
}

void StepListPanel::followTalk()
{
    m_undo->setEnabled(m_talk.steps().canUndo());
    m_redo->setEnabled(m_talk.steps().canRedo());
    const QModelIndex shown = m_talk.steps().index(m_talk.current());
    if (m_list->currentIndex() != shown)
        m_list->setCurrentIndex(shown);
}

} // namespace runwatt::stage
