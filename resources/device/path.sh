# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# path.sh ADDRESS: by which interface this machine reaches the address, or has it itself, and what each of its
# interfaces is and has carried since it came up:
#   route INTERFACE, or "route -" where there is no way; "route INTERFACE local" where the address is this machine's own
#   interface NAME KIND MTU MBITS RECEIVED SENT MASTER LOWER    bytes; "-" where the kernel tells nothing. KIND is
#                                       loopback, tap, macvtap, bridge, veth, wireless, or else card or virtual
#   offload NAME tx-checksum=on rx-checksum=on tso=on gso=on gro=on lro=off    what the kernel or ethtool tells
# Changes nothing, needs no root.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
set -f
route=$(ip -o route get "$1" 2>/dev/null | head -n 1)
case $route in
*' dev lo '*) # its own address: the interface that has it
    interface=$(ip -o address show to "$1" 2>/dev/null | head -n 1 | awk '{ print $2 }')
    interface="${interface:-lo} local"
    ;;
*' dev '*)
    interface=${route#* dev }
    interface=${interface%% *}
    ;;
*) interface=- ;;
esac
echo "route $interface"

tell() { # what the file says, in one word
    word=$(cat "$1" 2>/dev/null) || word=
    printf %s "${word:--}"
}
# Of these /sys knows nothing but the number of the other end, which may be their own.
pairs=" $(ip -o link show type veth 2>/dev/null | awk '{ sub(/[@:].*/, "", $2); printf "%s ", $2 }')"
kind_of() { # of the interface whose folder is $1
    if [ "$(tell "$1/type")" = 772 ]; then echo loopback
    elif [ -d "$1/bridge" ]; then echo bridge
    elif [ -d "$1/macvtap" ]; then echo macvtap
    elif [ -e "$1/tun_flags" ]; then echo tap
    elif [ -e "$1/wireless" ] || [ -e "$1/phy80211" ]; then echo wireless
    elif [ -e "$1/device" ]; then echo card
    else
        case $pairs in *" ${1##*/} "*) echo veth ;; *) echo virtual ;; esac
    fi
}
lower_of() { # that a macvtap, VLAN or the like stands on
    set +f
    for link in "$1"/lower_*; do
        if [ -e "$link" ] && [ ! -d "$1/bridge" ]; then printf %s "${link##*/lower_}" && set -f && return; fi
    done
    set -f
    printf -- -
}
set +f
for folder in /sys/class/net/*; do
    set -f
    [ -e "$folder/mtu" ] || continue
    name=${folder##*/}
    master=$(readlink "$folder/master") || master=-
    echo "interface $name $(kind_of "$folder") $(tell "$folder/mtu") $(tell "$folder/speed")" \
        "$(tell "$folder/statistics/rx_bytes") $(tell "$folder/statistics/tx_bytes") ${master##*/} $(lower_of "$folder")"
done
set +f
if command -v ethtool >/dev/null; then
    for folder in /sys/class/net/*; do
        # Without awk, which the root of a runtime has not.
        ethtool -k "${folder##*/}" 2>/dev/null | {
            line=
            while read -r key value _; do
                case $key in
                tx-checksumming:) word=tx-checksum ;;
                rx-checksumming:) word=rx-checksum ;;
                tcp-segmentation-offload:) word=tso ;;
                generic-segmentation-offload:) word=gso ;;
                generic-receive-offload:) word=gro ;;
                large-receive-offload:) word=lro ;;
                *) continue ;;
                esac
                line="$line $word=$value"
            done
            [ -z "$line" ] || echo "offload ${folder##*/}$line"
        }
    done
elif command -v python3 >/dev/null; then
    # As ethtool asks: linux/ethtool.h has the numbers of SIOCETHTOOL and of its questions.
    python3 -c '
import fcntl, os, socket, struct, ctypes
asked = (("tx-checksum", 0x16), ("rx-checksum", 0x14), ("tso", 0x1e), ("gso", 0x23), ("gro", 0x2b))
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    for name in sorted(os.listdir("/sys/class/net")):
        line = ""
        for word, number in asked:
            value = ctypes.create_string_buffer(struct.pack("II", number, 0), 8)
            request = struct.pack("16sP16x", name.encode()[:15], ctypes.addressof(value))
            try:
                fcntl.ioctl(any_socket, 0x8946, request)
            except OSError:
                continue
            line += " %s=%s" % (word, "on" if struct.unpack("II", value.raw)[1] else "off")
        if line:
            print("offload " + name + line)
'
fi
exit 0
