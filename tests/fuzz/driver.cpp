// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drives a fuzz target without libFuzzer, which Debian's g++ has none of:
//   fuzz_NAME [--count N] [--seed S] [--only NUMBER] [--print] RECORDING...
// Gives the target N inputs (1000) made of the recordings. A crash, a sanitizer's report, a promise
// that does not hold, 60 s of CPU time with one input, or memory that grows by kMostGrowthMib ends
// it with the number of the input; --only gives the target that one again, --print prints it
// instead. The last line says what was done. Exit code 0 when the target survived, and understood
// some.
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/target.h"

#include <QFile>
#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

#if defined(__SANITIZE_ADDRESS__)
/// What was freed is kept for a while by AddressSanitizer, up to 256 MiB without this: it would
/// hide what a reader keeps.
extern "C" const char *__asan_default_options();

extern "C" const char *__asan_default_options()
{
    return "quarantine_size_mb=16";
}
#endif

namespace runwatt::fuzz {

namespace {

constexpr int kTickSeconds = 10;
constexpr int kMostTicks = 6; ///< of one input
/// Inputs have 1 MiB at most. AddressSanitizer's allocator keeps more, the longer it runs: after a
/// million inputs 200 MiB where the reader without it has 4 MiB.
#if defined(__SANITIZE_ADDRESS__)
constexpr long kMostGrowthMib = 512;
#else
constexpr long kMostGrowthMib = 64;
#endif

/// What the process that reads tells the one that waits for it.
struct Progress
{
    volatile std::uint64_t number = 0; ///< of the input that is being read
    std::uint64_t understood = 0;
    std::uint64_t bytes = 0;
    long grownKib = 0;
};

struct Arguments
{
    std::uint64_t count = 1000;
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> only;
    bool print = false;
    QStringList files;
};

std::optional<Arguments> readArguments(const QStringList &words)
{
    Arguments arguments;
    for (qsizetype index = 1; index < words.size(); ++index) {
        const QString &word = words.at(index);
        if (word == "--print"_L1) {
            arguments.print = true;
        } else if (word.startsWith("--"_L1)) {
            bool isNumber = false;
            const std::uint64_t number = words.value(++index).toULongLong(&isNumber);
            if (!isNumber)
                return std::nullopt;
            if (word == "--count"_L1)
                arguments.count = number;
            else if (word == "--seed"_L1)
                arguments.seed = number;
            else if (word == "--only"_L1)
                arguments.only = number;
            else
                return std::nullopt;
        } else {
            arguments.files.append(word);
        }
    }
    return arguments;
}

std::vector<QByteArray> readFiles(const QStringList &paths)
{
    std::vector<QByteArray> recordings;
    for (const QString &path : paths) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.size() > 0)
            recordings.push_back(file.readAll());
        else
            std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
    }
    return recordings;
}

void give(const QByteArray &input)
{
    // A copy of just its size on the heap: a sanitizer sees what reads beyond it.
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(input.size()));
    if (!input.isEmpty())
        std::memcpy(bytes.data(), input.constData(), bytes.size());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

long peakKib()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

Progress *shared = nullptr;

/// Each kTickSeconds of CPU time: a slow machine makes no hang.
void onTick(int)
{
    static std::uint64_t last = 0;
    static int ticks = 0;
    ticks = shared->number == last ? ticks + 1 : 0;
    last = shared->number;
    if (ticks < kMostTicks)
        return;
    constexpr char kSaid[] = "hangs\n";
    const auto written = ::write(STDERR_FILENO, kSaid, sizeof kSaid - 1);
    static_cast<void>(written);
    std::abort();
}

/// In a process of its own: however it ends, the other one knows at which input.
int readAll(const Mutator &mutator, const Arguments &arguments)
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPROF, onTick);
    const itimerval ticks{{kTickSeconds, 0}, {kTickSeconds, 0}};
    ::setitimer(ITIMER_PROF, &ticks, nullptr);
    const long beganKib = peakKib();
    for (std::uint64_t number = 0; number < arguments.count; ++number) {
        shared->number = number;
        const QByteArray input = mutator.input(arguments.seed, number);
        give(input);
        shared->bytes += static_cast<std::uint64_t>(input.size());
        shared->grownKib = peakKib() - beganKib;
        if (shared->grownKib > kMostGrowthMib * 1024) {
            std::fprintf(stderr, "takes more than %ld MiB of memory\n", kMostGrowthMib);
            return 1;
        }
    }
    shared->understood = understoodInputs;
    return 0;
}

/// Seconds of CPU time of children that have ended.
double childrensSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int run(const Mutator &mutator, const Arguments &arguments, const QString &program)
{
    void *const memory = ::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) // NOLINT(performance-no-int-to-ptr): the system's own definition
        return 2;
    shared = new (memory) Progress;
    QTextStream out(stdout);
    const pid_t child = ::fork();
    if (child == 0)
        std::exit(readAll(mutator, arguments));
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child)
        return 2;
    if (status != 0) {
        out << u"%1: ended by %2 %3 at input %4 of seed %5; that one again: %1 --seed %5 --only "
               u"%4, "
               "and the same recordings\n"_s
                   .arg(program, WIFSIGNALED(status) ? u"signal"_s : u"exit code"_s)
                   .arg(WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status))
                   .arg(shared->number)
                   .arg(arguments.seed);
        return 1;
    }
    out << u"%1: %2 inputs of seed %3, %4 MB, of which %5 were understood; memory grew by %6 MiB; "
           "%7 s of CPU time\n"_s.arg(program)
               .arg(arguments.count)
               .arg(arguments.seed)
               .arg(static_cast<double>(shared->bytes) / 1e6, 0, 'f', 1)
               .arg(shared->understood)
               .arg(shared->grownKib / 1024)
               .arg(childrensSeconds(), 0, 'f', 1);
    return shared->understood > 0 ? 0 : 1;
}

} // namespace

} // namespace runwatt::fuzz

int main(int argc, char *argv[])
{
    using namespace runwatt::fuzz;
    QStringList words;
    for (int index = 0; index < argc; ++index)
        words.append(QString::fromLocal8Bit(argv[index]));
    const std::optional<Arguments> arguments = readArguments(words);
    std::vector<QByteArray> recordings =
        arguments ? readFiles(arguments->files) : std::vector<QByteArray>();
    if (recordings.empty()) {
        std::fputs("fuzz_NAME [--count N] [--seed S] [--only NUMBER] [--print] RECORDING...\n",
                   stderr);
        return 2;
    }
    // In whatever order they are named, the inputs are the same.
    std::ranges::sort(recordings);
    const Mutator mutator(recordings);
    if (!arguments->only)
        return run(mutator, *arguments, words.front().section(u'/', -1));
    const QByteArray input = mutator.input(arguments->seed, *arguments->only);
    if (arguments->print)
        std::fwrite(input.constData(), 1, static_cast<std::size_t>(input.size()), stdout);
    else
        give(input);
    return 0;
}
