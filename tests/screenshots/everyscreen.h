// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/screenshots/screens.h"
#include "tests/support/patience.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

// What the tests share that look at every screen.

namespace runwatt::screenshots {

/// The screens for which nothing really runs: a server, a campaign.
inline std::vector<Screen> stillScreens()
{
    const QStringList real{QStringLiteral("window-demo"), QStringLiteral("window-this-computer"),
                           QStringLiteral("window-measuring"), QStringLiteral("window-comparing")};
    std::vector<Screen> all;
    for (auto part : {benchScreens, wizardScreens, liveScreens, compareScreens, windowScreens,
                      guideScreens, stageScreens}) {
        for (Screen &screen : part()) {
            if (!real.contains(screen.name))
                all.push_back(std::move(screen));
        }
    }
    return all;
}

/// Makes the screen of the test's row, as large as the smallest window. GUI thread, in a test.
inline Shown show(const std::vector<Screen> &screens)
{
    QFETCH(const int, screen);
    Shown shown = screens[static_cast<std::size_t>(screen)].make();
    shown.widget->setWindowState(Qt::WindowNoState);
    shown.widget->resize(1280, 720);
    shown.widget->show();
    shown.widget->activateWindow();
    if (shown.isReady && !QTest::qWaitFor(shown.isReady))
        QTest::qFail("the screen is not ready", __FILE__, __LINE__);
    // What it was told last is not laid out yet.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    return shown;
}

/// A part of another control, which has the name and the focus.
inline bool isInner(const QWidget *widget)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QComboBox *>(parent)
            || qobject_cast<const QAbstractSpinBox *>(parent)
            || qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QTabBar *>(parent))
            return true;
        if (parent->isWindow())
            return false;
    }
    return false;
}

/// What a failure says of a widget.
inline QString called(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const auto *label = qobject_cast<const QLabel *>(widget);
    return QStringLiteral("%1 \"%2\" %3")
        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
             button      ? button->text()
                 : label ? label->text()
                         : QString());
}

} // namespace runwatt::screenshots
