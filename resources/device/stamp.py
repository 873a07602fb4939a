# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command in sys.argv[1:] and stamps what it prints with this machine's boot-time clock, so
# that no time depends on the network. On standard output:
#   @start BOOTTIME_NS PID
#   @BOOTTIME_NS LENGTH, then LENGTH bytes of the command's standard output; as often as needed
#   @exit BOOTTIME_NS STATUS OWN_CPU_NS COMMAND_CPU_NS          STATUS below 0: minus the signal
# Standard error passes as it is. TERM and INT reach the command by its process group; this program
# stays to tell how it ended. Its twin for machines without python3 is stamp.sh.
import os
import resource
import signal
import subprocess
import sys
import time


def now():
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


def say(text):
    os.write(1, text.encode("ascii"))


def default_signals():
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = subprocess.Popen(
            sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0,
            preexec_fn=default_signals)
    except OSError as error:
        sys.stderr.write("%s: %s\n" % (sys.argv[1], error.strerror))
        say("@exit %d 127 0 0\n" % now())
        return
    say("@start %d %d\n" % (now(), child.pid))
    while True:
        chunk = os.read(child.stdout.fileno(), 65536)
        if not chunk:
            break
        frame = b"@%d %d\n" % (now(), len(chunk)) + chunk
        while frame:
            frame = frame[os.write(1, frame):]
    status = child.wait()
    ended = now()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = int((spent.ru_utime + spent.ru_stime) * 1e9)
    say("@exit %d %d %d %d\n" % (ended, status, time.process_time_ns(), command))


main()
