// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/guide.h"

#include <QFile>

#include <algorithm>

// Resources of a static library are registered by name, from outside any namespace.
static void registerGuide()
{
    Q_INIT_RESOURCE(guide);
}

namespace runwatt::help {

namespace {

std::vector<GuidePage> readPages()
{
    registerGuide();
    std::vector<GuidePage> pages;
    for (const char *name : {"index", "first-figure", "devices", "meters", "plan", "live",
                             "verdicts", "statistics", "figures", "talk"}) {
        GuidePage page;
        page.name = QLatin1StringView(name);
        QFile file(QStringLiteral(":/guide/%1.md").arg(page.name));
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
    static const std::vector<GuidePage> pages = readPages();
    return pages;
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
