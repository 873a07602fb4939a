# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# After held.sh, governor.sh GOVERNOR: sets the frequency governor of every core to it, says "held OLD", and holds it
# until standard input ends; then, or when told to stop, puts back what each core had. So the device itself restores it
# when Runwatt or the link dies. Runs as root (the caller puts sudo before it).
set -- "$1" /sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor
wanted=$1
shift
[ -e "$1" ] || { echo "the kernel offers no frequency scaling" >&2; exit 1; }
[ -w "$1" ] || { echo "not allowed" >&2; exit 1; }
files=$* # in a function "$@" is the function's
# Told to stop while it puts back, it would begin again with what the loop has left of the files.
put_back() {
    trap '' TERM INT HUP
    for old in $before; do
        echo "$old" >"${files%% *}"
        files=${files#* }
    done
    forget governor
}
take_over governor
before=$left
[ -z "$before" ] || (put_back)
before=''
first=
for file in "$@"; do
    read -r old <"$file"
    before="$before $old"
    : "${first:=$old}"
done
trap 'put_back; exit 0' TERM INT HUP
# shellcheck disable=SC2086 # words
note governor $before
for file in "$@"; do
    { echo "$wanted" >"$file"; } 2>/dev/null && continue
    put_back
    echo "the kernel does not take it" >&2
    exit 1
done
hold "$first"
put_back
