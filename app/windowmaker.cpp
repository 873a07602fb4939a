// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmaker.h"

#include "core/base/language.h"
#include "widgets/common/theme.h"

#include <QApplication>

namespace runwatt::app {

WindowMaker::WindowMaker(QApplication *application, Settings *settings)
    : m_application(application)
    , m_settings(settings)
{
    const QString chosen = settings->language();
    installLanguage(*application, languages().contains(chosen) ? chosen : systemLanguage());
    common::Theme::setTextSize(settings->textSize());
    m_window = std::make_unique<MainWindow>(settings);
    // Queued: the menu that tells it is made anew.
    connect(m_window.get(), &MainWindow::languageChosen, this, &WindowMaker::changeLanguage,
            Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::textSizeChosen, this, &WindowMaker::changeTextSize,
            Qt::QueuedConnection);
    m_window->show();
}

void WindowMaker::changeLanguage(const QString &language)
{
    m_settings->setLanguage(language);
    if (language == installedLanguage(*m_application))
        return;
    installLanguage(*m_application, language);
    m_window->renew();
}

void WindowMaker::changeTextSize(int percent)
{
    m_settings->setTextSize(percent);
    if (percent == common::Theme::textSize())
        return;
    common::Theme::setTextSize(percent);
    m_window->renew();
}

} // namespace runwatt::app
