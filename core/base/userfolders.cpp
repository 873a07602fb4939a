// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/userfolders.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace runwatt {

namespace {

/// QStandardPaths (Qt 6.4) does not know the one for state, and a test redirects both through the
/// environment.
QString xdgFolder(const char *variable, const QString &underHome)
{
    const QString set = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(set) ? set : QDir::homePath() + u'/' + underHome;
    return base + u"/runwatt"_s;
}

} // namespace

QString stateFolder()
{
    return xdgFolder("XDG_STATE_HOME", u".local/state"_s);
}

QString cacheFolder()
{
    return xdgFolder("XDG_CACHE_HOME", u".cache"_s);
}

} // namespace runwatt
