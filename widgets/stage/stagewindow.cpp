// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagewindow.h"

#include "widgets/stage/stageview.h"
#include "widgets/stage/talk.h"

#include <QCloseEvent>
#include <QGuiApplication>
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

QScreen *StageWindow::screenFor(const QString &name, const QScreen *presenter)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens) {
        if (!name.isEmpty() && screen->name() == name)
            return screen;
    }
    for (QScreen *screen : screens) {
        if (screen != presenter)
            return screen;
    }
    return screens.isEmpty() ? nullptr : screens.constFirst();
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
    showNormal();
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
