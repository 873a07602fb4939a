# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Lives on the device while Runwatt measures. One request a line, of one answer or of one at each tick:
#   t SEQ -> t SEQ BOOTTIME_NS REALTIME_NS                      the clock
#   s SEQ -> s SEQ BOOTTIME_NS REALTIME_NS name=value ...       telemetry
#   w SEQ SECONDS KINDS PID,PID,... GROUP TOOL    from now on, and every SECONDS by this machine's own timer, each of KINDS
#     s: as above
#     c: c SEQ BOOTTIME_NS REALTIME_NS, lines, e SEQ           the counters of the CPU
#     p: p SEQ BOOTTIME_NS REALTIME_NS, lines, e SEQ           the same of the cores alone: of a guest, which is small
#     In the place of the request before; with the same SECONDS the timer goes on as it was. SECONDS of 0: no timer.
#   n -> what w asks for, at once, and the timer starts anew: a reading is as near as can be to where work begins or ends
# The lines, which core/cpu/procreader.h reads: "hz TICKS_PER_SECOND page BYTES"; those of /proc/stat for the cores; of c
# what all tasks have used by the kernel's count, "all cpuacct.usage NANOSECONDS" (cgroup v1) or for each control group
# below the top "all usage_usec MICROSECONDS NAME" (v2) and "top PID PID ...", the processes in none of these; that
# of /proc/PID/stat of each process, or in lines of "same PID PID ..." those where it is as it was when last asked for;
# "threads", and for each PID of w those of /proc/PID/task/TID/stat, that of its first thread first; and of the
# control group of w "group NAME VALUE ..." (cpu.stat of cgroup v2, or cpuacct.usage and cpuacct.stat of v1)
# and "members PID PID ...". GROUP is a path from the top, "/NAME", or the number of a process, whose group is meant;
# of no process it is PIDs that are "-", and none where there is nothing to tell.
# And of TOOL, the number that stamp.py told of a command, "marked PID PID ...": the processes that bear its mark in
# their environment, and so were started by it, whoever their parent is by now. GROUP is "-" where only TOOL is meant.
# All processes, by reading their files here: measured, 2 ms of CPU for 170 of them, where `pidstat -t` took 19 ms for
# each of its reports, which do not tell which process has ended in between.
# Values: temp (millidegrees, the hottest zone), freq (kHz, mean over cores), throttled (hex flags of
# a Raspberry Pi), cap (kHz, the lowest upper limit that the kernel sets, which its cooling lowers),
# throttles (how often an x86 processor's own sensors throttled it), swap (KiB in use), swapped (pages in and out since boot), own (CPU ns used here),
# disk (the line of /proc/diskstats, commas between its fields, of the block device that the folder in sys.argv[1]
# lies on; not where there is no single one: btrfs, zfs, overlay, in memory, over a network).
# Ends with its standard input. Its twin for machines without python3 is helper.sh.
import os
import select
import sys
import time


CLOCK_BOOTTIME = 7  # Linux's number: Python 3.6, as on a Jetson Nano, has neither its name nor ..._ns()


def nanoseconds(seconds):
    # Of the boot-time clock a float is exact to a hundredth of a microsecond for years of uptime.
    return int(seconds * 1e9)


def clocks():
    # Both at one moment: on a busy device another process may come between the two readings, and what it takes would
    # look as if the wall clock had been stepped.
    shortest = None
    for _ in range(5):
        boot = time.clock_gettime(CLOCK_BOOTTIME)
        wall = time.time()
        between = time.clock_gettime(CLOCK_BOOTTIME) - boot
        if shortest is None or between < shortest[0]:
            shortest = (between, boot, wall)
        if between < 0.001:
            break
    return nanoseconds(shortest[1]), nanoseconds(shortest[2])


def text(path):
    try:
        with open(path, "rb", 0) as file:
            return file.read(64).decode("ascii", "replace").strip()
    except OSError:
        return None


def number(path):
    try:
        with open(path, "rb", 0) as file:
            return int(file.read(64), 0)
    except (OSError, ValueError):
        return None


def files(folder, start, *ends):
    # Not by glob, nor shutil and subprocess before they are needed: these take an emulated guest a second to load.
    try:
        entries = sorted(os.listdir(folder))
    except OSError:
        return []
    paths = ["%s/%s/%s" % (folder, entry, end) for entry in entries if entry.startswith(start) for end in ends]
    return [path for path in paths if os.path.exists(path)]


def program(name):
    paths = [folder + "/" + name for folder in os.environ.get("PATH", "").split(":") if folder]
    return next((path for path in paths if os.access(path, os.X_OK)), None)


# A Tegra's PMIC-Die is no thermometer: it says 100 degrees whatever the heat is.
ZONES = [path for path in files("/sys/class/thermal", "thermal_zone", "temp")
         if text(os.path.dirname(path) + "/type") != "PMIC-Die"]
