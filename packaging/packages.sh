# shellcheck shell=bash disable=SC2034 # the groups are read by their names
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one place that names the Debian 12 packages Runwatt needs, and the way to get those that are
# missing. Sourced by run.sh, tests/run.sh and .ci/run. Run alone, it prints the names of a group:
#   bash packaging/packages.sh build run test package format unpacked

# To compile. mold links the 140 test programs in a third of the time that ld takes.
packages_build=(
  cmake ninja-build g++ mold pkg-config
  qt6-base-dev qt6-serialport-dev qt6-svg-dev qt6-charts-dev libqt6opengl6-dev
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libqcustomplot-dev libssh2-1-dev qcoro-qt6-dev libexpected-dev zlib1g-dev libsqlite3-dev libboost-dev
)

# To run: Qt's own translations, a font where there may be none, one for figures; and for "this
# computer" as a device: keys, fio, the clock helper's python3, and the libraries of the unpacked
# programs that nothing else brings.
packages_run=(
  qt6-translations-l10n fonts-dejavu-core fonts-liberation2
  openssh-client libwrap0 libseccomp2 fio python3 procps iproute2
)

# To test: a display, ptys, readers of what Runwatt writes.
packages_test=(
  xvfb xauth openbox socat sqlite3 poppler-utils python3-numpy busybox sudo fonts-nanum nftables iptables
  openssl curl wget
)

# To test guests: QEMU, and what their disks are made with.
packages_guest=(cpio e2fsprogs kmod lz4)
case $(uname -m) in
x86_64) packages_guest+=(qemu-system-x86) ;;
aarch64) packages_guest+=(qemu-system-arm) ;;
esac
packages_test+=("${packages_guest[@]}")

packages_test+=(mmdebstrap) # to test root file systems of a distribution

packages_test+=(iperf3 ethtool) # to test networks

# To build and run an emulated board (board.sh): its Debian, its disk, its saved state, the way in, and
# the machine, which is QEMU; for another architecture than this machine's, also what runs its programs.
packages_board=(mmdebstrap debian-archive-keyring e2fsprogs zstd openssh-client util-linux mount)
packages_board_x86_64=(qemu-system-x86)
packages_board_aarch64=(qemu-system-arm)
case $(uname -m) in
x86_64) packages_board_aarch64+=(qemu-user-static binfmt-support arch-test) ;;
*) packages_board_x86_64+=(qemu-user-static binfmt-support arch-test) ;;
esac

# To make the Debian package, and to look at it.
packages_package=(dpkg-dev file)
packages_test+=("${packages_package[@]}" lintian appstream desktop-file-utils shared-mime-info)

# To check the formatting of the files that git knows.
packages_format=(clang-format-14 git)

# Needed for their programs only. Their packages would start or enable services (an SSH server for
# the whole machine, sysstat's timers) or drive others out (runc that of docker's own packages), so
# they are unpacked into the cache and never installed.
# "package:program": what is on the machine already is used as it is.
packages_unpacked=(openssh-server:sshd sysstat:mpstat runc:runc)

# To test containers by an engine: docker's daemon and client, unpacked too. A group of its own: engine.
packages_engine=(docker.io:dockerd containerd:containerd)
packages_test+=(libdevmapper1.02.1)

# To test networks too, from Debian's component non-free, which is no source of the machine's: unpacked
# likewise, and done without where it can't be had. A group of its own: nonfree.
packages_nonfree=(netperf:netperf)

# The kernel of guests, unpacked in the same way: Debian's smallest that has virtio. A name for it that
# stays while its version changes; what it depends on is the kernel itself. A group of its own: kernel.
case $(uname -m) in
aarch64) packages_kernel=(linux-image-cloud-arm64) ;;
*) packages_kernel=(linux-image-cloud-amd64) ;;
esac

# Where they are unpacked to; core/ssh/privateserver.cpp looks in the same place.
runwatt_tools=${RUNWATT_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/runwatt/tools}

say() { printf '%s\n' "$*" >&2; }

# Ends with words when a command that cannot be done without has failed.
stop_with() {
  say "Runwatt: $*"
  exit 1
}

