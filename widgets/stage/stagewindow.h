// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <optional>

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

    /// Which of the displays is for an audience: the one that was chosen, if it is there, else one
    /// that the presenter is not on. None, and the stage is a window, where there is no other.
    /// `presenter` is a place in `displays`, -1 for none of them; an empty name was not chosen.
    [[nodiscard]] static std::optional<qsizetype>
    displayFor(const QStringList &displays, qsizetype presenter, const QString &chosen);

    /// Fills the display.
    void showOn(QScreen *screen);

    /// As a window among others, of its usual size if it filled a display until now.
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
