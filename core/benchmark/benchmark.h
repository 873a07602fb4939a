// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/series/histogram.h"
#include "core/series/sample.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace runwatt::benchmark {

/// One live value of a running benchmark. `name` and `unit` are a series' (core/series/sample.h).
struct Value
{
    QString name; ///< "throughput" (B/s), "iops" (1/s), "latency.mean" (s), "network.throughput"
                  ///< (bit/s), "transactions" (trans/s), or what an own command measures
    QString unit;
    QString detail; ///< which one of several: "read", "write", "sent", "received"; empty: all
    series::Sample sample; ///< on the clock of the stamps given to feed()

    bool operator==(const Value &) const = default;
};

/// One figure over the whole measure phase, as the tool itself gives it when it ends.
struct Summary
{
    QString measure; ///< "throughput", "iops", "latency.mean", "latency.p50", "latency.p99",
                     ///< "latency.p99.9", "bytes", "runtime", "network.throughput",
                     ///< "transactions", "operations", "retransmits", "network.lost" (of what was
                     ///< sent), "network.jitter", and of the whole machine at this end and at the
                     ///< peer "cpu.netperf.local", "cpu.netperf.remote"; or what an own command
                     ///< measures
    QString unit; ///< "B/s", "1/s", "s", "B", "bit/s", "trans/s", "op/s", "%"; empty for counts
    QString detail; ///< "read", "write", "sent", "received", an operation's name; empty: all
    double value = 0;

    bool operator==(const Summary &) const = default;
};

/// Turns the standard output of one run of a tool into values, while it runs. Pure: no clock, no
/// I/O, bounded memory, any thread (one at a time). Bytes may be split anywhere; any split gives
/// the same values if the stamps are the same.
class LiveReader
{
public:
    LiveReader() = default;
    virtual ~LiveReader() = default;
    Q_DISABLE_COPY_MOVE(LiveReader)

    /// The tool was started at this moment, on the clock of the stamps. To be called once, before
    /// the first feed(), as far as it is known. For readers of tools that measure from their first
    /// moment on; others find that out by what the tool prints.
    virtual void begin(TimeNs stampNs);

    /// Takes the next bytes; `stampNs` is when they arrived, on the clock of the caller's choice.
    /// Gives the values that became known. A rate over an interval is stamped at the interval's
    /// middle on that clock, with the delay of a slow link taken out as far as it varies.
    /// What came before the measure phase (laying out a file, ramp) gives no value. Output that was
    /// kept has kArrivalUnknown for every stamp (core/base/arrivalfilter.h), and its times are on
    /// the tool's own clock.
    virtual std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) = 0;

    /// The figures of the tool's final output, after the last bytes. An Error in the tool's own
    /// words when the tool reported one, and one that says what is missing when the output ends too
    /// early. To be called once, whatever the tool's exit status was: a tool may exit with 0 and
    /// report an error, or with 1 and say why only here.
    virtual Result<std::vector<Summary>> finish() = 0;

    /// How the tool itself counted what it summed up, over the whole measure phase; none where it
    /// does not. Only after a finish() that gave figures.
    [[nodiscard]] virtual std::vector<series::Histogram> histograms() const { return {}; }

    /// When the tool began to measure (after laying out and ramp), on the clock of the stamps.
    /// Known from the first value on, and as exact as fio's own milliseconds and the link allow;
    /// never, where a tool does not tell: then all of its time counts.
    [[nodiscard]] virtual std::optional<TimeNs> measureBeganAt() const = 0;

    /// The tool's name and version as it printed them ("fio-3.33"); empty until known.
    [[nodiscard]] virtual QString toolVersion() const = 0;
};

/// What a run will need.
struct Estimate
{
    std::chrono::seconds duration{0}; ///< of command(), without layoutCommand()
    qint64 diskBytes = 0; ///< on the file system of the file under test
    qint64 readBackBytes = 0; ///< by checkCommand()
};

/// What a workload works on, beside the processor.
enum class Subject {
    File, ///< one file on the device's storage
    Folder, ///< a folder there that the tool fills by itself
    Peer, ///< a network, at whose other end the peer serves
    Nothing
};

/// Where a workload runs. What its subject does not need is empty.
struct Place
{
    QString path; ///< absolute, of the file or folder, as the runtime's inside sees it
    QString peerAddress = {}; ///< numeric, at which the runtime's inside reaches the peer
    quint16 peerPort = 0; ///< the first of kPeerPorts ports that the peer's server may use
    QString toolVersion = {}; ///< as the program there tells it ("fio-3.33"); empty: not known
};

