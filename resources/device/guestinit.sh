#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The first process of a guest. From its initramfs it loads what the kernel needs for its disks and its
# network, mounts the root file system read-only (so that every trial starts from the same) and the data
# disk where the campaign's folder is on the device, and goes over to it; there it runs a first command
# ("up" on the console: the guest has started), and then the SSH server with the campaign's keys ("ready").
# Whatever fails is said on the console too, and ends the guest.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH

give_up() {
    echo "runwatt: the guest can't go on: $*"
    echo b >/proc/sysrq-trigger
    sleep 60
}
disk() { # the device of the disk with this label, at its place in an ext4 file system: not every monitor
    # gives a disk a serial number
    for block in /sys/block/vd*; do
        label=$(dd "if=/dev/${block##*/}" bs=8 skip=143 count=2 2>/dev/null | tr -d '\0')
        if [ "$label" = "$1" ]; then
            echo "/dev/${block##*/}"
            return 0
        fi
    done
    return 1
}
wait_for_disk() { # its driver may still be at work
    tries=0
    until disk "$1" >/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || give_up "there is no disk $1"
        sleep 0.1
    done
}

if [ "$1" != inside ]; then
    mount -t proc proc /proc || echo "runwatt: no /proc"
    mount -t sysfs sysfs /sys || give_up "no /sys"
    mount -t devtmpfs devtmpfs /dev || give_up "no /dev"
    while read -r module; do
        insmod "/modules/$module" || give_up "$module is refused"
    done </modules/list
    wait_for_disk root
    wait_for_disk data
    folder=$(cat /guest/folder)
    mount -t ext4 -o ro "$(disk root)" /newroot || give_up "the root file system can't be mounted"
    mount -t tmpfs -o mode=755 tmpfs /newroot/run || give_up "no /run"
    mount -t tmpfs -o mode=1777 tmpfs /newroot/tmp || give_up "no /tmp"
    # In one of these it is not there yet; nor in an image that is kept from campaign to campaign, where nothing is
    # in the folder around it.
    if ! mkdir -p "/newroot$folder" 2>/dev/null; then
        mount -t tmpfs -o mode=755 tmpfs "/newroot${folder%/*}" || give_up "no place for the data disk"
        mkdir -p "/newroot$folder"
    fi
    mount -t ext4 "$(disk data)" "/newroot$folder" || give_up "the data disk can't be mounted"
    cp -R /guest /newroot/run/guest || give_up "nothing can be copied"
    for tree in proc sys dev; do
        mount --move "/$tree" "/newroot/$tree" || give_up "/$tree can't be moved"
    done
    exec switch_root /newroot /bin/sh /run/guest/init inside
fi

true && echo "runwatt: up"
mkdir -p /dev/pts /dev/shm /run/sshd
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ip link set lo up
# Which card is found first is the monitor's affair: the one by which we are reached is to be eth0.
read -r mac mtu card way_out </run/guest/card
if [ -n "$mac" ] && [ "$(cat /sys/class/net/eth0/address)" = "$mac" ]; then
    ip link set eth0 name other && ip link set eth1 name eth0 && ip link set other name eth1 ||
        give_up "the second card can't be called so"
fi
read -r address </run/guest/address
ip address add "$address" dev eth0 || give_up "there is no network card"
ip link set eth0 up
read -r gateway </run/guest/gateway
[ -z "$gateway" ] || ip route add default via "$gateway" || give_up "there is no way out"
if [ -n "$mac" ]; then
    ip link set eth1 mtu "$mtu" || give_up "the second card can't have an MTU of $mtu"
    # IPv4 alone, as on every network of ours; and the neighbours hear at once who has the address now.
    echo 1 >/proc/sys/net/ipv6/conf/eth1/disable_ipv6
    echo 1 >/proc/sys/net/ipv4/conf/eth1/arp_notify
    ip address add "$card" dev eth1 || give_up "there is no second network card"
    ip link set eth1 up || give_up "the second card can't be set up"
    [ -z "$way_out" ] || ip route add default via "$way_out" || give_up "there is no way out by $way_out"
fi
/usr/bin/sshd -f /run/guest/sshd_config || give_up "its SSH server does not start"
# It goes into the background before it listens.
listens() {
    while read -r _ local _ state _; do
        case $local=$state in *:0016=0A) return 0 ;; esac
    done </proc/net/tcp
    return 1
}
tries=0
until listens; do
    tries=$((tries + 1))
    [ "$tries" -le 600 ] || give_up "its SSH server does not listen"
    sleep 0.05
done
echo "runwatt: ready"
# Also takes in what has lost its parent.
while :; do sleep 3600; done
