# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# rootfs.sh KEPT ROOT MOUNTPOINT PROGRAM...: makes at ROOT a root file system of this device's own programs (names or
# absolute paths) with the libraries that they ask for, so that what runs in it is byte for byte what runs outside.
# MOUNTPOINT is an absolute folder in it, left empty. Ends with "sha256 HEX" (over every file's path,
# mode and contents, and where every link leads) and "bytes N", which are kept beside it in ROOT.made: asked for the same once more, it
# only tells them. KEPT, unless it is empty, is a folder of this user's, on the same file system, where
# the tree stays for the next campaign, without MOUNTPOINT: as KEPT/tree, whose files ROOT's are (hard links),
# KEPT/sources, of what it was made, and KEPT/made. It is taken from there as long as neither the files that it was
# made of nor those that it consists of have changed, by their places, sizes and times. Plain POSIX sh with ldd;
# needs no root and changes nothing else.
LC_ALL=C
# At the end what Runwatt has built (see buildfilebench.sh).
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:$HOME/.cache/runwatt/filebench/bin
export LC_ALL PATH
set -ef
kept=$1
shift
asked=$*
root=$1
mount=$2
shift 2

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
copy() { # a file, to the same path below ROOT; a link becomes what it leads to
    [ ! -e "$root$1" ] || return 0
    mkdir -p "$root${1%/*}"
    cp -L -- "$1" "$root$1"
    printf '%s\n' "$1" >>"$root.sources"
}
copy_program() { # an absolute path, with its libraries
    copy "$1"
    # ldd fails for a static program and for a script, which need none.
    libraries=$(ldd "$1" 2>/dev/null) || return 0
    printf '%s\n' "$libraries" | sed -n 's/^[^/]*\(\/[^ ]*\) (0x.*/\1/p' | while read -r library; do
        copy "$library"
    done
}
find_program() { # its path, also of a name that the shell has built in
    case $1 in
    /*)
        [ -f "$1" ] && [ -x "$1" ] || return 1
        printf '%s\n' "$1"
        return 0
        ;;
    esac
    rest=$PATH:
    while [ -n "$rest" ]; do
        folder=${rest%%:*}
        rest=${rest#*:}
        case $folder in /*) ;; *) continue ;; esac
        if [ -f "$folder/$1" ] && [ -x "$folder/$1" ]; then
            printf '%s\n' "$folder/$1"
            return 0
        fi
    done
    return 1
}
copy_python() { # the interpreter and exactly those modules that our scripts load, compiled where the device has them
    # so: compiling them is most of what a start takes, and an emulated guest's takes seconds of it
    python=$(python3 -I -S -c 'import os, sys; print(os.path.realpath(sys.executable))')
    copy_program "$python"
    mkdir -p "$root/usr/bin"
    [ -e "$root/usr/bin/python3" ] || ln -s "$python" "$root/usr/bin/python3"
    python3 -I -S -c '
import glob, os, shutil, signal, subprocess, sys, time
import encodings.ascii, resource, warnings # which they load by themselves
for module in list(sys.modules.values()):
    path, compiled = getattr(module, "__file__", None), getattr(module, "__cached__", None)
    if path:
        print(path)
    if path and compiled and os.path.exists(compiled):
        print(compiled)
print(os.path.dirname(os.__file__) + "/lib-dynload/")
' | while read -r module; do
        case $module in
        */) mkdir -p "$root$module" ;;
        *.so) copy_program "$module" ;;
        *)
            copy "$module"
            touch -r "$module" "$root$module" # by its source's time a compiled one is known to be of it
            ;;
        esac
    done
}
copy_filebench_data() { # of the program at this path, which looks for it where it was to be installed
    real=$(readlink -f -- "$1")
    for prefix in "${1%/bin/*}" "${real%/bin/*}"; do
        [ -d "$prefix/share/filebench" ] || continue
        find "$prefix/share/filebench" -type f | while read -r part; do
            case $part in
            *.so*) copy_program "$part" ;; # how 1.5 draws its random numbers
            *) copy "$part" ;;
            esac
        done
    done
}
clean() { # an absolute path; in $cleaned the same without "//", "." and "..", as it is found in the tree
    cleaned=
    clean_rest=${1#/}/
    while [ -n "$clean_rest" ]; do
        clean_part=${clean_rest%%/*}
        clean_rest=${clean_rest#*/}
        case $clean_part in
        '' | .) ;;
        ..) cleaned=${cleaned%/*} ;;
        *) cleaned=$cleaned/$clean_part ;;
        esac
    done
}
stats_of() { # of the files whose names it reads, with these options of stat
    tr '\n' '\0' | xargs -0 stat "$@" -c '%n %s %Y %i'
}
sources_of() { # LIST PROGRAM...: which files the programs would be made of now
    list=$1
    shift
    for program in sh "$@"; do find_program "$program" || :; done
    stats_of -L <"$list" 2>&1 || :
}
files_in() {
    (cd "$1" && find . -type f | sort)
}
identity_of() { # SOURCES TREE PROGRAM...: changes with whatever they consist of
    identity_sources=$1
    identity_tree=$2
    shift 2
    { sources_of "$identity_sources" "$@"; files_in "$identity_tree" | (cd "$identity_tree" && stats_of); } |
        sha256sum | cut -d ' ' -f 1
}
tell() { # what it was asked for, and the rest of a file of this kind
    printf 'asked %s\n' "$asked" &&
        sed -n -e '/^sha256 /p' -e '/^bytes /p' "$1"
}
is_mine() {
    [ -O "$1" ] && [ ! -L "$1" ]
}
remove_old() { # what no campaign has taken up for 30 days, and what was half made then
    find "${kept%/*}" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf -- {} + 2>/dev/null || :
}
from_kept() { # PROGRAM...: false when what is kept is not (or no longer) what would be made
    is_mine "${kept%/*}" && is_mine "$kept" && [ -f "$kept/made" ] || return 1
    identity=$(identity_of "$kept/sources" "$kept/tree" "$@") || return 1
    grep -qxF "identity $identity" "$kept/made" || return 1
    cp -al -- "$kept/tree" "$root" 2>/dev/null && mkdir -p "$root$mount" || {
        rm -rf -- "$root"
        return 1
    }
    touch "$kept" # by which its age is known
    remove_old
    # Of a function that is asked whether it went well no step ends the script by itself.
    tell "$kept/made" >"$root.making" && mv -- "$root.making" "$root.made" || {
        rm -rf -- "$root" "$root.making"
        return 1
    }
}
keep() { # PROGRAM...: a file system without hard links keeps nothing
    making=$kept.making-$$
    mkdir -p -m 700 "${kept%/*}" && is_mine "${kept%/*}" && mkdir -m 700 "$making" &&
        cp -al -- "$root" "$making/tree" && cp -- "$root.sources" "$making/sources" || return 1
    identity=$(identity_of "$making/sources" "$making/tree" "$@") &&
        { echo "identity $identity" && tell "$root.made"; } >"$making/made" || return 1
    sync # before it has its name: the device may lose its power
    remove_old
    rm -rf -- "$kept"
    mv -T -- "$making" "$kept" # fails where another campaign was faster
}

case $root in /*/*) ;; *) give_up "no folder for a root file system: $root" ;; esac
for program in "$@"; do
    path=$(find_program "$program") || continue # which is told when it is copied
    clean "$path"
    top=${cleaned#/}
    top=/${top%%/*}
    case $top in
    /tmp | /run | /dev | /proc | /sys) give_up "$path can't be had inside, where $top is another: install it elsewhere, say in /usr/local/bin" ;;
    esac
done
if [ -f "$root.made" ] && [ "$(sed -n 's/^asked //p' "$root.made")" = "$asked" ]; then
    cat "$root.made"
    exit 0
fi
rm -rf -- "$root" "$root.made"
umask 022
if [ -n "$kept" ] && from_kept "$@"; then
    cat "$root.made"
    exit 0
fi
mkdir -p "$root/proc" "$root/sys" "$root/dev" "$root/tmp" "$root/run" "$root/etc" "$root/root" "$root${mount%/*}"
echo /etc/ld.so.cache >"$root.sources" # by which libraries are found
for program in sh "$@"; do
    if [ "$program" = python3 ]; then
        copy_python
        continue
    fi
    path=$(find_program "$program") || give_up "$program is not installed"
    copy_program "$path"
    case $program in
    /*) continue ;;
    filebench) copy_filebench_data "$path" ;;
    esac
    # Found inside by its name, wherever the device keeps it.
    mkdir -p "$root/usr/bin"
    [ -e "$root/usr/bin/$program" ] || ln -s "$path" "$root/usr/bin/$program"
done
# What newer versions of OpenSSH's server have put into programs of their own.
set +f
for part in /usr/lib/openssh/sshd-* /usr/libexec/openssh/sshd-*; do
    if [ -e "$root/usr/bin/sshd" ] && [ -x "$part" ]; then copy_program "$part"; fi
done
set -f
[ -e "$root/bin" ] || ln -s usr/bin "$root/bin"
[ -e "$root/bin/sh" ] || ln -s /usr/bin/sh "$root/bin/sh"
# Loaded by name and not by link: pthread_cancel's helper, and older C libraries' readers of passwd.
set +f
for library in /lib/*/libgcc_s.so.1 /usr/lib/*/libgcc_s.so.1 /lib/*/libnss_files.so.2; do
    if [ -e "$library" ]; then copy "$library"; fi
done
user=$(id -un)
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\n' >"$root/etc/group"
if [ "$(id -u)" != 0 ]; then
    printf '%s:x:%s:%s::/tmp:/bin/sh\n' "$user" "$(id -u)" "$(id -g)" >>"$root/etc/passwd"
    printf '%s:x:%s:\n' "$(id -gn)" "$(id -g)" >>"$root/etc/group"
fi
# An SSH server wants a user without rights, for what it does before a login.
printf 'sshd:x:65534:65534::/run/sshd:/bin/false\n' >>"$root/etc/passwd"
cd "$root"
{
    printf 'asked %s\n' "$asked"
    printf 'sha256 %s\n' "$({
        find . -type f | sort | tr '\n' '\0' | xargs -0 sha256sum
        find . -type f | sort | tr '\n' '\0' | xargs -0 stat -c '%a %n'
        find . -type l | sort | while read -r link; do printf '%s -> %s\n' "$link" "$(readlink "$link")"; done
    } | sha256sum | cut -d ' ' -f 1)"
    printf 'bytes %s\n' "$(find . -type f | tr '\n' '\0' | xargs -0 stat -c %s | awk '{n += $1} END {print n + 0}')"
} >"$root.making"
mv -- "$root.making" "$root.made"
# A campaign's folder is made anew in what is kept, so nothing else may be around it.
if [ -n "$kept" ] && { [ -z "${mount%/*}" ] || [ -z "$(ls -A "$root${mount%/*}")" ]; }; then
    keep "$@" 2>/dev/null || rm -rf -- "$kept.making-$$"
fi
rm -f -- "$root.sources"
mkdir -p "$root$mount"
cat "$root.made"
