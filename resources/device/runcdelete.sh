# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# runcdelete.sh RUNC STATE ID: ends the container ID whose state is in the folder STATE, if there is
# one, and removes that folder and the container's control group. Runs as root. Whatever is not of
# this ID is left alone.
runc=$1
state=$2
id=$3
[ ! -d "$state/$id" ] || "$runc" --root "$state" delete --force "$id" || exit 1
if [ -d "$state" ]; then rmdir -- "$state" || exit 1; fi
# What a container that was killed with its runc has left: empty by now, or rmdir refuses.
for group in /sys/fs/cgroup/"$id" /sys/fs/cgroup/*/"$id"; do
    if [ -d "$group" ]; then rmdir -- "$group" || exit 1; fi
done
exit 0
