# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# probe.sh PATH.SH: says what this machine is: one "name<TAB>value" a line. Plain POSIX sh; reads, changes nothing.
# At the end what Runwatt has built here (see buildfilebench.sh).
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:$HOME/.cache/runwatt/filebench/bin
LC_ALL=C
export PATH LC_ALL

say() { # name value...: one line, no control characters
    name=$1
    shift
    value=$(printf '%s' "$*" | tr '\t\n\r\000' '    ' | tr -d '\001-\037')
    [ -n "$value" ] && printf '%s\t%s\n' "$name" "$value"
}
first() { # the first line of a file that may not be there
    [ -r "$1" ] && { IFS= read -r line <"$1" || :; } 2>/dev/null && printf '%s' "$line"
}
limited() { # some tools ask a daemon that may hang
    if command -v timeout >/dev/null 2>&1; then timeout 4 "$@"; else "$@"; fi
}
version() { # name command...: the first line that the tool prints of itself
    tool=$2
    where=$(command -v "$tool" 2>/dev/null) || return 0
    line=$(shift && limited "$@" 2>&1 </dev/null | grep -v '^[[:space:]]*$' | head -n 1)
    say "tool.$1" "$where" "$line"
}

say user "$(id -un 2>/dev/null)"
say uid "$(id -u)"
say gid "$(id -g)"
say home "$HOME"
say architecture "$(uname -m)"
say kernel "$(uname -r)"
[ -r /etc/os-release ] && say distribution "$(. /etc/os-release && printf '%s' "${PRETTY_NAME:-$NAME}")"
board=$(cat /proc/device-tree/model 2>/dev/null | tr -d "\000")
if [ -z "$board" ]; then
    # A virtual machine's or PC's board, as its firmware names it.
    board="$(first /sys/class/dmi/id/sys_vendor) $(first /sys/class/dmi/id/product_name)"
fi
say board "$board"
# A machine under QEMU without its kernel's help has an emulated processor. On aarch64 that looks the same with
# it, but for a KVM inside, which a processor lends no guest of a guest yet.
if command -v systemd-detect-virt >/dev/null 2>&1; then
    machine=$(systemd-detect-virt --vm 2>/dev/null)
    [ "$machine" = none ] || say virtualization "$machine"
    case $machine-$(uname -m) in
    qemu-x86_64) say emulated yes ;;
    qemu-aarch64) [ ! -e /dev/kvm ] || say emulated yes ;;
    esac
