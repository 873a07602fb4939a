# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command in sys.argv[1:] and stamps what it prints with this machine's boot-time clock, so
# that no time depends on the network. On standard output:
#   @start BOOTTIME_NS PID
#   @BOOTTIME_NS LENGTH, then LENGTH bytes of the command's standard output; as often as needed
#   @exit BOOTTIME_NS STATUS OWN_CPU_NS COMMAND_CPU_NS          STATUS below 0: minus the signal
# Standard error passes as it is. TERM and INT reach the command by its process group; this program
# stays to tell how it ended. Words before the command change that:
#   --forward     hands TERM and INT on: in a container only this program is told
#   --until-input-ends  tells the command TERM when this program's standard input ends: where nobody can
#                 tell this program, as behind a container's engine
#   --keep-input  gives the command this program's standard input, which is empty for it otherwise
# Its twin for machines without python3 is stamp.sh.
import os
import select
import signal
import sys
import time


CLOCK_BOOTTIME = 7  # Linux's number: Python 3.6, as on a Jetson Nano, has neither its name nor ..._ns()


def now():
    # A float of seconds is exact to a hundredth of a microsecond for years of uptime.
    return int(time.clock_gettime(CLOCK_BOOTTIME) * 1e9)


def say(text):
    os.write(1, text.encode("ascii"))


def run(words, output, keeps_input):
    # In the child, until it is another program. Python's own ignored signals are not for it either.
    # What the command starts inherits the mark, and so is told from others when its parent has ended: helper.py.
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL)
        if not keeps_input:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.environ["RUNWATT_TOOL"] = "%d." % os.getpid()
        os.execvp(words[0], words)
    except OSError as error:
        return error.strerror


def start(words, keeps_input):
    # By hand: importing subprocess costs more than all else here. Gives the pid, what to read its
    # output from, and why it could not be started (None: it was).
    read_end, write_end = os.pipe()
    why_end, tell_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(tell_end, run(words, write_end, keeps_input).encode())
        finally:
            os._exit(127)
    os.close(write_end)
    os.close(tell_end)
    why = os.read(why_end, 1000).decode()
    os.close(why_end)
    return pid, read_end, why or None


def watch_input(pid):
    # A process of its own that tells this one when nothing can be read any more; gives its number.
    watcher = os.fork()
    if watcher == 0:
        try:
            os.close(1)
            while os.read(0, 65536):
                pass
            os.kill(pid, signal.SIGTERM)
        finally:
            os._exit(0)
    return watcher


def main():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    words = sys.argv[1:]
    options = set()
    while words[0] in ("--forward", "--keep-input", "--until-input-ends"):
        options.add(words.pop(0))
    pid, output, why = start(words, "--keep-input" in options)
    if why is not None:
        os.waitpid(pid, 0)
        sys.stderr.write("%s: %s\n" % (words[0], why))
        say("@exit %d 127 0 0\n" % now())
        return
    watcher = None
    if "--forward" in options or "--until-input-ends" in options:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda caught, _: os.kill(pid, caught))
    if "--until-input-ends" in options:
        watcher = watch_input(os.getpid())
    say("@start %d %d\n" % (now(), pid))
    while True:
        # What it started may have the output open for longer than it lives itself.
        if not select.select([output], [], [], 1.0)[0]:
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None:
                break
            continue
        chunk = os.read(output, 65536)
        if not chunk:
            break
        frame = b"@%d %d\n" % (now(), len(chunk)) + chunk
        while frame:
            frame = frame[os.write(1, frame):]
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    ended = now()
    # Its number is its own until it is reaped: from here on nothing is handed on.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if watcher is not None:
        os.kill(watcher, signal.SIGKILL)
        os.waitpid(watcher, 0)
    _, status, spent = os.wait4(pid, 0)
    status = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    command = int((spent.ru_utime + spent.ru_stime) * 1e9)
    say("@exit %d %d %d %d\n" % (ended, status, int(time.process_time() * 1e9), command))


main()
