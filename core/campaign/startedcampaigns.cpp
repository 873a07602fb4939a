// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/startedcampaigns.h"

#include "core/base/processlock.h"
#include "core/base/userfolders.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <optional>
#include <utility>

namespace runwatt::campaign {

namespace {

constexpr int kForgottenAfterDays = 30;
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

/// A mark's contents: the devices' words and, for each, its folders. Nothing where it can't be
/// read.
std::optional<QJsonObject> read(const QString &mark)
{
    QFile file(mark);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonDocument json = QJsonDocument::fromJson(file.read(kLongestMark));
    return json.isObject() ? std::optional(json.object()) : std::nullopt;
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
{ }

void StartedCampaigns::Hold::settle()
{
    QFile::remove(m_mark);
}

StartedCampaigns::StartedCampaigns(QString folder)
    : m_folder(folder.isEmpty() ? stateFolder() + QStringLiteral("/campaigns") : std::move(folder))
{ }

std::shared_ptr<StartedCampaigns::Hold> StartedCampaigns::hold(const QString &campaignUuid,
                                                               int patienceMs) const
{
    std::weak_ptr<Hold> &known = m_holds[campaignUuid];
    std::shared_ptr<Hold> hold = known.lock();
    if (hold)
        return hold;
    hold = std::make_shared<Hold>(QDir(m_folder).filePath(campaignUuid));
    if (!takeLock(hold->m_lock, patienceMs))
        return nullptr;
    known = hold;
    return hold;
}

std::shared_ptr<StartedCampaigns::Hold>
StartedCampaigns::begin(const QString &campaignUuid, const std::vector<DevicePlan> &devices) const
{
    if (!isUuid(campaignUuid) || !QDir().mkpath(m_folder))
        return nullptr;
    std::shared_ptr<Hold> hold = this->hold(campaignUuid, kLockPatienceMs);
    if (!hold)
        return nullptr;
    hold->m_isWorkedOn = true;
    hold->m_isResumed = QFile::exists(hold->m_mark);
    QJsonObject folders;
    for (const DevicePlan &device : devices) {
        QJsonArray of = folders.value(wordsOf(device)).toArray();
        of.append(device.folder);
        folders.insert(wordsOf(device), of);
    }
    // Held also where it could not be written: an earlier mark may be there.
    if (!write(hold->m_mark, folders) && !hold->m_isResumed)
        return nullptr;
    return hold;
}

StartedCampaigns::Deserted StartedCampaigns::deserted(const DevicePlan &device) const
{
    Deserted found;
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-kForgottenAfterDays);
    for (const QFileInfo &each : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (!isUuid(each.fileName()))
            continue;
        std::shared_ptr<Hold> hold = this->hold(each.fileName(), 0);
        if (!hold || hold->m_isWorkedOn)
            continue;
        if (each.lastModified() < oldest) {
            hold->settle();
            continue;
        }
        const QJsonObject folders = read(hold->m_mark).value_or(QJsonObject());
        if (!folders.contains(wordsOf(device)))
            continue;
        found.campaigns.append(each.fileName());
        found.holds.push_back(std::move(hold));
        for (const QJsonValue &folder : folders.value(wordsOf(device)).toArray()) {
            if (!folder.toString().isEmpty() && !found.folders.contains(folder.toString()))
                found.folders.append(folder.toString());
        }
    }
    return found;
}

void StartedCampaigns::tidied(const Deserted &deserted,
                              const QStringList &but,
                              const DevicePlan &device)
{
    for (std::size_t i = 0; i < deserted.holds.size(); ++i) {
        Hold &hold = *deserted.holds[i];
        std::optional<QJsonObject> folders = read(hold.m_mark);
        if (but.contains(deserted.campaigns.at(static_cast<qsizetype>(i))) || !folders)
            continue;
        folders->remove(wordsOf(device));
        // One that can't be written is looked for once more by the next connection.
        if (folders->isEmpty())
            hold.settle();
        else
            static_cast<void>(write(hold.m_mark, *folders));
    }
}

} // namespace runwatt::campaign
