# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# guestkernel.sh GUEST KERNEL as-it-is|unpacked: makes GUEST/kernel of the device's file KERNEL, as a monitor
# starts it. Ends with "kernel HEX WORD": the sha256 of KERNEL; and whether it is known to read virtio devices
# from its command line ("reads-devices"; a kernel without a folder of modules is taken to). Needs no root but
# to read a kernel that only root may read.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -ef
guest=$1
kernel=$(readlink -f -- "$2") # /boot/vmlinuz may be a link to one with a version
form=$3
umask 077

number_in() { # FILE OFFSET BYTES: a little-endian number
    od -A n -t "u$3" -j "$2" -N "$3" -- "$1" | tr -d ' '
}
bytes_in() { # FILE OFFSET BYTES: in hexadecimal
    od -A n -t x1 -j "$2" -N "$3" -- "$1" | tr -d ' \n'
}
is_x86_elf() { # 64 bits and of that processor: other machines' kernels, and ours of 32 bits, don't start
    [ "$(bytes_in "$1" 0 5)" = 7f454c4602 ] && [ "$(bytes_in "$1" 18 2)" = 3e00 ]
}
is_arm_image() {
    [ "$(bytes_in "$1" 56 4)" = 41524d64 ]
}

# unpack_kernel SOURCE TARGET: makes of a kernel as a distribution brings it the one that Firecracker
# starts: of a bzImage the ELF file in it, of a packed Image that Image. TARGET is there only when all
# went well. In a process of its own, so that none of its names is left.
unpack_kernel() (
    source=$1
    target=$2
    fail() {
        rm -f -- "$target.making"
        printf '%s\n' "the kernel can't be unpacked: $*" >&2
        exit 1
    }
    tool() {
        command -v "$1" >/dev/null || fail "$1 is not installed"
    }
    [ -f "$source" ] && [ -r "$source" ] || fail "it is missing or can't be read"
    rm -f -- "$target.making"

    case $(uname -m) in
    x86_64)
        if is_x86_elf "$source"; then
            cat -- "$source" >"$target.making" || fail "it can't be copied"
        else
            [ "$(bytes_in "$source" 514 4)" = 48647253 ] || fail "it is no bzImage and no ELF file of x86_64"
            [ "$(number_in "$source" 518 2)" -ge 520 ] || fail "it is from before Linux 2.6.26"
            setup=$(number_in "$source" 497 1)
            [ "$setup" != 0 ] || setup=4
            from=$(((setup + 1) * 512 + $(number_in "$source" 584 4)))
            bytes=$(number_in "$source" 588 4)
            [ "$((from + bytes))" -le "$(wc -c <"$source")" ] && [ "$bytes" -gt 8 ] || fail "it is not whole"
            # All end with the unpacked size. To gzip that is its own; the others don't know it, and would
            # take it for more to unpack.
            size=$(number_in "$source" "$((from + bytes - 4))" 4)
            end=4
            case $(bytes_in "$source" "$from" 6) in
            1f8b*) unpack=gzip end=0 ;;
            fd377a585a00) unpack=xz ;;
            28b52ffd*) unpack=zstd ;;
            02214c18*) unpack=lz4 ;;
            425a68*) unpack=bzip2 ;;
            5d0000*) unpack=lzma ;;
            894c5a4f*) unpack=lzop ;;
            *) fail "its packing starts with $(bytes_in "$source" "$from" 6), which is not known" ;;
            esac
            tool "$unpack"
            head -c "$((from + bytes - end))" -- "$source" | tail -c "+$((from + 1))" |
                "$unpack" -dc >"$target.making" || fail "$unpack has failed"
            [ "$(wc -c <"$target.making")" -eq "$size" ] || fail "$unpack did not make $size bytes of it"
            is_x86_elf "$target.making" || fail "what is in it is no ELF file of x86_64"
        fi
        ;;
    aarch64)
        if is_arm_image "$source"; then
            cat -- "$source" >"$target.making" || fail "it can't be copied"
        else
            [ "$(bytes_in "$source" 0 2)" = 1f8b ] || fail "it is no Image, packed by gzip or not"
            tool gzip
            gzip -dc <"$source" >"$target.making" || fail "gzip has failed"
            is_arm_image "$target.making" || fail "what is in it is no Image"
        fi
        ;;
    *) fail "it would be for $(uname -m)" ;;
    esac
    mv -f -- "$target.making" "$target" || fail "$target can't be written"
)

mkdir -p "$guest"
if [ -r "$kernel" ]; then cat -- "$kernel"; else sudo -n cat -- "$kernel"; fi >"$guest/kernel"
sum=$(sha256sum "$guest/kernel" | cut -d ' ' -f 1)
if [ "$form" = unpacked ]; then
    mv -f -- "$guest/kernel" "$guest/kernel.packed"
    unpack_kernel "$guest/kernel.packed" "$guest/kernel"
    rm -f -- "$guest/kernel.packed"
fi
version=${kernel##*/vmlinuz-}
reads=reads-no-devices
if [ ! -d "${kernel%/boot/*}/lib/modules/$version" ] ||
    grep -q '^CONFIG_VIRTIO_MMIO_CMDLINE_DEVICES=y' "${kernel%/*}/config-$version" 2>/dev/null; then
    reads=reads-devices
fi
printf 'kernel %s %s\n' "$sum" "$reads"
