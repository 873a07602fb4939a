# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# leftovers.sh VERB folders BASE..., VERB containers RUNC NETWORK, VERB ctr, or VERB engine NAME ENGINE..., where VERB is
# list, remove, or remove:UUID,UUID... for those campaigns alone, of which it also tells which are worked on (as "alive"):
# what campaigns that no Runwatt works on any more have left here, one "kind<TAB>path<TAB>KiB" a line; remove
# takes it away and names what went. A guest's network interface is given as "NAME:TAG", which is its alias;
# and so is what a container engine NAME has, called by the words ENGINE, which carries the labels
# org.runwatt.campaign=TAG and, since an engine shows everybody all, org.runwatt.user=UID. What containerd has in
# the namespace "runwatt", which is Runwatt's alone, is given as "ctr:TAG". Only what carries
# the tag runwatt-UUID is looked at, of folders only this user's own; and beside these the root file systems that
# are kept in ~/.cache/runwatt/roots for further campaigns (see rootdistribution.sh), where BASE is that folder. A campaign that is worked on has its
# warden here, which carries RUNWATT_WARDEN=UUID-...
# What a Kata container had for a disk is given as "NAME:TAG" too.
# Of a network that leads out, what is no interface (see network.sh, whose text is NETWORK) is one line with its tag.
# Folders are for the login's own rights, containers, interfaces, networks, disks and containerd for root's.
# Among the folders is what campaigns keep for the next ones of this user (see kept.sh), told as "kept"; a campaign
# that is just taking it up makes its own instead.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
verb=$1
scope=$2
shift 2
only=
# Of no campaign is not of all.
case $verb in remove:*) only=${verb#remove:},none verb=remove ;; esac
alive=$(cat /proc/[0-9]*/environ 2>/dev/null | tr '\0' '\n' | sed -n 's/^RUNWATT_WARDEN=\([0-9a-f-]*\)-.*/\1/p')

left_over() { # of a path or name: it carries a tag, and nobody works on that campaign
    uuid=${1##*/}
    case $uuid in runwatt-*) uuid=${uuid#runwatt-} ;; *) return 1 ;; esac
    case $uuid in
    *[!0-9a-f-]*) return 1 ;;
    ????????-????-????-????-????????????) ;;
    *) return 1 ;;
    esac
    case $alive in *"$uuid"*) return 1 ;; esac
    case ,$only, in ,, | *",$uuid,"*) ;; *) return 1 ;; esac
}
tell() { # kind path: and the space that it takes
    kib=$(du -skx -- "$2" 2>/dev/null | cut -f 1)
    printf '%s\t%s\t%s\n' "$1" "$2" "${kib:-0}"
}
remove_folder() { # and what runs on it: a jailed Firecracker sees no path of it, and has the tag for its id
    for process in /proc/[0-9]*; do
        case $(tr '\0' '\n' 2>/dev/null <"$process/cmdline") in
        *"/${1##*/}/data-"* | *"/${1##*/}/guest-"* | *"--id"?"${1##*/}"*) kill -KILL "${process##*/}" 2>/dev/null ;;
        esac
    done
    rm -rf -- "$1" 2>/dev/null
    # What mmdebstrap was killed over belongs to others.
    [ ! -d "$1" ] || sudo -n sh -c 'exec rm -rf --one-file-system -- "$1"' sh "$1" 2>/dev/null
    [ ! -d "$1" ] || mmdebstrap --unshare-helper rm -rf --one-file-system -- "$1" 2>/dev/null
    [ ! -d "$1" ] || rm -rf -- "$1"
}
remove_container() {
    id=${1##*/}
    [ ! -d "$1/$id" ] || "$runc" --root "$1" delete --force "$id" || return 1
    [ ! -d "$1" ] || rmdir -- "$1"
}
remove_group() {
    while read -r pid; do kill -KILL "$pid" 2>/dev/null; done <"$1/cgroup.procs"
    tries=0
    until rmdir -- "$1" 2>/dev/null || [ ! -d "$1" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 50 ] || return 1
        sleep 0.1 2>/dev/null || sleep 1
    done
}
take() { # kind path
    left_over "$2" && [ -d "$2" ] && [ ! -L "$2" ] || return 0
    line=$(tell "$1" "$2")
    if [ "$verb" = remove ]; then
        "remove_$1" "$2" || { printf '%s can not be removed\n' "$2" >&2; failed=yes; return 0; }
    fi
    printf '%s\n' "$line"
}

take_kept() { # base
    [ -z "$only" ] || return 0
    kept=$1/kept-$(id -u)
    [ -d "$kept" ] && [ -O "$kept" ] && [ ! -L "$kept" ] || return 0
    line=$(tell kept "$kept")
    if [ "$verb" = remove ]; then rm -rf -- "$kept" || { failed=yes; return 0; }; fi
    printf '%s\n' "$line"
}

take_kept_root() { # of this user and of such a name; not what is being made now
    [ -z "$only" ] || return 0
    key=${1##*-}
    case ${key%%.*} in
    *[!0-9a-f]*) return 0 ;;
    ????????????????????????) ;;
    *) return 0 ;;
    esac
    case $1 in *.making) maker=${1%.making}; ! kill -0 "${maker##*.}" 2>/dev/null || return 0 ;; esac
    [ -f "$1" ] && [ ! -L "$1" ] && [ -O "$1" ] || return 0
    line=$(tell kept "$1")
    if [ "$verb" = remove ]; then rm -f -- "$1" || { failed=yes; return 0; }; fi
    printf '%s\n' "$line"
}