/// One for netperf's control connections, and one for the data of each of its streams, 64 at most:
/// netserver listens for a stream's data as long as that lasts, so that no two can share a port.
inline constexpr int kPeerPorts = 65;

/// What serves the other end of a workload until it is sent TERM.
struct PeerServer
{
    QStringList command; ///< words, not quoted; bound to the place's address and ports alone
    QByteArray readyText; ///< what it prints when it listens, on either of its outputs
};

/// What a file goes through once before it is worked on, beside being laid out.
struct Preconditioning
{
    enum class Kind {
        Layout, ///< nothing: every block is written once while it is laid out
        Sequential, ///< overwritten from its beginning to its end, `passes` times
        Random ///< the same, and then `passes` times in random order
    };

    static constexpr int kMostPasses = 20;

    Kind kind = Kind::Layout;
    int passes = 2; ///< 1 to kMostPasses

    bool operator==(const Preconditioning &) const = default;
};

/// "layout", "sequential", "random".
[[nodiscard]] QString toWord(Preconditioning::Kind kind);
[[nodiscard]] std::optional<Preconditioning::Kind> preconditioningFromWord(const QString &word);

/// One pass over a file before it is worked on.
struct FilePass
{
    enum class Kind {
        Sequential,
        Random,
        Checksums ///< sequential, with what the blocks are known by when they are read back
    };

    Kind kind = Kind::Sequential;
    QStringList command; ///< words, not quoted; ends when the data are on the storage
    qint64 bytes = 0; ///< that it writes
};

/// How a workload runs where what it asks for can't be had.
struct Concession
{
    QJsonObject parameters; ///< in place of its own, to be run with
    QString verdict; ///< of each trial that is run so: "not-direct"
    QString why; ///< a sentence for people
};

/// One parameter of a benchmark, for a form that asks for it.
struct ParameterField
{
    enum class Kind {
        Size, ///< bytes, `least` to `most`
        Number, ///< whole, `least` to `most`
        Seconds, ///< likewise; one value only
        Word, ///< one of `words`
        Flag, ///< true or false
        Line, ///< text of one line; one value only
        Text ///< of several lines; one value only
    };
    enum class Shown {
        Front, ///< what people use
        More ///< the rest
    };

    QString name; ///< in plans
    Kind kind = Kind::Number;
    qint64 least = 0;
    qint64 most = 0;
    QStringList words = {};
    Shown shown = Shown::Front;
    /// The parameter, one of words, that says whether this one belongs to a workload, and with
    /// which of its words it does; empty: it always does.
    QString dependsOn = {};
    QStringList with = {};
};

/// A kind of workload: turns parameters (a JSON object in the plan) into command lines, and output
/// into values. Stateless. Adding another benchmark is one file and one line in registry.cpp.
class Benchmark
{
public:
    Benchmark() = default;
    virtual ~Benchmark() = default;
    Q_DISABLE_COPY_MOVE(Benchmark)

    /// The word in plans and files: "fio".
    [[nodiscard]] virtual QString name() const = 0;

    [[nodiscard]] virtual Subject subject() const = 0;

    /// The programs that must be there, for the check of a device and the root file systems of
    /// runtimes: "fio". Names, or absolute paths; may be empty. Parameters as of title().
    [[nodiscard]] virtual QStringList toolNames(const QJsonObject &parameters) const = 0;

    /// The name of the process that does the work, to know it and what it starts among others.
    /// Parameters as of title().
    [[nodiscard]] virtual QString processName(const QJsonObject &parameters) const;

    /// Whether the parameters can be run; the Error's `where` names the field.
    [[nodiscard]] virtual Result<void> checkParameters(const QJsonObject &parameters) const = 0;

    /// What a form asks for, in its order; empty for a benchmark that has a form of its own.
    [[nodiscard]] virtual std::vector<ParameterField> fields() const;

    /// The parameters in full, with every default written out, in the form that is recorded. For
    /// parameters that checkParameters() accepts; others give its Error.
    [[nodiscard]] virtual Result<QJsonObject> completed(const QJsonObject &parameters) const = 0;

    /// Whether the tool can be given this place as it is; the Error's `where` is the path or the
    /// address.
    [[nodiscard]] virtual Result<void> checkPlace(const Place &place) const = 0;

    // All below take parameters that checkParameters() accepts; what it would refuse is replaced by
    // the default.

