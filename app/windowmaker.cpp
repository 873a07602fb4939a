// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmaker.h"

#include "core/base/language.h"

#include <QApplication>

namespace runwatt::app {

WindowMaker::WindowMaker(QApplication *application, Settings *settings)
    : m_application(application)
    , m_settings(settings)
{
    make();
}

void WindowMaker::make()
{
    const QString chosen = m_settings->language();
    m_language = languages().contains(chosen) ? chosen : systemLanguage();
    installLanguage(*m_application, m_language);
    m_window = std::make_unique<MainWindow>(m_settings);
    m_window->showLanguage(m_language);
    // Queued: the window that tells it goes.
    connect(m_window.get(), &MainWindow::languageChosen, this, &WindowMaker::changeLanguage,
            Qt::QueuedConnection);
    m_window->show();
}

void WindowMaker::changeLanguage(const QString &language)
{
    m_settings->setLanguage(language);
    if (language == m_language)
        return;
    m_settings->setGeometry(m_window->saveGeometry());
    const MainWindow::Shown shown = m_window->shown();
    // The last window goes, and the program stays.
    QApplication::setQuitOnLastWindowClosed(false);
    m_window.reset(); // before the next one, which needs the same serial ports
    make();
    QApplication::setQuitOnLastWindowClosed(true);
    m_window->restore(shown);
}

} // namespace runwatt::app
