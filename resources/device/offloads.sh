# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# offloads.sh on|off INTERFACE: switches the segmentation and receive offloads of the interface (TSO, GSO, GRO, those
# that it lets be switched), says "held tso=OLD gso=OLD gro=OLD", and holds them until standard input ends; then, or when
# told to stop, puts back what each was. So the device itself restores them when Runwatt or the link dies. Runs as root
# (the caller puts sudo before it).
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
wanted=$1
interface=$2
command -v ethtool >/dev/null || { echo 'ethtool is not installed' >&2; exit 1; }
told=$(ethtool -k "$interface" 2>&1) || { printf '%s\n' "$told" >&2; exit 1; }
was=
held=
for pair in tso:tcp-segmentation-offload gso:generic-segmentation-offload gro:generic-receive-offload; do
    old=$(printf '%s\n' "$told" | sed -n "s/^${pair#*:}: //p")
    case $old in
    on | off)
        was="$was ${pair%%:*} $old"
        held="$held ${pair%%:*}=$old"
        ;;
    esac # "off [fixed]" can't be switched
done
[ -n "$was" ] || { echo "$interface lets none be switched" >&2; exit 1; }
put_back() {
    trap '' TERM INT HUP
    # shellcheck disable=SC2086 # words
    ethtool -K "$interface" $was >/dev/null 2>&1
}
trap 'put_back; exit 0' TERM INT HUP
new=$(printf '%s' "$was" | sed "s/ on\$/ $wanted/; s/ off\$/ $wanted/; s/ on / $wanted /g; s/ off / $wanted /g")
# shellcheck disable=SC2086
if ! said=$(ethtool -K "$interface" $new 2>&1); then
    put_back
    printf '%s\n' "$said" >&2
    exit 1
fi
echo "held$held"
while read -r _; do :; done
put_back
