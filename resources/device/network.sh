# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# network.sh make KIND TAG USER [ADDRESS/30 [INTERFACE INSIDE MAC]], remove TAG, or tell TAG (what the device knows of its
# interfaces and of who is behind them, in ip's words): the network of one trial, with the campaign's TAG (runwatt-UUID)
# on all that belongs to it, by which it is found and known to be ours. KIND is
#   tap              a tap interface for USER's guest, which leads to the device alone
#   bridged-tap      the same on a bridge, from where the device routes it out
#   bridged-space    a network namespace called TAG for a container, with a veth pair (eth0 inside) on such a bridge
#   macvtap          a tap, and beside it for USER's guest a macvtap on INTERFACE, or on that of the default route
#   on-bridge        a tap, and a second one on the bridge INTERFACE, which is the person's: nothing else changes there
# Device and guest (or container) have the two addresses of a network that nothing else here has: in the range for
# links (RFC 3927), by the UUID, or that of ADDRESS. The way out is ip_forward and one rule that masquerades, in an
# nftables table called TAG, or of iptables with TAG as its comment. What is made is noted in /run first.
# Ends with "network INTERFACE ADDRESS/30 BRIDGE MTU": the address is the guest's, and of a tap alone BRIDGE is "-".
# Of the last two kinds, whose guest has MAC and INSIDE (its address, with the prefix) there, " CARD NODE INTERFACE MTU"
# follows: the second card's, with the file in /dev that is USER's way to it ("-" for a tap). "obstacle WORD MORE" says
# why that interface can't have it; see guestcard.cpp.
# As root; what is there with the same tag goes first.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
set -ef
verb=$1
[ "$verb" != make ] || { kind=$2 && shift; }
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
bridge=${name}b
card=${name}c
if [ "$verb" = tell ]; then
    for link in "$name" "$bridge"; do
        ip -4 -br address show dev "$link" && ip -4 neigh show dev "$link"
    done 2>/dev/null
    exit 0
fi
notes=/run/runwatt-network
note=$notes/$tag # what of it was begun, a word a line
forward=/proc/sys/net/ipv4/ip_forward
each=/proc/sys/net/ipv4/conf

# Two campaigns at once would both find that nobody else needs ip_forward. Ends with this shell.
exec 9</run
if command -v flock >/dev/null; then flock 9; fi

begin() { # what a word names, so that it is known to be ours before it has its tag
    mkdir -p "$notes"
    echo "$1" >>"$note"
}
has_begun() { [ -e "$note" ] && grep -qx "$1" "$note"; }
remove_link() { # false with what is the matter in $others
    [ -e "/sys/class/net/$1" ] || return 0
    case $(cat "/sys/class/net/$1/ifalias") in
    "$tag") owner=ours ;;
    '') if has_begun "$1"; then owner=ours; else owner=other; fi ;; # cut short as we made it
    *) owner=other ;;
    esac
    if [ $owner = other ]; then
        others="the interface $1 is somebody else's"
    else
        ip link delete dev "$1" || others="the interface $1 can't be removed"
    fi
}
remove_rules() { # of a table and chain of iptables, as it prints them itself
    iptables -w -t "$1" -S "$2" | tr -d '"' | sed -n "/ --comment $tag /s/^-A //p" | while read -r rule; do
        # shellcheck disable=SC2086 # its words; none of ours has a space in it
        iptables -w -t "$1" -D $rule
    done
}
put_forwarding_back() { # what it was, with those interfaces that had it by themselves
    [ -e "$notes/forwarding" ] || return 0
    [ -z "$(find "$notes" -type f -name 'runwatt-*' -exec grep -lx bridged {} +)" ] || return 0
    if [ "$(cat $forward)" = 1 ]; then
        echo 0 >$forward
        while read -r interface; do
            [ ! -e "$each/$interface/forwarding" ] || echo 1 >"$each/$interface/forwarding"
        done <"$notes/forwarding"
        # Which the kernel sets by itself whenever ip_forward changes.
        [ ! -e "$notes/redirects" ] || cat "$notes/redirects" >"$each/all/accept_redirects"
    fi
    rm -f "$notes/forwarding" "$notes/redirects"
}
remove() { # all that can be; fails when something can't
    others=
    for link in "$card" "$name" "$bridge"; do
        remove_link "$link"
    done
    if has_begun "/dev/$card" && [ -c "/dev/$card" ]; then rm -f -- "/dev/$card"; fi
    if [ -e "/run/netns/$tag" ]; then ip netns delete "$tag" || others="the namespace $tag is in use"; fi
    if command -v nft >/dev/null && nft list table ip "$tag" >/dev/null 2>&1; then nft delete table ip "$tag"; fi
    if has_begun iptables; then
        remove_rules nat POSTROUTING
        remove_rules filter FORWARD
    fi
    rm -f "$note"
    put_forwarding_back
    rmdir "$notes" 2>/dev/null || : # another campaign has something in it
    [ -z "$others" ] || printf '%s\n' "$others" >&2
    [ -z "$others" ]
}
remove || exit 1
[ "$verb" = make ] || exit 0
user=$3
guest=$4
under=$5
inside=$6
mac=$7

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
first=$((${last%/30} - 2))
is_free "${third%%.*}" "$first" || give_up "the addresses around $guest are in use here"
device=${guest%.*}.$((first + 1))
network=${guest%.*}.$first/30

