# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# engine.sh VERB NAME ARGUMENT ENGINE...: what a campaign wants of a container engine with docker's command line,
# whose words are ENGINE ("docker", or "sudo -n podman"). The container and the image are both called NAME, which is
# the campaign's tag; nothing else is touched.
#   load    gives it the image that lies in the folder ARGUMENT (see imagelayer.sh), and removes that folder
#   take    gives it that of an image ARGUMENT (REPOSITORY:TAG) which an earlier campaign has kept, and tells
#           "image sha256:HEX"; nothing, where there is none
#   keep    lets the image stay as ARGUMENT when NAME goes; what else is kept in that repository goes
#   remove  ends the container, if there is one; with ARGUMENT "image" the image goes too
#   id      tells by which number the engine and its shim know the container
#   pid     writes the number of the container's first process to the file ARGUMENT, and tells it
#   kills   tells how many of its processes the kernel has ended for want of memory
#   network tells the container's address on the engine's bridge with its prefix, the MTU there, the bridge's own
#           address, and the bridge where the device has it, with the container's interface on that, with tabs between
#   about   tells "name<TAB>value" of the engine, one a line
verb=$1
name=$2
argument=$3
shift 3

has() { # of the lines that the engine prints, one is this
    lines=$("$@") || exit 1
    printf '%s\n' "$lines" | grep -qxF -e "$name" -e "localhost/$name"
}
first_process() {
    pid=$("$@" container inspect --format '{{.State.Pid}}' "$name") || exit 1
    case $pid in '' | 0 | *[!0-9]*) exit 1 ;; esac
}
gone() { # command...: what lists its names no longer has it; an engine may be removing it just now
    seconds=0
    while has "$@"; do
        seconds=$((seconds + 1))
        [ "$seconds" -le 10 ] || return 1
        sleep 1
    done
}
case $verb in
load)
    tar -C "$argument" -cf - manifest.json config.json layer.tar | "$@" load >&2 || exit 1
    rm -rf -- "$argument"
    ;;
take)
    id=$("$@" image inspect --format '{{.Id}}' "$argument" 2>/dev/null) || exit 0
    "$@" image tag "$argument" "$name:latest" 2>/dev/null || exit 0 # removed just now
    printf 'image sha256:%s\n' "${id#sha256:}"
    ;;
keep)
    # All of them, since engines differ in what they take a name for.
    for kept in $("$@" images --format '{{.Repository}}:{{.Tag}}'); do
        case ${kept#localhost/} in
        "$argument") ;;
        "${argument%:*}:"*) "$@" image rm "$kept" >/dev/null ;;
        esac
    done
    "$@" image tag "$name:latest" "$argument"
    ;;
remove)
    # Also the first thing of a trial: a daemon that is started anew in mid-campaign is waited for.
    seconds=0
    until said=$("$@" info 2>&1 >/dev/null); do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 30 ]; then
            printf '%s\n' "$said" >&2
            exit 1
        fi
        sleep 1
    done
    if has "$@" ps --all --format '{{.Names}}'; then
        said=$("$@" rm --force "$name" 2>&1) || gone "$@" ps --all --format '{{.Names}}' || {
            printf '%s\n' "$said" >&2
            exit 1
        }
    fi
    [ "$argument" = image ] || exit 0
    if has "$@" images --format '{{.Repository}}'; then
        "$@" image rm "$name" >/dev/null || exit 1
    fi
    ;;
id)
    "$@" container inspect --format '{{.ID}}' "$name"
    ;;
pid)
    first_process "$@"
    printf '%s' "$pid" | tee "$argument"
    ;;
kills)
    count=
    if has "$@" ps --all --format '{{.Names}}'; then
        first_process "$@"
        # In cgroup v2 "0::/path"; in v1 a line for each hierarchy, "9:memory:/path".
        for group in $(sed -n -e 's/^[0-9]*:memory:/memory/p' -e 's/^0:://p' "/proc/$pid/cgroup"); do
            for counts in "/sys/fs/cgroup/$group/memory.events" "/sys/fs/cgroup/$group/memory.oom_control"; do
                [ ! -r "$counts" ] || count=$(sed -n 's/^oom_kill //p' "$counts")
            done
        done
    fi
    echo "${count:-0}"
    ;;
network)
    said=$("$@" container inspect --format \
        '{{range .NetworkSettings.Networks}}{{.IPAddress}}/{{.IPPrefixLen}} {{.Gateway}} {{end}}' "$name") || exit 1
    read -r address gateway _ <<end
$said
end
    mtu=$("$@" exec "$name" cat /sys/class/net/eth0/mtu 2>/dev/null)
    bridge=$(PATH=$PATH:/usr/sbin:/sbin ip -4 -o address show to "$gateway" 2>/dev/null | sed -n '1s/^[0-9]*: *\([^ ]*\) .*/\1/p')
    # By its number, which may be another network namespace's: then the device has no such one on the bridge.
    number=$("$@" exec "$name" cat /sys/class/net/eth0/iflink 2>/dev/null)
    interface=
    for port in "/sys/class/net/${bridge:-none}/brif/"*; do
        one=${port##*/}
        if [ -n "$number" ] && [ "$(cat "/sys/class/net/$one/ifindex" 2>/dev/null)" = "$number" ]; then interface=$one; fi
    done
    printf '%s\t%s\t%s\t%s\t%s\n' "$address" "$mtu" "$gateway" "$bridge" "$interface"
    ;;
about)
    case $* in *podman) driver='{{.Store.GraphDriverName}}' ;; *) driver='{{.Driver}}' ;; esac
    printf 'storage\t%s\n' "$("$@" info --format "$driver" 2>/dev/null | head -n 1)"
    ;;
esac
