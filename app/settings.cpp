// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostRecent = 20;
constexpr int kMostEntries = 1000; // of an array; a file that says more is not ours

QString usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/runwatt/runwatt.ini"_s;
}

/// Calls `read` for each entry of an array.
template<typename Read>
void readArray(QSettings &settings, const QString &name, Read read)
{
    const int size = std::min(settings.beginReadArray(name), kMostEntries);
    for (int i = 0; i < size; ++i) {
        settings.setArrayIndex(i);
        read();
    }
    settings.endArray();
}

/// Writes an array anew.
template<typename Items, typename Write>
void writeArray(QSettings &settings, const QString &name, const Items &items, Write write)
{
    settings.remove(name);
    settings.beginWriteArray(name, static_cast<int>(items.size()));
    int index = 0;
    for (const auto &item : items) {
        settings.setArrayIndex(index++);
        write(item);
    }
    settings.endArray();
}

} // namespace

Settings::Settings(const QString &file)
    : m_settings(file.isEmpty() ? usualFile() : file, QSettings::IniFormat)
{ }

std::vector<campaign::DevicePlan> Settings::devices() const
{
    std::vector<campaign::DevicePlan> devices;
    QSettings settings(m_settings.fileName(), QSettings::IniFormat);
    readArray(settings, u"devices"_s, [&] {
        campaign::DevicePlan device;
        device.name = settings.value(u"name"_s).toString();
        device.host = settings.value(u"host"_s).toString();
        device.port = static_cast<quint16>(settings.value(u"port"_s).toUInt());
        device.user = settings.value(u"user"_s).toString();
        device.identityFile = settings.value(u"identityFile"_s).toString();
        device.folder = settings.value(u"folder"_s).toString();
        device.thisComputer = settings.value(u"thisComputer"_s).toBool();
        const bool isKnown =
            std::any_of(devices.cbegin(), devices.cend(),
                        [&device](const auto &other) { return other.name == device.name; });
        if (!device.name.isEmpty() && !isKnown)
            devices.push_back(device);
    });
    return devices;
}

void Settings::setDevices(const std::vector<campaign::DevicePlan> &devices)
{
    writeArray(m_settings, u"devices"_s, devices, [this](const campaign::DevicePlan &device) {
        m_settings.setValue(u"name"_s, device.name);
        m_settings.setValue(u"host"_s, device.host);
        m_settings.setValue(u"port"_s, device.port);
        m_settings.setValue(u"user"_s, device.user);
        m_settings.setValue(u"identityFile"_s, device.identityFile);
        m_settings.setValue(u"folder"_s, device.folder);
        m_settings.setValue(u"thisComputer"_s, device.thisComputer);
    });
    m_settings.sync();
}

std::vector<power::MeterSettings> Settings::meters() const
{
    std::vector<power::MeterSettings> meters;
    QSettings settings(m_settings.fileName(), QSettings::IniFormat);
    readArray(settings, u"meters"_s, [&] {
        const QByteArray json = settings.value(u"settings"_s).toString().toUtf8();
        const auto meter = power::meterSettingsFromJson(QJsonDocument::fromJson(json).object());
        if (!meter)
            return;
        const bool isKnown =
            std::any_of(meters.cbegin(), meters.cend(),
                        [&meter](const auto &other) { return other.name == meter->name; });
        if (!isKnown)
            meters.push_back(*meter);
    });
    return meters;
}

void Settings::setMeters(const std::vector<power::MeterSettings> &meters)
{
    writeArray(m_settings, u"meters"_s, meters, [this](const power::MeterSettings &meter) {
        const QByteArray json = QJsonDocument(power::toJson(meter)).toJson(QJsonDocument::Compact);
        m_settings.setValue(u"settings"_s, QString::fromUtf8(json));
    });
    m_settings.sync();
}

std::vector<bench::RecentCampaign> Settings::recentCampaigns() const
{
    std::vector<bench::RecentCampaign> campaigns;
    QSettings settings(m_settings.fileName(), QSettings::IniFormat);
    readArray(settings, u"campaigns"_s, [&] {
        bench::RecentCampaign campaign;
        campaign.file = settings.value(u"file"_s).toString();
        campaign.title = settings.value(u"title"_s).toString();
        campaign.opened = settings.value(u"opened"_s).toDateTime();
        campaign.done = settings.value(u"done"_s).toInt();
        campaign.total = settings.value(u"total"_s).toInt();
        if (QFileInfo::exists(campaign.file))
            campaigns.push_back(campaign);
    });
    return campaigns;
}

void Settings::rememberCampaign(const bench::RecentCampaign &campaign)
{
    std::vector<bench::RecentCampaign> campaigns = recentCampaigns();
    std::erase_if(campaigns,
                  [&campaign](const auto &other) { return other.file == campaign.file; });
    campaigns.insert(campaigns.begin(), campaign);
    if (campaigns.size() > kMostRecent)
        campaigns.resize(kMostRecent);
    writeArray(m_settings, u"campaigns"_s, campaigns, [this](const bench::RecentCampaign &one) {
        m_settings.setValue(u"file"_s, one.file);
        m_settings.setValue(u"title"_s, one.title);
        m_settings.setValue(u"opened"_s, one.opened);
        m_settings.setValue(u"done"_s, one.done);
        m_settings.setValue(u"total"_s, one.total);
    });
    m_settings.sync();
}

QByteArray Settings::geometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

common::Scheme Settings::scheme() const
{
    const QString word = m_settings.value(u"window/scheme"_s).toString();
    if (word == u"light")
        return common::Scheme::Light;
    return word == u"dark" ? common::Scheme::Dark : common::Scheme::System;
}

void Settings::setScheme(common::Scheme scheme)
{
    const QString word = scheme == common::Scheme::Light ? u"light"_s
        : scheme == common::Scheme::Dark                 ? u"dark"_s
                                                         : u"system"_s;
    m_settings.setValue(u"window/scheme"_s, word);
}

QString Settings::campaignFolder() const
{
    const QString kept = m_settings.value(u"window/campaignFolder"_s).toString();
    if (!kept.isEmpty())
        return kept;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Runwatt"_s;
}

void Settings::setCampaignFolder(const QString &folder)
{
    m_settings.setValue(u"window/campaignFolder"_s, folder);
}

} // namespace runwatt::app
