# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ctrdelete.sh NAME CTR...: ends the container NAME in containerd's namespace "runwatt", if there is one, and removes
# it with its control group; the namespace too, when nothing else is in it. CTR are the words that call containerd's
# command line. Runs as root. Nothing that is not called NAME is touched.
name=$1
shift

asks() { # command...: containerd that is started anew in mid-campaign is waited for
    seconds=0
    until said=$("$@" 2>&1); do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 30 ]; then
            printf '%s\n' "$said" >&2
            exit 1
        fi
        sleep 1
    done
}
lists() { # command...: one of the lines that it prints is the name
    "$@" | grep -qxF -e "$name"
}

asks "$@" --namespace runwatt containers list --quiet
if lists "$@" --namespace runwatt tasks list --quiet; then
    # Killed first: what is only deleted by force may leave its guest to itself.
    "$@" --namespace runwatt tasks kill --signal KILL "$name" >/dev/null 2>&1
    seconds=0
    until said=$("$@" --namespace runwatt tasks delete --force "$name" 2>&1) ||
        ! lists "$@" --namespace runwatt tasks list --quiet; do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 10 ]; then
            printf '%s\n' "$said" >&2
            exit 1
        fi
        sleep 1
    done
fi
if lists "$@" --namespace runwatt containers list --quiet; then
    said=$("$@" --namespace runwatt containers delete "$name" 2>&1) || {
        # One that was just ending is removed by who has started it.
        ! lists "$@" --namespace runwatt containers list --quiet || {
            printf '%s\n' "$said" >&2
            exit 1
        }
    }
fi
for group in /sys/fs/cgroup/"$name" /sys/fs/cgroup/*/"$name"; do
    tries=0
    # What is just dying keeps it for a moment.
    until [ ! -d "$group" ] || rmdir -- "$group" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 50 ] || exit 1
        sleep 0.1 2>/dev/null || sleep 1
    done
done
# A ctr that was killed leaves the pipes of its standard streams.
for fifo in /run/containerd/fifo/*/"$name"-*; do
    [ ! -p "$fifo" ] || rm -f -- "$fifo"
    [ ! -d "${fifo%/*}" ] || rmdir -- "${fifo%/*}" 2>/dev/null
done
if [ -z "$("$@" --namespace runwatt containers list --quiet)" ]; then
    "$@" namespaces remove runwatt >/dev/null 2>&1
fi
exit 0
