// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Every parameter of an iperf3 workload. In JSON the fields bear the names of the members; sizes
/// are bytes, a whole number or text with a unit ("1448", "128 KiB"). A field that does not belong
/// to the protocol is refused.
struct Iperf3Parameters
{
    enum class Protocol { Tcp, Udp };
    enum class Direction { Send, Receive };

    Protocol protocol = Protocol::Tcp; ///< "tcp", "udp"
    Direction direction = Direction::Send; ///< of the device: "send", "receive"
    qint64 messageSize = 131072; ///< bytes a call sends and receives: of TCP 1 B to 1 MiB, of UDP
                                 ///< 16 B to 65507 and 1448 (what fits into a frame of Ethernet)
    qint64 bitrate = 0; ///< of UDP, bit/s a stream, up to 10^12; 0: as fast as it can
    bool noDelay = false; ///< of TCP: TCP_NODELAY
    int streams = 1; ///< connections at once, 1 to 128
    int runTime = 30; ///< seconds measured, 1 to 86400
    int omit = 0; ///< seconds that run before and don't count, 0 to 60

    bool operator==(const Iperf3Parameters &) const = default;

    /// Error.where is the field's name; missing ones get the default.
    static Result<Iperf3Parameters> fromJson(const QJsonObject &json);

    /// With the fields that belong to the protocol.
    [[nodiscard]] QJsonObject toJson() const;
};

/// iperf3 3.1 and newer against its own server on the peer: live values each second. The server
/// listens at the first port of the place alone, for all that a test needs.
class Iperf3 final : public Benchmark
{
public:
    [[nodiscard]] QString name() const override;

    [[nodiscard]] Subject subject() const override { return Subject::Peer; }

    [[nodiscard]] QStringList toolNames(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkParameters(const QJsonObject &parameters) const override;
    [[nodiscard]] std::vector<ParameterField> fields() const override;
    [[nodiscard]] Result<QJsonObject> completed(const QJsonObject &parameters) const override;
    [[nodiscard]] Result<void> checkPlace(const Place &place) const override;
    [[nodiscard]] QString title(const QJsonObject &parameters) const override;
    [[nodiscard]] QString detail(const QString &parameter,
                                 const QJsonObject &parameters) const override;
    [[nodiscard]] Estimate estimate(const QJsonObject &parameters) const override;
    [[nodiscard]] QStringList layoutCommand(const QJsonObject &parameters,
                                            const Place &place) const override;
    /// A shell that becomes iperf3, after it has told the version.
    [[nodiscard]] QStringList command(const QJsonObject &parameters,
                                      const Place &place) const override;
    [[nodiscard]] std::optional<PeerServer> server(const QJsonObject &parameters,
                                                   const Place &place) const override;
    [[nodiscard]] QJsonObject pathRun(const QJsonObject &parameters) const override;
    [[nodiscard]] std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const override;
    [[nodiscard]] QJsonObject parametersToldBy(const QByteArray &head) const override;
};

} // namespace runwatt::benchmark
