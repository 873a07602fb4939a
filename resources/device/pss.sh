# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# pss.sh PID_FILE: the proportional set size, in bytes, of the process whose number is in the file and
# of the one that started it: memory that several share is counted by parts. Runs as whoever may read
# them; fails when one can't be read.
pid=$(cat -- "$1") || exit 1 # runc writes no end of line
parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status") || exit 1
total=0
for process in "$pid" "$parent"; do
    kib=$(sed -n 's/^Pss: *\([0-9]*\) kB$/\1/p' "/proc/$process/smaps_rollup") || exit 1
    [ -n "$kib" ] || exit 1
    total=$((total + kib))
done
echo $((total * 1024))
