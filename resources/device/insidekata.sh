# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# insidekata.sh about FOLDER, or kills: runs in a container with a kernel of its own, where there may be no program but
# a shell.
#   about  tells "name<TAB>value", one a line: the kernel, its processors and memory, the file system that FOLDER is on,
#          and whether that is a disk of its own
#   kills  tells how many processes of the container its kernel has ended for want of memory
case $1 in
about)
    read -r release </proc/sys/kernel/osrelease
    printf 'kernel\t%s\n' "$release"
    count=0
    while read -r word rest; do [ "$word" != processor ] || count=$((count + 1)); done </proc/cpuinfo
    printf 'cpus\t%s\n' "$count"
    while read -r word kib rest; do [ "$word" != MemTotal: ] || printf 'memory\t%s\n' "$((kib * 1024))"; done </proc/meminfo
    type=
    while read -r source where kind rest; do
        # printf undoes \040 and its like.
        [ "$(printf '%b' "$where")" != "$2" ] || type=$kind
    done </proc/mounts
    printf 'files\t%s\n' "$type"
    # As every new ext4 has, and no folder of ours.
    [ ! -d "$2/lost+found" ] || printf 'disk\tyes\n'
    ;;
kills)
    count=0
    while IFS=: read -r number controllers path; do
        case $controllers in '') root=/sys/fs/cgroup ;; *memory*) root=/sys/fs/cgroup/memory ;; *) continue ;; esac
        # From a namespace of its own the container's group is the root of what is mounted.
        for group in "$root$path" "$root"; do
            for counts in "$group/memory.events" "$group/memory.oom_control"; do
                [ -r "$counts" ] || continue
                while read -r word value; do [ "$word" != oom_kill ] || count=$value; done <"$counts"
                break 2
            done
        done
    done </proc/self/cgroup
    echo "$count"
    ;;
esac