take_interface() { # of a guest's network: its alias is the tag
    tag=$(cat -- "$1/ifalias" 2>/dev/null)
    left_over "$tag" || return 0
    if [ "$verb" = remove ]; then ip link delete dev "${1##*/}" || { failed=yes; return 0; }; fi
    printf 'interface\t%s\t0\n' "${1##*/}:$tag"
}

networks() { # their tags: as they were noted, and as they are
    ls /run/runwatt-network /run/netns 2>/dev/null
    nft list tables ip 2>/dev/null | sed -n 's/^table ip //p'
}
take_networks() { # after the interfaces
    for tag in $(networks | grep -x 'runwatt-[0-9a-f-]*' | sort -u); do
        left_over "$tag" || continue
        leads_out=yes
        grep -qx bridged "/run/runwatt-network/$tag" 2>/dev/null || [ -e "/run/netns/$tag" ] ||
            nft list table ip "$tag" >/dev/null 2>&1 || leads_out=
        if [ "$verb" = remove ]; then sh -c "$network" network remove "$tag" || { failed=yes; continue; }; fi
        [ -z "$leads_out" ] || printf 'network\t%s\t0\n' "$tag"
    done
}

take_disks() { # of Kata containers (see katavolume.sh): what Kata was told, and their loop devices
    for path in /run/kata-containers/shared/direct-volumes/*; do
        [ -d "$path" ] || continue
        volume=$(printf '%s' "${path##*/}" | tr '_-' '/+' | base64 -d 2>/dev/null) || continue
        tag=${volume%/volume}
        [ "$tag" != "$volume" ] && left_over "$tag" || continue
        if [ "$verb" = remove ]; then rm -rf -- "$path" || { failed=yes; continue; }; fi
        printf 'disk\t%s\t0\n' "volume:${tag##*/}"
    done
    for file in /sys/block/loop*/loop/backing_file; do
        [ -r "$file" ] && IFS= read -r image <"$file" || continue
        image=${image% (deleted)}
        tag=${image%/kata-data.img}
        [ "$tag" != "$image" ] && left_over "$tag" || continue
        loop=${file#/sys/block/}
        loop=${loop%%/*}
        if [ "$verb" = remove ]; then losetup -d "/dev/$loop" || { failed=yes; continue; }; fi
        printf 'disk\t%s\t0\n' "$loop:${tag##*/}"
    done
}

