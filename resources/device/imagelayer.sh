# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# imagelayer.sh TREE MOUNTPOINT FOLDER NAME ARCHITECTURE: makes in FOLDER what `tar -c .` of it gives to `docker load`
# and its kin: an image NAME of the file tree TREE without its empty folder MOUNTPOINT, as one layer, labelled
# org.runwatt.campaign and org.runwatt.user=UID. The format is that of docker's image specification 1.2. Nothing in it
# depends on when or for which campaign it is made, so the same tree gives the same image. Ends with "image sha256:HEX", its identity. Plain POSIX sh with GNU tar; needs no root.
set -e
LC_ALL=C
export LC_ALL
tree=$1
mount=$2
folder=$3
name=$4
case $5 in
x86_64) architecture=amd64 ;;
aarch64) architecture=arm64 ;;
armv*) architecture=arm ;;
i?86) architecture=386 ;;
*) architecture=$5 ;;
esac
rm -rf -- "$folder"
mkdir -- "$folder"
tar -C "$tree" --exclude=".$mount" --anchored --no-wildcards --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf "$folder/layer.tar" .
layer=$(sha256sum <"$folder/layer.tar" | cut -d ' ' -f 1)
printf '{"architecture":"%s","config":{"Labels":{"org.runwatt.campaign":"","org.runwatt.user":"%s"}},"created":"1970-01-01T00:00:00Z","os":"linux","rootfs":{"diff_ids":["sha256:%s"],"type":"layers"}}' \
    "$architecture" "$(id -u)" "$layer" >"$folder/config.json"
printf '[{"Config":"config.json","Layers":["layer.tar"],"RepoTags":["%s:latest"]}]' "$name" >"$folder/manifest.json"
printf 'image sha256:%s\n' "$(sha256sum <"$folder/config.json" | cut -d ' ' -f 1)"