fi
model=$(sed -n 's/^model name[^:]*: *//p; s/^Model[[:space:]]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
if command -v lscpu >/dev/null 2>&1; then
    found=$(lscpu 2>/dev/null | sed -n 's/^Model name: *//p' | head -n 1)
    [ -n "$found" ] && [ "$found" != - ] && model=$found
fi
say cpu.model "$model"
say cpu.count "$(getconf _NPROCESSORS_ONLN 2>/dev/null || nproc)"
say memory.kib "$(sed -n 's/^MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)"
say swap.kib "$(sed -n 's/^SwapTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)"
say free.kib "$(df -kP /var/tmp 2>/dev/null | { read -r _ && read -r _ _ _ free _ && echo "$free"; })"
say boot.id "$(first /proc/sys/kernel/random/boot_id)"
say clock.utc "$(date -u +%s)"
say cgroup "$(stat -fc %T /sys/fs/cgroup 2>/dev/null)"
# What of v2 is there, or of v1 is mounted in its usual place.
controllers=$(first /sys/fs/cgroup/cgroup.controllers)
if [ -z "$controllers" ]; then
    for controller in cpuset memory; do
        [ -f "/sys/fs/cgroup/$controller/cgroup.procs" ] && controllers="$controllers $controller"
    done
fi
say cgroup.controllers "${controllers# }"
for file in /sys/fs/cgroup/memory/memory.memsw.limit_in_bytes /sys/fs/cgroup/*/memory.swap.max; do
    if [ -f "$file" ]; then
        say cgroup.swap yes
        break
    fi
done

cpufreq=/sys/devices/system/cpu/cpu0/cpufreq
if [ "$(uname -m)" = x86_64 ]; then
    # The rate of the processor's time stamps, as the kernel has found it; its clock frequency is the same
    # where that never changes.
    mhz=$(dmesg 2>/dev/null | sed -n -e 's/.*tsc: Detected \([0-9.]*\) MHz.*/\1/p' -e 's/.*tsc: Refined TSC clocksource calibration: \([0-9.]*\) MHz.*/\1/p' | tail -n 1)
    if [ -z "$mhz" ] && [ ! -e $cpufreq ] && ! grep -q aperfmperf /proc/cpuinfo; then
        mhz=$(sed -n 's/^cpu MHz[^:]*: *//p' /proc/cpuinfo | head -n 1)
    fi
    [ -n "$mhz" ] && say tsc.khz "$(awk "BEGIN {printf \"%d\", $mhz * 1000 + 0.5}")"
fi
say governor "$(first $cpufreq/scaling_governor)"
say governors "$(first $cpufreq/scaling_available_governors)"
say frequency.max.khz "$(first $cpufreq/cpuinfo_max_freq)"
[ -w $cpufreq/scaling_governor ] && say governor.writable yes
for zone in /sys/class/thermal/thermal_zone*; do
    [ -r "$zone/temp" ] || continue
    [ "$(first "$zone/type")" != PMIC-Die ] || continue # of a Tegra: always 100 degrees
    say "thermal.$(first "$zone/type")" "$(first "$zone/temp")"
done
if command -v vcgencmd >/dev/null 2>&1; then say throttled "$(limited vcgencmd get_throttled 2>&1)"; fi

for disk in /sys/block/*; do
    name=${disk##*/}
    case $name in loop* | ram* | zram* | sr* | nbd* | dm-*) continue ;; esac
    sectors=$(first "$disk/size")
    [ "${sectors:-0}" -gt 0 ] 2>/dev/null || continue
    scheduler=$(first "$disk/queue/scheduler" | sed -n 's/.*\[\(.*\)\].*/\1/p')
    tenths=$((sectors / 195313)) # of 10^8 bytes: capacities are sold in decimal gigabytes
    maker=$(first "$disk/device/model")$(first "$disk/device/name")
    say "disk.$name" "$((tenths / 10)).$((tenths % 10)) GB, scheduler ${scheduler:-none}${maker:+, $maker}"
done
# Its interfaces by path.sh, which is the argument: there is one way to read them.
interfaces=$(limited sh -c "$1" path 127.0.0.1 2>/dev/null </dev/null)
printf '%s\n' "$interfaces" | while read -r word name kind mtu speed _; do
    [ "$word" = interface ] && [ "$kind" != loopback ] || continue
    case $speed in -*) speed=unknown ;; *) speed="$speed Mb/s" ;; esac
    offloads=$(printf '%s\n' "$interfaces" | sed -n "s/^offload $name //p")
    say "network.$name" "$(first "/sys/class/net/$name/operstate"), mtu $mtu, speed $speed, offloads ${offloads:-unknown}"
done

version fio fio --version
version mpstat mpstat -V
version pidstat pidstat -V
version python3 python3 --version
version netperf netperf -V
version iperf3 iperf3 --version
version ethtool ethtool --version
# 1.5 tells its version with its help; 1.4 when it starts, which without a model is all that it does.
where=$(command -v filebench 2>/dev/null)
if [ -n "$where" ]; then
    heading='s/^ *Filebench [Vv]ersion /Filebench /p'
    line=$(limited filebench -h 2>&1 </dev/null | sed -n "$heading" | head -n 1)
    [ -n "$line" ] || line=$(limited filebench 2>&1 </dev/null | sed -n "$heading" | head -n 1)
    say tool.filebench "$where" "$line"
else
    # The packages that building it lacks (see buildfilebench.sh).
    lacks=
    compiler=$(command -v cc || command -v gcc)
    [ -n "$compiler" ] || lacks="$lacks gcc libc6-dev"
    if [ -n "$compiler" ] && ! echo '#include <stdio.h>' | "$compiler" -E - >/dev/null 2>&1; then lacks="$lacks libc6-dev"; fi
    command -v make >/dev/null 2>&1 || lacks="$lacks make"
    command -v bison >/dev/null 2>&1 || command -v yacc >/dev/null 2>&1 || lacks="$lacks bison"
    command -v flex >/dev/null 2>&1 || command -v lex >/dev/null 2>&1 || lacks="$lacks flex"
    say build.lacks "${lacks# }"
