# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs Filebench in a folder, and says each second what its processes have read and written so far:
#   @runwatt bytes UPTIME READ WRITTEN          /proc/uptime, and rchar and wchar of /proc/PID/io
# since what Filebench prints by itself in mid-run stops its threads for a second or more (shm_bequiet in its
# flowop.c). Words: the folder, a model's beginning for Filebench 1.4, the same for 1.5, and the rest of the model.
# Plain POSIX sh.
folder=$1
model=$folder/model.f

# At the end what Runwatt has built (see buildfilebench.sh); its processes look for themselves there, too.
[ -z "${HOME-}" ] || PATH=$PATH:$HOME/.cache/runwatt/filebench/bin
export PATH
if ! command -v filebench >/dev/null; then
    echo 'filebench: not found'
    exit 127
fi
mkdir -p -- "$folder" || exit
case $(filebench -h 2>&1 </dev/null) in
*wmlscript*) printf '%s%s' "$3" "$4" ;;
*) printf '%s%s' "$2" "$4" ;;
esac >"$model" || exit

# Its processes share memory at one address, and with it addresses of functions.
machine=$(uname -m)
if why=$(setarch "$machine" -R true 2>&1); then
    set -- setarch "$machine" -R filebench -f "$model"
else
    echo "@runwatt address space randomisation stays on: $why"
    set -- filebench -f "$model"
fi

find_workers() { # the processes that Filebench has started for the model's: those that run, and those that have died
    running=
    dead=
    for status in /proc/[0-9]*/stat; do
        { read -r line <"$status"; } 2>/dev/null || continue # it has ended meanwhile
        case ${line#*' '} in
        "(filebench) Z $master "*) dead="$dead ${line%% *}" ;;
        "(filebench) "?" $master "*) running="$running ${line%% *}" ;;
        esac
    done
}

total() { # pid...: "READ WRITTEN" of them all; fails when one has ended
    sum_read=0
    sum_written=0
    for worker in "$@"; do
        while read -r key value; do
            case $key in
            rchar:) sum_read=$((sum_read + value)) ;;
            wchar:) sum_written=$((sum_written + value)) ;;
            esac
        done <"/proc/$worker/io" || return
    done 2>/dev/null
}

remove_shared_memory() { # that nobody uses: Filebench leaves its own behind when it fails or is killed
    for file in /tmp/filebench-shm-*; do
        [ -f "$file" ] || continue
        grep -qsF "$file" /proc/[0-9]*/maps || rm -f -- "$file"
    done
}

stop() {
    find_workers # which don't end with it
    # shellcheck disable=SC2086 # numbers, one a word
    kill -TERM "$master" $running
}

watch() {
    before=none
    are_all=
    waited=0
    while :; do
        # They are started within moments, a second before the run begins: twice the same are all.
        if [ -z "$are_all" ]; then
            find_workers
            if [ -n "$dead" ]; then
                waited=$((waited + 1))
            elif [ -n "$running" ] && [ "$running" = "$before" ]; then
                are_all=yes
            fi
            before=$running
            # Filebench itself waits for one that has died early without an end.
            if [ "$waited" -gt 5 ]; then
                echo '@runwatt a process that Filebench started has died, and Filebench went on waiting for it'
                stop
                exit
            fi
        fi
        if [ -n "$running" ]; then
            # shellcheck disable=SC2086 # numbers, one a word
            total $running || exit
            read -r uptime _ </proc/uptime
            echo "@runwatt bytes $uptime $sum_read $sum_written"
        fi
        sleep 1 >/dev/null # nothing that outlives this loop may hold the output
    done
}

"$@" 2>&1 &
master=$!
watch 2>/dev/null &
watcher=$!
trap 'stop 2>/dev/null' TERM INT
wait "$master"
status=$?
# A trapped signal ends `wait` early.
while kill -0 "$master" 2>/dev/null; do
    wait "$master"
    status=$?
done
kill -TERM "$watcher" 2>/dev/null
# Processes that were killed with it may take a moment.
[ "$status" -le 128 ] || sleep 1
remove_shared_memory
exit "$status"
