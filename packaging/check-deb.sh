#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-deb.sh --here [PACKAGE.deb]: installs the Debian package on this system by apt, tries as an ordinary
# user what it brings, and purges it again: nothing of it may be left. Without PACKAGE.deb, the one that
# packaging/deb.sh has made. For a bare Debian 12 that is thrown away: it needs root or sudo, installs what
# the package asks for and the programs that check it, and leaves those. Prints a line for each check; the
# exit code is 1 when one of them failed.
#
# shellcheck disable=SC2317 # check() calls the functions by their names
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

if [ "${1:-}" != --here ]; then
  sed -n '5,9s/^# \?//p' "$0"
  exit 2
fi
package=${2:-$(find build/package -maxdepth 1 -name 'runwatt_*.deb' 2>/dev/null | sort -V | tail -n 1)}
[ -f "$package" ] || stop_with "there is no package: packaging/deb.sh makes it."
package=$(readlink -f "$package")
! dpkg-query -W -f='${db:Status-Status}' runwatt 2>/dev/null | grep -qx installed ||
  stop_with "Runwatt is installed here, and this would remove it: use a system that can be thrown away."

work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf -- "$work"' EXIT
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
failed=0

# check NAME COMMAND...: one line, and what the command printed when it failed.
check() {
  local name=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    printf 'ok      %s\n' "$name"
  else
    printf 'FAILED  %s\n' "$name"
    sed 's/^/        /' "$work/output"
    failed=1
  fi
}

# Runs a command as an ordinary user with a home of its own and no display.
as_user() {
  local run=(env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$work/home" XDG_RUNTIME_DIR="$work/home/run"
    LC_ALL=C.UTF-8 "$@")
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid="$user" --regid="$user" --clear-groups -- "${run[@]}"
  else
    "${run[@]}"
  fi
}

# All of the package but folders, one path a line.
files_of_package() { dpkg-deb --fsys-tarfile "$package" | tar -t | sed -n 's|^\./|/|; /[^/]$/p'; }

# Names in the system that hold the program's own; what apt and dpkg note of their work is theirs.
names_in_system() {
  as_root find /usr /etc /var /opt /lib /run -xdev \( -path /var/log -o -path /var/cache/apt -o -path "$work" \) \
    -prune -o -iname '*runwatt*' -print 2>/dev/null | sort
}

is_installed_whole() {
  local file missing=0
  while IFS= read -r file; do
    # A system may leave documents out; dpkg's settings say so.
    [ -e "$file" ] || case $file in
    /usr/share/doc/* | /usr/share/man/*) ;;
    *) echo "$file"; missing=1 ;;
    esac
  done < <(files_of_package)
  return "$missing"
}

manual_page_is_sound() {
  dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/share/man/man1/runwatt.1.gz | gzip -dc >"$work/runwatt.1"
  local complaints
  complaints=$(man --warnings=all --encoding=UTF-8 -l "$work/runwatt.1" 2>&1 >"$work/page") || return 1
  [ -z "$complaints" ] || { echo "$complaints"; return 1; }
  grep -q -- 'runwatt .* measure runtimes' "$work/page"
}

file_type_is_known() {
  printf 'SQLite format 3\0%052dRunW' 0 >"$work/campaign.runwatt"
  cp "$work/campaign.runwatt" "$work/campaign-without-an-ending"
  local file
  for file in "$work/campaign.runwatt" "$work/campaign-without-an-ending"; do
    as_user gio info -a standard::content-type "$file" | tee "$work/type"
    grep -q 'content-type: application/x-runwatt$' "$work/type" || return 1
  done
  as_user gio mime application/x-runwatt | tee "$work/type"
  grep -q 'runwatt.desktop' "$work/type"
}

# Debian 12's udev has no verifier: each line is a comment, or KEY OPERATOR "VALUE" pairs.
udev_rule_is_sound() {
  local word='[A-Z]+(\{[A-Za-z_]+\})?(==|!=|\+?=)"[^"]*"'
  ! grep -nvE "^(#.*|$word(, *$word)*)\$" /usr/lib/udev/rules.d/60-runwatt-meters.rules
}

icons_are_there() {
  local place
  for place in scalable/apps/runwatt.svg 16x16/apps/runwatt.svg scalable/mimetypes/application-x-runwatt.svg; do
    xmllint --noout "/usr/share/icons/hicolor/$place" || return 1
  done
}

nothing_is_left() {
  local file left=0
  while IFS= read -r file; do
    [ ! -e "$file" ] || { echo "$file"; left=1; }
  done < <(files_of_package)
  names_in_system >"$work/names-after"
  comm -13 "$work/names-before" "$work/names-after" | grep . && left=1
  ! dpkg-query -W runwatt 2>/dev/null || left=1
  ! grep -rl x-runwatt /usr/share/mime /usr/share/applications 2>/dev/null || left=1
  return "$left"
}

install_by_apt() { as_root apt-get install -y -q -o Dpkg::Use-Pty=0 "$@"; }

as_root apt-get update -qq >"$work/output" 2>&1 || stop_with "apt-get update failed: $(tail -n 3 "$work/output")"
check 'programs that check' install_by_apt --no-install-recommends desktop-file-utils appstream \
  shared-mime-info libglib2.0-bin man-db libxml2-utils util-linux
names_in_system >"$work/names-before"
check 'apt installs the package' install_by_apt "$package"
if [ "$(id -u)" = 0 ]; then
  user=$(awk -F: '$3 >= 1000 && $3 < 60000 { print $3; exit }' /etc/passwd)
  user=${user:-65534}
else
  user=$(id -u)
fi
mkdir -m 700 "$work/home" "$work/home/run"
as_root chown -R "$user" "$work/home"

check 'all its files are there' is_installed_whole
check 'its version' as_user runwatt --version
check 'self-test as an ordinary user' as_user QT_QPA_PLATFORM=offscreen runwatt --selftest
sed 's/^/        /' "$work/output"
check 'desktop entry' desktop-file-validate /usr/share/applications/runwatt.desktop
check 'AppStream metadata' appstreamcli validate --no-net /usr/share/metainfo/io.github.runwatt.Runwatt.metainfo.xml
check 'manual page' manual_page_is_sound
check 'file type' file_type_is_known
check 'icons' icons_are_there
check 'udev rule' udev_rule_is_sound
check 'apt purges it' as_root apt-get purge -y -q -o Dpkg::Use-Pty=0 runwatt
check 'nothing is left' nothing_is_left
exit "$failed"