take_of_engine() { # name, then the engine's words
    name=$1
    shift
    mine=label=org.runwatt.user=$(id -u)
    tags=$("$@" ps --all --filter label=org.runwatt.campaign --filter "$mine" --format '{{.Names}}') || failed=yes
    for tag in $tags; do
        left_over "$tag" || continue
        if [ "$verb" = remove ]; then "$@" rm --force "$tag" >/dev/null || { failed=yes; continue; }; fi
        printf 'container\t%s\t0\n' "$name:$tag"
    done
    tags=$("$@" images --filter label=org.runwatt.campaign --filter "$mine" --format '{{.Repository}}') || failed=yes
    for tag in $tags; do
        tag=${tag#localhost/} # as podman calls what has no registry
        left_over "$tag" || continue
        bytes=$("$@" image inspect --format '{{.Size}}' "$tag")
        if [ "$verb" = remove ]; then "$@" image rm "$tag" >/dev/null || { failed=yes; continue; }; fi
        printf 'image\t%s\t%s\n' "$name:$tag" "$((${bytes:-0} / 1024))"
    done
    [ -z "$only" ] || return 0
    # Kept for the next campaign (see engine.sh).
    for kept in $("$@" images --format '{{.Repository}}:{{.Tag}}'); do
        case ${kept#localhost/} in "runwatt/kept-$(id -u):"*) ;; *) continue ;; esac
        bytes=$("$@" image inspect --format '{{.Size}}' "$kept")
        if [ "$verb" = remove ]; then "$@" image rm "$kept" >/dev/null || { failed=yes; continue; }; fi
        printf 'kept\t%s\t%s\n' "$name:${kept#localhost/}" "$((${bytes:-0} / 1024))"
    done
}

take_of_ctr() {
    ctr() { command ctr --namespace runwatt "$@"; }
    tags=$(ctr containers list --quiet) || failed=yes
    for tag in $tags; do
        left_over "$tag" || continue
        if [ "$verb" = remove ]; then
            ctr tasks kill --signal KILL "$tag" 2>/dev/null
            ctr tasks delete --force "$tag" >/dev/null 2>&1
            # One that was just ending may be removed by the ctr that has started it.
            said=$(ctr containers delete "$tag" 2>&1) || ! ctr containers list --quiet | grep -qxF -e "$tag" || {
                printf '%s\n' "$said" >&2
                failed=yes
                continue
            }
        fi
        printf 'container\t%s\t0\n' "ctr:$tag"
    done
    # Only an empty one goes.
    [ "$verb" != remove ] || [ -z "$tags" ] || command ctr namespaces remove runwatt >/dev/null 2>&1
}

failed=
if [ "$scope" = engine ]; then
    take_of_engine "$@"
elif [ "$scope" = ctr ]; then
    take_of_ctr
elif [ "$scope" = folders ]; then
    for base in "$@"; do
        for path in "$base"/runwatt-*; do
            if [ -O "$path" ]; then take folder "$path"; fi
        done
        take_kept "$base"
        case $base in */.cache/runwatt) ;; *) continue ;; esac
        for path in "$base"/roots/*.tar "$base"/roots/*.making "$base"/roots/*.log; do take_kept_root "$path"; done
    done
else
    runc=$1
    network=$2
    for path in /run/runwatt-*; do take container "$path"; done
    for path in /sys/fs/cgroup/runwatt-* /sys/fs/cgroup/*/runwatt-*; do take group "$path"; done
    for path in /sys/class/net/rw*; do take_interface "$path"; done
    take_networks
    take_disks
fi
# A link that is down without the device's knowing: these may leave something yet.
IFS=,
for uuid in $only; do
    case $alive in *"$uuid"*) printf 'alive\t%s\t0\n' "$uuid" ;; esac
done
[ -z "$failed" ]
