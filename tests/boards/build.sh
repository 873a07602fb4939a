#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh ARCH FOLDER: builds an emulated board (x86_64 or aarch64) into FOLDER, which must not be
# there yet: Debian 12 from the machine's own package sources, booted once and saved as it is then.
# As root or as a user with sudo; the files are the user's. Installs nothing: packaging/board.sh does.
#
#   disk.img, vmlinuz, initrd.img   what it boots from (the disk is sparse, 6 GB for the board)
#   state.zst                       its processors, memory and devices when it had booted
#   key, key.pub                    the private key for bench@127.0.0.1, and its public half
#   known_hosts, host_key.pub       the board's host key, for any port of 127.0.0.1, and alone
set -euo pipefail
# shellcheck source=tests/boards/settings.sh
. "$(dirname "$(readlink -f "$0")")/settings.sh"
# shellcheck source=packaging/packages.sh
. "$boards_here/../../packaging/packages.sh"

[ $# = 2 ] || stop_with "usage: build.sh ARCH FOLDER"
board_settings "$1" || stop_with "there is no board for $1, only for x86_64 and aarch64."
for program in mmdebstrap apt-get ssh-keygen zstd setpriv unshare "${board_qemu[0]}"; do
  command -v "$program" >/dev/null || stop_with "$program is needed to build a board, and is not installed."
done
folder=$(readlink -m -- "$2")
[ ! -e "$folder" ] || stop_with "$folder is there already."
part=$folder.part
qemu_pid=

# The system's files are root's. --one-file-system: should something still be mounted there.
clean_up() {
  trap '' INT TERM HUP
  if [ -n "$qemu_pid" ]; then
    kill -KILL "$qemu_pid" 2>/dev/null || true
    wait "$qemu_pid" 2>/dev/null || true
  fi
  [ ! -e "$part/root" ] || as_root rm -rf --one-file-system -- "$part/root"
  rm -rf -- "$part"
}
fail() {
  [ ! -s "$part/build.log" ] || tail -n 15 "$part/build.log" >&2
  stop_with "$@"
}

umask 022
mkdir -p "$(dirname "$folder")" || stop_with "the folder $(dirname "$folder") can't be made."
free=$(df --output=avail -B 1M "$(dirname "$folder")" | tail -n 1)
[ "$free" -ge 4000 ] ||
  stop_with "the board needs 4 GB while it is built (2 GB then), and $(dirname "$folder") has $((free)) MB. Make room, or name another folder in RUNWATT_BOARDS."
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
[ ! -e "$part/root" ] || as_root rm -rf --one-file-system -- "$part/root"
rm -rf -- "$part"
mkdir -m 755 "$part"

ssh-keygen -q -t ed25519 -N '' -C "bench on Runwatt's board" -f "$part/key"
ssh-keygen -q -t ed25519 -N '' -C "Runwatt's board" -f "$part/host_key"
printf '[127.0.0.1]:* %s\n' "$(cut -d ' ' -f 1,2 "$part/host_key.pub")" >"$part/known_hosts"

# Programs of another architecture run in its system while that is installed.
if [ "$board_arch" != "$(uname -m)" ] && ! arch-test "$board_debian_arch" >/dev/null 2>&1; then
  say "Letting this machine run programs for $board_arch (binfmt_misc) ..."
  [ -e /proc/sys/fs/binfmt_misc/register ] ||
    as_root mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc >"$part/build.log" 2>&1 || true
  as_root update-binfmts --enable "qemu-$board_arch" >>"$part/build.log" 2>&1 || true
  arch-test "$board_debian_arch" >/dev/null 2>&1 ||
    fail "this machine can't run programs for $board_arch: binfmt_misc or qemu-user-static doesn't work."
fi

say "Installing the board's Debian 12 into a folder ..."
bash "$boards_here/sources.sh" "$part" || fail "what apt fetches from could not be found out."
options=(
  --mode=root --variant=minbase --format=directory "--architectures=$board_debian_arch"
  "--include=$(IFS=,; echo "${board_packages[*]}")"
  "--keyring=/usr/share/keyrings/debian-archive-keyring.gpg" "--aptopt=$part/apt.conf"
  "--dpkgopt=path-exclude=/usr/share/doc/*" "--dpkgopt=path-exclude=/usr/share/man/*"
  "--dpkgopt=path-exclude=/usr/share/locale/*" "--dpkgopt=path-exclude=/usr/share/info/*"
  --skip=cleanup/reproducible/machine-id
)
# For mirrors that ask who one is.
# shellcheck disable=SC2016 # its $1 is the hook's
options+=(--setup-hook='for file in /etc/apt/auth.conf /etc/apt/auth.conf.d; do if [ -e "$file" ]; then cp -R "$file" "$1/etc/apt/"; fi; done')
# shellcheck disable=SC2016
options+=(--customize-hook='bash "$BOARD_HERE/customize.sh" "$1" "$BOARD_KEYS" $BOARD_MODULES')
if grep -qE '^deb (file|copy):' "$part/sources.list"; then
  options+=(--hook-dir=/usr/share/mmdebstrap/hooks/file-mirror-automount)
fi
# sudo drops the names of proxies that apt would heed.
environment=("BOARD_HERE=$boards_here" "BOARD_KEYS=$part" "BOARD_MODULES=$board_modules" LC_ALL=C.UTF-8)
for name in http_proxy https_proxy no_proxy; do
  [ -z "${!name:-}" ] || environment+=("$name=${!name}")
done
# In namespaces of its own, so that no mount and no process outlives it, also when it is stopped.
as_root unshare --mount --pid --fork --kill-child --mount-proc \
  env "${environment[@]}" mmdebstrap "${options[@]}" bookworm "$part/root" "$part/sources.list" \
  2>&1 </dev/null | tee "$part/build.log" | sed -un 's/^I: \(.*\)\.\.\.$/  \1/p' >&2 ||
  fail "the board's system could not be installed."

say "Making its disk ..."
truncate -s 6G "$part/disk.img"
as_root mke2fs -q -t ext4 -E lazy_itable_init=0,lazy_journal_init=0 -d "$part/root" -F "$part/disk.img" \
  >"$part/build.log" 2>&1 || fail "its disk could not be made."
for file in vmlinuz initrd.img; do
  as_root cat "$part/root/boot/$file"-* >"$part/$file" || fail "the board's kernel is missing."
done
as_root rm -rf --one-file-system -- "$part/root"

say "Booting it once (a minute or two) ..."
cd "$part"
: >build.log
exec {log}>>build.log
board_command cache=unsafe 0
board_launch "$log"
board_greet "$output" "$input" || fail "QEMU could not be started."
port=$(board_port "$output" "$input")
limit=$((SECONDS + 900))
while state=$(board_ssh "$port" systemctl is-system-running --wait 2>>build.log </dev/null || true); do
  # Before its bus is there systemctl knows nothing.
  case $state in running | degraded | maintenance) break ;; esac
  kill -0 "$qemu_pid" 2>/dev/null || fail "QEMU ended while the board booted."
  [ "$SECONDS" -lt "$limit" ] || fail "the board did not boot within 15 minutes."
  sleep 1