CPUS = "/sys/devices/system/cpu"
CORES = files(CPUS, "cpu", "cpufreq/scaling_cur_freq")
CAPS = files(CPUS + "/cpufreq", "policy", "scaling_max_freq")
THROTTLES = files(CPUS, "cpu", "thermal_throttle/core_throttle_count", "thermal_throttle/package_throttle_count")
FLAGS = "/sys/devices/platform/soc/soc:firmware/get_throttled"
VCGENCMD = None if os.path.exists(FLAGS) else program("vcgencmd")


def block_device():
    # The fields that its line begins with.
    if len(sys.argv) < 2:
        return None
    folder = sys.argv[1]
    while not os.path.exists(folder) and folder not in ("", "/"):
        folder = os.path.dirname(folder)
    try:
        number = os.stat(folder).st_dev
    except OSError:
        return None
    # Major 0 is of file systems that have no device of their own.
    return None if os.major(number) == 0 else [b"%d" % os.major(number), b"%d" % os.minor(number)]


DISK = block_device()


def disk():
    try:
        with open("/proc/diskstats", "rb", 0) as file:
            for line in file.read().splitlines():
                fields = line.split()
                if fields[:2] == DISK:
                    return b",".join(fields).decode("ascii", "replace")
    except OSError:
        pass
    return None


def throttled():
    if VCGENCMD is None:
        flags = text(FLAGS)
        return None if flags is None else "0x" + flags
    import subprocess
    try:
        answer = subprocess.run([VCGENCMD, "get_throttled"], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, timeout=2)
        return answer.stdout.decode("ascii", "replace").strip().partition("=")[2] or None
    except (OSError, subprocess.SubprocessError):
        return None


def telemetry():
    values = {}
    # First: nearest to the stamp.
    counters = None if DISK is None else disk()
    if counters:
        values["disk"] = counters
    temperatures = [t for t in map(number, ZONES) if t is not None]
    if temperatures:
        values["temp"] = max(temperatures)
    frequencies = [f for f in map(number, CORES) if f is not None]
    if frequencies:
        values["freq"] = sum(frequencies) // len(frequencies)
    caps = [c for c in map(number, CAPS) if c is not None]
    if caps:
        values["cap"] = min(caps)
    throttles = [t for t in map(number, THROTTLES) if t is not None]
    if throttles:
        values["throttles"] = sum(throttles)
    flags = throttled()
    if flags:
        values["throttled"] = flags
    memory = {}
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("Swap"):
                name, _, rest = line.partition(":")
                memory[name] = int(rest.split()[0])
    values["swap"] = memory.get("SwapTotal", 0) - memory.get("SwapFree", 0)
    with open("/proc/vmstat", encoding="ascii") as file:
        values["swapped"] = sum(
            int(line.split()[1]) for line in file if line.startswith(("pswpin ", "pswpout "))
        )
    values["own"] = nanoseconds(time.process_time())
    return values


