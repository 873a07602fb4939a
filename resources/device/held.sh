# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The beginning of governor.sh and offloads.sh, which hold settings until their input ends. What one holds is noted in
# /run with what it was before. A link that is away for minutes leaves the holder there, and one under sudo stays also
# when the link is back. Who holds the same next has it put that back and end first: else the new one would take for the
# old value what is switched, and the other would put its own back in the middle of a trial.
trap '' PIPE # when nobody hears any more what is said, what was switched is to be put back all the same
notes=/run/runwatt-held
# Until hold(): two at once would not see each other's notes.
{ command exec 9</run; } 2>/dev/null && command -v flock >/dev/null && flock 9

born() { # PID: when it began, as the kernel counts (proc(5)); nothing of one that has ended
    sed -n 's/.*) [^ZX] //p' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 19
}
take_over() { # NAME: whoever holds it ends; $left is what one that was killed has not put back
    pid='' birth='' left=
    { read -r pid birth left <"$notes/$1"; } 2>/dev/null || return 0
    tries=0
    while [ -n "$birth" ] && [ "$(born "$pid")" = "$birth" ]; do
        if [ "$tries" -ge 80 ]; then
            echo "the process $pid holds it, and does not end" >&2
            exit 1
        fi
        kill -TERM "$pid" 2>/dev/null
        sleep 0.1 2>/dev/null || { sleep 1 && tries=$((tries + 9)); }
        tries=$((tries + 1))
    done
    # shellcheck disable=SC2034 # the caller uses it
    [ -e "$notes/$1" ] || left=
}
note() { # NAME OLD...: before it is switched. Where it can't be noted it is held all the same
    name=$1
    shift
    { mkdir -p "$notes" && echo "$$ $(born $$) $*" >"$notes/$name"; } 2>/dev/null
}
forget() { # NAME: it is as it was
    rm -f -- "$notes/$1"
    rmdir -- "$notes" 2>/dev/null
}
hold() { # WORDS: tells them, and returns when it is to be put back
    exec 9<&-
    echo "held $*"
    while read -r _; do :; done
}
