// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/mainwindow.h"
#include "app/settings.h"

#include <QObject>

#include <memory>

class QApplication;

namespace runwatt::app {

/// Makes the main window, in the language and with the text size of the settings, and renews it
/// when a person chooses others, whatever runs. GUI thread.
class WindowMaker : public QObject
{
    Q_OBJECT

public:
    /// Makes and shows the window. Both outlive it.
    WindowMaker(QApplication *application, Settings *settings);

    [[nodiscard]] MainWindow *window() const { return m_window.get(); }

private:
    void changeLanguage(const QString &language);
    void changeTextSize(int percent);

    QApplication *m_application;
    Settings *m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace runwatt::app
