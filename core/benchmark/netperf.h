// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

namespace runwatt::benchmark {

/// Every parameter of a netperf workload. In JSON the fields bear the names of the members; sizes
/// are bytes, a whole number or text with a unit ("64", "4 KiB"). A field that does not belong to
/// the test is refused.
struct NetperfParameters
{
    enum class Test {
        TcpStream, ///< "TCP_STREAM": sends
        TcpMaerts, ///< "TCP_MAERTS": receives
        TcpRr, ///< "TCP_RR": sends a request, waits for the response, and so on
        UdpStream ///< "UDP_STREAM": sends as fast as it can, whether it arrives or not
    };

    Test test = Test::TcpStream;
    qint64 messageSize = 16384; ///< bytes a call sends and receives, 1 B to 16 MiB; of UDP_STREAM
                                ///< 1448 (what fits into a frame of Ethernet) and 65507 at most
    qint64 requestSize = 1; ///< of TCP_RR, bytes, 1 B to 16 MiB
    qint64 responseSize = 1; ///< of TCP_RR, bytes, 1 B to 16 MiB
    bool noDelay = false; ///< TCP_NODELAY at both ends
    int streams = 1; ///< connections at once, a process each, 1 to 64
    int runTime = 30; ///< seconds measured, 1 to 86400

    bool operator==(const NetperfParameters &) const = default;

    /// Error.where is the field's name; missing ones get the default.
    static Result<NetperfParameters> fromJson(const QJsonObject &json);

    /// With the fields that belong to the test.
    [[nodiscard]] QJsonObject toJson() const;
};

/// "TCP_STREAM", as netperf itself and plans call it.
[[nodiscard]] QString netperfTestName(NetperfParameters::Test test);

/// netperf 2.6 and newer against netserver on the peer: live values each second. It repeats nothing
/// by itself (confidence iterations stay off). The first port of the place is for the control
/// connections, each stream's data has one of those after it; netserver takes both at the place's
/// address alone, but a port of any number, at any address, where the one that it is told is taken.
class Netperf final : public Benchmark
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
    /// A shell that starts the processes, since they are several, and hands TERM on to them.
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
