// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Every parameter of a fio workload. In JSON the fields bear the names of the members; sizes are
/// bytes, a whole number or text with a unit ("4 KiB", "256 MiB", "512").
struct FioParameters
{
    enum class Pattern { Sequential, Random };
    enum class Operation { Read, Write, Mixed };

    Pattern pattern = Pattern::Random; ///< "sequential", "random"
    Operation operation = Operation::Read; ///< "read", "write", "mixed"
    int readShare = 50; ///< of mixed: reads among all requests, percent, 1 to 99
    qint64 requestSize = 4096; ///< bytes, 1 B to 1 GiB
    qint64 fileSize = 256LL * 1024 * 1024; ///< bytes, one request at least
    QString engine = QStringLiteral("psync"); ///< one of fioEngines()
    int depth =
        1; ///< requests in flight a job, 1 to 4096; above 1 only with an asynchronous engine
    int jobs = 1; ///< 1 to 256; they share one file
    qint64 rate = 0; ///< no faster than this, B/s, of each job; 0: as fast as it can
    int runTime = 30; ///< seconds measured, 1 to 86400
    int ramp = 0; ///< seconds that run before and don't count, 0 to 3600
    bool direct = false; ///< O_DIRECT
    bool endFsync = false; ///< flush to the device at the end, inside the measured time
    QString verify; ///< of write: what the blocks are known by when they are read back after the
                    ///< window, one of fioChecksums(); empty ("none"): they are not read back
    qint64 seed = 1; ///< of fio's random numbers, 1 to 2^53 (0 gives every job the same)

    bool operator==(const FioParameters &) const = default;

    /// Error.where is the field's name; unknown fields are refused, missing ones get the default.
    static Result<FioParameters> fromJson(const QJsonObject &json);

    /// With the fields that belong to the operation.
    [[nodiscard]] QJsonObject toJson() const;
};

/// The I/O engines that are offered: sync, psync, libaio, io_uring, mmap, posixaio.
[[nodiscard]] QStringList fioEngines();

/// The checksums that are offered for `verify`: crc32c, xxhash, md5.
[[nodiscard]] QStringList fioChecksums();

/// How fio is told the file: it takes a colon for the border between two.
[[nodiscard]] QString fioFileWord(const QString &path);

/// fio, natively: one file, one pattern, live values each second.
class Fio final : public Benchmark
{
public:
    [[nodiscard]] QString name() const override;

    [[nodiscard]] Subject subject() const override { return Subject::File; }

    [[nodiscard]] QStringList toolNames(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkParameters(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<QJsonObject> completed(const QJsonObject &parameters) const override;
    /// fio cuts option values at '#' and ';' and trims them, and would then work on another file.
    [[nodiscard]] Result<void> checkPlace(const Place &place) const override;
    [[nodiscard]] QString title(const QJsonObject &parameters) const override;
    [[nodiscard]] QString detail(const QString &parameter,
                                 const QJsonObject &parameters) const override;
    [[nodiscard]] Estimate estimate(const QJsonObject &parameters) const override;
    [[nodiscard]] QStringList layoutCommand(const QJsonObject &parameters,
                                            const Place &place) const override;
    /// Of a workload that verifies, its blocks' size and checksum.
    [[nodiscard]] QString fileContents(const QJsonObject &parameters) const override;
    [[nodiscard]] std::vector<FilePass> passes(const QJsonObject &parameters,
                                               const Place &place,
                                               Preconditioning preconditioning) const override;
    [[nodiscard]] qint64 bytesPassed(const QByteArray &document) const override;
    [[nodiscard]] bool goesPastCache(const QJsonObject &parameters) const override;
    /// `direct` with requests that are no multiple of 512 B, the smallest logical block there is.
    [[nodiscard]] std::optional<Concession>
    concession(const QJsonObject &parameters) const override;
    /// One direct request, read from the file.
    [[nodiscard]] QStringList attemptCommand(const QJsonObject &parameters,
                                             const Place &place) const override;
    [[nodiscard]] std::optional<Concession> concessionAfter(const QJsonObject &parameters,
                                                            const QByteArray &output,
                                                            int status) const override;
    [[nodiscard]] QStringList checkCommand(const QJsonObject &parameters,
                                           const Place &place) const override;
    [[nodiscard]] Result<QString> checked(const QJsonObject &parameters,
                                          const QByteArray &output,
                                          const QByteArray &errors,
                                          int status) const override;
    [[nodiscard]] QStringList command(const QJsonObject &parameters,
                                      const Place &place) const override;
    [[nodiscard]] std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const override;
    [[nodiscard]] QJsonObject parametersToldBy(const QByteArray &head) const override;
};

} // namespace runwatt::benchmark
