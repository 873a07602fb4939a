# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets the frequency governor of every core to $1, says "held OLD", and holds it until standard input
# ends; then, or when told to stop, puts back what was there. So the device itself restores it when
# Runwatt or the link dies. Runs as root (the caller puts sudo before it).
folders=$(echo /sys/devices/system/cpu/cpu[0-9]*/cpufreq)
[ -w "${folders%% *}/scaling_governor" ] || { echo "not allowed" >&2; exit 1; }
read -r old <"${folders%% *}/scaling_governor"
put() {
    for folder in $folders; do
        echo "$1" >"$folder/scaling_governor" || return 1
    done
}
restore() {
    put "$old"
    exit 0
}
trap restore TERM INT HUP
put "$1" 2>/dev/null || { put "$old"; echo "the kernel does not take it" >&2; exit 1; }
echo "held $old"
while read -r _; do :; done
restore