fi
version docker docker --version
version runc runc --version
say runc.path "$(command -v runc 2>/dev/null)"
version qemu "qemu-system-$(uname -m | sed 's/i.86/i386/')" --version
version firecracker firecracker --version
version jailer jailer --version
version kata containerd-shim-kata-v2 --version
# What decides about Kata's guests, from the configuration that its shim takes: the first that is there, in the order of
# its documentation (those of the shim in Rust are in a folder of their own), and what is in config.d beside it.
setting() { # section key file...: its last value; a section "hypervisor" is the one that is there, "hypervisor.qemu"
    section=$1
    key=$2
    shift 2
    cat -- "$@" 2>/dev/null | awk -v section="$section" -v key="$key" '
        /^[ \t]*\[/ { gsub(/[][ \t]/, ""); now = $0; next }
        index(now, section) == 1 && $0 ~ "^[ \t]*" key "[ \t]*=" {
            sub(/^[^=]*=[ \t]*/, ""); if (/^"/) { sub(/^"/, ""); sub(/".*/, "") } else sub(/[ \t]*#.*/, "")
            value = $0
        }
        END { print value }'
}
shim=$(command -v containerd-shim-kata-v2 2>/dev/null)
if [ -n "$shim" ]; then
    case $line in *'(Rust)'*) part=/runtime-rs ;; *) part= ;; esac
    real=$(readlink -f "$shim")
    tool=$(command -v kata-runtime 2>/dev/null) || tool=${real%/*}/kata-runtime
    [ ! -x "$tool" ] || say kata.runtime "$tool"
    for folder in /etc/kata-containers "${real%/bin/*}/share/defaults/kata-containers" \
        /usr/share/defaults/kata-containers /opt/kata/share/defaults/kata-containers; do
        file=$folder$part/configuration.toml
        [ -r "$file" ] || continue
        say kata.config "$file"
        set -- "$file"
        for more in "${file%/*}"/config.d/*.toml; do [ ! -r "$more" ] || set -- "$@" "$more"; done
        say kata.config.sha256 "$(cat -- "$@" | sha256sum | cut -d ' ' -f 1)"
        say kata.hypervisor "$(cat -- "$@" | sed -n 's/^[[:space:]]*\[hypervisor\.\([a-z-]*\)\].*/\1/p' | head -n 1)"
        say kata.shared-fs "$(setting hypervisor. shared_fs "$@")"
        say kata.cache "$(setting hypervisor. virtio_fs_cache "$@")"
        say kata.no-block "$(setting hypervisor. disable_block_device_use "$@")"
        say kata.cgroup-only "$(setting runtime sandbox_cgroup_only "$@")"
        break
    done
fi
node() { # name path: whether this user may use a device node
    [ -e "$2" ] || return 0
    if [ -r "$2" ] && [ -w "$2" ]; then say "$1" usable; else say "$1" 'no permission'; fi
}
node kvm /dev/kvm
[ ! -e /dev/loop-control ] || [ -z "$(command -v losetup 2>/dev/null)" ] || say loop yes
node vhost.net /dev/vhost-net
node tun /dev/net/tun
if [ "$(id -u)" = 0 ]; then say sudo root; elif limited sudo -n true 2>/dev/null </dev/null; then say sudo yes; else say sudo no; fi
# Container engines: whether this user, or else root, gets an answer ("yes", "root"), or what they say.
engine() { # name format command...
    engine=$1
    format=$2
    shift 2
    command -v "$1" >/dev/null 2>&1 || return 0
    access=yes
    said=$(limited "$@" --format "$format" 2>&1 </dev/null) || {
        why=$said
        access=root
        said=$([ "$(id -u)" != 0 ] && limited sudo -n "$@" --format "$format" 2>&1 </dev/null) || access=${why:-no answer}
    }
    say "engine.$engine" "$access"
    case $access in yes | root) say "engine.$engine.version" "$(printf '%s\n' "$said" | tail -n 1)" ;; esac
}
engine docker '{{.Server.Version}}' docker version
engine podman '{{.Client.Version}}' podman version
engine nerdctl '{{.ServerVersion}}' nerdctl info
# containerd's own command line asks it without a format; only root is heard.
if command -v ctr >/dev/null 2>&1; then
    access=root
    [ "$(id -u)" != 0 ] || access=yes
    if [ $access = yes ]; then said=$(limited ctr version 2>&1 </dev/null); else said=$(limited sudo -n ctr version 2>&1 </dev/null); fi || {
        access=$(printf '%s\n' "$said" | grep -E '^(ctr|sudo):' | tail -n 1)
        access=${access:-no answer}
    }
    say engine.ctr "$access"
    case $access in yes | root) say engine.ctr.version "$(printf '%s\n' "$said" | sed -n 's/^ *Version: *//p' | tail -n 1)" ;; esac
