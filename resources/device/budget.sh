# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# budget.sh make GROUP CPUS BYTES, join GROUP PID, kills GROUP, remove GROUP: a control group that holds
# what is in it to a share of this machine: processors as the kernel lists them ("0-1"; empty: all) and
# memory, the page cache of its files included, without swap where the kernel counts that. `kills` tells
# how many of its processes the kernel has ended for want of memory. Runs as root. Of cgroup v1 only
# hierarchies that are mounted each in its usual place are used; in v2 a controller that is not handed
# down yet stays handed down, as with runc.
verb=$1
group=$2
top=/sys/fs/cgroup

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
put() { # value file
    { printf '%s' "$1" >"$2"; } 2>/dev/null || give_up "$2 does not take \"$1\""
}
if [ -f "$top/cgroup.controllers" ]; then
    folders=$top/$group
    hand_down() { # controller
        grep -qw "$1" "$top/cgroup.controllers" || give_up "the kernel has no control group for $1"
        grep -qw "$1" "$top/cgroup.subtree_control" || put "+$1" "$top/cgroup.subtree_control"
    }
    make() {
        [ -z "$1" ] || hand_down cpuset
        hand_down memory
        mkdir -p "$folders" || exit 1
        [ -z "$1" ] || put "$1" "$folders/cpuset.cpus"
        put "$2" "$folders/memory.max"
        [ ! -f "$folders/memory.swap.max" ] || put 0 "$folders/memory.swap.max"
    }
    counts=$folders/memory.events
else
    folders="$top/cpuset/$group $top/memory/$group $top/cpuacct/$group"
    make() {
        [ -f "$top/memory/memory.limit_in_bytes" ] || give_up "the kernel has no control group for memory"
        mkdir -p "$top/memory/$group" || exit 1
        put "$2" "$top/memory/$group/memory.limit_in_bytes"
        both=$top/memory/$group/memory.memsw.limit_in_bytes
        [ ! -f "$both" ] || put "$2" "$both"
        # Which limits nothing, and counts what its processes use.
        [ ! -f "$top/cpuacct/cgroup.procs" ] || mkdir -p "$top/cpuacct/$group" || exit 1
        [ -n "$1" ] || return 0
        [ -f "$top/cpuset/cpuset.cpus" ] || give_up "the kernel has no control group for cpuset"
        mkdir -p "$top/cpuset/$group" || exit 1
        put "$(cat "$top/cpuset/cpuset.mems")" "$top/cpuset/$group/cpuset.mems"
        put "$1" "$top/cpuset/$group/cpuset.cpus"
    }
    counts=$top/memory/$group/memory.oom_control
fi
remove() {
    for folder in $folders; do
        tries=0
        while [ -d "$folder" ] && ! rmdir -- "$folder" 2>/dev/null; do
            tries=$((tries + 1))
            # What thrashes at the limit takes its time to die.
            [ "$tries" -le 300 ] || give_up "$folder does not get empty"
            while read -r pid; do kill -KILL "$pid" 2>/dev/null; done <"$folder/cgroup.procs"
            sleep 0.1 2>/dev/null || sleep 1
        done
    done
}
case $verb in
make)
    remove
    make "$3" "$4"
    ;;
join)
    for folder in $folders; do
        if [ -d "$folder" ]; then put "$3" "$folder/cgroup.procs"; fi
    done
    ;;
kills)
    count=$(sed -n 's/^oom_kill //p' "$counts" 2>/dev/null)
    echo "${count:-0}"
    ;;
remove) remove ;;
esac
