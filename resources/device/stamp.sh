# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# stamp.py's twin in plain POSIX sh: the command's start and end on /proc/uptime (steps of 10 ms);
# its output passes unstamped after "@raw", and the end is told on standard error.
trap : TERM INT
exec 3</dev/null
while :; do
    case $1 in
    --forward) trap 'kill -TERM "$child" 2>/dev/null' TERM INT ;;
    --keep-input) exec 3<&0 ;;
    *) break ;;
    esac
    shift
done
IFS='. ' read -r seconds hundredths rest </proc/uptime
printf '@raw %s %s\n' "${seconds}${hundredths}0000000" "$$"
"$@" <&3 3<&- &
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
