# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# guesttables.sh KERNEL DEVICES: adds to an unpacked kernel of x86_64 the ACPI tables (ACPI 6.4) that Firecracker
# has only from 1.8 on. The kernels of distributions know no other way by which a machine without a real firmware
# can tell them of its processors (X86_MPPARSE) and virtio devices (VIRTIO_MMIO_CMDLINE_DEVICES). The tables are
# one more segment, loaded at 1 MiB, and the kernel is to be started with
#   memmap=64K#1M acpi_rsdp=0x100000 nr_cpus=N
# where N is the number of processors: the tables have as many as Firecracker can give. It numbers its DEVICES
# (drives, then network cards) in the order of its configuration, from address 0xd0000000 and interrupt 5 on
# (src/arch/src/x86_64/layout.rs, 0.21 to 1.7). Needs no root.
LC_ALL=C
export LC_ALL
set -f
kernel=$1
devices=$2
base=1048576 # where they are loaded
umask 077

fail() {
    rm -f -- "$kernel.making"
    printf '%s\n' "the kernel can't be given tables: $*" >&2
    exit 1
}
number_in() { # FILE OFFSET BYTES: a little-endian number
    od -A n -t "u$3" -j "$2" -N "$3" -- "$1" | tr -d ' '
}
# Bytes are lists of decimal numbers.
little() { # NUMBER BYTES: the number in so many bytes, into $bytes
    bytes=
    left=$1
    missing=$2
    while [ "$missing" -gt 0 ]; do
        bytes="$bytes $((left % 256))"
        left=$((left / 256))
        missing=$((missing - 1))
    done
}
text() { printf '%s' "$1" | od -A n -v -t u1 | tr -s '\n' ' '; }
zeros() { little 0 "$1"; }
sum_of() { # BYTES...: what makes them 0
    sum=0
    for byte in "$@"; do sum=$((sum + byte)); done
    echo "$(((256 - sum % 256) % 256))"
}
number() { little "$1" "$2"; echo "$bytes"; }
table() { # NAME REVISION BYTES
    # shellcheck disable=SC2086 # numbers
    set -- "$1" "$2" "$(set -- $3; echo $#)" "$3"
    start="$(text "$1") $(number "$((36 + $3))" 4) $2"
    rest="$(text "RUNWATGUEST   ") $(number 1 4) $(text RWAT) $(number 1 4) $4"
    # shellcheck disable=SC2086
    echo "$start $(sum_of $start $rest) $rest"
}
add() { # BYTES: to the blob, from the next 16 on; its address into $address
    # shellcheck disable=SC2086
    set -- $1
    while [ "$((used % 16))" != 0 ]; do
        blob="$blob 0"
        used=$((used + 1))
    done
    address=$((base + used))
    blob="$blob $*"
    used=$((used + $#))
}
interrupt() { echo "137 6 0 3 1 $(number "$1" 4) 121 0"; } # by its edge; and the end of the list
[ "$devices" -ge 1 ] && [ "$devices" -le 19 ] || fail "$devices is no number of devices of Firecracker's"
[ "$(number_in "$kernel" 0 4)" = 1179403647 ] && [ "$(number_in "$kernel" 18 2)" = 62 ] || fail "it is no ELF file of x86_64"

# The serial port: a machine without the old interrupt controller has none but those that are named.
body="91 130 50 $(text COM1) 8 $(text _HID) 12 65 208 5 1 8 $(text _UID) 10 0"
body="$body 8 $(text _CRS) 17 22 10 19 71 1 248 3 248 3 1 8 $(interrupt 4)"
device=0
while [ "$device" -lt "$devices" ]; do
    body="$body 91 130 59 $(text "$(printf 'VR%02d' "$device")") 8 $(text _HID) 13 $(text LNRO0005) 0"
    body="$body 8 $(text _UID) 10 $device 8 $(text _CRS) 17 26 10 23"
    body="$body 134 9 0 1 $(number "$((3489660928 + device * 4096))" 4) $(number 4096 4) $(interrupt "$((device + 5))")"
    device=$((device + 1))
done
length=$((7 + 52 + 61 * devices))
body="16 $((64 + length % 16)) $((length / 16)) $(text '\_SB_') $body"
dsdt=$(table DSDT 2 "$body")

blob=
used=0
zeros 48 # the first table's place
add "$bytes"
add "$dsdt"
dsdt_address=$address
# Reduced hardware, of another minor version; neither VGA nor a clock nor a keyboard.
zeros 73
body="$bytes 36 0 0"
body="$body $(number 1048576 4)"
zeros 15
body="$body $bytes 1"
zeros 8
body="$body $bytes $(number "$dsdt_address" 8)"
zeros 128
add "$(table FACP 6 "$body $bytes")"
facp_address=$address
body="$(number 4276092928 4) $(number 0 4)"
processor=0
while [ "$processor" -lt 32 ]; do
    body="$body 0 8 $processor $processor 1 0 0 0"
    processor=$((processor + 1))
done
add "$(table APIC 4 "$body 1 12 0 0 $(number 4273995776 4) $(number 0 4)")"
add "$(table XSDT 1 "$(number "$facp_address" 8) $(number "$address" 8)")"
start="$(text 'RSD PTR ')"
rest="$(text RUNWAT) 2 0 0 0 0"
# shellcheck disable=SC2086
start="$start $(sum_of $start $rest) $rest $(number 36 4) $(number "$address" 8)"
# shellcheck disable=SC2086
start="$start $(sum_of $start) 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"
# shellcheck disable=SC2086
set -- $blob
shift 48
blob="$start $*"

headers=$(number_in "$kernel" 32 4)
count=$(number_in "$kernel" 56 2)
new=$((headers + 56 * count))
header=0
while [ "$header" -lt "$count" ]; do
    offset=$(number_in "$kernel" "$((headers + 56 * header + 8))" 4)
    [ "$offset" -ge "$((new + 56))" ] || fail "it has no room for one more segment"
    header=$((header + 1))
done
at=$((($(wc -c <"$kernel") + 4095) / 4096))
raw() {
    raw=
    for byte in "$@"; do raw="$raw\\$((byte / 64))$((byte / 8 % 8))$((byte % 8))"; done
    # shellcheck disable=SC2059
    printf "$raw"
}
put() { # OFFSET BYTES
    # shellcheck disable=SC2086
    raw $2 | dd of="$kernel.making" bs=1 seek="$1" conv=notrunc 2>/dev/null
}
rm -f -- "$kernel.making"
cat -- "$kernel" >"$kernel.making" &&
    put "$new" "1 0 0 0 4 0 0 0 $(number "$((at * 4096))" 8) $(number "$base" 8) $(number "$base" 8) $(number "$used" 8) $(number "$used" 8) $(number 4096 8)" &&
    put 56 "$(number "$((count + 1))" 2)" &&
    put "$((at * 4096))" "$blob" || fail "it can't be written"
mv -f -- "$kernel.making" "$kernel" || fail "it can't be written"