obstacle() { # WORD MORE: nothing is made yet
    printf 'obstacle %s\n' "$*"
    exit 1
}
find_interface() { # that can have the second card
    if [ -z "$under" ]; then
        under=$(ip -4 route show default | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)
        [ -n "$under" ] || obstacle no-default
    fi
    its=/sys/class/net/$under
    case $under in */* | . | ..) obstacle missing "$under" ;; esac
    [ -e "$its" ] || obstacle missing "$under"
    if [ "$kind" = on-bridge ]; then
        [ -d "$its/bridge" ] || obstacle no-bridge "$under"
        # A bridge has the lowest hardware address of what is on it, unless it was given one (3).
        [ -n "$(ls "$its/brif")" ] || [ "$(cat "$its/addr_assign_type")" = 3 ] || obstacle empty-bridge "$under"
    else
        [ "$(cat "$its/type")" = 1 ] || obstacle not-ethernet "$under"
        if [ -e "$its/wireless" ] || [ -e "$its/phy80211" ]; then obstacle wireless "$under"; fi
        if [ -e "$its/master" ]; then
            master=$(readlink "$its/master")
            obstacle taken "$under ${master##*/}"
        fi
    fi
    [ "$(($(cat "$its/flags") & 1))" = 1 ] || obstacle down "$under"
    [ "$kind" = on-bridge ] || [ "$(cat "$its/carrier")" = 1 ] || obstacle down "$under"
}
find_neighbour() { # that has the guest's address already
    address=${inside%/*}
    [ -z "$(ip -4 -o address show to "$address")" ] || obstacle address-used "$address"
    [ -z "$(ip -4 neigh show to "$address" dev "$under" nud permanent)" ] || return 0 # somebody wants it so
    ip neigh del "$address" dev "$under" 2>/dev/null || : # of the trial before, perhaps
    # Before iproute2 5.16 only ping has the kernel ask.
    ip neigh replace "$address" dev "$under" use 2>/dev/null ||
        ping -c 1 -W 1 -I "$under" "$address" >/dev/null 2>&1 || :
    tries=0
    while [ "$tries" -lt 10 ]; do
        answer=$(ip -4 neigh show to "$address" dev "$under")
        case $answer in *lladdr*) break ;; esac
        sleep 0.1 2>/dev/null || sleep 1
        tries=$((tries + 1))
    done
    ip neigh del "$address" dev "$under" 2>/dev/null || :
    case $answer in *lladdr*) obstacle address-used "$address" ;; esac
}

undo() { # so that nothing is left
    remove || :
    give_up "$*"
}
mark() {
    ip link set dev "$1" alias "$tag" || undo "the interface $1 can't be marked"
    # The device says nothing there that it was not asked for.
    echo 1 >"/proc/sys/net/ipv6/conf/$1/disable_ipv6" 2>/dev/null || :
}
make_tap() {
    begin "$1"
    ip tuntap add dev "$1" mode tap user "$user" || undo "the tap $1 can't be made"
    mark "$1"
}
make_macvtap() { # on $under
    begin "$card"
    ip link add link "$under" name "$card" address "$mac" type macvtap mode bridge ||
        undo "the macvtap $card can't be made on $under"
    mark "$card"
    ip link set dev "$card" up || undo "the interface $card can't be set up"
    index=$(cat "/sys/class/net/$card/ifindex")
    numbers=$(cat "/sys/class/net/$card/macvtap/tap$index/dev") || undo "the macvtap $card has no file"
    major=${numbers%:*}
    minor=${numbers#*:}
    if command -v udevadm >/dev/null; then udevadm settle --timeout=5 || :; fi
    # Of this name there is none where nothing makes it, and another network namespace's may have it.
    node=/dev/tap$index
    if [ "$(stat -c %t:%T "$node" 2>/dev/null)" != "$(printf '%x:%x' "$major" "$minor")" ]; then
        node=/dev/$card
        begin "$node"
        mknod -m 600 "$node" c "$major" "$minor" || undo "$node can't be made"
    fi
    chmod 600 "$node" && chown "$user" "$node" || undo "$node can't be given to $user"
}
make_port() { # a second tap, on the bridge $under
    make_tap "$card"
    # The bridge's MTU is the least of what is on it, and its hardware address the lowest.
    ip link set dev "$card" mtu "$(cat "$its/mtu")" address "fe:ff${mac#??:??}" ||
        undo "the interface $card can't be made one for $under"
    ip link set dev "$card" master "$under" || undo "the interface $card can't be put on $under"
    ip link set dev "$card" up || undo "the interface $card can't be set up"
    node=-
}
make_bridge() {
    begin "$bridge"
    ip link add name "$bridge" type bridge || undo "the bridge $bridge can't be made"
    mark "$bridge"
}
make_space() { # after it, eth0 inside is the other end of a veth pair
    ip netns add "$tag" || undo "the network namespace can't be made"
    begin "$name"
    ip link add name "$name" type veth peer name eth0 netns "$tag" || undo "the veth pair $name can't be made"
    mark "$name"
    ip -n "$tag" link set dev eth0 alias "$tag" &&
        ip netns exec "$tag" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/eth0/disable_ipv6 || :' 2>/dev/null &&
        ip -n "$tag" link set dev lo up &&
        ip -n "$tag" address add "$guest" dev eth0 &&
        ip -n "$tag" link set dev eth0 up ||
        undo "the network namespace can't be set up"
}
masquerade() {
    # Before Linux 4.18 replies are translated only where both chains are, and a table of iptables keeps
    # those of nftables out.
    if command -v nft >/dev/null && nft -f - <<end; then
table ip $tag {
    chain before { type nat hook prerouting priority -100; }
    chain after { type nat hook postrouting priority 100; ip saddr $network oifname != "$bridge" masquerade; }
}
end
        return 0
    fi
    command -v iptables >/dev/null || return 1
    begin iptables
    iptables -w -t nat -A POSTROUTING -s "$network" ! -o "$bridge" -m comment --comment "$tag" -j MASQUERADE
}
let_through() { # where docker or a firewall keeps all from being forwarded that it does not know
    command -v iptables >/dev/null || return 0
    # Where it doesn't work it keeps nothing back.
    policy=$(iptables -w -S FORWARD 2>/dev/null) || return 0
    [ "$policy" != '-P FORWARD ACCEPT' ] || return 0
    begin iptables
    iptables -w -I FORWARD -i "$bridge" -m comment --comment "$tag" -j ACCEPT &&
        iptables -w -I FORWARD -o "$bridge" -m conntrack --ctstate RELATED,ESTABLISHED \
            -m comment --comment "$tag" -j ACCEPT
}
firewall() { # the table of nftables that keeps back what it does not know, beside those of iptables: no rule of
    # another table lets through what one drops
    command -v nft >/dev/null || return 0
    nft list ruleset 2>/dev/null | awk '
        $1 == "table" { family = $2; table = $3 }
        family != "ip" && family != "inet" || family == "ip" && table == "filter" { next }
        /hook forward/ && (/policy drop/ || table == "firewalld") { print family " " table; exit }'
}
forward_packets() {
    [ "$(cat $forward)" = 0 ] || return 0
    set +f
    for interface in "$each"/*; do
        interface=${interface##*/}
        if [ "$interface" != all ] && [ "$(cat "$each/$interface/forwarding")" = 1 ]; then echo "$interface"; fi
    done >"$notes/forwarding"
    set -f
    cat "$each/all/accept_redirects" >"$notes/redirects"
    echo 1 >$forward
}
case $kind in macvtap | on-bridge)
    find_interface
    find_neighbour
    ;;
