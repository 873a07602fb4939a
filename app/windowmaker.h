// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "app/settings.h"

#include <QObject>

#include <memory>

class QApplication;

namespace runwatt::app {

/// Makes the main window, in the language of the settings, and makes it anew when another one is
/// chosen: in the same room, with the same campaign and the plan that was being made. GUI thread.
class WindowMaker : public QObject
{
    Q_OBJECT

public:
    /// Makes and shows the window. Both outlive it.
    WindowMaker(QApplication *application, Settings *settings);

    /// Another one after each change of the language.
    [[nodiscard]] MainWindow *window() const { return m_window.get(); }

private:
    void make();
    void changeLanguage(const QString &language);

    QApplication *m_application;
    Settings *m_settings;
    QString m_language; ///< that the window is in
    std::unique_ptr<MainWindow> m_window;
};

} // namespace runwatt::app
