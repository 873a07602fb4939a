# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# katahost.sh ID: what a Kata container ID consists of on its host, as "pids N ..." and "pss BYTES", the proportional
# set size of all these together: the shim, which containerd starts with "-id ID"; the hypervisor and virtiofsd, which
# name the sandbox ID among their arguments, wherever they were started; and what any of them has started. And as
# "group N", where all of these but the shim, with every thread, are in one control group that is named by ID, the
# oldest process of it. That is so where Kata keeps a sandbox in one ("sandbox_cgroup_only"); else it parts the
# hypervisor's threads among two groups, of which neither counts them all. Runs as root, who may read all; fails when
# there is no such shim, or the memory of one can't be read.
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
shims=$found
for pid in $(grep -lzF -e "sandbox-$id" -e "/vm/$id/" -e "/sandboxes/$id/" /proc/[0-9]*/cmdline 2>/dev/null | numbers); do
    [ ! -d "/proc/$pid" ] || found="$found $pid" # grep itself has these words
done
# What they have started, and so on, the oldest first. The second field of a stat is a name, which may have anything in it.
found=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v roots="$found" '
    { pid = $1; sub(/^.*\) /, ""); parent[pid] = $2; began[pid] = $20 }
    END {
        count = split(roots, names, " ")
        for (i = 1; i <= count; i++) is[names[i]] = 1
        do {
            grows = 0
            for (pid in parent) if (!(pid in is) && (parent[pid] in is)) { is[pid] = 1; grows = 1 }
        } while (grows)
        for (pid in is) if (pid in parent) print began[pid], pid
    }' | sort -n | sed 's/^.* / /' | tr -d '\n')
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
inner= # all but the shims
for pid in $found; do
    case " $shims " in *" $pid "*) ;; *) inner="$inner $pid" ;; esac
done
groups=$(for pid in $inner; do cat "/proc/$pid"/task/[0-9]*/cgroup 2>/dev/null; done | awk -F: '
    { path = substr($0, length($1) + length($2) + 3) }
    ("," $2 ",") ~ /,cpuacct,/ { old[path] = 1; is_old = 1 }
    $1 == "0" && $2 == "" { unified[path] = 1 }
    END { if (is_old) { for (path in old) print path } else for (path in unified) print path }')
case $groups in
*"
"*) ;;
*"$id"*) set -- $inner && echo "group $1" ;;
esac
