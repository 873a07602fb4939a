// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/guide.h"

#include "core/base/language.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <map>

// Resources of a static library are registered by name, from outside any namespace.
static void registerGuide()
{
    Q_INIT_RESOURCE(guide);
}

namespace runwatt::help {

namespace {

/// Where the page is in that language; English ones are in no folder of their own.
QString pathOf(const QString &name, const QString &language)
{
    const QString translated = QStringLiteral(":/guide/%1/%2.md").arg(language, name);
    return QFile::exists(translated) ? translated : QStringLiteral(":/guide/%1.md").arg(name);
}

std::vector<GuidePage> readPages(const QString &language)
{
    registerGuide();
    std::vector<GuidePage> pages;
    for (const char *name : {"index", "first-figure", "devices", "meters", "plan", "live",
                             "verdicts", "statistics", "figures", "talk"}) {
        GuidePage page;
        page.name = QLatin1StringView(name);
        page.path = pathOf(page.name, language);
        QFile file(page.path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("page %s of the guide is not in the program", name);
        page.text = QString::fromUtf8(file.readAll());
        page.title = page.text.section(u'\n', 0, 0).sliced(1).trimmed(); // "# Title"
        pages.push_back(page);
    }
    return pages;
}

bool holdsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

const std::vector<GuidePage> &guidePages()
{
    static std::map<QString, std::vector<GuidePage>> byLanguage;
    const QString language = installedLanguage(*QCoreApplication::instance());
    const auto known = byLanguage.find(language);
    if (known != byLanguage.end())
        return known->second;
    return byLanguage.emplace(language, readPages(language)).first->second;
}

QStringList findInGuide(const QString &query)
{
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    QStringList byTitle;
    QStringList byText;
    for (const GuidePage &page : guidePages()) {
        if (holdsAll(page.title, words))
            byTitle.append(page.name);
        else if (holdsAll(page.text, words))
            byText.append(page.name);
    }
    return byTitle + byText;
}

QString anchorOf(const QString &heading)
{
    QString anchor;
    for (const QChar &letter : heading.trimmed().toLower()) {
        if (letter.isLetterOrNumber() || letter == u'-' || letter == u'_')
            anchor += letter;
        else if (letter.isSpace())
            anchor += u'-';
    }
    return anchor;
}

} // namespace runwatt::help
