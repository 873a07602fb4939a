// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <QCoreApplication>
#include <QTranslator>

namespace runwatt {

void installLanguage(QCoreApplication &application)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(QStringLiteral(":/translations/runwatt_en.qm")))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace runwatt
