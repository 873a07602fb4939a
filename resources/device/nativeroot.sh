# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# nativeroot.sh ROOT FOLDER MARK UID GID GROUPS WORD...: runs the words in the file tree ROOT, read-only, with
# the device's own /proc, /sys and /dev, a /tmp of their own, and FOLDER at its own path, as the user UID of the
# group GID and the GROUPS (numbers, a blank between two). Runs as root in a mount namespace of its own, which
# ends with them: no mount outlives them, and outside nothing is seen of any. This process becomes the words, so
# it keeps its number. MARK is RUNWATT_COMMAND, by which they are found when the link is lost; of the environment
# nothing else comes with them.
set -e
root=$1
folder=$2
mark=$3
user=+$4:+$5
groups=$(printf '%s' "$6" | tr ' ' ',')
shift 6
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH

mount -o bind -- "$root" "$root"
for tree in proc sys dev; do mount -o rbind -- "/$tree" "$root/$tree"; done
mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs "$root/tmp"
mount -o bind -- "$folder" "$root$folder"
mount -o remount,bind,ro -- "$root"
exec env -i "PATH=$PATH" "RUNWATT_COMMAND=$mark" chroot --userspec="$user" --groups="$groups" "$root" "$@"
