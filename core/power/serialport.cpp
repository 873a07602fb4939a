// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/serialport.h"

#include "core/power/meterthread.h"
#include "core/power/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSerialPortInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

QString cannotOpen()
{
    return Power::tr("The meter's port cannot be opened");
}

Error missing(const QString &path)
{
    return Error(ErrorCode::NotFound, cannotOpen(), path, Power::tr("There is no such port."),
                 Power::tr("Plug the meter in, or choose another port. Runwatt goes on trying."));
}

Error refused(const QString &path)
{
    const QString owner = QFileInfo(path).group();
    const QString group = owner.isEmpty() || owner == u"root"_s ? u"dialout"_s : owner;
    return Error(
        ErrorCode::PermissionDenied, cannotOpen(), path, Power::tr("This user may not use it."),
        Power::tr("Join the group that may (\"sudo usermod -aG %1 $USER\"; serial ports belong to "
                  "dialout on most systems), then log out and in again.")
            .arg(group));
}

Error busy(const QString &path)
{
    return Error(
        ErrorCode::Busy, cannotOpen(), path, Power::tr("Another program is using it."),
        Power::tr(
            "Close that program. ModemManager lets go of a port by itself after some seconds."));
}

QString describe(const QSerialPortInfo &port)
{
    QStringList words;
    for (const QString &word : {port.description(), port.manufacturer()})
        if (!word.isEmpty())
            words.append(word);
    const QString what = words.isEmpty() ? Power::tr("Serial port") : words.join(u", "_s);
    return u"%1 (%2)"_s.arg(what, port.portName());
}

} // namespace

QString portPath(const QString &port)
{
    QString trimmed = port.trimmed();
    if (trimmed.startsWith(u'/') || trimmed.startsWith(u'.'))
        return trimmed;
    return u"/dev/"_s + trimmed;
}

std::optional<Error> obstacle(const QString &port)
{
    const QString path = portPath(port);
    const QByteArray name = QFile::encodeName(path);
    struct stat status = {};
    if (stat(name.constData(), &status) != 0)
        return errno == EACCES ? refused(path) : missing(path);
    if (!S_ISCHR(status.st_mode))
        return Error(ErrorCode::InvalidInput, cannotOpen(), path,
                     Power::tr("It is not a serial port."),
                     Power::tr("Choose a port from the list, or type the path of one."));
    // The effective user decides about opening, so it is asked here too.
    if (faccessat(AT_FDCWD, name.constData(), R_OK | W_OK, AT_EACCESS) != 0 && errno == EACCES)
        return refused(path);
    return std::nullopt;
}

Error portError(const QString &port, QSerialPort::SerialPortError error, const QString &detail)
{
    const QString path = portPath(port);
    if (const std::optional<Error> known = obstacle(port))
        return *known;
    if (error == QSerialPort::PermissionError)
        return busy(path); // Qt has one word for both; obstacle() ruled out the other
    if (error == QSerialPort::DeviceNotFoundError)
        return missing(path);
    if (error == QSerialPort::UnsupportedOperationError)
        return Error(ErrorCode::Unsupported, cannotOpen(), path, detail,
                     Power::tr("Check the baud rate in the meter's settings."));
    return Error(ErrorCode::ConnectionLost, Power::tr("The link to the meter broke"), path, detail,
                 Power::tr("Check the cable. Runwatt opens the port again by itself."));
}

std::vector<SerialPortChoice> availablePorts()
{
    QHash<QString, QString> stableNames;
    const QDir byId(u"/dev/serial/by-id"_s);
    for (const QFileInfo &link :
         byId.entryInfoList(QDir::System | QDir::Files | QDir::NoDotAndDotDot))
        stableNames.insert(link.canonicalFilePath(), link.absoluteFilePath());

    std::vector<SerialPortChoice> choices;
    for (const QSerialPortInfo &port : QSerialPortInfo::availablePorts()) {
        const QString path = port.systemLocation();
        choices.push_back({stableNames.value(path, path), describe(port)});
    }
    return choices;
}

} // namespace runwatt::power
