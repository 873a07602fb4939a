// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplecampaign.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

QString sampleCampaign(const QString &programFolder, const QString &language)
{
    const QDir folder(QDir::cleanPath(programFolder + u"/../share/runwatt"_s));
    // The same recording; only the steps of its talk differ.
    for (const QString &name :
         {QString(u"sample." + language + u".runwatt"), u"sample.runwatt"_s}) {
        if (QFileInfo(folder.filePath(name)).isFile())
            return folder.filePath(name);
    }
    return {};
}

} // namespace runwatt::app
