# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# guestimages.sh KEPT GUEST KERNEL ROOT IMAGE BUS: makes what a guest starts from beside its kernel and its data
# disk. In the folder GUEST: initrd, of the small file tree GUEST/base (which goes) with the modules that a virtual
# machine needs. Of the file tree ROOT, unless it is there already, IMAGE; where
# the tree is kept (see rootfs.sh), it is made of KEPT/tree, once, and is KEPT/image from then on.
# The modules of /boot/vmlinuz-VERSION are in /lib/modules/VERSION, also below another folder; a kernel
# without such a folder must have everything in it. BUS is the module of its virtio devices. A disk's label is what it is for. Needs no root.
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
set -ef
kept=$1
guest=$2
kernel=$3
root=$4
image=$5
bus=$6
umask 077

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}
file_of() { # a module's file, whichever way its name is written
    find "$modules" -type f -name "$(printf '%s' "$1" | sed 's/[-_]/[-_]/g').ko*" | head -n 1
}
is_built_in() {
    sed 's/.*\///; s/\.ko$//; s/-/_/g' "$modules/modules.builtin" 2>/dev/null | grep -qxF -- "$1"
}
unpacked() {
    case $1 in
    *.zst) zstd -dcq -- "$1" ;;
    *.xz) xz -dc -- "$1" ;;
    *.gz) gzip -dc -- "$1" ;;
    *) cat -- "$1" ;;
    esac
}
add_module() { # and before it, what it needs; fails when the kernel doesn't have it
    case " $added " in *" $1 "*) return 0 ;; esac
    if is_built_in "$1"; then return 0; fi
    [ -n "$(file_of "$1")" ] || return 1
    added="$added $1"
    for needed in $(modinfo -F depends "$(file_of "$1")" | tr ',' ' '); do
        add_module "$needed" || return 1
    done
    unpacked "$(file_of "$1")" >"$guest/base/modules/$1.ko" || give_up "$(file_of "$1") can't be unpacked"
    echo "$1.ko" >>"$guest/base/modules/list"
}

kernel=$(readlink -f -- "$kernel") # /boot/vmlinuz may be a link to one with a version
modules=${kernel%/boot/*}/lib/modules/${kernel##*/vmlinuz-}
mkdir -p "$guest/base/modules" "$guest/base/newroot"
: >"$guest/base/modules/list"
if [ -d "$modules" ]; then
    added=
    add_module "$bus" || give_up "the kernel $kernel can't be this guest's: it has no $bus"
    # The sums that ext4 asks for by their name, and no module says that it needs.
    for module in crc32c_generic crc32c; do add_module "$module" || :; done
    for module in virtio_blk virtio_net ext4; do
        add_module "$module" || give_up "the kernel $kernel can't be a guest's: it has no $module"
    done
    add_module virtio_rng || : # a kernel without it has randomness enough
fi
cp "$guest/base/guest/init" "$guest/base/init"
chmod 755 "$guest/base/init"
# Not compressed: the guest would unpack it at each start.
(cd "$guest/base" && find . | cpio -o -H newc --quiet -R +0:+0) >"$guest/initrd"
rm -rf -- "$guest/base" "$guest/base.made"

options='-q -t ext4 -L root -b 4096 -m 0 -E root_owner=0:0'
make_image() { # TREE IMAGE
    making=$2.making-$$ # another campaign may be at the same
    # Room for what the file system itself takes.
    kib=$(du -sk "$1" | cut -f 1)
    # Every campaign starts from the same, also after the device has lost its power.
    # shellcheck disable=SC2086 # words
    mke2fs $options -d "$1" -F "$making" "$((kib + kib / 5 + 16384))k" >&2 && chmod 400 "$making" && sync &&
        mv -f -- "$making" "$2" || {
        rm -f -- "$making"
        return 1
    }
}
image_identity() {
    printf '%s\n' "$options"
    stat -c '%n %s %Y %i' -- "$1/image" "$1/made"
}
if [ ! -f "$image" ] && [ -n "$kept" ] && [ -f "$kept/made" ] && [ -O "$kept" ]; then
    # All of it may be removed just now: then it is made for this campaign alone.
    if [ ! -f "$kept/image" ] || [ "$(cat "$kept/image.made" 2>/dev/null)" != "$(image_identity "$kept")" ]; then
        (make_image "$kept/tree" "$kept/image" && image_identity "$kept" >"$kept/image.made") || rm -f -- "$kept/image" "$kept/image.made"
    fi
    ln -- "$kept/image" "$image" || :
fi
[ -f "$image" ] || make_image "$root" "$image"
