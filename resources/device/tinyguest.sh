# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# tinyguest.sh FOLDER SECONDS KERNEL WORD...: boots the smallest guest there is. FOLDER holds base, a file
# tree with a shell; FOLDER/initrd is made of it, and FOLDER/kernel of KERNEL, unless it is there already, for
# WORD..., a virtual machine that starts from them and gets SECONDS. What comes from it is told; its only process says "runwatt: up" and ends, and
# the guest with it. FOLDER goes. Needs no root but to read a kernel that only root may read.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
set -ef
folder=$1
seconds=$2
kernel=$3
shift 3
umask 077
guest=
# A guest that hangs in KVM may take no other signal.
trap 'kill -KILL $guest 2>/dev/null || :; rm -rf -- "$folder"' EXIT
trap 'exit 143' TERM INT HUP
printf '#!/bin/sh\necho "runwatt: up"\n' >"$folder/base/init"
chmod 755 "$folder/base/init"
(cd "$folder/base" && find . | cpio -o -H newc --quiet -R +0:+0) | gzip -1 >"$folder/initrd"
[ -e "$folder/kernel" ] || {
    if [ -r "$kernel" ]; then cat -- "$kernel"; else sudo -n cat -- "$kernel"; fi >"$folder/kernel"
}
# Firecracker waits for input, which /dev/null can't be waited for; of this there never is any.
input=/dev/null
if mkfifo "$folder/input" 2>/dev/null; then
    exec 3<>"$folder/input"
    input=$folder/input
fi
echo 'runwatt: made'
"$@" <"$input" 2>&1 3<&- &
guest=$!
tenths=0
while kill -0 "$guest" 2>/dev/null; do
    if [ "$tenths" -ge "$((seconds * 10))" ]; then
        exit 124 # as timeout's, which would keep the signals that end us from the guest
    fi
    sleep 0.1
    tenths=$((tenths + 1))
done
wait "$guest"
