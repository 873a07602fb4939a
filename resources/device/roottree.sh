# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# roottree.sh ROOT MOUNTPOINT TAR PROGRAM...: unpacks at ROOT the root file system that is in TAR, and adds what a
# workload needs there: the folder MOUNTPOINT, left empty, this user, and each PROGRAM by its name in /usr/bin, or
# where it is if it is an absolute path.
# Ends as rootfs.sh does, with "sha256 HEX" and "bytes N", kept beside it in ROOT.made. Needs no root: device nodes
# are left out, and all is this user's. Whatever is in TAR, nothing outside ROOT is written: tar itself follows no
# link that leads out, and what is added goes only where no link leads out either.
# Filebench, of which no distribution has a package, is this device's own where TAR has none, and has what that asks
# for.
LC_ALL=C
# At the end what Runwatt has built (see buildfilebench.sh).
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:$HOME/.cache/runwatt/filebench/bin
export LC_ALL PATH
set -ef
root=$1
mount=$2
tar=$3
own_filebench=$(command -v filebench) || :
asked="$* $(stat -L -c '%s %Y' -- "$tar" "${own_filebench:-$tar}" 2>/dev/null | tr '\n' ' ')" || :
shift 3

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
own_folder() { # an absolute path in the tree, which is made where it is not there
    at=$root
    rest=${1#/}/
    while [ -n "$rest" ]; do
        at=$at/${rest%%/*}
        rest=${rest#*/}
        # Also through several links, and to what is not there.
        [ ! -L "$at" ] || at=$(readlink -f -- "$at") || give_up "$tar: its $1 leads nowhere"
        case $at in "$root"/*) ;; *) give_up "$tar: its $1 leads out of it" ;; esac
        [ -d "$at" ] || mkdir -- "$at"
    done
}
find_program() { # its path in the tree; in $real that of the file it leads to
    folders='/usr/local/sbin /usr/local/bin /usr/sbin /usr/bin /sbin /bin'
    case $1 in /*) folders=${1%/*}/ ;; esac
    for folder in $folders; do
        # What leads out would be looked for on the device.
        case $(readlink -f -- "$root$folder") in "$root"/*) ;; *) continue ;; esac
        path=${folder%/}/${1##*/}
        real=$path
        hops=0
        while [ -L "$root$real" ] && [ "$hops" -lt 16 ]; do
            to=$(readlink -- "$root$real")
            case $to in /*) real=$to ;; *) real=${real%/*}/$to ;; esac
            hops=$((hops + 1))
        done
        if [ ! -L "$root$real" ] && [ -f "$root$real" ] && [ -x "$root$real" ]; then
            return 0
        fi
    done
    return 1
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
processor_of() { # of an ELF file's header: what it is for
    case $(od -A n -t x1 -N 20 -- "$1" | tr -d ' \n') in
    7f454c46*3e00) echo x86_64 ;;
    7f454c46*0300) echo i386 ;;
    7f454c46*b700) echo aarch64 ;;
    7f454c46*2800) echo arm ;;
    7f454c46*f300) echo riscv ;;
    *) echo other ;;
    esac
}
check_processor() { # of a program in the tree; other's are not judged
    its=$(processor_of "$1")
    machine=$(uname -m)
    # What this kernel runs: of two widths the wider runs the narrower as well.
    case $machine=$its in
    *=other | x86_64=x86_64 | x86_64=i386 | i?86=i386 | aarch64=aarch64 | aarch64=arm | arm*=arm | riscv64=riscv) ;;
    x86_64=* | i?86=* | aarch64=* | arm*=* | riscv64=*) give_up "$tar is for $its, and this device is $machine" ;;
    esac
}
take_over() { # a file of this device, to the same path in the tree
    own_folder "${1%/*}"
    rm -f -- "$at/${1##*/}"
    cp -L -- "$1" "$at/${1##*/}"
}
put_filebench() { # this device's own, with what it looks for where it was to be installed; false where there is none
    case $own_filebench in /*) ;; *) return 1 ;; esac
    asks=$(grep -a -o 'GLIBC_2\.[0-9.]*' "$own_filebench" | sort -u) || :
    ldd "$own_filebench" 2>/dev/null | sed -n 's/^[^/]*=> *\(\/[^ ]*\) (0x.*/\1/p' | while read -r library; do
        inside=$(readlink -f -- "$root$library") || inside=
        case $inside in "$root"/*) ;; *) inside= ;; esac
        [ -f "$inside" ] || give_up "$tar lacks $library, which this device's $own_filebench asks for"
        case $library in */libc.so.*) ;; *) continue ;; esac
        for symbols in $asks; do
            grep -a -q -F "$symbols" "$inside" ||
                give_up "$tar is too old for this device's $own_filebench: its C library has no $symbols"
        done
    done || exit 1
    take_over "$own_filebench"
    data=$(readlink -f -- "$own_filebench")
    data=${data%/bin/*}/share/filebench
    [ ! -d "$data" ] || find "$data" -type f | while read -r part; do take_over "$part"; done
    [ "$own_filebench" = /usr/bin/filebench ] || ln -s "$own_filebench" "$root/usr/bin/filebench"
}
add_line() { # FILE NUMBER LINE: of passwd or group, unless it has somebody of this number
    file=$root/etc/$1
    # A link would be written through.
    [ ! -L "$file" ] || rm -f -- "$file"
    [ -e "$file" ] || : >"$file"
    [ -f "$file" ] || give_up "$tar: its /etc/$1 is no file"
    awk -F : -v number="$2" '$3 == number {found = 1} END {exit !found}' "$file" || printf '%s\n' "$3" >>"$file"
}

case $root in /*/*) ;; *) give_up "no folder for a root file system: $root" ;; esac
[ -f "$tar" ] || give_up "there is no file $tar"
if [ -f "$root.made" ] && [ "$(sed -n 's/^asked //p' "$root.made")" = "$asked" ]; then
    cat "$root.made"
    exit 0
