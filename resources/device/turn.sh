# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# turn.sh WHO: waits until no other campaign works on this machine, whoever started it, says "turn", and keeps the
# turn for as long as a line comes on standard input every two minutes, and it is not told to stop. While it waits
# it says "waits<TAB>WHO" of the one that has it. The turn is a lock (flock) on a file for all users, in a folder
# without the sticky bit, where the kernel lets everybody open it (RUNWATT_TURNS names another for tests); it goes
# with who had it. Says "none<TAB>WHY" where there can be no such file. Waits without a process that would disturb
# what is measured meanwhile.
who=$1
folder=${RUNWATT_TURNS:-/var/tmp/runwatt-turn}
lock=$folder/lock
umask 0

none() {
    printf 'none\t%s\n' "$*"
    exit 0
}
command -v flock >/dev/null || none 'flock is not installed'
# Whoever may write to the folder may put anything there. So nothing is opened for writing by its name: a new file
# is made where there is none, not even a link (set -C), and what was opened is the file itself, or is let go.
while :; do
    mkdir -- "$folder" 2>/dev/null
    (set -C && : >"$lock") 2>/dev/null
    if [ -L "$folder" ] || [ -L "$lock" ] || { [ -e "$lock" ] && [ ! -f "$lock" ]; }; then
        none "$lock is no file of Runwatt's"
    fi
    if ! { command exec 9<"$lock"; } 2>/dev/null; then
        # It may have just gone with its campaign.
        tries=$((${tries:-0} + 1))
        [ "$tries" -lt 5 ] || none "$lock can not be opened"
        sleep 1
        continue
    fi
    if ! flock -n 9; then
        printf 'waits\t%s\n' "$(head -n 1 </proc/$$/fd/9 2>/dev/null | tr -d '\000-\037' | cut -c 1-200)"
        flock 9 || none 'flock does not work'
    fi
    # Who had it before has removed the file that was opened, or it is not what its name says.
    [ "$(stat -L -c %d:%i -- /proc/$$/fd/9)" != "$(stat -c %d:%i -- "$lock" 2>/dev/null)" ] || break
    exec 9<&-
done
give_back() {
    trap '' TERM INT HUP
    rm -f -- "$lock"
    rmdir -- "$folder" 2>/dev/null
}
trap 'give_back; exit 0' TERM INT HUP
printf '%s\n' "$who" >/proc/$$/fd/9
echo turn
# A computer that lost its power, or sleeps, ends no connection.
while [ -n "$(timeout 120 head -n 1 9<&-)" ]; do :; done
give_back
