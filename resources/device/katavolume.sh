# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# katavolume.sh attach|detach RUNTIME IMAGE VOLUME: gives the disk IMAGE to the Kata container that has the folder VOLUME
# mounted, as a direct-assigned volume (Kata's docs/design/direct-blk-device-assignment.md): on a loop device, which RUNTIME,
# a kata-runtime, is told of. Ends with "loop /dev/loopN on|off", where the word is whether it goes around the device's
# page cache, as a guest's disks do by their cache mode "none"; not every file system can. detach undoes it, whatever there
# is of it. Runs as root.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -e
verb=$1
runtime=$2
image=$3
volume=$4

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
detach() {
    "$runtime" direct-volume remove --volume-path "$volume" >&2
    for file in /sys/block/loop*/loop/backing_file; do
        [ -r "$file" ] && IFS= read -r backing <"$file" 2>/dev/null || continue
        # A campaign that goes on has made its folder anew.
        case $backing in "$image" | "$image (deleted)") ;; *) continue ;; esac
        loop=${file#/sys/block/}
        losetup --detach "/dev/${loop%%/*}" || give_up "/dev/${loop%%/*} can't be detached"
    done
}

detach
[ "$verb" = attach ] || exit 0
direct=on
loop=$(losetup --find --show --direct-io=on -- "$image" 2>/dev/null) || {
    direct=off
    loop=$(losetup --find --show -- "$image") || give_up "no loop device could be had for $image"
}
# Some take the option and leave it at that.
number=${loop#/dev/}
[ "$(cat "/sys/block/$number/loop/dio" 2>/dev/null)" != 0 ] || direct=off
"$runtime" direct-volume add --volume-path "$volume" --mount-info \
    "{\"volume-type\":\"block\",\"device\":\"$loop\",\"fstype\":\"ext4\",\"options\":[\"nosuid\",\"nodev\"]}" >&2 || {
    losetup --detach "$loop"
    exit 1
}
printf 'loop %s %s\n' "$loop" "$direct"
