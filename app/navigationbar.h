// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace runwatt::app {

/// The rooms of the window.
enum class Room { Bench, Campaign, Compare };

/// Goes from room to room: a narrow column at the left of the window. Ctrl+1, Ctrl+2, Ctrl+3.
class NavigationBar : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationBar(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

    void setRoom(Room room);

    /// A running campaign shows in its button, whatever room one is in: "3 / 24"; empty: none.
    void setProgress(const QString &text);

signals:
    void roomChosen(runwatt::app::Room room);
    void openRequested();
    void presentRequested();
    void schemeRequested(); ///< light, dark, as the desktop
    void languageRequested(const QString &language); ///< one of languages()
    void textSizeRequested(int percent); ///< one of common::kTextSizes
    void helpRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addRoom(Room room, const QString &text, const QIcon &icon);
    QToolButton *addButton(const QString &text, const QIcon &icon, const QString &toolTip);

    void addLanguages(QToolButton *button);
    void addTextSizes(QToolButton *button);
    void offer(QToolButton *button, QMenu *menu, const QString &name);

    std::vector<QToolButton *> m_rooms;
};

} // namespace runwatt::app
