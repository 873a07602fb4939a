// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QtGlobal>

class QCoreApplication;

namespace runwatt {

/// The languages of the texts, by their codes ("en", "ko"). English, the language of the source,
/// comes first.
[[nodiscard]] QStringList languages();

/// What a language calls itself.
[[nodiscard]] QString nameOfLanguage(const QString &language);

/// The system's language if the texts are in it, else English. As the environment says it.
[[nodiscard]] QString systemLanguage();

/// Gives the application the texts of a language, Qt's own included, in place of those of another
/// one; texts that were made before stay as they are. English has a translation too: it holds the
/// plural forms ("1 trial", "2 trials"). Numbers and dates follow the texts' language (QLocale's
/// default), not the system's. What is none of languages() is English. GUI thread.
void installLanguage(QCoreApplication &application, const QString &language);

/// Which one installLanguage() gave the application last; before it, English.
[[nodiscard]] QString installedLanguage(const QCoreApplication &application);

/// Texts that are made while it lives are in this language, and then in that of before again: for
/// what leaves the program, such as a figure. Windows that are open keep their texts: they are told
/// of the change (QEvent::LanguageChange) when it is over. GUI thread; does not wait.
class LanguageInForce
{
public:
    /// An empty language changes nothing.
    LanguageInForce(QCoreApplication &application, const QString &language);
    ~LanguageInForce();
    Q_DISABLE_COPY_MOVE(LanguageInForce)

private:
    QCoreApplication &m_application;
    QString m_before;
};

} // namespace runwatt
