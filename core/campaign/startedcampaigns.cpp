// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/startedcampaigns.h"

#include "core/base/userfolders.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <utility>

namespace runwatt::campaign {

namespace {

constexpr int kForgottenAfterDays = 180;
/// For another process that only looks whether the lock is held.
constexpr int kLockPatienceMs = 200;
constexpr qint64 kLongestMark = 1 << 16;

/// The only names that are ours in the folder.
bool isUuid(const QString &name)
{
    const QUuid uuid = QUuid::fromString(name);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == name;
}

/// How the device is reached, as a plan has it.
QString wordsOf(const DevicePlan &device)
{
    return device.thisComputer
        ? QString()
        : QStringLiteral("%1@%2:%3").arg(device.user, device.host).arg(device.port);
}

/// A mark's contents: the devices' words and, for each, its folder. Of what is no mark nothing.
QJsonObject read(const QString &mark)
{
    QFile file(mark);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(kLongestMark)).object();
}

bool write(const QString &mark, const QJsonObject &folders)
{
    QSaveFile file(mark);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(folders).toJson()) > 0
        && file.commit();
}

} // namespace

StartedCampaigns::Hold::Hold(const QString &mark)
    : m_mark(mark)
    , m_lock(mark + QStringLiteral(".lock"))
{
    // A night is no reason to take the lock from its owner; that it died is.
    m_lock.setStaleLockTime(0);
}

void StartedCampaigns::Hold::settle()
{
    QFile::remove(m_mark);
}

StartedCampaigns::StartedCampaigns(QString folder)
    : m_folder(folder.isEmpty() ? stateFolder() + QStringLiteral("/campaigns") : std::move(folder))
{ }

std::unique_ptr<StartedCampaigns::Hold>
StartedCampaigns::begin(const QString &campaignUuid, const std::vector<DevicePlan> &devices) const
{
    if (!isUuid(campaignUuid) || !QDir().mkpath(m_folder))
        return nullptr;
    auto hold = std::make_unique<Hold>(QDir(m_folder).filePath(campaignUuid));
    QJsonObject folders;
    for (const DevicePlan &device : devices)
        folders.insert(wordsOf(device), device.folder);
    if (!hold->m_lock.tryLock(kLockPatienceMs) || !write(hold->m_mark, folders))
        return nullptr;
    return hold;
}

StartedCampaigns::Deserted StartedCampaigns::deserted(const DevicePlan &device) const
{
    Deserted found;
    const QString words = wordsOf(device);
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-kForgottenAfterDays);
    for (const QFileInfo &each : QDir(m_folder).entryInfoList(QDir::Files)) {
        const QJsonObject folders = isUuid(each.fileName()) ? read(each.filePath()) : QJsonObject();
        if (!folders.contains(words))
            continue;
        Hold hold(each.filePath());
        if (!hold.m_lock.tryLock(0))
            continue;
        if (each.lastModified() < oldest) {
            hold.settle();
            continue;
        }
        found.campaigns.append(each.fileName());
        const QString folder = folders.value(words).toString();
        if (!folder.isEmpty() && !found.folders.contains(folder))
            found.folders.append(folder);
    }
    return found;
}

void StartedCampaigns::tidied(const QStringList &campaigns, const DevicePlan &device) const
{
    for (const QString &campaign : campaigns) {
        Hold hold(QDir(m_folder).filePath(campaign));
        if (!isUuid(campaign) || !hold.m_lock.tryLock(kLockPatienceMs))
            continue; // it is worked on again
        QJsonObject folders = read(hold.m_mark);
        folders.remove(wordsOf(device));
        if (folders.isEmpty())
            hold.settle();
        else if (!write(hold.m_mark, folders))
            continue; // it is looked for once more
    }
}

} // namespace runwatt::campaign
