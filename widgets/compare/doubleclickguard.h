// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

class QMouseEvent;
class QWidget;

namespace runwatt::compare {

/// A click that leads to another page may be the first of a double click: the second would then
/// fall on whatever that page has at the same place. This takes the second one away. Nothing waits:
/// the first click acts at once.
class DoubleClickGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Clicks on this widget may lead away.
    void watch(QWidget *widget);

    /// The last click on a watched widget leads away now: what follows it as a double click is
    /// swallowed, wherever it falls.
    void swallowRest();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class State {
        Idle,
        Armed, ///< the next press may be the second one
        Swallowing ///< it was; its release is still to come
    };

    [[nodiscard]] bool swallows(const QMouseEvent &event);
    [[nodiscard]] bool isSecond(const QMouseEvent &press) const;
    void finish();

    State m_state = State::Idle;
    quint64 m_releasedMs = 0; ///< by the events' own clock
    QPointF m_place; ///< on the screen
};

} // namespace runwatt::compare
