// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samplecampaign.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

QString sampleCampaign(const QString &programFolder)
{
    const QString file = QDir::cleanPath(programFolder + u"/../share/runwatt/sample.runwatt"_s);
    return QFileInfo(file).isFile() ? file : QString();
}

} // namespace runwatt::app
