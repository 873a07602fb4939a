# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# datadisk.sh IMAGE BYTES OWNER: makes IMAGE, an empty disk of BYTES with ext4 and the label "data", for the files of a
# benchmark in a guest. Its root folder is OWNER's, UID:GID. Needs no root.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -e
umask 077
rm -f -- "$1"
truncate -s "$2" "$1"
# All of it now: nothing is left for the guest's kernel to do in mid-trial. Blocks as on the device's own
# disks, also where this one is small.
mke2fs -q -t ext4 -L data -b 4096 -m 0 -E "root_owner=$3,lazy_itable_init=0,lazy_journal_init=0" -F "$1" >&2
