// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/dialogfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace runwatt::common {

QString dialogFolder(const QString &wanted)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    for (const QString &folder : {wanted, documents}) {
        if (QFileInfo(folder).isAbsolute() && QFileInfo(folder).isDir())
            return folder;
    }
    return QDir::homePath();
}

} // namespace runwatt::common
