# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# katahost.sh ID: what a Kata container ID consists of on its host, as "pids N ..." and "pss BYTES", the proportional
# set size of all these together: the shim, which containerd starts with "-id ID"; the hypervisor and virtiofsd, which
# name the sandbox ID among their arguments, wherever they were started; and what any of them has started. Runs as
# root, who may read all; fails when there is no such shim, or the memory of one can't be read.
id=$1

parents= # "PID PPID", one a line
found=
for process in /proc/[0-9]*; do
    pid=${process##*/}
    parent=$(sed -n 's/^PPid:[[:space:]]*//p' "$process/status" 2>/dev/null)
    parents="$parents$pid $parent
"
    words=$(tr '\000' '\n' 2>/dev/null <"$process/cmdline")
    # Newline by newline: an argument is the whole of a line.
    case "
$words
" in
    *"
-id
$id
"*) case ${words%%
*} in *containerd-shim-*) found="$found $pid" shim=$pid ;; esac ;;
    *"
sandbox-$id,"* | *"
sandbox-$id
"* | */vm/"$id"/* | */sandboxes/"$id"/*) found="$found $pid" ;;
    esac
done
[ -n "$shim" ] || exit 1
# What they have started, and so on.
found=$(printf '%s' "$parents" | awk -v roots="$found" '
    { parent[$1] = $2 }
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
