// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/scripts.h"

#include <QFile>

// Resources of a static library are registered by name, from outside any namespace.
static void registerDeviceScripts()
{
    Q_INIT_RESOURCE(device_scripts);
}

namespace runwatt::device {

QString script(const QString &name)
{
    registerDeviceScripts();
    QFile file(QStringLiteral(":/device/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("device script %s is not in the program", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

QStringList
scriptCommand(const QString &name, Interpreter interpreter, const QStringList &arguments)
{
    if (interpreter == Interpreter::Python) {
        // -I and -S: nothing of the person's python set-up is read, and it starts faster.
        return QStringList{QStringLiteral("python3"), QStringLiteral("-I"), QStringLiteral("-S"),
                           QStringLiteral("-c"), script(name + QStringLiteral(".py"))}
        + arguments;
    }
    return QStringList{QStringLiteral("sh"), QStringLiteral("-c"),
                       script(name + QStringLiteral(".sh")), name}
    + arguments;
}

} // namespace runwatt::device