fi
rm -rf -- "$root" "$root.made"
umask 022
mkdir -p -- "$root"
root=$(cd "$root" && pwd -P)
tar -x -f "$tar" -C "$root" --no-same-owner --no-same-permissions --anchored --exclude='./dev/*' --exclude='dev/*' >&2 ||
    give_up "$tar can't be unpacked"
# Folders that even their owner may not enter would stay for ever; and as root tar makes what is no file.
find "$root" -type d ! -perm -700 -exec chmod u+rwx -- {} \;
find "$root" ! -type f ! -type d ! -type l -exec rm -f -- {} +
find "$root" -type f ! -perm -400 -exec chmod u+r -- {} +
for folder in /proc /sys /dev /tmp /run /etc /root /usr/bin "$mount"; do own_folder "$folder"; done
[ -e "$root/bin" ] || [ -L "$root/bin" ] || ln -s usr/bin "$root/bin"
for program in sh "$@"; do
    find_program "$program" || { [ "$program" = filebench ] && put_filebench && find_program filebench; } ||
        give_up "$program is not in $tar"
    check_processor "$root$real"
    folder=$(readlink -f -- "$root${real%/*}/") # where its links lead
    for place in "$path" "$real" "${folder#"$root"}/${real##*/}"; do
        clean "$place"
        top=${cleaned#/}
        top=/${top%%/*}
        case $top in
        /tmp | /run | /dev | /proc | /sys) give_up "$path of $tar can't be had inside, where $top is another: put it elsewhere in it" ;;
        esac
    done
    case $program in /*) continue ;; esac
    # Found inside by its name, wherever it is kept.
    [ -e "$root/usr/bin/$program" ] || [ -L "$root/usr/bin/$program" ] || ln -s "$path" "$root/usr/bin/$program"
done
add_line passwd 0 'root:x:0:0:root:/root:/bin/sh'
add_line group 0 'root:x:0:'
add_line passwd "$(id -u)" "$(id -un):x:$(id -u):$(id -g)::/tmp:/bin/sh"
add_line group "$(id -g)" "$(id -gn):x:$(id -g):"
# An SSH server wants a user without rights, for what it does before a login.
grep -q '^sshd:' "$root/etc/passwd" || printf 'sshd:x:65534:65534::/run/sshd:/bin/false\n' >>"$root/etc/passwd"
cd "$root"
{
    printf 'asked %s\n' "$asked"
    printf 'sha256 %s\n' "$({
        find . -type f -print0 | sort -z | xargs -0 sha256sum
        find . -type f -print0 | sort -z | xargs -0 stat -c '%a %n'
        find . -type l -printf '%p -> %l\n' | sort
    } | sha256sum | cut -d ' ' -f 1)"
    printf 'bytes %s\n' "$(find . -type f -print0 | xargs -0 stat -c %s | awk '{n += $1} END {print n + 0}')"
} >"$root.making"
mv -- "$root.making" "$root.made"
cat "$root.made"
