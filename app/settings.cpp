// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;

namespace {

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

std::vector<campaign::DevicePlan> readDevices(QSettings &settings)
{
    std::vector<campaign::DevicePlan> devices;
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

void writeDevices(QSettings &settings, const std::vector<campaign::DevicePlan> &devices)
{
    writeArray(settings, u"devices"_s, devices, [&settings](const campaign::DevicePlan &device) {
        settings.setValue(u"name"_s, device.name);
        settings.setValue(u"host"_s, device.host);
        settings.setValue(u"port"_s, device.port);
        settings.setValue(u"user"_s, device.user);
        settings.setValue(u"identityFile"_s, device.identityFile);
        settings.setValue(u"folder"_s, device.folder);
        settings.setValue(u"thisComputer"_s, device.thisComputer);
    });
}

std::vector<power::MeterSettings> readMeters(QSettings &settings)
{
    std::vector<power::MeterSettings> meters;
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

void writeMeters(QSettings &settings, const std::vector<power::MeterSettings> &meters)
{
    writeArray(settings, u"meters"_s, meters, [&settings](const power::MeterSettings &meter) {
        const QByteArray json = QJsonDocument(power::toJson(meter)).toJson(QJsonDocument::Compact);
        settings.setValue(u"settings"_s, QString::fromUtf8(json));
    });
}

std::vector<bench::RecentCampaign> readCampaigns(QSettings &settings)
{
    std::vector<bench::RecentCampaign> campaigns;
    readArray(settings, u"campaigns"_s, [&] {
        bench::RecentCampaign campaign;
        campaign.file = settings.value(u"file"_s).toString();
        campaign.title = settings.value(u"title"_s).toString();
        campaign.opened = settings.value(u"opened"_s).toDateTime();
        campaign.done = settings.value(u"done"_s).toInt();
        campaign.total = settings.value(u"total"_s).toInt();
        campaigns.push_back(campaign);
    });
    return campaigns;
}

void writeCampaigns(QSettings &settings, const std::vector<bench::RecentCampaign> &campaigns)
{
    writeArray(settings, u"campaigns"_s, campaigns, [&settings](const bench::RecentCampaign &one) {
        settings.setValue(u"file"_s, one.file);
        settings.setValue(u"title"_s, one.title);
        settings.setValue(u"opened"_s, one.opened);
        settings.setValue(u"done"_s, one.done);
        settings.setValue(u"total"_s, one.total);
    });
}

common::Scheme schemeFromWord(const QString &word)
{
    if (word == u"light")
        return common::Scheme::Light;
    return word == u"dark" ? common::Scheme::Dark : common::Scheme::System;
}

QString toWord(common::Scheme scheme)
{
    if (scheme == common::Scheme::Light)
        return u"light"_s;
    return scheme == common::Scheme::Dark ? u"dark"_s : u"system"_s;
}

} // namespace

Settings::Settings(const QString &file)
    : m_file(file.isEmpty() ? usualFile() : file)
{
    m_writer.setMaxThreadCount(1);
    QSettings settings(m_file, QSettings::IniFormat);
    m_hasDevices = settings.contains(u"devices/size"_s);
    m_devices = readDevices(settings);
    m_meters = readMeters(settings);
    m_campaigns = readCampaigns(settings);
    m_geometry = settings.value(u"window/geometry"_s).toByteArray();
    m_scheme = schemeFromWord(settings.value(u"window/scheme"_s).toString());
    m_language = settings.value(u"window/language"_s).toString();
    const int textSize = settings.value(u"window/textSize"_s).toInt();
    if (std::ranges::find(common::kTextSizes, textSize) != common::kTextSizes.end())
        m_textSize = textSize;
    m_campaignFolder = settings.value(u"window/campaignFolder"_s).toString();
    m_stageScreen = settings.value(u"stage/screen"_s).toString();
    const int minutes = settings.value(u"stage/minutes"_s).toInt();
    if (minutes > 0)
        m_talkLength = std::chrono::minutes(minutes);
}

Settings::~Settings() = default;

void Settings::write(std::function<void(QSettings &)> change)
{
    m_writer.start([file = m_file, change = std::move(change)] {
        QSettings settings(file, QSettings::IniFormat);
        change(settings);
        settings.sync();
    });
}

void Settings::setLanguage(const QString &language)
{
    m_language = language;
    write([language](QSettings &settings) { settings.setValue(u"window/language"_s, language); });
}

void Settings::setTextSize(int percent)
{
    m_textSize = percent;
    write([percent](QSettings &settings) { settings.setValue(u"window/textSize"_s, percent); });
}

void Settings::setDevices(const std::vector<campaign::DevicePlan> &devices)
{
    m_devices = devices;
    m_hasDevices = true;
    write([devices](QSettings &settings) { writeDevices(settings, devices); });
}

void Settings::setMeters(const std::vector<power::MeterSettings> &meters)
{
    m_meters = meters;
    write([meters](QSettings &settings) { writeMeters(settings, meters); });
}

std::vector<bench::RecentCampaign> Settings::existing(std::vector<bench::RecentCampaign> campaigns)
{
    std::erase_if(campaigns,
                  [](const auto &campaign) { return !QFileInfo::exists(campaign.file); });
    return campaigns;
}

void Settings::putFirst(std::vector<bench::RecentCampaign> &campaigns,
                        const bench::RecentCampaign &first)
{
    std::erase_if(campaigns, [&first](const auto &other) { return other.file == first.file; });
    campaigns.insert(campaigns.begin(), first);
    if (campaigns.size() > kMostRecent)
        campaigns.resize(kMostRecent);
}

void Settings::rememberCampaign(const bench::RecentCampaign &campaign)
{
    putFirst(m_campaigns, campaign);
    write([campaign](QSettings &settings) {
        // Another window may have written its own meanwhile.
        std::vector<bench::RecentCampaign> campaigns = readCampaigns(settings);
        putFirst(campaigns, campaign);
        writeCampaigns(settings, campaigns);
    });
}

void Settings::setGeometry(const QByteArray &geometry)
{
    m_geometry = geometry;
    write([geometry](QSettings &settings) { settings.setValue(u"window/geometry"_s, geometry); });
}

void Settings::setScheme(common::Scheme scheme)
{
    m_scheme = scheme;
    write([scheme](QSettings &settings) { settings.setValue(u"window/scheme"_s, toWord(scheme)); });
}

void Settings::setStageScreen(const QString &name)
{
    m_stageScreen = name;
    write([name](QSettings &settings) { settings.setValue(u"stage/screen"_s, name); });
}

void Settings::setTalkLength(std::chrono::minutes length)
{
    if (length == m_talkLength)
        return;
    m_talkLength = length;
    write([length](QSettings &settings) {
        settings.setValue(u"stage/minutes"_s, static_cast<int>(length.count()));
    });
}

QString Settings::campaignFolder() const
{
    if (!m_campaignFolder.isEmpty())
        return m_campaignFolder;
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Runwatt"_s;
}

void Settings::setCampaignFolder(const QString &folder)
{
    m_campaignFolder = folder;
    write([folder](QSettings &settings) { settings.setValue(u"window/campaignFolder"_s, folder); });
}

} // namespace runwatt::app
