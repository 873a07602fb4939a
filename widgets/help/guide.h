// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::help {

/// A page of the guide, which comes with the program.
struct GuidePage
{
    QString name; ///< "live": of the file live.md
    QString path; ///< in the program's own resources: ":/guide/ko/live.md"
    QString title; ///< its first heading
    QString text; ///< Markdown
};

/// All pages, in the order in which one reads them, in the program's language; one that is not
/// translated is in English. The first call in a language reads them from the program's own
/// resources. GUI thread.
[[nodiscard]] const std::vector<GuidePage> &guidePages();

/// The names of the pages that hold every word of the query, in any case; those whose title does
/// come first. An empty query finds all.
[[nodiscard]] QStringList findInGuide(const QString &query);

/// The name by which a link reaches a heading ("page.md#opening-a-file"): its letters and digits in
/// lower case, spaces as dashes, as is usual for Markdown.
[[nodiscard]] QString anchorOf(const QString &heading);

} // namespace runwatt::help
