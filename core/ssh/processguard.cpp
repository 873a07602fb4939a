// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/processguard.h"

#include <QProcess>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::ssh {

namespace {

// bash and not sh, because it reaps children that it did not start. Each kill hands a process's
// children up to the guard (a subreaper), so the loop walks down the whole tree. A process that was
// listed may be gone when it is killed, and have left children; what refuses again and again is
// what the guard has no right to kill (something started through sudo), and it gives up on that.
// What carries RUNWATT_OUTLIVES is left to its own end: cut short it would do harm (dpkg).
// bash tells on standard error what was killed, which may be a pipe to the owner that is gone:
// SIGPIPE must not end the guard.
constexpr QLatin1StringView kGuard{R"(
    ended=
    trap : PIPE
    trap 'ended=1; [ -z "$server" ] || kill -KILL "$server"' TERM INT HUP
    server=
    "$@" &
    server=$!
    [ -n "$ended" ] || wait "$server"
    code=$?
    trap '' TERM INT HUP
    exec 9<> <(:)
    outlives() {
        local word
        while IFS= read -r -d '' word; do
            [[ $word != RUNWATT_OUTLIVES=* ]] || return 0
        done <"/proc/$1/environ"
        return 1
    }
    doomed() {
        local child children
        read -r children <"/proc/$$/task/$$/children"
        found=
        for child in $children; do outlives "$child" || found="$found $child"; done
    }
    refusals=0
    while doomed; [ -n "$found" ]; do
        if kill -KILL $found; then refusals=0; else refusals=$((refusals + 1)); fi
        [ "$refusals" -lt 20 ] || break
        read -r -t 0.01 -u 9
    done 2>/dev/null
    exit "$code"
)"};

} // namespace

void startGuarded(QProcess *process, const QStringList &command)
{
    // Only async-signal-safe calls in here; all three settings survive the exec of bash.
    process->setChildProcessModifier([owner = ::getpid()] {
        ::setsid();
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != owner) // it ended before the line above
            ::_exit(1);
    });
    process->start(u"bash"_s, QStringList{u"-c"_s, QString(kGuard), u"runwatt-guard"_s} + command);
}

} // namespace runwatt::ssh
