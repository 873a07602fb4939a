#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [ARGUMENT...]: from a fresh Debian 12 to a running Runwatt in one command. Installs the
# packages that are missing, builds, and starts Runwatt with this computer as its first device. With
# a display its window opens; without one the demo campaign runs in the terminal. The first start
# takes some minutes, the next ones seconds. Arguments are Runwatt's (try --help); options alone are
# those of its demo (try demo --help).
set -euo pipefail
here=$PWD
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

ensure_packages build run guest unpacked kernel
if [ ! -x build/release/app/runwatt ]; then
  say "Building Runwatt (once; 3 to 10 minutes on two cores) ..."
fi
configure_and_build release build/release runwatt
program=$PWD/build/release/app/runwatt
cd "$here"
# A command, a file, help or the version is asked for by its word; all else is about the demo.
first=
for word in "$@"; do
  case $word in
    -q | --quiet) ;;
    *) first=$word; break ;;
  esac
done
case $first in
  -h | --help | -v | --version) exec "$program" "$@" ;;
  '' | -*) exec "$program" demo "$@" ;;
  *) exec "$program" "$@" ;;
esac
