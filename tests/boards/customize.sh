#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# customize.sh ROOT KEYS [MODULE...]: makes a board of the Debian system in the folder ROOT: its settings
# (those in guest/), its user bench, the keys from the folder KEYS, and kernel modules loaded as it boots.
# As root; run by mmdebstrap.
set -euo pipefail
root=$1
keys=$2
shift 2
guest=$(dirname "$(readlink -f "$0")")/guest

# Whoever checked the repository out, with whatever umask: in the board they are root's and readable.
cp -RT --no-preserve=all -- "$guest" "$root"
(cd "$guest" && find . -type f -print0) | (cd "$root" && xargs -0 chmod 644)
chmod 440 "$root/etc/sudoers.d/bench"

# Left to udev, KVM's would come seconds after ssh.
[ $# = 0 ] || printf '%s\n' "$@" >>"$root/etc/modules-load.d/board.conf"

# "*": no password fits, and yet the account is not locked, which sshd would refuse.
chroot "$root" useradd --create-home --shell /bin/bash --groups kvm,docker --password '*' bench
install -d -m 700 "$root/home/bench/.ssh"
install -m 600 "$keys/key.pub" "$root/home/bench/.ssh/authorized_keys"
chroot "$root" chown -R bench:bench /home/bench/.ssh
rm -f -- "$root"/etc/ssh/ssh_host_*
install -m 600 "$keys/host_key" "$root/etc/ssh/ssh_host_ed25519_key"
install -m 644 "$keys/host_key.pub" "$root/etc/ssh/ssh_host_ed25519_key.pub"

tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
chroot "$root" systemctl enable systemd-networkd.service ssh.service docker.service
# Nothing that wakes up by itself in the middle of a trial; nobody sits at its console.
chroot "$root" systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
  e2scrub_all.timer fstrim.timer logrotate.timer systemd-tmpfiles-clean.timer getty.target

# What the machine that built it fetches from, and by which ways, is nobody's business in the board. Its
# names can't be looked up there: better at once than after a time-out.
: >"$root/etc/resolv.conf"
rm -rf -- "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/apt/auth.conf" "$root/etc/apt/auth.conf.d"/* \
  "$root/etc/apt/sources.list.d"/*
echo 'deb http://deb.debian.org/debian bookworm main' >"$root/etc/apt/sources.list"
