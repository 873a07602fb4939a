// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;
class QToolButton;

namespace runwatt::stage {

class Talk;

/// The list of steps with what is done to it: choose, add, rename (F2), duplicate (Ctrl+D), remove
/// (Delete), rearrange by dragging or with Alt+Up and Alt+Down, undo (Ctrl+Z) and redo
/// (Ctrl+Shift+Z). GUI thread.
class StepListPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StepListPanel(Talk &talk, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }

private:
    QToolButton *addButton(const QString &name, const QString &text, const QIcon &icon);
    QToolButton *makeAddButton();
    void addShortcuts();
    void addStep(int kind);
    void moveStep(int by);
    void followTalk();

    Talk &m_talk;
    QListView *m_list;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
};

} // namespace runwatt::stage
