# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# rootdistribution.sh KEPT WORK RECIPE PACKAGES OPTIONAL WORD...: has mmdebstrap make a root file system of this
# device's own distribution, from where its apt gets it and with its apt's keys, and keeps it as a tar in the
# folder KEPT, under a name that tells what it is made of: asked for the same once more, it is there. Ends with
# "tar PATH". PACKAGES are its packages (a comma between two), OPTIONAL those that are taken where there are such;
# RECIPE is whatever else decides what it becomes. The WORDs give root; without any, mmdebstrap makes do with a user
# namespace. What is half made is in the folder WORK, which goes, and the log of what failed stays in KEPT. Ends
# also with its own input, as a stop and a lost link give it. The device's apt and its settings stay as they are.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -f
kept=$1
work=$2
recipe=$3
packages=$4
optional=$5
shift 5
parent=${work%/*}

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Of the sources of apt those that are the distribution's own: of its release, with its main part.
codename=$(sed -n 's/^VERSION_CODENAME="\{0,1\}\([a-z]*\).*/\1/p' /etc/os-release)
[ -n "$codename" ] || give_up "/etc/os-release names no release"
suites=" $codename $codename-updates $codename-security $codename/updates "
set +f
lines=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | awk -v suites="$suites" '
    $1 == "deb" {
        at = 2
        if ($2 ~ /^\[/) { while (at < NF && $at !~ /\]$/) ++at; ++at }
        if ($at ~ /^https?:/ && index(suites, " " $(at + 1) " ")) {
            for (i = at + 2; i <= NF; ++i) if ($i == "main") { print; next }
        }
    }')
stanzas=$(for file in /etc/apt/sources.list.d/*.sources; do cat -- "$file" && echo; done 2>/dev/null |
    sed '/^#/d' | awk -v RS= -v suites="$suites" '{
        split("", field)
        name = ""
        n = split($0, line, "\n")
        for (i = 1; i <= n; ++i) {
            value = line[i]
            if (value !~ /^[ \t]/) {
                name = tolower(value)
                sub(/[ \t]*:.*/, "", name)
                sub(/^[^:]*:/, "", value)
            }
            field[name] = field[name] " " value
        }
        if (field["enabled"] ~ /no|false|off|0/ || field["types"] !~ /deb( |$)/ || field["uris"] !~ /https?:/) next
        if (!index(" " field["components"] " ", " main ")) next
        n = split(field["suites"], suite, " ")
        for (i = 1; i <= n; ++i) if (index(suites, " " suite[i] " ")) { print $0 "\n"; next }
    }')
set -f
[ -n "$lines$stanzas" ] || give_up "apt has no source of $codename: its sources name another release, or none by http"
architecture=$(dpkg --print-architecture) || exit
command -v mmdebstrap >/dev/null || give_up "mmdebstrap is not installed"

key=$(printf '%s\n' "$codename" "$architecture" "$recipe" "$packages" "$optional" "$lines" "$stanzas" |
    sha256sum | cut -c 1-24)
name=$codename-$architecture-$key
find "$kept" -maxdepth 1 -type f -mtime +30 -exec rm -f -- {} + 2>/dev/null
if [ -s "$kept/$name.tar" ]; then
    touch -- "$kept/$name.tar"
    printf 'tar %s\n' "$kept/$name.tar"
    exit 0
fi

# Others must be able to come through to it: in a user namespace root is none of them.
umask 022
base=${parent%/*}
if [ -d "$base" ] && [ ! -w "$base" ]; then # another user's
    work=$HOME/.cache/runwatt/${parent##*/}/root.half
    parent=${work%/*}
fi
made=
[ -d "$parent" ] || made=$parent
mode=root
helper=
if [ "$#" = 0 ] && [ "$(id -u)" != 0 ]; then
    mode=unshare
    helper='mmdebstrap --unshare-helper'
fi
[ ! -e "$work" ] || "$@" sh -c "exec $helper rm -rf --one-file-system -- \"\$1\"" sh "$work"
mkdir -p -- "$parent" && chmod 711 -- "$parent" && mkdir -m 711 -- "$work" || exit
umask 077
mkdir -p -- "$kept" || exit
set +f
for half in "$kept"/*.making; do # whose maker was killed
    maker=${half%.making}
    kill -0 "${maker##*.}" 2>/dev/null || rm -f -- "$half"
done
set -f
printf '%s\n' "$lines" >"$work/apt.list"
printf '%s\n' "$stanzas" >"$work/apt.sources"
# With the rights that it takes, in a group of its own and without the mark by which it would be found and killed:
# the end of its input ends it, and then it has to remove what is half made.
making=$kept/$name.$$.making
make='
work=$1 made=$2 helper=$3 mode=$4 codename=$5 packages=$6 optional=$7 making=$8
trap : TERM INT HUP
exec 3<&0
eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
export http_proxy https_proxy
TMPDIR=$work
export TMPDIR
set --
for name in $optional; do set -- "$@" "--include=?and(?exact-name($name),?not(?virtual))"; done
set -- "$@" "$codename" -
for sources in "$work/apt.list" "$work/apt.sources"; do
    if grep -q . "$sources"; then set -- "$@" "$sources"; fi
done
setsid mmdebstrap --mode="$mode" --variant=essential --format=tar --include="$packages" \
    --dpkgopt="path-exclude=/usr/share/doc/*" --dpkgopt="path-exclude=/usr/share/man/*" \
    --dpkgopt="path-exclude=/usr/share/locale/*" \
    --customize-hook="rm -f \"\$1\"/etc/ssh/ssh_host_* \"\$1/etc/resolv.conf\" \"\$1/etc/hostname\"" \
    "$@" </dev/null 3<&- &
child=$!
{
    while read -r line; do :; done <&3
    kill -TERM "-$child"
    sleep 30
    kill -KILL "-$child"
} >/dev/null 2>&1 &
watcher=$!
wait "$child"
status=$?
while kill -0 "$child" 2>/dev/null; do # a signal that is trapped ends wait early
    wait "$child"
    status=$?
done
kill -KILL "$watcher" 2>/dev/null
# What it has started may still be at work there.
tries=0
while [ "$status" != 0 ] && kill -0 "-$child" 2>/dev/null && [ "$tries" -lt 50 ]; do
    tries=$((tries + 1))
    [ "$tries" != 40 ] || kill -KILL "-$child"
    sleep 0.2
done
$helper rm -rf --one-file-system -- "$work" 2>/dev/null || rm -rf --one-file-system -- "$work"
[ -z "$made" ] || rmdir -- "$made"
[ "$status" = 0 ] || rm -f -- "$making"
exit "$status"'
log=$kept/$name.log
status=$({
    {
        # By sh, which is all that sudo may be allowed.
        "$@" sh -c 'exec env -u RUNWATT_COMMAND RUNWATT_OUTLIVES=yes setsid sh -c "$@"' sh "$make" make "$work" \
            "$made" "$helper" "$mode" "$codename" "$packages" "$optional" "$making" >"$making"
        echo "$?" >&3
    } 2>&1 | tee -- "$log" >&2
} 3>&1)
if [ "$status" = 0 ] && [ -s "$making" ]; then
    rm -f -- "$log"
    sync # before it has its name: the device may lose its power
    mv -- "$making" "$kept/$name.tar"
    printf 'tar %s\n' "$kept/$name.tar"
else
    rm -f -- "$making"
    give_up "all that mmdebstrap has said is in $log"
fi
