# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# datadisk.sh IMAGE BYTES OWNER sparse|preallocated: makes IMAGE, an empty disk of BYTES with ext4 and the label "data",
# for the files of a benchmark in a guest. Its root folder is OWNER's, UID:GID. A preallocated one has all its blocks on
# the device, written, before the guest sees it. Needs no root.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -e
umask 077
rm -f -- "$1"
case $4 in
sparse) truncate -s "$2" "$1" ;;
# Not by fallocate: what it reserves is only made a block of the file by its first write.
preallocated) head -c "$2" /dev/zero >"$1" ;;
esac
# All of it now: nothing is left for the guest's kernel to do in mid-trial. Blocks as on the device's own
# disks, also where this one is small.
# What it wipes of a preallocated file stays written.
[ "$4" = sparse ] || export UNIX_IO_NOZEROOUT=1
mke2fs -q -t ext4 -L data -b 4096 -m 0 -E "root_owner=$3,lazy_itable_init=0,lazy_journal_init=0,nodiscard" -F "$1" >&2
# Written out now, and not beside the first trial.
[ "$4" = sparse ] || sync "$1"
