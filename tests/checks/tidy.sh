#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tidy.sh [FILE...]: clang-tidy with this project's .clang-tidy over the sources given, or over all of
# core, widgets and app (an hour on two cores). Prints each finding once; exits with 1 when there are
# some. Needs the packages clang and clang-tidy; the flags are those of the preset clang.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
[ -f build/clang/compile_commands.json ] || cmake --preset clang >/dev/null
if [ $# = 0 ]; then
  mapfile -t files < <(git ls-files 'core/*.cpp' 'widgets/*.cpp' 'app/*.cpp')
else
  files=("$@")
fi
found=$(printf '%s\0' "${files[@]}" |
  xargs -0 -n 4 -P "$(nproc)" clang-tidy -p build/clang --quiet 2>/dev/null |
  grep -E '(warning|error): ' | sort -u || true)
[ -z "$found" ] || printf '%s\n' "$found"
printf '%s files, %s findings\n' "${#files[@]}" "$(grep -c . <<<"$found" || true)"
[ -z "$found" ]
