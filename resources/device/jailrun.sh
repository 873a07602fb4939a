# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# jailrun.sh PIDFILE WORD...: runs what becomes a jailed Firecracker, of which PIDFILE tells the number, and ends it
# when told to. The jailer empties the environment, and sudo does, by which the device would know what to end
# when the link is gone: this shell keeps it.
file=$1
shift
told=
end() {
    told=yes
    read -r pid <"$file" || return 0
    # Until it gives up its rights it is root's.
    kill -KILL "$pid" 2>/dev/null || sudo -n kill -KILL "$pid" 2>/dev/null
}
trap end TERM INT
"$@" &
child=$!
wait "$child"
status=$?
# A trapped signal ends `wait` early.
while [ -d "/proc/$child" ]; do
    if [ -n "$told" ]; then # perhaps before it had a number
        end
        sleep 0.1 2>/dev/null || sleep 1
        [ -d "/proc/$child" ] || break
        case $(cat "/proc/$child/stat" 2>/dev/null) in *') Z '*) ;; *) continue ;; esac
    fi
    wait "$child"
    status=$?
done
exit "$status"
