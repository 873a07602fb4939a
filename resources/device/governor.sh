# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets the frequency governor of every core to $1, says "held OLD", and holds it until standard input
# ends; then, or when told to stop, puts back what each core had. So the device itself restores it when
# Runwatt or the link dies. Runs as root (the caller puts sudo before it).
trap '' PIPE # when nobody hears any more what it says, it has to put back all the same
set -- "$1" /sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor
wanted=$1
shift
[ -e "$1" ] || { echo "the kernel offers no frequency scaling" >&2; exit 1; }
[ -w "$1" ] || { echo "not allowed" >&2; exit 1; }
before= first=
for file in "$@"; do
    read -r old <"$file"
    before="$before $old"
    : "${first:=$old}"
done
# Told to stop while it puts back, it would begin again with what the loop has left of its arguments.
put_back() {
    trap '' TERM INT HUP
    for old in $before; do
        echo "$old" >"$1"
        shift
    done
}
trap 'put_back "$@"; exit 0' TERM INT HUP
for file in "$@"; do
    { echo "$wanted" >"$file"; } 2>/dev/null && continue
    put_back "$@"
    echo "the kernel does not take it" >&2
    exit 1
done
echo "held $first"
while read -r _; do :; done
put_back "$@"
