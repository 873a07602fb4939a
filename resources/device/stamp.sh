# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# stamp.py's twin in plain POSIX sh: the command's start and end on /proc/uptime (steps of 10 ms);
# its output passes unstamped after "@raw", and the end is told on standard error.
trap : TERM INT
exec 3</dev/null
watches=
while :; do
    case $1 in
    --forward) trap 'kill -TERM "$child" 2>/dev/null' TERM INT ;;
    --until-input-ends)
        trap 'kill -TERM "$child" 2>/dev/null' TERM INT
        watches=yes
        exec 4<&0
        ;;
    --keep-input) exec 3<&0 ;;
    *) break ;;
    esac
    shift
done
IFS='. ' read -r seconds hundredths rest </proc/uptime
printf '@raw %s %s\n' "${seconds}${hundredths}0000000" "$$"
# The mark that stamp.py describes.
RUNWATT_TOOL=$$. "$@" <&3 3<&- 4<&- &
child=$!
if [ "$watches" ]; then
    # A background command's own input would be empty.
    { while read -r line; do :; done; kill -TERM "$$"; } <&4 >/dev/null 2>&1 &
    watcher=$!
fi
wait "$child"
status=$?
# A trapped signal ends `wait` early; the command itself decides when it ends.
while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    status=$?
done
[ -z "$watches" ] || kill -KILL "$watcher" 2>/dev/null
IFS='. ' read -r seconds hundredths rest </proc/uptime
printf '\n@exit %s %s 0 0\n' "${seconds}${hundredths}0000000" "$status" >&2