# The names of the groups given that are not installed, one a line.
missing_packages() {
  local group names=() name
  for group in "$@"; do
    local -n members="packages_$group"
    names+=("${members[@]}")
  done
  # It fails when a name is unknown to it, which is the case this is for.
  { dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${names[@]}" 2>/dev/null || true; } |
    sed -n 's/^installed //p' | sort -u >"$scratch/installed"
  for name in "${names[@]}"; do
    grep -qxF -- "$name" "$scratch/installed" || printf '%s\n' "$name"
  done | sort -u
}

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

# apt-get's package lists may never have been fetched, or name versions that are gone.
update_lists() {
  say "Fetching the lists of packages (some 10 s) ..."
  as_root apt-get update -qq >"$scratch/apt.log" 2>&1 ||
    stop_with "apt-get update failed: $(tail -n 3 "$scratch/apt.log")"
}

# Shows how far dpkg has come: a counter that moves on a terminal, a line each fifth of the way elsewhere.
show_installing() {
  awk -v total="$1" -v terminal="$([ -t 2 ] && echo 1 || echo 0)" '
    /^(Unpacking|Setting up) / {
      done++
      percent = int(100 * done / (2 * total)); if (percent > 100) percent = 100
      if (terminal) printf "\r  %3d %%", percent > "/dev/stderr"
      else if (percent >= shown + 20) { shown = percent - percent % 20; printf "  %d %%\n", shown > "/dev/stderr" }
    }
    END { if (terminal) printf "\r        \r" > "/dev/stderr" }'
}

# Installs the packages given, after telling what and how much.
install_packages() {
  local plan total
  # Without the lock an ordinary user can ask for the plan too.
  local ask=(apt-get install --assume-no --no-install-recommends -o Debug::NoLocking=1)
  local options=(-y --no-install-recommends -o Dpkg::Use-Pty=0 -o APT::Get::AutomaticRemove=false)
  say "Runwatt needs these Debian packages that are not installed:"
  printf '%s\n' "$@" | fmt -w 100 | sed 's/^/  /' >&2
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    stop_with "neither root nor sudo: have these packages installed, then start this again."
  fi
  if ! LC_ALL=C "${ask[@]}" "$@" >"$scratch/plan" 2>&1 &&
    ! grep -q '^After this operation' "$scratch/plan"; then
    update_lists
    LC_ALL=C "${ask[@]}" "$@" >"$scratch/plan" 2>&1 || true
  fi
  plan=$(grep -E '^(Need to get|After this operation)' "$scratch/plan" | tr '\n' ' ' || true)
  total=$(sed -n 's/^[0-9]* upgraded, \([0-9]*\) newly installed.*/\1/p' "$scratch/plan")
  say "Installing ${total:-these} packages, what they depend on included. ${plan}This takes a few minutes the first time."
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get install "${options[@]}" "$@" \
    2>"$scratch/apt.err" | tee "$scratch/apt.log" | show_installing "${total:-$#}" ||
    stop_with "apt-get install failed: $(grep -hE '^(E|dpkg):' "$scratch/apt.err" "$scratch/apt.log" | tail -n 5 || true)"
}

# Unpacks one package's files into the tools folder, without installing it.
unpack_package() {
  local package=$1
  say "Unpacking $package into $runwatt_tools (no service is installed) ..."
  mkdir -p "$runwatt_tools" "$scratch/download"
  if ! (cd "$scratch/download" && apt-get download -qq "$package" >"$scratch/apt.log" 2>&1); then
    update_lists
    (cd "$scratch/download" && apt-get download -qq "$package" >"$scratch/apt.log" 2>&1) ||
      stop_with "apt-get download $package failed: $(tail -n 3 "$scratch/apt.log")"
  fi
  dpkg -x "$scratch/download/$package"_*.deb "$runwatt_tools" || stop_with "$package could not be unpacked."
}

# Is this program on the machine, or unpacked already?
have_program() {
  local folder
  for folder in "$runwatt_tools/usr/sbin" "$runwatt_tools/usr/bin" /usr/local/sbin /usr/sbin /sbin; do
    [ ! -x "$folder/$1" ] || return 0
  done
  command -v "$1" >/dev/null
}

# Is there a kernel for guests: unpacked already, or the machine's own?
have_kernel() {
  local file
  for file in "$runwatt_tools"/boot/vmlinuz-* "/boot/vmlinuz-$(uname -r)"; do
    [ ! -d "${file%/boot/*}/lib/modules/${file##*/vmlinuz-}" ] || return 0
  done
  return 1
}

# Unpacks it. Its name of the day is found through the package that depends on it.
unpack_kernel() {
  local package
  package=$(kernel_package)
  if [ -z "$package" ]; then
    update_lists
    package=$(kernel_package)
  fi
  [ -n "$package" ] || stop_with "apt-cache knows no ${packages_kernel[0]}."
  unpack_package "$package"
}
kernel_package() {
  { apt-cache depends "${packages_kernel[0]}" 2>/dev/null || true; } | sed -n 's/^ *Depends: \(linux-image-[^ ]*\)$/\1/p' | head -n 1
}

# Unpacks one package of Debian's component non-free, by an apt-get with a source, lists and a cache of its
# own: the machine's sources, lists and hooks take no part in it. RUNWATT_DEBIAN_MIRROR is another archive
# than Debian's. Fails with words where it can't be had.
unpack_nonfree() {
  local package=$1 own=$scratch/nonfree codename options
  # Debian's derivatives name their own releases, which that component's archive does not know.
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  if ! grep -qx ID=debian /etc/os-release || [ -z "$codename" ]; then
    say "$package is in Debian's component non-free, and this is another system: what needs it is skipped."
    return 1
  fi
  say "Unpacking $package from Debian's component non-free into $runwatt_tools ..."
  mkdir -p "$runwatt_tools" "$own/lists/partial" "$own/cache/archives/partial"
  cat >"$own/apt.conf" <<CONFIGURATION
Dir::Etc::SourceList "$own/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$own/lists";
Dir::Cache "$own/cache";
Acquire::Languages "none";
APT::Sandbox::User "root";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONFIGURATION
  printf 'deb [signed-by=%s] %s %s non-free\n' /usr/share/keyrings/debian-archive-keyring.gpg \
    "${RUNWATT_DEBIAN_MIRROR:-http://deb.debian.org/debian}" "$codename" >"$own/sources.list"
  options=(-qq -c "$own/apt.conf" -o Acquire::http::Timeout=20 -o Acquire::Retries=1)
  if (cd "$own" && apt-get "${options[@]}" update && apt-get "${options[@]}" download "$package") \
    >"$own/apt.log" 2>&1 && dpkg -x "$own/$package"_*.deb "$runwatt_tools" 2>>"$own/apt.log"; then
    return 0
  fi
  say "$package could not be had, and what needs it is skipped: $(tail -n 3 "$own/apt.log")"
  return 1
}

# ensure_packages GROUP...: after it, all packages of the groups are there, or the script has ended
# with words. "unpacked", "engine", "nonfree" and "kernel" are groups too; what of "nonfree" can't be had
# is missing after it. Fetches nothing when nothing is missing.
ensure_packages() {
  local group groups=() entry names
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not a Debian system, so nothing is installed for you. Runwatt needs what these"
    say "Debian packages hold: $(print_packages "$@" | tr '\n' ' ')"
    return 0
  fi
  scratch=$(mktemp -d)
  trap 'rm -rf -- "$scratch"' EXIT
  for group in "$@"; do
    case $group in unpacked | engine | nonfree | kernel) ;; *) groups+=("$group") ;; esac
  done
  mapfile -t names < <(missing_packages "${groups[@]}")
  [ "${#names[@]}" = 0 ] || install_packages "${names[@]}"
  for group in "$@"; do
    if [ "$group" = kernel ]; then
      have_kernel || unpack_kernel
      continue
    fi
    case $group in unpacked | engine | nonfree) ;; *) continue ;; esac
    local -n entries="packages_$group"
    for entry in "${entries[@]}"; do
      ! have_program "${entry#*:}" || continue
      if [ "$group" = nonfree ]; then
        unpack_nonfree "${entry%%:*}" || true
      else
        unpack_package "${entry%%:*}"
      fi
    done
  done
  rm -rf -- "$scratch"
  trap - EXIT
}

