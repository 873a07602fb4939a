// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Every parameter of a Filebench workload. In JSON the fields bear the names of the members, and
/// only those are there that the personality has. Sizes are bytes, a whole number or text with a
/// unit ("128 KiB"). Each thread takes 10 MiB of memory, which Filebench fills.
struct FilebenchParameters
{
    enum class Personality { FileServer, WebServer, VarMail, VideoServer, Own };

    Personality personality = Personality::FileServer; ///< "fileserver", "webserver", "varmail",
                                                       ///< "videoserver", "own"
    int runTime = 60; ///< seconds measured, 1 to 86400

    // Of all but "own":
    int files = 10000; ///< 1 to 500000; of videoserver those that are watched
    qint64 meanFileSize = 128 * 1024; ///< up to 1 TiB; of a gamma distribution, but with
                                      ///< videoserver in Filebench 1.5 of every file
    int threads = 50; ///< 1 to 1000
    qint64 ioSize = 1024 * 1024; ///< of one read or write of a whole file, up to 10 MiB

    // Of fileserver, webserver and varmail:
    int dirWidth = 20; ///< mean entries of a directory, 2 to 1000000000
    qint64 appendSize = 16 * 1024; ///< an append is of 1 B up to this, up to 10 MiB

    // Of videoserver:
    int passiveFiles = 194; ///< those that are not watched, of which half exist; 2 to 500000
    qint64 writeSize = 1024 * 1024; ///< of one write of a new video, up to 10 MiB
    int eventRate = 96; ///< reads of all threads each second, 1 to 1000000
    int replaceInterval = 10; ///< seconds between a new video and the next, 1 to 86400

    // Of "own":
    QString model; ///< the text of a .f file, up to 32 KiB; see ownFilebenchModel()
    qint64 diskSize =
        1024LL * 1024 * 1024; ///< what its files take, up to 16 TiB: nobody else knows

    bool operator==(const FilebenchParameters &) const = default;

    /// The defaults of a personality: those of Filebench's own file of that name.
    static FilebenchParameters of(Personality personality);

    /// Error.where is the field's name; unknown fields, and those of other personalities, are
    /// refused, missing ones get the default.
    static Result<FilebenchParameters> fromJson(const QJsonObject &json);

    [[nodiscard]] QJsonObject toJson() const;
};

/// The word of a personality in plans, files and titles.
[[nodiscard]] QString personalityWord(FilebenchParameters::Personality personality);

/// Filebench 1.4 and 1.5, in a folder of its own.
class Filebench final : public Benchmark
{
public:
    [[nodiscard]] QString name() const override;

    [[nodiscard]] Subject subject() const override { return Subject::Folder; }

    [[nodiscard]] QStringList toolNames(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkParameters(const QJsonObject &parameters) const override;
    [[nodiscard]] std::vector<ParameterField> fields() const override;
    [[nodiscard]] Result<QJsonObject> completed(const QJsonObject &parameters) const override;
    /// Filebench hands the path to a shell unquoted ("rm -rf PATH"), and its models know few
    /// characters.
    [[nodiscard]] Result<void> checkPlace(const Place &place) const override;
    [[nodiscard]] QString title(const QJsonObject &parameters) const override;
    [[nodiscard]] QString detail(const QString &parameter,
                                 const QJsonObject &parameters) const override;
    [[nodiscard]] Estimate estimate(const QJsonObject &parameters) const override;
    /// Empty: Filebench makes its files anew at the start of each run.
    [[nodiscard]] QStringList layoutCommand(const QJsonObject &parameters,
                                            const Place &place) const override;
    /// A shell that writes the model into the folder and runs Filebench on it without address
    /// space randomisation, or with it where that can't be had, which it then says
    /// (resources/benchmark/filebench.sh).
    [[nodiscard]] QStringList command(const QJsonObject &parameters,
                                      const Place &place) const override;
    [[nodiscard]] std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const override;
};

} // namespace runwatt::benchmark
