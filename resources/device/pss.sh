# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# pss.sh alone|parent PID_FILE: the proportional set size, in bytes, of the process whose number is in
# the file, and with "parent" of the one that started it: memory that several share is counted by parts.
# Runs as whoever may read them; fails when one can't be read.
pid=$(cat -- "$2") || exit 1 # runc writes no end of line
parent=
[ "$1" = alone ] || parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status") || exit 1
total=0
for process in $pid $parent; do
    maps=/proc/$process/smaps_rollup
    [ -e "$maps" ] || maps=/proc/$process/smaps # until Linux 4.14
    parts=$(sed -n 's/^Pss: *\([0-9]*\) kB$/\1/p' "$maps") || exit 1
    [ -n "$parts" ] || exit 1
    for kib in $parts; do
        total=$((total + kib))
    done
done
echo $((total * 1024))