fi
say apt "$(command -v apt-get 2>/dev/null)"
# The kernel for guests: the one that runs, else the newest beside a folder of programs, if it has virtio.
printf '/usr/bin:%s\n' "$PATH" | tr : '\n' | sed -n 's/\/usr\/bin$//p' | while IFS= read -r prefix; do
    printf '%s\n' "$prefix/boot/vmlinuz-$(uname -r)"
    ls "$prefix"/boot/vmlinuz-* 2>/dev/null | sort -rV
done | while IFS= read -r kernel; do
    modules=${kernel%/boot/*}/lib/modules/${kernel##*/vmlinuz-}
    [ -f "$kernel" ] && [ -d "$modules" ] || continue
    if [ -n "$(find "$modules" -name 'virtio_blk.ko*')" ] || grep -q 'virtio_blk\.ko' "$modules/modules.builtin" 2>/dev/null; then
        if [ -r "$kernel" ] || limited sudo -n true 2>/dev/null </dev/null; then
            say guest.kernel "$kernel"
            # Firecracker starts it unpacked: the tool for that, where it is not there (see guestkernel.sh).
            if [ "$(uname -m)" = x86_64 ]; then
                root=
                [ -r "$kernel" ] || root='sudo -n'
                setup=$($root od -A n -t u1 -j 497 -N 1 "$kernel" </dev/null)
                offset=$($root od -A n -t u4 -j 584 -N 4 "$kernel" </dev/null)
                from=$(((${setup:-0} + 1) * 512 + ${offset:-0}))
                case $($root od -A n -t x1 -j "$from" -N 4 "$kernel" </dev/null | tr -d ' ') in
                02214c18) unpack=lz4 ;;
                28b52ffd) unpack=zstd ;;
                fd377a58) unpack=xz ;;
                *) unpack=gzip ;;
                esac
                command -v $unpack >/dev/null 2>&1 || say guest.kernel.lacks $unpack
            fi
            break
        fi
        say guest.kernel.unreadable "$kernel"
    fi
done
lacks=
for program in cpio mke2fs modinfo insmod switch_root mount ip sshd; do
    command -v "$program" >/dev/null 2>&1 || lacks="$lacks $program"
done
say guest.lacks "${lacks# }"
# What a bridge with a way out of it, or a macvtap, lacks (see network.sh), by trying it where nobody sees it, which is root's to do.
lacks=
for program in ip unshare; do command -v $program >/dev/null 2>&1 || lacks="$lacks $program"; done
root=
[ "$(id -u)" = 0 ] || root='sudo -n'
if [ -z "$lacks" ] && $root true 2>/dev/null </dev/null; then
    lacks=$(limited $root unshare --net sh -c '
        PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
        ip link add name b type bridge || printf " bridge"
        veth=yes
        ip link add name v type veth peer name w || { veth=; printf " veth"; }
        nft add table ip t && nft add chain ip t c "{ type nat hook postrouting priority 100; }" &&
            nft add rule ip t c masquerade || iptables -t nat -A POSTROUTING -j MASQUERADE || printf " firewall"
        [ -z "$veth" ] || ip link add link v name m type macvtap || printf " macvtap"
        ' 2>/dev/null </dev/null) || case $? in
    124) lacks= ;; # merely slow: making it tells
    *) lacks=' namespaces' ;;
    esac
fi
# Which is for guests alone, and no bridge's.
case $lacks in *' macvtap') say macvtap missing ;; esac
lacks=${lacks% macvtap}
say bridge.lacks "${lacks# }"
say end yes