    /// "fio random write, 4 KiB". In every language the same, in the tool's own words: plans name
    /// workloads by it, and files keep it.
    [[nodiscard]] virtual QString title(const QJsonObject &parameters) const = 0;

    /// One parameter that title() does not tell, in words that can follow it: "file of 2 GiB". It
    /// tells workloads of one title apart.
    [[nodiscard]] virtual QString detail(const QString &parameter,
                                         const QJsonObject &parameters) const = 0;

    [[nodiscard]] virtual Estimate estimate(const QJsonObject &parameters) const = 0;

    /// The command that lays out what command() works on, to be run before caches are dropped;
    /// empty when nothing is needed. Words, not quoted: quoting is the caller's
    /// (core/base/shellquote.h).
    [[nodiscard]] virtual QStringList layoutCommand(const QJsonObject &parameters,
                                                    const Place &place) const = 0;

    /// What the file has to hold beforehand beside its size, as a word that can be part of a file's
    /// name; empty: nothing. Workloads with a file of the same size and contents share it.
    [[nodiscard]] virtual QString fileContents(const QJsonObject &parameters) const;

    /// What is done with the file after layoutCommand(), once for all its workloads.
    [[nodiscard]] virtual std::vector<FilePass> passes(const QJsonObject &parameters,
                                                       const Place &place,
                                                       Preconditioning preconditioning) const;

    /// How many bytes a pass had written when it printed this JSON document; 0 where none is told.
    [[nodiscard]] virtual qint64 bytesPassed(const QByteArray &document) const;

    /// Whether its requests go past the page cache of where it runs, as far as the parameters alone
    /// say.
    [[nodiscard]] virtual bool goesPastCache(const QJsonObject &parameters) const;

    /// What the parameters alone say can be had nowhere, and how they are run instead.
    [[nodiscard]] virtual std::optional<Concession> concession(const QJsonObject &parameters) const;

    /// A command, run where the workload will be, that shows whether what the parameters ask for
    /// can be had there; empty where there is no doubt. It changes nothing, and is over at once.
    [[nodiscard]] virtual QStringList attemptCommand(const QJsonObject &parameters,
                                                     const Place &place) const;

    /// What follows from that command's output and exit status; none where it succeeded, or failed
    /// of something else, which the workload itself will then tell.
    [[nodiscard]] virtual std::optional<Concession>
    concessionAfter(const QJsonObject &parameters, const QByteArray &output, int status) const;

    /// The command that reads back what command() wrote and compares it, to be run after the
    /// window; empty where nothing is to be checked.
    [[nodiscard]] virtual QStringList checkCommand(const QJsonObject &parameters,
                                                   const Place &place) const;

    /// What that command found, in words for a trial's facts; an Error (Corrupt) when other data
    /// were read than were written, and one when it could not tell. `errors` is its standard error.
    [[nodiscard]] virtual Result<QString> checked(const QJsonObject &parameters,
                                                  const QByteArray &output,
                                                  const QByteArray &errors,
                                                  int status) const;

    /// The command that measures. Words, not quoted.
    [[nodiscard]] virtual QStringList command(const QJsonObject &parameters,
                                              const Place &place) const = 0;

    /// What has to run on the peer meanwhile; none where the subject is no peer.
    [[nodiscard]] virtual std::optional<PeerServer> server(const QJsonObject &parameters,
                                                           const Place &place) const;

    /// The parameters of a run of a second that moves bytes as this workload does, or as near to it
    /// as tells which way they take; empty where the subject is no peer. The server of server()
    /// serves it, too.
    [[nodiscard]] virtual QJsonObject pathRun(const QJsonObject &parameters) const;

    /// A reader for one run of command().
    [[nodiscard]] virtual std::unique_ptr<LiveReader>
    makeReader(const QJsonObject &parameters) const = 0;

    /// For output of which nobody knows the parameters: those that makeReader() needs, as far as
    /// the output itself tells them. `runTime` is the shortest there is where it does not, so that
    /// no run is refused as one that ended too early. `head` is how the output begins, or all of
    /// it.
    [[nodiscard]] virtual QJsonObject parametersToldBy(const QByteArray &head) const;
};

/// All benchmarks, in the order in which they are offered.
[[nodiscard]] std::span<const Benchmark *const> benchmarks();

/// The benchmark of that name; nullptr when there is none. Lives as long as the program.
[[nodiscard]] const Benchmark *findBenchmark(QStringView name);

} // namespace runwatt::benchmark
