// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace runwatt {

namespace {

struct Language
{
    const char *code;
    const char *name;
    QLocale::Language language;
    QLocale::Territory territory;
};

constexpr std::array kLanguages{
    Language{"en", "English", QLocale::English, QLocale::UnitedStates},
    Language{"ko", "한국어", QLocale::Korean, QLocale::SouthKorea},
};

const QString kOwner = QStringLiteral("runwatt language");
constexpr const char *kInstalledProperty = "runwattLanguage";

const Language &find(const QString &code)
{
    const auto *found =
        std::find_if(kLanguages.begin(), kLanguages.end(),
                     [&code](const auto &one) { return code == QLatin1StringView(one.code); });
    return found == kLanguages.end() ? kLanguages.front() : *found;
}

void add(QCoreApplication &application, const QString &file)
{
    auto *translator = new QTranslator(&application);
    translator->setObjectName(kOwner);
    if (translator->load(file))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList languages()
{
    QStringList codes;
    for (const Language &language : kLanguages)
        codes.append(QLatin1StringView(language.code));
    return codes;
}

QString nameOfLanguage(const QString &language)
{
    return QString::fromUtf8(find(language).name);
}

QString systemLanguage()
{
    const QLocale::Language language = QLocale::system().language();
    for (const Language &known : kLanguages) {
        if (known.language == language)
            return QLatin1StringView(known.code);
    }
    return languages().front();
}

void installLanguage(QCoreApplication &application, const QString &language)
{
    qDeleteAll(application.findChildren<QTranslator *>(kOwner, Qt::FindDirectChildrenOnly));
    const Language &chosen = find(language);
    const QString code = QLatin1StringView(chosen.code);
    application.setProperty(kInstalledProperty, code);
    QLocale::setDefault(QLocale(chosen.language, chosen.territory));
    // Qt's first: of two translations of one text the later one is asked first.
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    add(application, QString(folder + QStringLiteral("/qtbase_") + code));
    add(application, QStringLiteral(":/translations/runwatt_") + code);
}

QString installedLanguage(const QCoreApplication &application)
{
    const QString code = application.property(kInstalledProperty).toString();
    return code.isEmpty() ? languages().front() : code;
}

LanguageInForce::LanguageInForce(QCoreApplication &application, const QString &language)
    : m_application(application)
    , m_before(installedLanguage(application))
{
    if (!language.isEmpty() && language != m_before)
        installLanguage(application, language);
}

LanguageInForce::~LanguageInForce()
{
    if (installedLanguage(m_application) != m_before)
        installLanguage(m_application, m_before);
}

} // namespace runwatt