print_packages() {
  local group
  for group in "$@"; do
    local -n members="packages_$group"
    printf '%s\n' "${members[@]%%:*}"
  done
}

# How many compilers to run at once: one a core, but no more than memory holds (some need 700 MB).
build_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(($(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo) / 700000))
  [ "$memory" -ge 1 ] || memory=1
  echo $((cores < memory ? cores : memory))
}

# ninja's progress where there is no terminal for its moving line: one line each tenth of the way.
show_building() {
  awk -F '[ /]' '/^[0-9]+\/[0-9]+ / && $2 > 20 && 10 * $1 / $2 >= tenth + 1 {
    tenth = int(10 * $1 / $2); printf "  %d of %d steps\n", $1, $2 > "/dev/stderr"
  }'
}

# configure_and_build PRESET FOLDER TARGET [CMAKE_OPTION...]: nothing to do takes about a second.
# Called in the project's top folder.
configure_and_build() {
  local preset=$1 folder=$2 target=$3
  shift 3
  mkdir -p "$folder" || true
  [ -w "$folder" ] ||
    stop_with "$folder cannot be written. If another user built there, remove it or start as that user."
  if [ ! -f "$folder/build.ninja" ] || [ $# -gt 0 ]; then
    say "Setting up the build in $folder ..."
    cmake --preset "$preset" -B "$folder" "$@" >"$folder/configure.log" 2>&1 || {
      tail -n 30 "$folder/configure.log" >&2
      stop_with "the build could not be set up; the whole message is in $folder/configure.log"
    }
  fi
  local build=(cmake --build "$folder" --target "$target" --parallel "$(build_jobs)")
  if [ -t 1 ]; then
    "${build[@]}" || stop_with "the build failed, see above."
  else
    NINJA_STATUS='%f/%t ' "${build[@]}" 2>&1 | tee "$folder/build.log" | show_building || {
      # At least the end, also when it was stopped and no compiler complained.
      { grep -E -A 12 '^FAILED|error:' "$folder/build.log" || tail -n 5 "$folder/build.log"; } |
        head -n 60 >&2 || true
      stop_with "the build failed; the whole message is in $folder/build.log"
    }
  fi
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  print_packages "$@"
fi
