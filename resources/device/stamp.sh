# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# stamp.py's twin in plain POSIX sh: the command's start and end on /proc/uptime (steps of 10 ms);
# its output passes unstamped after "@raw", and the end is told on standard error.
trap : TERM INT
IFS='. ' read -r seconds hundredths rest </proc/uptime
printf '@raw %s %s\n' "${seconds}${hundredths}0000000" "$$"
"$@" </dev/null &
child=$!
wait "$child"
status=$?
# A trapped signal ends `wait` early; the command itself decides when it ends.
while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    status=$?
done
IFS='. ' read -r seconds hundredths rest </proc/uptime
printf '\n@exit %s %s 0 0\n' "${seconds}${hundredths}0000000" "$status" >&2
