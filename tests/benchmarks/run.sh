#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [--no-install] [NAME...]: builds all benchmarks (preset release) and runs those whose names
# contain a NAME (all without one), one after another. They print what they measured; a missed goal
# is no failure. The exit code is 0 unless one could not be run.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

install=yes
names=()
for argument in "$@"; do
  case $argument in
    --no-install) install=no ;;
    -h | --help) sed -n '5,7s/^# \?//p' "$0"; exit 0 ;;
    -*) stop_with "unknown option $argument (try --help)" ;;
    *) names+=("$argument") ;;
  esac
done

[ "$install" = no ] || ensure_packages build run test unpacked
folder=build/release
configure_and_build release "$folder" tests/benchmarks/all

# A home of their own: no benchmark sees or changes what belongs to the person who runs it.
home=$(mktemp -d /tmp/runwatt-benchmarks.XXXXXX)
trap 'rm -rf -- "$home"' EXIT
export RUNWATT_TOOLS=$runwatt_tools PATH=$PATH:$runwatt_tools/usr/bin:/usr/sbin
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data
export XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY SSH_AUTH_SOCK LANGUAGE
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"

# Does this name contain one of those asked for?
is_wanted() {
  local name
  [ "${#names[@]}" -gt 0 ] || return 0
  for name in "${names[@]}"; do
    [[ $1 != *"$name"* ]] || return 0
  done
  return 1
}

code=0
for source in tests/benchmarks/*_benchmark.cpp; do
  name=$(basename "$source" .cpp)
  is_wanted "$name" || continue
  printf '== %s (load %s)\n' "$name" "$(cut -d ' ' -f 1 /proc/loadavg)"
  "$folder/tests/benchmarks/$name" || code=1
done
exit "$code"
