# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# jail.sh FOLDER PROGRAM ID ROOTIMAGE: makes the jail anew in which Firecracker's jailer starts PROGRAM as ID, with
# the guest's files under names of their own; they are the same files, not copies. Tells the user's and group's
# number that it is for, and the program's own path, which the jail's is named after.
# The folders that the jailer would make as root are made here, for it leaves those that are there: so
# that all of the jail can be removed without root.
set -e
umask 077
folder=$1
program=$(readlink -f -- "$2")
jail=$folder/jail/${program##*/}/$3/root
options=$(findmnt -n -o OPTIONS -T "$folder" 2>/dev/null) || options=
for option in nodev noexec; do
    case ,$options, in *",$option,"*)
        printf '%s\n' "$folder is on a file system mounted $option, where no jail can be" >&2
        exit 1
        ;;
    esac
done
rm -rf -- "$folder/jail"
mkdir -p -- "$jail/dev/net" "$jail/run"
if [ "$(uname -m)" = aarch64 ]; then # it copies there what the processor's caches are
    for part in /sys/devices/system/cpu/cpu0/cache/index* /sys/devices/system/cpu/cpu0/regs/identification; do
        mkdir -p -- "$jail$part"
    done
fi
for name in kernel initrd data.img config.json; do
    ln -- "$folder/$name" "$jail/$name"
done
ln -- "$4" "$jail/rootfs.img"
: >"$folder/pid" # which root writes, and we read
printf '%s %s %s\n' "$(id -u)" "$(id -g)" "$program"
