// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QScreen;

namespace runwatt::stage {

class StageView;
class Talk;

/// The audience's window: full screen on a display, or an ordinary window where there is one
/// display only. Closing it ends the talk. GUI thread.
class StageWindow : public QWidget
{
    Q_OBJECT

public:
    explicit StageWindow(Talk &talk);

    /// The display for an audience: the one of that name, if it is there, else one that `presenter`
    /// is not on, else the only one.
    [[nodiscard]] static QScreen *screenFor(const QString &name, const QScreen *presenter);

    /// Fills the display.
    void showOn(QScreen *screen);

    /// As a window among others.
    void showAsWindow();

    [[nodiscard]] StageView *view() const { return m_view; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Talk &m_talk;
    StageView *m_view;
};

} // namespace runwatt::stage
