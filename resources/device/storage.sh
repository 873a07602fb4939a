# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Says, for each folder in $@, on what it lies: "folder<TAB>mount point<TAB>file system<TAB>source
# <TAB>free KiB<TAB>writable<TAB>disk<TAB>scheduler". A folder that is not there yet is asked of its
# nearest parent; writable is "file" where that is none.
LC_ALL=C
export LC_ALL
for folder in "$@"; do
    at=$folder
    writable=no
    while [ ! -d "$at" ] && [ "$at" != / ]; do
        [ -e "$at" ] && writable=file
        at=$(dirname -- "$at")
    done
    line=$(df -kP -- "$at" 2>/dev/null | tail -n 1)
    source=$(printf '%s\n' "$line" | awk '{print $1}')
    free=$(printf '%s\n' "$line" | awk '{print $4}')
    mount=$(printf '%s\n' "$line" | awk '{for (i = 1; i <= 5; i++) sub(/^[^ ]+ +/, ""); print}')
    # The kernel writes a space in a name as \040.
    type=$(mount=$mount awk '{gsub(/\\040/, " ", $2)} $2 == ENVIRON["mount"] {t = $3} END {print t}' /proc/mounts)
    [ "$writable" = no ] && [ -w "$at" ] && writable=yes
    disk=
    scheduler=
    device=$(stat -c %d -- "$at" 2>/dev/null)
    if [ -n "$device" ]; then
        number=$((device / 256)):$((device % 256))
        path=$(readlink -f "/sys/dev/block/$number" 2>/dev/null)
        # A partition's disk is the folder above it.
        [ -n "$path" ] && [ ! -d "$path/queue" ] && path=$(dirname -- "$path")
        disk=${path##*/}
        [ -r "$path/queue/scheduler" ] && scheduler=$(sed -n 's/.*\[\(.*\)\].*/\1/p' "$path/queue/scheduler")
    fi
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$folder" "$mount" "$type" "$source" "$free" "$writable" "$disk" "$scheduler"
done
