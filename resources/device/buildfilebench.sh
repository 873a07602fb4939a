# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# buildfilebench.sh FOLDER SOURCE SHA256: builds Filebench from the tar.gz SOURCE, an address (https) or a file here,
# which goes with it, and installs it at FOLDER, in place of what is there. Nothing else is changed, and no root is
# needed. Tells where it is ("runwatt: downloading", "runwatt: configuring", "runwatt: building", and "runwatt: 40 %"
# of that) between what the tools print, and what is in the way as "E: ...". Ends with 3 where the device lacks
# something (its Debian packages behind "E: "), with 4 where the download failed, with 5 where the source is not that
# of SHA256. All is made in FOLDER.making-PID first, which goes with this process, however that is stopped; what one
# that was killed has left goes at the next start. Plain POSIX sh.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
exec 2>&1 </dev/null
folder=$1
source=$2
sha256=$3
work=$folder.making-$$
case $source in
https://*) sent= ;;
*) sent=$source ;;
esac
tidy_up() {
    cd /
    rm -rf -- "$work"
    [ -z "$sent" ] || rm -f -- "$sent"
}
trap tidy_up EXIT
trap 'exit 143' TERM INT HUP

give_up() { # status words
    status=$1
    shift
    printf 'E: %s\n' "$*"
    exit "$status"
}
has() {
    command -v "$1" >/dev/null 2>&1
}
need() { # package program...: one of the programs, or else the package
    package=$1
    shift
    for program in "$@"; do
        if has "$program"; then return; fi
    done
    lacks="$lacks $package"
}
check_needs() {
    [ -z "$lacks" ] || give_up 3 "${lacks# }"
}

# The package that each comes from; probe.sh looks for the same.
lacks=
need 'gcc libc6-dev' cc gcc
need make make
need bison bison yacc
need flex flex lex
need tar tar
need gzip gzip
need coreutils sha256sum
compiler=$(command -v cc || command -v gcc)
if [ -n "$compiler" ] && ! echo '#include <stdio.h>' | "$compiler" -E - >/dev/null 2>&1; then lacks="$lacks libc6-dev"; fi
check_needs
# It becomes part of a shell's words and of a C string there.
case $folder in
*[!A-Za-z0-9/._@+-]* | [!/]*) give_up 1 "Filebench can't be built in a folder of this name: $folder" ;;
esac

umask 022
mkdir -p -- "${folder%/*}" || exit 1
for half in "$folder".making-*; do
    [ ! -d "$half" ] || kill -0 "${half##*-}" 2>/dev/null || rm -rf -- "$half"
done
mkdir -m 700 -- "$work" || exit 1

if [ -z "$sent" ]; then
    echo 'runwatt: downloading'
    sent=$work/source.tar.gz
    if has curl; then
        curl -fsSL --proto '=https' --connect-timeout 20 --max-time 600 --max-filesize 67108864 -o "$sent" -- "$source"
    elif has wget; then
        wget -nv -T 20 -t 2 -O - -- "$source" | head -c 67108864 >"$sent" && [ -s "$sent" ]
    else
        give_up 3 wget
    fi || give_up 4 "$source"
fi
found=$(sha256sum <"$sent" | cut -d ' ' -f 1)
[ "$found" = "$sha256" ] || give_up 5 "$found"

echo 'runwatt: configuring'
mkdir -- "$work/tree" && cd -- "$work/tree" &&
    gzip -dc -- "$sent" | head -c 268435456 | tar -x -f - --no-same-owner || give_up 1 "the source can't be unpacked"
cd -- "$(ls -A | head -n 1)" && [ -f configure.ac ] || [ -x configure ] || give_up 1 "this is no source of Filebench"
if [ ! -x configure ]; then # of a release's tag, and not of its tar
    need autoconf autoconf
    need automake automake
    need m4 m4
    if grep -q LIBTOOL configure.ac; then need libtool libtoolize; fi
    check_needs
    if grep -q LIBTOOL configure.ac; then libtoolize --copy || exit 1; fi
    # It asks for a folder that git does not keep, since it is empty.
    mkdir -p m4
    aclocal -I m4 && autoheader && automake --add-missing --copy && autoconf || exit 1
fi
# Its processes hand each other addresses of its functions. Where nobody may turn address space randomisation off, as in
# docker's containers, only a program of a fixed place works.
set -- --prefix="$folder"
echo 'int main(void) { return 0; }' >none.c
if "$compiler" -fno-pie -no-pie -o none none.c; then
    set -- "$@" CFLAGS='-g -O2 -fno-pie' LDFLAGS=-no-pie
fi 2>/dev/null
./configure "$@" || exit 1

echo 'runwatt: building'
total=$(make -n 2>/dev/null | grep -c -e ' -c ')
status=$work/status
{
    make
    echo "$?" >"$status"
} | {
    done=0
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $line in
        libtool:*) ;;
        *' -c '*)
            done=$((done + 1))
            [ "$total" = 0 ] || [ "$done" -gt "$total" ] || printf 'runwatt: %s %%\n' "$((done * 100 / total))"
            ;;
        esac
    done
}
[ "$(cat -- "$status")" = 0 ] || exit 1
make install DESTDIR="$work/made" || exit 1
# One that does not even tell what it is would only fail in trials.
"$work/made$folder/bin/filebench" -h 2>&1 | grep -qi filebench || give_up 1 "what was built does not start"
printf '%s\n' "$sha256" >"$work/made$folder/source.sha256"
sync # before it has its name: the device may lose its power
[ ! -e "$folder" ] || mv -T -- "$folder" "$work/old" || exit 1
mv -T -- "$work/made$folder" "$folder"