UNITS = "hz %d page %d" % (os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGESIZE"))
MARKED = {"tool": "", "known": {}}  # whether each process bears the mark of that tool: it is looked for once
LAST = {}  # what was read of each process when it was last asked for


def task(path):
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        # A name may hold a line break.
        return os.read(file, 4096).replace(b"\n", b" ").decode("utf-8", "replace")
    except OSError:  # it has just ended
        return None
    finally:
        os.close(file)


def cores():
    lines = [UNITS]
    with open("/proc/stat", "rb") as file:
        for line in file:
            if not line.startswith(b"cpu"):
                break
            lines.append(line.decode("ascii").rstrip())
    return lines


GROUPS = "/sys/fs/cgroup"


def all_tasks():
    # A container sees a part of the groups, and all of /proc/stat. Only the true top has the file release_agent (v1),
    # and has no cgroup.events (v2).
    if os.path.exists(GROUPS + "/cpuacct/release_agent"):
        usage = text(GROUPS + "/cpuacct/cpuacct.usage")
        return ["all cpuacct.usage " + usage] if usage else []
    if not os.path.exists(GROUPS + "/cgroup.controllers") or os.path.exists(GROUPS + "/cgroup.events"):
        return []
    try:
        groups = os.listdir(GROUPS)
        with open(GROUPS + "/cgroup.procs", encoding="ascii") as file:
            processes = file.read().split()
    except (OSError, ValueError):
        return []
    lines = [" ".join(["top"] + processes[at:at + 500]) for at in range(0, len(processes), 500)]
    for group in groups:
        words = (text(GROUPS + "/" + group + "/cpu.stat") or "").split()
        if len(words) > 1 and words[0] == "usage_usec":
            lines.append("all usage_usec %s %s" % (words[1], group))
    return lines


def group_folders(group):
    # Those that may have the counters, the first that has them counts.
    paths = [("/sys/fs/cgroup/cpuacct", group), ("/sys/fs/cgroup", group)]
    if not group.startswith("/"):
        rows = (task("/proc/" + group + "/cgroup") or "").split()
        fields = [row.split(":", 2) for row in rows if row.count(":") >= 2]
        paths = [("/sys/fs/cgroup/cpuacct", path) for _, names, path in fields if "cpuacct" in names.split(",")]
        paths += [("/sys/fs/cgroup", path) for number, _, path in fields if number == "0"]
    # At the top is everything, and not the trial.
    return [top + path for top, path in paths if path.strip("/")]


def control_group(group):
    for folder in group_folders(group):
        usage = text(folder + "/cpuacct.usage")
        rows = task(folder + "/cpuacct.stat" if usage else folder + "/cpu.stat")
        if rows is None:
            continue
        if usage:
            rows = "cpuacct.usage " + usage + " " + rows
        try:
            with open(folder + "/cgroup.procs", encoding="ascii") as file:
                members = file.read().split()
        except OSError:
            members = []
        return [" ".join(["group"] + rows.split()), " ".join(["members"] + members)]
    return []


def bears_mark(entry, mark):
    # None: nobody knows yet. One that has just begun another program has no environment for a moment.
    try:
        with open("/proc/" + entry + "/environ", "rb", 0) as file:
            environment = file.read(1 << 17)
    except OSError:
        return False
    return mark in environment if environment else None


def marked(now, tool):
    if MARKED["tool"] != tool:
        MARKED.update(tool=tool, known={})
    mark = b"RUNWATT_TOOL=" + tool.encode("ascii") + b"."
    known = {entry: is_marked for entry, is_marked in MARKED["known"].items() if entry in now}
    for entry, row in now.items():
        # Those of kthreadd are the kernel's.
        if entry not in known and row.rpartition(")")[2].split(None, 2)[1] != "2":
            is_marked = bears_mark(entry, mark)
            if is_marked is not None:
                known[entry] = is_marked
    MARKED["known"] = known
    return " ".join(["marked"] + [entry for entry in known if known[entry]])


def counters(processes, group, tool):
    lines = cores() + all_tasks()
    same = []
    now = {}
    for entry in os.listdir("/proc"):
        row = task("/proc/" + entry + "/stat") if entry[0] in "123456789" else None
        if row is None:
            continue
        now[entry] = row
        if LAST.get(entry) == row:
            same.append(entry)
        else:
            lines.append(row)
    LAST.clear()
    LAST.update(now)
    lines += [" ".join(["same"] + same[at:at + 500]) for at in range(0, len(same), 500)] + ["threads"]
    for process in processes:
        folder = "/proc/%s/task/" % process
        try:
            entries = sorted(os.listdir(folder), key=int)
        except OSError:
            continue
        rows = [task(folder + entry + "/stat") for entry in entries]
        lines += [row for row in rows if row is not None]
    lines += control_group(group) if group not in ("", "-") else []
    return lines + ([marked(now, tool)] if tool.isdigit() else [])


def answers(kind, sequence, processes="", group="", tool=""):
    lines = ["%s %s %d %d" % ((kind, sequence) + clocks())]
    if kind == "s":
        lines[0] += "".join(" %s=%s" % pair for pair in telemetry().items())
    elif kind == "c":
        lines += counters([process for process in processes.split(",") if process.isdigit()], group, tool)
    elif kind == "p":
        lines += cores()
    if kind in ("c", "p"):
        lines.append("e " + sequence)
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


class Watch:
    # What w asked for last.
    def __init__(self):
        self.period = 0.0
        self.due = 0.0
        self.request = None

    def ask(self, sequence, seconds, kinds, processes, group, tool):
        period = float(seconds) if seconds.isdigit() else 0.0
        self.request = (sequence, kinds, processes, group, tool)
        if period != self.period:
            self.period = period
            # Who reads from now on has read nothing yet.
            LAST.clear()
            self.due = time.clock_gettime(CLOCK_BOOTTIME)

    def left(self):
        # None: there is nothing to wait for.
        return max(0.0, self.due - time.clock_gettime(CLOCK_BOOTTIME)) if self.period else None

    def tell(self):
        if self.request:
            sequence, kinds, processes, group, tool = self.request
            for kind in kinds:
                if kind in "scp":
                    answers(kind, sequence, processes, group, tool)

    def tick_if_due(self):
        if self.left() != 0.0:
            return
        self.tell()
        # The ticks that a busy machine missed are left out.
        late = time.clock_gettime(CLOCK_BOOTTIME) - self.due
        self.due += self.period * (1 + late // self.period)

    def now(self):
        self.due = time.clock_gettime(CLOCK_BOOTTIME) + self.period
        self.tell()


def take(line, watch):
    kind, _, rest = line.partition(" ")
    words = (rest.split(" ") + [""] * 6)[:6]
    if kind == "n":
        watch.now()
    elif words[0].isdigit() and kind in ("t", "s"):
        answers(kind, words[0])
    elif words[0].isdigit() and kind == "w":
        watch.ask(*words)


def main():
    watch = Watch()
    waiting = b""
    while True:
        watch.tick_if_due()
        # A request waits for no longer than a tick.
        if not select.select([0], [], [], watch.left())[0]:
            continue
        read = os.read(0, 65536)
        if not read:
            return
        *lines, waiting = (waiting + read).split(b"\n")
        for line in lines:
            take(line.decode("utf-8", "replace").strip(), watch)
            # Also where several came at once: what w asks for from now on stands before the answer to what follows it.
            watch.tick_if_due()


# A process may have any name.
sys.stdout = open(1, "w", encoding="utf-8", errors="replace")


main()
