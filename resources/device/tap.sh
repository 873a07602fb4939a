# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tap.sh make TAG USER [ADDRESS/30], or remove TAG: a tap interface for USER's guest, with the campaign's TAG
# (runwatt-UUID) as its alias, by which it is found and known to be ours. It and the guest have the two
# addresses of a network that nothing else here has: in the range for links (RFC 3927), by the UUID, or that of
# ADDRESS. Ends with "tap NAME ADDRESS/30", the guest's. As root; what is there with the same tag goes first.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
set -ef
verb=$1
tag=$2

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
digits=$(printf '%s' "${tag#runwatt-}" | tr -d -)
case $digits in
*[!0-9a-f]*) give_up "no tag of a campaign: $tag" ;;
????????????????????????????????) ;;
*) give_up "no tag of a campaign: $tag" ;;
esac
name=rw$(printf '%s' "$digits" | cut -c 1-12) # a name has at most 15 characters
remove() {
    [ -e "/sys/class/net/$name" ] || return 0
    # One of this name without an alias was cut short as we made it.
    case $(cat "/sys/class/net/$name/ifalias") in
    "$tag" | '') ;;
    *) give_up "the interface $name is somebody else's" ;;
    esac
    ip link delete dev "$name"
}
remove
[ "$verb" = make ] || exit 0
user=$3
guest=$4

is_free() { # third and fourth number of a network
    [ -z "$(ip -4 route show table all root "169.254.$1.$2/30" 2>/dev/null)" ]
}
if [ -z "$guest" ]; then
    # Not the first and the last 256, which are reserved, nor the 256 where clouds have their services.
    third=$((0x$(printf '%s' "$digits" | cut -c 13-16) % 168 + 1))
    fourth=$((0x$(printf '%s' "$digits" | cut -c 17-20) % 64 * 4))
    tries=0
    until is_free "$third" "$fourth"; do
        tries=$((tries + 1))
        [ "$tries" -le 64 ] || give_up 'no addresses are free for it'
        fourth=$(((fourth + 4) % 256))
    done
    guest=169.254.$third.$((fourth + 2))/30
fi
case $guest in 169.254.*/30) ;; *) give_up "no address for a guest: $guest" ;; esac
last=${guest##*.}
third=${guest#169.254.}
is_free "${third%%.*}" "$((${last%/30} - 2))" || give_up "the addresses around $guest are in use here"
device=${guest%.*}.$((${last%/30} - 1))/30
undo() { # so that nothing is left without its tag
    ip link delete dev "$name" 2>/dev/null
    give_up "the interface $name can't be made"
}
ip tuntap add dev "$name" mode tap user "$user"
ip link set dev "$name" alias "$tag" || undo
# The device says nothing there that the guest did not ask for.
echo 1 >"/proc/sys/net/ipv6/conf/$name/disable_ipv6" 2>/dev/null || :
ip address add "$device" dev "$name" || undo
ip link set dev "$name" up || undo
echo "tap $name $guest"
