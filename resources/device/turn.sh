# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# turn.sh WHO: waits until no other campaign works on this machine, whoever started it, says "turn", and keeps the
# turn until standard input ends or it is told to stop. While it waits it says "waits<TAB>WHO" of the one that has
# it. The turn is a lock (flock) on a file for all users, in a folder without the sticky bit, where the kernel lets
# everybody open it (RUNWATT_TURNS names another for tests); it goes with who had it. Says "none<TAB>WHY" where there can be no such file.
who=$1
folder=${RUNWATT_TURNS:-/var/tmp/runwatt-turn}
lock=$folder/lock
umask 0
command -v flock >/dev/null || { printf 'none\tflock is not installed\n'; exit 0; }
waited=
while :; do
    mkdir -- "$folder" 2>/dev/null
    if [ -L "$folder" ] || [ -L "$lock" ] || ! { [ -f "$lock" ] || : >"$lock"; } 2>/dev/null; then
        printf 'none\t%s can not be written\n' "$folder"
        exit 0
    fi
    exec 9<"$lock" || continue # it has just gone
    until flock -w 2 9; do
        has=$(head -n 1 -- "$lock" 2>/dev/null | tr -d '\000-\037' | cut -c 1-200)
        [ "$has" = "$waited" ] || printf 'waits\t%s\n' "$has"
        waited=$has
    done
    # Who had it before may have removed the file that was opened.
    [ "$(stat -L -c %d:%i -- /proc/$$/fd/9)" != "$(stat -c %d:%i -- "$lock" 2>/dev/null)" ] || break
    exec 9<&-
done
give_back() {
    trap '' TERM INT HUP
    rm -f -- "$lock"
    rmdir -- "$folder" 2>/dev/null
}
trap 'give_back; exit 0' TERM INT HUP
# Not followed, should another user have put a link there meanwhile.
printf '%s\n' "$who" | dd of="$lock" conv=nocreat oflag=nofollow 2>/dev/null
echo turn
while read -r _; do :; done
give_back
