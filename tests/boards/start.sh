#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# start.sh ARCH FOLDER [PORT]: starts the emulated board that build.sh made in FOLDER from its saved
# state, with its ssh on PORT of 127.0.0.1 (0 or none: one that is free). Its only line on standard
# output, "ready PORT", comes when its ssh answers, its clock is set and it has a /dev/kvm.
#
# Stays in the foreground. The board ends, and with it all that was written on it, when this gets
# TERM, INT or HUP (exit code 0), when its standard input ends (0) or when this is killed. With words on
# standard error: exit code 2 when the port is taken, 1 when it could not be started within 300 s or
# ended by itself. Any number can be started from one folder, which is only read.
set -euo pipefail
# shellcheck source=tests/boards/settings.sh
. "$(dirname "$(readlink -f "$0")")/settings.sh"

say() { printf 'Board: %s\n' "$*" >&2; }
stop_with() {
  say "$@"
  exit 1
}

if [ $# -lt 2 ] || [ $# -gt 3 ]; then stop_with "usage: start.sh ARCH FOLDER [PORT]"; fi
board_settings "$1" || stop_with "there is no board for $1, only for x86_64 and aarch64."
port=${3:-0}
if [[ ! $port =~ ^[0-9]{1,5}$ ]] || [ "$port" -gt 65535 ]; then stop_with "$port is no port."; fi
cd -- "$2" 2>/dev/null || stop_with "there is no board in $2: packaging/board.sh builds it."
for file in disk.img vmlinuz initrd.img state.zst known_hosts key; do
  [ -r "$file" ] || stop_with "$PWD/$file is missing or can't be read."
done
command -v "${board_qemu[0]}" >/dev/null || stop_with "${board_qemu[0]} is not installed."

# Without a name from the start, so that nothing is left however this ends.
log=$(mktemp)
# shellcheck disable=SC2094 # read only once it is whole
exec {log_fd}>>"$log" {log_in}<"$log"
rm -f -- "$log"

qemu_pid=
probe_pid=
clean_up() {
  trap '' INT TERM HUP
  [ -z "$probe_pid" ] || kill "$probe_pid" 2>/dev/null || true
  [ -n "$qemu_pid" ] || return 0
  # It has nothing to save.
  kill -KILL "$qemu_pid" 2>/dev/null || true
  wait "$qemu_pid" 2>/dev/null || true
}
trap clean_up EXIT
trap 'exit 0' INT TERM HUP

fail() {
  local words
  words=$(grep -v 'warning: TCG doesn.t support' <&"$log_in" | tail -n 5 || true)
  case $words in
  *'Could not set up host forwarding'*)
    say "port $port of 127.0.0.1 is taken or not allowed. Choose another, or 0 for one that is free."
    exit 2
    ;;
  esac
  [ -z "$words" ] || printf '%s\n' "$words" >&2
  stop_with "$@"
}

# What is written goes to a nameless file of QEMU's in TMPDIR (/var/tmp without one).
board_command snapshot=on "$port"
board_launch "$log_fd" -incoming "exec:zstd -dcq state.zst"
board_greet "$output" "$input" || { wait "$qemu_pid" 2>/dev/null || true; fail "QEMU could not be started."; }
port=$(board_port "$output" "$input")
[ -n "$port" ] || fail "QEMU doesn't tell its port."

# Logs in, looks for /dev/kvm (ssh can answer a moment before that is there) and sets the clock, which
# stands where it was saved. The time is sent when the other end listens for it: a login takes a second
# or more.
log_in() {
  local from to
  board_pipe from to
  # shellcheck disable=SC2016 # the board's
  board_ssh "$port" 'test -w /dev/kvm && echo here && read -r now && sudo -n date -s "@$now" >/dev/null' \
    <&"$from" 2>&"$log_fd" | { read -r _ && date +%s.%N >&"$to"; } || return 1
}

become_ready() {
  local limit=$((SECONDS + 300)) state=
  # Not knocked at before it runs: packets that nobody takes are sent again only after seconds.
  until [[ $state = *running* ]]; do
    kill -0 "$$" 2>/dev/null && [ "$SECONDS" -lt "$limit" ] || return 1
    sleep 0.1
    state=$(board_monitor "$output" "$input" "info status") || return 1
  done
  until log_in; do
    kill -0 "$$" 2>/dev/null && [ "$SECONDS" -lt "$limit" ] || return 1
    sleep 0.3
  done
  printf 'ready %s\n' "$port"
}
become_ready &
probe_pid=$!

while :; do
  code=0
  IFS= read -r -t 1 _ || code=$?
  [ "$code" = 0 ] || [ "$code" -gt 128 ] || exit 0
  kill -0 "$qemu_pid" 2>/dev/null || fail "the board has ended by itself."
  if [ -n "$probe_pid" ] && ! kill -0 "$probe_pid" 2>/dev/null; then
    wait "$probe_pid" || fail "the board could not be reached within 300 s."
    probe_pid=
  fi
done