done
if [ "$state" != running ]; then
  board_ssh "$port" systemctl --failed --no-legend >>build.log 2>&1 </dev/null || true
  fail "the board has booted, but is $state."
fi
board_ssh "$port" 'test -c /dev/kvm' </dev/null || fail "the board has no /dev/kvm."
# The less it holds in memory, the less is read at each start; but what a login needs is read again.
board_ssh "$port" 'sudo sh -c "fstrim / ; sync; echo 3 >/proc/sys/vm/drop_caches"' >>build.log 2>&1 </dev/null || true
board_ssh "$port" 'sudo date' >>build.log 2>&1 </dev/null || true

say "Saving it as it is now ..."
# Not stopped before: what was saved stopped would also come back so.
for command in "migrate_set_parameter max-bandwidth 10G" "migrate_set_parameter downtime-limit 5000" 'migrate \"exec:zstd -q -3 -o state.zst\"'; do
  board_monitor "$output" "$input" "$command" >>build.log
done
while saved=$(board_monitor "$output" "$input" "info migrate"); do
  case $saved in *'status: setup'* | *'status: active'* | *'status: device'*) sleep 0.3 ;; *) break ;; esac
done
case $saved in
*'status: completed'*) ;;
*) printf '%s\n' "$saved" >>build.log; fail "the board's state could not be saved." ;;
esac
board_monitor "$output" "$input" quit >>build.log || true
wait "$qemu_pid" 2>/dev/null || true
qemu_pid=

rm -f -- host_key build.log sources.list apt.conf
mv -T -- "$part" "$folder"
