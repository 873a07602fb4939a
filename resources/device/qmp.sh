# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# qmp.sh make FOLDER, tell FOLDER LINE..., ask FOLDER TENTHS ID LINE..., said FOLDER: talks to a QEMU that was started
# with -chardev pipe,path=FOLDER/qmp,logfile=FOLDER/qmp.log. `make` makes its two FIFOs; `tell` hands it lines; `ask` also
# waits, TENTHS of a second at most, until the answer with this ID is there, and then tells, as `said` does, all
# that QEMU has said (of 64 KiB the last).
# QEMU has both FIFOs open for reading and writing, and so have we while we write: neither ever waits for the
# other, nor for one that is gone. What QEMU says it writes into its log file as well, so nobody has to read
# the second FIFO: when that is full, QEMU still obeys, but is heard no more, and the log can't grow.
verb=$1
folder=$2
shift 2

hand_over() { # line...; what QEMU has not read yet is kept as long as we have it open
    [ -p "$folder/qmp.in" ] || { echo 'its FIFO is gone' >&2; exit 1; }
    exec 3<>"$folder/qmp.in"
    printf '%s\n' "$@" >&3
}
said() {
    [ ! -f "$folder/qmp.log" ] || tail -c 65536 -- "$folder/qmp.log"
}
case $verb in
make)
    umask 077
    rm -f -- "$folder/qmp.in" "$folder/qmp.out" "$folder/qmp.log"
    mkfifo -- "$folder/qmp.in" "$folder/qmp.out"
    ;;
tell) hand_over "$@" ;;
ask)
    left=$1
    id=$2
    shift 2
    hand_over "$@"
    until said | grep -qF "\"$id\""; do
        [ "$left" -gt 0 ] || break
        if sleep 0.1 2>/dev/null; then
            left=$((left - 1))
        else # whole seconds only
            sleep 1
            left=$((left - 10))
        fi
    done
    said
    ;;
said) said ;;
esac
