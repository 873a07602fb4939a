# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# helper.py's twin in plain POSIX sh, for machines without python3: the same requests and answers.
# The clock is /proc/uptime, with steps of 10 ms; no real-time clock (0). Starts no process once it answers,
# but a `sleep` for each tick, and for the counters of the CPU, where `cat` and `grep` are far cheaper than a shell, which
# reads byte by byte.
# A Tegra's PMIC-Die is no thermometer: it says 100 degrees whatever the heat is.
zones=
for zone in /sys/class/thermal/thermal_zone*; do
    type=
    [ ! -r "$zone/type" ] || read -r type <"$zone/type" || :
    [ "$type" = PMIC-Die ] || zones="$zones $zone/temp"
done
cores=$(echo /sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_cur_freq)
caps=$(echo /sys/devices/system/cpu/cpufreq/policy[0-9]*/scaling_max_freq)
counts=$(echo /sys/devices/system/cpu/cpu[0-9]*/thermal_throttle/*_throttle_count)
flags=/sys/devices/platform/soc/soc:firmware/get_throttled
# The block device that the folder lies on; major 0 is of file systems that have no device of their own.
major=0
if [ $# -gt 0 ]; then
    folder=$1
    while [ ! -e "$folder" ] && [ -n "$folder" ]; do
        folder=${folder%/*}
    done
    device=$(stat -c %d -- "${folder:-/}" 2>/dev/null) || device=0
    major=$((device >> 8 & 4095)) minor=$((device & 255 | device >> 12 & 1048320))
fi
ticks=$(getconf CLK_TCK 2>/dev/null) || ticks=100
page=$(getconf PAGESIZE 2>/dev/null) || page=4096
# A container sees a part of the groups, and all of /proc/stat. Only the true top has the file release_agent (v1), and has
# no cgroup.events (v2).
all_tasks() {
    if [ -e /sys/fs/cgroup/cpuacct/release_agent ]; then
        read -r rest </sys/fs/cgroup/cpuacct/cpuacct.usage && echo "all cpuacct.usage $rest"
        return
    fi
    [ -e /sys/fs/cgroup/cgroup.controllers ] && [ ! -e /sys/fs/cgroup/cgroup.events ] || return 0
    for file in /sys/fs/cgroup/*/cpu.stat; do
        [ -r "$file" ] || continue
        read -r name rest <"$file" || continue
        file=${file#/sys/fs/cgroup/}
        [ "$name" != usage_usec ] || echo "all usage_usec $rest ${file%/cpu.stat}"
    done
    line=top
    while read -r rest; do line="$line $rest"; done </sys/fs/cgroup/cgroup.procs
    echo "$line"
}
control_group() {
    of=$1
    set --
    case $of in
    /*) set -- "/sys/fs/cgroup/cpuacct$of" "/sys/fs/cgroup$of" ;;
    *)
        while IFS=: read -r number names path; do
            case ,$names, in *,cpuacct,*) set -- "/sys/fs/cgroup/cpuacct$path" "$@" ;; esac
            [ "$number" != 0 ] || set -- "$@" "/sys/fs/cgroup$path"
        done <"/proc/$of/cgroup"
        ;;
    esac
    for folder in "$@"; do
        # At the top is everything, and not the trial.
        case $folder in */cgroup/ | */cpuacct/) continue ;; esac
        if [ -r "$folder/cpuacct.usage" ]; then
            read -r rest <"$folder/cpuacct.usage"
            line="group cpuacct.usage $rest"
            from=$folder/cpuacct.stat
        elif [ -r "$folder/cpu.stat" ]; then
            line=group
            from=$folder/cpu.stat
        else
            continue
        fi
        while read -r name rest; do line="$line $name $rest"; done <"$from"
        echo "$line"
        line=members
        while read -r rest; do line="$line $rest"; done <"$folder/cgroup.procs"
        echo "$line"
        return
    done
}
marked() {
    line=marked
    for file in $(grep -l -F "RUNWATT_TOOL=$1." /proc/[0-9]*/environ 2>/dev/null); do
        file=${file#/proc/}
        line="$line ${file%/environ}"
    done
    echo "$line"
}
stamp() {
    IFS='. ' read -r uptime hundredths rest </proc/uptime
    stamp=${uptime}${hundredths}0000000
}
# KIND SEQUENCE PROCESSES GROUP TOOL
counters() {
    stamp
    kind=$1 sequence=$2 processes=$3 group=$4 tool=$5
    echo "$kind $sequence $stamp 0"
    echo "hz $ticks page $page"
    while read -r name rest; do
        case $name in cpu*) echo "$name $rest" ;; *) break ;; esac
    done </proc/stat
    if [ "$kind" = c ]; then
        all_tasks 2>/dev/null
        # What ends meanwhile has no file any more.
        cat /proc/[0-9]*/stat 2>/dev/null
        echo threads
        files=
        IFS=,
        [ "$processes" != - ] || processes=
        for process in $processes; do
            files="$files,/proc/$process/task/$process/stat,/proc/$process/task/[0-9]*/stat"
        done
        [ -z "$files" ] || cat $files 2>/dev/null
        unset IFS
        case $group in '' | -) ;; *) control_group "$group" 2>/dev/null ;; esac
        [ -z "$tool" ] || marked "$tool"
    fi
    echo "e $sequence"
}
# SEQUENCE
telemetry() {
    stamp
    sequence=$1
    disk=
    if [ "$major" != 0 ] && [ -r /proc/diskstats ]; then
        while read -r first second rest; do
            [ "$first" = "$major" ] && [ "$second" = "$minor" ] && disk="$first $second $rest"
        done </proc/diskstats
    fi
    hottest=
    for zone in $zones; do
        [ -r "$zone" ] && read -r value <"$zone" 2>/dev/null && [ "${value:-0}" -gt "${hottest:--300000}" ] && hottest=$value
    done
    sum=0 count=0
    for core in $cores; do
        [ -r "$core" ] && read -r value <"$core" 2>/dev/null && sum=$((sum + value)) count=$((count + 1))
    done
    line="s $sequence $stamp 0"
    if [ -n "$disk" ]; then
        # Split at its blanks, and joined by commas.
        set -f
        IFS=' '
        set -- $disk
        IFS=,
        line="$line disk=$*"
        unset IFS
        set +f
    fi
    line="$line${hottest:+ temp=$hottest}"
    [ "$count" -gt 0 ] && line="$line freq=$((sum / count))"
    lowest=
    for cap in $caps; do
        [ -r "$cap" ] && read -r value <"$cap" 2>/dev/null && [ "$value" -lt "${lowest:-999999999}" ] && lowest=$value
    done
    line="$line${lowest:+ cap=$lowest}"
    sum=0 count=0
    for file in $counts; do
        [ -r "$file" ] && read -r value <"$file" 2>/dev/null && sum=$((sum + value)) count=1
    done
    [ "$count" -gt 0 ] && line="$line throttles=$sum"
    [ -r "$flags" ] && read -r value <"$flags" && line="$line throttled=0x$value"
    total=0 free=0
    while read -r name value rest; do
        case $name in SwapTotal:) total=$value ;; SwapFree:) free=$value ;; esac
    done </proc/meminfo
    swapped=0
    while read -r name value; do
        case $name in pswpin | pswpout) swapped=$((swapped + value)) ;; esac
    done </proc/vmstat
    echo "$line swap=$((total - free)) swapped=$swapped"
}
# What w asked for last.
watched= period=0 kinds= watched_processes= watched_group= watched_tool= timer=
tell() {
    [ -n "$watched" ] || return 0
    case $kinds in *s*) telemetry "$watched" ;; esac
    case $kinds in *c*) counters c "$watched" "$watched_processes" "$watched_group" "$watched_tool" ;; esac
    case $kinds in *p*) counters p "$watched" ;; esac
}
stop_timer() {
    [ -z "$timer" ] || kill "$timer" 2>/dev/null
    timer=
}
# Its ticks come among the requests, so that one loop answers both. Its `sleep` must not outlast it.
start_timer() {
    stop_timer
    [ "$period" -gt 0 ] || return 0
    (
        nap=
        trap 'kill $nap 2>/dev/null; exit' TERM
        while :; do
            sleep "$period" &
            nap=$!
            wait "$nap"
            echo tick
        done
    ) >/proc/self/fd/3 2>/dev/null &
    timer=$!
}
answer() {
    exec 3<&0
    while read -r kind sequence seconds names processes group tool; do
        case $kind in
        t) stamp && echo "t $sequence $stamp 0" ;;
        s) telemetry "$sequence" ;;
        w)
            watched=$sequence kinds=$names watched_processes=$processes watched_group=$group watched_tool=$tool
            if [ "$seconds" != "$period" ]; then
                period=$seconds
                start_timer
                [ "$period" = 0 ] || tell
            fi
            ;;
        n)
            start_timer
            tell
            ;;
        tick) tell ;;
        end) break ;;
        esac
    done
    stop_timer
}
{
    cat
    echo end
} | answer