esac
case $kind in tap | macvtap | on-bridge)
    make_tap "$name"
    ip address add "$device/30" dev "$name" || undo "the interface $name can't be given an address"
    ip link set dev "$name" up || undo "the interface $name can't be set up"
    made="network $name $guest - $(cat "/sys/class/net/$name/mtu")"
    case $kind in
    macvtap) make_macvtap ;;
    on-bridge) make_port ;;
    esac
    [ "$kind" = tap ] || made="$made $card $node $under $(cat "/sys/class/net/$card/mtu")"
    echo "$made"
    exit 0
    ;;
esac
make_bridge
case $kind in
bridged-tap) make_tap "$name" ;;
bridged-space) make_space ;;
*) undo "no kind of network: $kind" ;;
esac
ip link set dev "$name" master "$bridge" || undo "the interface $name can't be put on its bridge"
ip link set dev "$name" up || undo "the interface $name can't be set up"
ip address add "$device/30" dev "$bridge" || undo "the bridge $bridge can't be given an address"
ip link set dev "$bridge" up || undo "the bridge $bridge can't be set up"
if [ "$kind" = bridged-space ]; then
    ip -n "$tag" route add default via "$device" || undo "the network namespace can't be given a route"
fi
begin bridged
masquerade || undo "no rule can be made that leads it out (nftables, iptables)"
let_through || undo "no rule can be made that lets it through (iptables)"
table=$(firewall)
[ -z "$table" ] || undo "a firewall of this device ($table in nftables) forwards nothing that it does not know"
forward_packets || undo "the device can't be told to forward packets (ip_forward)"
echo "network $name $guest $bridge $(cat "/sys/class/net/$bridge/mtu")"
