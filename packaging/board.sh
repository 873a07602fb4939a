#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# board.sh [x86_64|aarch64] [--port N] [--build | --print-folder]: a board for those who have none.
#
# Starts an emulated board: a whole Debian 12 machine of that architecture (x86_64 when none is named)
# under QEMU, with ssh, systemd, cgroup v2, docker, runc, fio and a /dev/kvm of its own, so that every
# runtime of Runwatt can be tried on it. It needs neither KVM nor a spare machine here. Then add it to
# Runwatt as a device, with what is printed once it is ready. Ctrl-C ends it; nothing that was written
# on it is kept. Its network leads nowhere but to its ssh, on 127.0.0.1.
#
# The first start installs what is missing, as root or through sudo, and builds the board (x86_64 in
# some 5 minutes, aarch64 in some 30); the next ones take seconds. It is kept in
# ~/.cache/runwatt/boards (or RUNWATT_BOARDS), 1 GB; a changed recipe or QEMU builds it anew.
#
# All on it is emulated: it proves that something works, never how fast it is.
#
#   --port N        its ssh on this port of 127.0.0.1 (2222); 0: one that is free
#   --build         builds it if need be and prints its folder, without starting it
#   --print-folder  prints the folder where it is or would be; installs and builds nothing
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh
# shellcheck source=tests/boards/settings.sh
. tests/boards/settings.sh

arch=x86_64
port=2222
action=start
while [ $# -gt 0 ]; do
  case $1 in
    x86_64 | aarch64) arch=$1 ;;
    --port) port=${2:-}; shift ;;
    --port=*) port=${1#*=} ;;
    --build) action=build ;;
    --print-folder) action=print ;;
    -h | --help) sed -n '5,23s/^# \?//p' "$0"; exit 0 ;;
    *) stop_with "$1 is no option and no architecture that there is a board for (try --help)." ;;
  esac
  shift || stop_with "--port needs a number."
done
if [[ ! $port =~ ^[0-9]{1,5}$ ]] || [ "$port" -gt 65535 ]; then stop_with "$port is no port."; fi
board_settings "$arch"
boards=${RUNWATT_BOARDS:-${XDG_CACHE_HOME:-$HOME/.cache}/runwatt/boards}

# The folder's name is known only with the QEMU that it is for.
if [ "$action" = print ]; then
  command -v "${board_qemu[0]}" >/dev/null || stop_with "${board_qemu[0]} is not installed, so there is no board yet."
else
  ensure_packages board "board_$arch"
fi
folder=$boards/$arch-$(board_hash)
if [ "$action" = print ]; then
  printf '%s\n' "$folder"
  exit 0
fi

if [ ! -d "$folder" ]; then
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    stop_with "building the board needs root once, and there is no sudo: have root start this with --build and RUNWATT_BOARDS set to a folder, then give that folder to your user."
  fi
  mkdir -p "$boards" || stop_with "the folder $boards can't be made."
  # Another start may be building it just now.
  exec {lock}>"$boards/$arch.lock"
  flock -n "$lock" || { say "Another start is building it; waiting for that ..."; flock "$lock"; }
  if [ ! -d "$folder" ]; then
    say "Building the $arch board in $folder (once; $board_build_time) ..."
    bash tests/boards/build.sh "$arch" "$folder" {lock}>&-
    # Those of older recipes and other versions of QEMU, and what a build that was killed left behind.
    # A board that runs keeps its open files. Nothing is touched that is not known as a board.
    for old in "$boards/$arch"-????????????{,.part}; do
      [[ $old != "$folder" && ${old##*/} =~ ^$arch-[0-9a-f]{12}(\.part)?$ && -f $old/disk.img ]] || continue
      [ ! -e "$old/root" ] || as_root rm -rf --one-file-system -- "$old/root"
      rm -rf -- "$old"
    done
    say "The board is built: $(du -sh -- "$folder" | cut -f 1), in $((SECONDS / 60)) min $((SECONDS % 60)) s."
  fi
  exec {lock}>&-
fi
if [ "$action" = build ]; then
  printf '%s\n' "$folder"
  exit 0
fi

say "Starting the $arch board (5 to 30 seconds) ..."
board_pid=
clean_up() {
  trap '' INT TERM HUP
  [ -n "$board_pid" ] || return 0
  kill "$board_pid" 2>/dev/null || true
  wait "$board_pid" 2>/dev/null || true
}
trap clean_up EXIT
trap 'say ""; say "The board is ended."; exit 0' INT TERM HUP
# Its standard input is a pipe from here: should this be killed, the board ends too.
board_pipe stdin held
board_pipe output stdout
# shellcheck disable=SC2154 # set by board_pipe
bash tests/boards/start.sh "$arch" "$folder" "$port" <&"$stdin" >&"$stdout" {held}>&- {output}<&- &
board_pid=$!
exec {stdin}<&- {stdout}>&-
IFS=' ' read -r word port <&"$output" || true
if [ "${word:-}" != ready ]; then
  code=0
  wait "$board_pid" || code=$?
  [ "$code" != 2 ] || exit 1
  stop_with "the board did not start, see above. If that stays so, remove $folder and start this again: it is built anew."
fi
say "The board is ready. In Runwatt choose \"Add a device\" and give"
say ""
say "  Address    127.0.0.1"
say "  Port       $port"
say "  User       bench"
say "  Key file   $folder/key"
say ""
say "Its host key, which Runwatt asks about, is $(ssh-keygen -lf "$folder/host_key.pub" | cut -d ' ' -f 2)."
say "To log in yourself (bench@127.0.0.1:$port): ssh -i ${folder@Q}/key -o UserKnownHostsFile=${folder@Q}/known_hosts -p $port bench@127.0.0.1"
say "Ctrl-C ends the board; nothing written on it is kept."
wait "$board_pid" || stop_with "the board has ended, see above."
