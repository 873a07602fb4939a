# shellcheck shell=bash disable=SC2034,SC2054 # read by those who source it; commas are QEMU's
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What an emulated board is: its machine, its Debian packages, the way in. All that the architectures
# differ in stands in board_settings. Sourced by build.sh, start.sh and packaging/board.sh.

boards_here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

# Debian packages of each board: what Runwatt's runtimes and workloads need on a device.
board_packages=(
  systemd-sysv dbus udev kmod openssh-server sudo procps python3 ethtool
  fio sysstat iperf3 iproute2 iptables nftables socat
  runc docker.io initramfs-tools zstd busybox-static e2fsprogs cpio lz4
)

# board_settings ARCH: false for an architecture that there is no board for.
board_settings() {
  board_arch=$1
  case $1 in
  x86_64)
    # The hardware virtualisation that QEMU can emulate on this architecture is AMD's.
    board_qemu=(qemu-system-x86_64 -M q35 -cpu EPYC,+svm,+npt)
    board_console=ttyS0
    board_debian_arch=amd64
    board_modules=kvm_amd
    board_packages+=(linux-image-cloud-amd64 qemu-system-x86)
    board_build_time="2 to 10 minutes"
    ;;
  aarch64)
    # The core and the interrupt controller of a Raspberry Pi 4.
    board_qemu=(qemu-system-aarch64 -M "virt,virtualization=on,gic-version=2" -cpu cortex-a72)
    board_console=ttyAMA0
    board_debian_arch=arm64
    # KVM is part of its kernel.
    board_modules=
    board_packages+=(linux-image-cloud-arm64 qemu-system-arm)
    board_build_time="20 to 40 minutes"
    ;;
  *) return 1 ;;
  esac
}

# The whole QEMU command, but for what differs between building and starting; run in the board's
# folder. A saved state fits only the same devices, so both must use this. docker wants apparmor=0
# where AppArmor's tools are missing. romfile=: no boot from the network, whose ROMs are a package more.
board_command() {
  local drive=$1 port=$2
  board_full_command=(
    "${board_qemu[@]}" -accel "tcg,thread=multi,tb-size=512" -smp 2 -m 3072
    -nodefaults -no-user-config -display none -serial null -qmp stdio
    -kernel vmlinuz -initrd initrd.img
    -append "root=/dev/vda rw console=$board_console net.ifnames=0 mitigations=off apparmor=0 quiet"
    -drive "if=none,id=disk,format=raw,file=disk.img,$drive" -device virtio-blk-pci,drive=disk
    -netdev "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22"
    -device virtio-net-pci,netdev=net,romfile=
    -device virtio-rng-pci
  )
}

# A state saved by one QEMU may not fit the next, nor one recipe's board another's tests.
board_hash() {
  {
    "${board_qemu[0]}" --version | sed -n '1s/.* version \([0-9]*\.[0-9]*\).*/\1/p'
    printf '%s\n' "$board_arch"
    cd "$boards_here" && find build.sh settings.sh sources.sh customize.sh guest -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c 1-12
}

# board_ssh PORT COMMAND: in the board's folder. By its key and its known host key only; what the
# person has set up for ssh does not count.
board_ssh() {
  local port=$1
  shift
  ssh -F none -i key -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes \
    -o UserKnownHostsFile=known_hosts -o GlobalKnownHostsFile=/dev/null -o StrictHostKeyChecking=yes \
    -o ConnectTimeout=30 -o LogLevel=ERROR -p "$port" bench@127.0.0.1 "$@"
}

# board_pipe READ WRITE: a pipe whose ends' file descriptors go into these variables. Its name is gone
# at once. (A coprocess won't do: bash takes its pipes away when it ends, also while they are used.)
board_pipe() {
  local folder both read_end write_end
  folder=$(mktemp -d)
  mkfifo "$folder/pipe"
  exec {both}<>"$folder/pipe"
  # shellcheck disable=SC2094 # the two ends of one pipe
  exec {read_end}<"$folder/pipe" {write_end}>"$folder/pipe"
  exec {both}>&-
  rm -rf -- "$folder"
  printf -v "$1" %s "$read_end"
  printf -v "$2" %s "$write_end"
}

# board_launch LOG_FD ARGUMENT...: QEMU with board_full_command and these. Sets qemu_pid, and output and
# input to its monitor's ends. Its own session: Ctrl-C is for the script, and QEMU dies when that does,
# even by KILL.
board_launch() {
  local log=$1 stdin stdout
  shift
  board_pipe stdin input
  board_pipe output stdout
  # A monitor that is gone is an error to tell, no reason to die silently.
  trap '' PIPE
  setpriv --pdeathsig KILL setsid "${board_full_command[@]}" "$@" \
    <&"$stdin" >&"$stdout" 2>&"$log" {input}>&- {output}<&- &
  qemu_pid=$!
  exec {stdin}<&- {stdout}>&-
}

# The monitor's answer to a command of QEMU's human monitor, JSON as it comes; the file descriptors
# are those of QEMU's standard output and input. Events on the way are passed over.
board_monitor() {
  local output=$1 input=$2 line
  printf '{"execute":"human-monitor-command","arguments":{"command-line":"%s"}}\n' "$3" 2>/dev/null 1>&"$input" ||
    return 1
  while IFS= read -r line <&"$output"; do
    case $line in *'"return"'* | *'"error"'*) printf '%s\n' "$line"; return 0 ;; esac
  done
  return 1
}

# Greets the monitor: false when QEMU ended before that.
board_greet() {
  local output=$1 input=$2 line
  IFS= read -r line <&"$output" || return 1
  printf '{"execute":"qmp_capabilities"}\n' 2>/dev/null 1>&"$input" || return 1
  IFS= read -r line <&"$output"
}

# The port of 127.0.0.1 that leads to the board's ssh: with port 0 the system chose it.
board_port() {
  board_monitor "$1" "$2" "info usernet" |
    sed -n 's/.*HOST_FORWARD\] *[0-9]* *127\.0\.0\.1 *\([0-9]*\) .*/\1/p'
}
