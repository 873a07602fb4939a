// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebench.h"
#include "core/benchmark/filebenchmodel.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/text.h"

#include <array>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;
using Personality = FilebenchParameters::Personality;

namespace {

constexpr qint64 kKiB = 1024;
constexpr qint64 kMiB = 1024 * kKiB;
constexpr qint64 kGiB = 1024 * kMiB;
constexpr qint64 kThreadMemory = 10 * kMiB; // through which every byte goes
constexpr int kMostFiles = 500'000; // Filebench has room for 1048576 in all file sets together
constexpr int kMostThreads = 1000; // it has room for 1024
constexpr qint64 kLargestFile = 1024 * kGiB;
constexpr qint64 kLargestDisk = 16 * 1024 * kGiB;
constexpr int kMostEntries = 1'000'000'000; // of a directory
constexpr int kMostEvents = 1'000'000;
constexpr int kDay = 86400; // s
constexpr qsizetype kLongestModel = 32 * kKiB; // quoted, it has to fit into one word of a command

struct PersonalityWord
{
    Personality personality;
    QStringView word;
};

constexpr std::array<PersonalityWord, 5> kWords{{{Personality::FileServer, u"fileserver"},
                                                 {Personality::WebServer, u"webserver"},
                                                 {Personality::VarMail, u"varmail"},
                                                 {Personality::VideoServer, u"videoserver"},
                                                 {Personality::Own, u"own"}}};

Result<Personality> personalityOf(QJsonObject *json)
{
    QStringList words;
    for (const PersonalityWord &known : kWords)
        words.append(known.word.toString());
    QString word = words.first();
    ParameterFields fields(u"Filebench"_s, {{u"personality"_s, json->take(u"personality"_s)}});
    fields.word(u"personality"_s, words, &word);
    RUNWATT_CHECK(fields.end());
    return kWords.at(static_cast<std::size_t>(words.indexOf(word))).personality;
}

} // namespace

QString personalityWord(Personality personality)
{
    for (const PersonalityWord &known : kWords) {
        if (known.personality == personality)
            return known.word.toString();
    }
    return {};
}

FilebenchParameters FilebenchParameters::of(Personality personality)
{
    FilebenchParameters parameters;
    parameters.personality = personality;
    if (personality == Personality::WebServer || personality == Personality::VarMail) {
        parameters.files = 1000;
        parameters.meanFileSize = 16 * kKiB;
    }
    if (personality == Personality::WebServer)
        parameters.threads = 100;
    if (personality == Personality::VarMail) {
        parameters.dirWidth = 1'000'000;
        parameters.threads = 16;
    }
    if (personality == Personality::VideoServer) {
        parameters.files = 32;
        parameters.meanFileSize = 10 * kGiB;
        parameters.threads = 48;
        parameters.ioSize = 256 * kKiB;
    }
    return parameters;
}

Result<FilebenchParameters> FilebenchParameters::fromJson(const QJsonObject &json)
{
    QJsonObject left = json;
    RUNWATT_TRY(const Personality personality, personalityOf(&left));
    FilebenchParameters parameters = of(personality);
    ParameterFields fields(u"Filebench"_s, left);
    fields.number(u"runTime"_s, 1, kDay, &parameters.runTime);
    if (personality == Personality::Own) {
        fields.text(u"model"_s, kLongestModel, &parameters.model);
        fields.size(u"diskSize"_s, kLargestDisk, &parameters.diskSize);
    } else {
        fields.number(u"files"_s, 1, kMostFiles, &parameters.files);
        fields.size(u"meanFileSize"_s, kLargestFile, &parameters.meanFileSize);
        fields.number(u"threads"_s, 1, kMostThreads, &parameters.threads);
        fields.size(u"ioSize"_s, kThreadMemory, &parameters.ioSize);
    }
    if (personality == Personality::VideoServer) {
        fields.number(u"passiveFiles"_s, 2, kMostFiles, &parameters.passiveFiles);
        fields.size(u"writeSize"_s, kThreadMemory, &parameters.writeSize);
        fields.number(u"eventRate"_s, 1, kMostEvents, &parameters.eventRate);
        fields.number(u"replaceInterval"_s, 1, kDay, &parameters.replaceInterval);
    } else if (personality != Personality::Own) {
        fields.number(u"dirWidth"_s, 2, kMostEntries, &parameters.dirWidth);
        fields.size(u"appendSize"_s, kThreadMemory, &parameters.appendSize);
    }
    RUNWATT_CHECK(fields.end());
    if (personality == Personality::Own)
        RUNWATT_CHECK(ownFilebenchModel(parameters.model, u"/"_s));
    return parameters;
}

QJsonObject FilebenchParameters::toJson() const
{
    QJsonObject json{{u"personality"_s, personalityWord(personality)}, {u"runTime"_s, runTime}};
    if (personality == Personality::Own) {
        json[u"model"_s] = model;
        json[u"diskSize"_s] = diskSize;
        return json;
    }
    json[u"files"_s] = files;
    json[u"meanFileSize"_s] = meanFileSize;
    json[u"threads"_s] = threads;
    json[u"ioSize"_s] = ioSize;
    if (personality == Personality::VideoServer) {
        json[u"passiveFiles"_s] = passiveFiles;
        json[u"writeSize"_s] = writeSize;
        json[u"eventRate"_s] = eventRate;
        json[u"replaceInterval"_s] = replaceInterval;
    } else {
        json[u"dirWidth"_s] = dirWidth;
        json[u"appendSize"_s] = appendSize;
    }
    return json;
}

std::vector<ParameterField> Filebench::fields() const
{
    using Kind = ParameterField::Kind;
    using Shown = ParameterField::Shown;
    const QString personality = u"personality"_s;
    QStringList all;
    for (const PersonalityWord &known : kWords)
        all.append(known.word.toString());
    const QStringList own{personalityWord(Personality::Own)};
    const QStringList video{personalityWord(Personality::VideoServer)};
    QStringList ours = all;
    ours.removeAll(own.first());
    QStringList servers = ours;
    servers.removeAll(video.first());
    return {
        {personality, Kind::Word, 0, 0, all},
        {u"model"_s, Kind::Text, 0, 0, {}, Shown::Front, personality, own},
        {u"diskSize"_s, Kind::Size, 1, kLargestDisk, {}, Shown::Front, personality, own},
        {u"files"_s, Kind::Number, 1, kMostFiles, {}, Shown::Front, personality, ours},
        {u"meanFileSize"_s, Kind::Size, 1, kLargestFile, {}, Shown::Front, personality, ours},
        {u"passiveFiles"_s, Kind::Number, 2, kMostFiles, {}, Shown::Front, personality, video},
        {u"threads"_s, Kind::Number, 1, kMostThreads, {}, Shown::Front, personality, ours},
        {u"runTime"_s, Kind::Seconds, 1, kDay},
        {u"ioSize"_s, Kind::Size, 1, kThreadMemory, {}, Shown::More, personality, ours},
        {u"dirWidth"_s, Kind::Number, 2, kMostEntries, {}, Shown::More, personality, servers},
        {u"appendSize"_s, Kind::Size, 1, kThreadMemory, {}, Shown::More, personality, servers},
        {u"writeSize"_s, Kind::Size, 1, kThreadMemory, {}, Shown::More, personality, video},
        {u"eventRate"_s, Kind::Number, 1, kMostEvents, {}, Shown::More, personality, video},
        {u"replaceInterval"_s, Kind::Number, 1, kDay, {}, Shown::More, personality, video},
    };
}

} // namespace runwatt::benchmark
