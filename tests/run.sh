#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [--dev|--asan|--tsan|--release] [--no-install] [--board ARCH|--soak] [NAME...]: installs what is
# missing, builds, and runs the tests whose names contain a NAME (all without one); with --board those
# on an emulated board too (ARCH: x86_64, aarch64 or all), which is built first if need be (some 5
# minutes, for aarch64 30; once); with --soak instead 100 starts and stops of each runtime (up to two
# hours), and what they leave. Test programs are counted by their test functions and data rows, every
# other check as one. Skipped ones are listed with their reasons. The last line is "N passed, N failed,
# N skipped"; the exit code is 0 only when none failed.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

preset=dev
install=yes
names=()
boards=()
soak=
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --board)
      case ${1:-} in
        x86_64 | aarch64) boards=("$1") ;;
        all) boards=(x86_64 aarch64) ;;
        *) stop_with "--board needs x86_64, aarch64 or all." ;;
      esac
      shift
      ;;
    --dev | --asan | --tsan | --release) preset=${argument#--} ;;
    --no-install) install=no ;;
    --soak) soak=yes ;;
    -h | --help) sed -n '5,12s/^# \?//p' "$0"; exit 0 ;;
    -*) stop_with "unknown option $argument (try --help)" ;;
    *) names+=("$argument") ;;
  esac
done

[ "$install" = no ] || ensure_packages build run test unpacked engine nonfree kernel
for board in ${boards[@]+"${boards[@]}"}; do
  built=$(packaging/board.sh "$board" --build)
  export "RUNWATT_BOARD_${board^^}=$built"
done
options=()
# Nobody looks into a program with a debugger there, and its symbols are a sixth of the compiler's work.
[ "${CI:-}" != true ] || options=(-DRUNWATT_WERROR=ON -DCMAKE_CXX_FLAGS_DEBUG=-g0)
folder=build/$preset
configure_and_build "$preset" "$folder" all "${options[@]}"

# A home of their own: no test sees or changes what belongs to the person who runs it.
home=$(mktemp -d /tmp/runwatt-tests.XXXXXX)
trap 'rm -rf -- "$home"' EXIT
export RUNWATT_TOOLS=$runwatt_tools PATH=$PATH:$runwatt_tools/usr/bin:/usr/sbin
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data
export XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
# Unwound by tables: the libraries' code has no frame pointers, and a leak is known by its callers.
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:fast_unwind_on_malloc=0 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$PWD/tests/tsan.supp
unset DISPLAY WAYLAND_DISPLAY SSH_AUTH_SOCK LANGUAGE
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"

# Three times as many at once as there are processors: most of them wait most of the time.
run=(ctest --test-dir "$folder" --parallel "${RUNWATT_TEST_JOBS:-$((3 * $(nproc)))}" --output-on-failure --no-tests=error
  --output-junit "$home/results.xml" --test-output-size-passed 4000000 --test-output-size-failed 4000000)
if [ "${#names[@]}" -gt 0 ]; then
  run+=(--tests-regex "$(IFS='|'; echo "${names[*]}")")
fi
if [ -n "$soak" ]; then
  run+=(--label-regex soak)
elif [ "${#boards[@]}" -gt 0 ]; then
  run+=(--label-exclude soak)
else
  run+=(--label-exclude 'board|soak')
fi
if [ "$preset" = tsan ]; then
  # ThreadSanitizer of this compiler cannot live with much address randomisation.
  run=(setarch -R "${run[@]}" --label-regex tsan)
fi
code=0
"${run[@]}" || code=$?
python3 tests/count.py "$home/results.xml" || code=1
exit "$code"
