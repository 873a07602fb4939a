// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace runwatt {

void installLanguage(QCoreApplication &application)
{
    // Numbers and dates are written as the words are: in English, whatever the system speaks, as
    // long as that is the only language of the texts.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    auto *translator = new QTranslator(&application);
    if (translator->load(QStringLiteral(":/translations/runwatt_en.qm")))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace runwatt
