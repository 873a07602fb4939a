# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# katahost.sh ID: what a Kata container ID consists of on its host, as "pids N ..." and "pss BYTES", the proportional
# set size of all these together: the shim, which containerd starts with "-id ID"; the hypervisor and virtiofsd, which
# name the sandbox ID among their arguments, wherever they were started; and what any of them has started. Runs as
# root, who may read all; fails when there is no such shim, or the memory of one can't be read.
id=$1

numbers() { # of "/proc/N/cmdline", one a line
    sed -n 's/^\/proc\/\([0-9]*\)\/cmdline$/\1/p'
}
found=
# One argument is a line to -z. What else has ID for an argument: who has asked for the container.
for pid in $(grep -lzxF -e "$id" /proc/[0-9]*/cmdline 2>/dev/null | numbers); do
    case $(tr '\000' ' ' 2>/dev/null <"/proc/$pid/cmdline") in
    *containerd-shim-*" -id $id "*) found="$found $pid" ;;
    esac
done
[ -n "$found" ] || exit 1
for pid in $(grep -lzF -e "sandbox-$id" -e "/vm/$id/" -e "/sandboxes/$id/" /proc/[0-9]*/cmdline 2>/dev/null | numbers); do
    [ ! -d "/proc/$pid" ] || found="$found $pid" # grep itself has these words
done
# What they have started, and so on. The second field of a stat is a name, which may have anything in it.
found=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v roots="$found" '
    { pid = $1; sub(/^.*\) /, ""); parent[pid] = $2 }
    END {
        count = split(roots, names, " ")
        for (i = 1; i <= count; i++) is[names[i]] = 1
        do {
            grows = 0
            for (pid in parent) if (!(pid in is) && (parent[pid] in is)) { is[pid] = 1; grows = 1 }
        } while (grows)
        for (pid in is) printf " %s", pid
    }')
total=0
for pid in $found; do
    maps=/proc/$pid/smaps_rollup
    [ -e "$maps" ] || maps=/proc/$pid/smaps # until Linux 4.14
    parts=$(sed -n 's/^Pss: *\([0-9]*\) kB$/\1/p' "$maps" 2>/dev/null) || {
        [ -d "/proc/$pid" ] || continue # gone by now
        exit 1
    }
    for kib in $parts; do total=$((total + kib)); done
done
echo "pids$found"
echo "pss $((total * 1024))"
