// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagewindow.h"

#include "widgets/stage/stageview.h"
#include "widgets/stage/talk.h"

#include <QCloseEvent>
#include <QScreen>

namespace runwatt::stage {

namespace {

constexpr QSize kUsualSize(960, 540);

} // namespace

StageWindow::StageWindow(Talk &talk)
    : m_talk(talk)
    , m_view(new StageView(talk, SceneUse::Stage, StageView::Follows::Current, this))
{
    setObjectName(QStringLiteral("stageWindow"));
    setWindowTitle(tr("Stage"));
    setFocusPolicy(Qt::StrongFocus);
    resize(kUsualSize);
}

std::optional<qsizetype>
StageWindow::displayFor(const QStringList &displays, qsizetype presenter, const QString &chosen)
{
    if (const qsizetype found = displays.indexOf(chosen); !chosen.isEmpty() && found >= 0)
        return found;
    // A stage that fills the only display would cover the presenter's window.
    if (displays.size() < 2)
        return std::nullopt;
    return presenter == 0 ? 1 : 0;
}

void StageWindow::showOn(QScreen *screen)
{
    // A window that is full screen already stays on the display that it fills.
    showNormal();
    if (screen != nullptr) {
        setScreen(screen);
        setGeometry(screen->geometry());
    }
    setCursor(Qt::BlankCursor);
    showFullScreen();
    raise();
}

void StageWindow::showAsWindow()
{
    unsetCursor();
    const bool hasFilled = isFullScreen();
    showNormal();
    // Else it would be as large as that display, which may be gone.
    if (hasFilled && screen() != nullptr) {
        QRect place(QPoint(), kUsualSize);
        place.moveCenter(screen()->availableGeometry().center());
        setGeometry(place);
    }
    raise();
}

void StageWindow::closeEvent(QCloseEvent *event)
{
    event->accept();
    m_talk.end();
}

void StageWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->setGeometry(rect());
}

} // namespace runwatt::stage
