# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# After held.sh, offloads.sh on|off INTERFACE...: switches the segmentation and receive offloads of the interfaces (TSO,
# GSO, GRO, those that each lets be switched), says "held INTERFACE:tso=OLD,gso=OLD,gro=OLD ..." of those that let any,
# and holds them until standard input ends; then, or when told to stop, puts back what each was. So the device itself
# restores them when Runwatt or the link dies. One that has gone by then, as a tap with its guest, has nothing to be put
# back. Runs as root (the caller puts sudo before it).
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
wanted=$1
shift
command -v ethtool >/dev/null || { echo 'ethtool is not installed' >&2; exit 1; }
space=$(readlink /proc/self/ns/net | tr -dc 0-9) # whose interfaces these are
was= # "INTERFACE tso OLD gso OLD;" of each that was switched
held=
put_back() {
    trap '' TERM INT HUP
    while [ -n "$was" ]; do
        # shellcheck disable=SC2086 # words
        ethtool -K ${was%%;*} >/dev/null 2>&1
        interface=${was%% *}
        forget "offloads-$space-$interface"
        was=${was#*;}
    done
}
trap 'put_back; exit 0' TERM INT HUP
for interface; do
    take_over "offloads-$space-$interface"
    # shellcheck disable=SC2086
    [ -z "$left" ] || ethtool -K "$interface" $left >/dev/null 2>&1
    if ! told=$(ethtool -k "$interface" 2>&1); then
        put_back
        printf '%s\n' "$told" >&2
        exit 1
    fi
    old=
    new=
    say=
    for pair in tso:tcp-segmentation-offload gso:generic-segmentation-offload gro:generic-receive-offload; do
        value=$(printf '%s\n' "$told" | sed -n "s/^${pair#*:}: //p")
        case $value in
        on | off)
            old="$old ${pair%%:*} $value"
            new="$new ${pair%%:*} $wanted"
            say="$say,${pair%%:*}=$value"
            ;;
        esac # "off [fixed]" can't be switched
    done
    [ -n "$old" ] || continue
    # shellcheck disable=SC2086
    note "offloads-$space-$interface" $old
    was="$was$interface$old;"
    # shellcheck disable=SC2086
    if ! said=$(ethtool -K "$interface" $new 2>&1); then
        put_back
        printf '%s\n' "$said" >&2
        exit 1
    fi
    held="$held $interface:${say#,}"
done
[ -n "$held" ] || { echo "$* lets none be switched" >&2; exit 1; }
# shellcheck disable=SC2086
hold $held
put_back
