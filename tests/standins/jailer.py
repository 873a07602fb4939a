#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for Firecracker's jailer, for tests where the stand-in for Firecracker is what it jails.

It takes the command line of one version of the jailer (1.0 to 1.16), refuses what that version refuses, in
its words or nearly, needs root as it does, and really jails: a mount namespace of its own, a chroot, devices
made anew, its rights given up. What the real one needs not, since its Firecracker is one static file: the
programs of this machine (/usr and what leads there), /proc and the folder of the stand-ins are seen inside,
by mounts that end with it. So it proves that what Runwatt puts into a jail is all that is used of the
campaign, under the names that a jailed Firecracker sees.

What it can't give (control groups, network namespaces, daemons ...) it refuses in plain words.

    jailer.py --standin 1.10.1 --id ID --exec-file FILE --uid UID --gid GID --chroot-base-dir FOLDER -- ...
"""
import ctypes
import os
import re
import shutil
import stat
import sys
import time

FLAGS = ("daemonize", "new-pid-ns", "version", "help")
MULTIPLE = ("cgroup", "resource-limit")
SINGLE = ("id", "exec-file", "uid", "gid", "chroot-base-dir", "netns", "cgroup-version", "parent-cgroup")
REQUIRED = ("id", "exec-file", "uid", "gid")
DECLINED = ("daemonize", "new-pid-ns", "netns", "cgroup", "resource-limit", "parent-cgroup")
DEVICES = (("/dev/net/tun", 10, 200), ("/dev/kvm", 10, 232), ("/dev/urandom", 1, 9))
CLONE_NEWNS, MS_BIND, MS_REC, MS_PRIVATE = 0x20000, 4096, 16384, 1 << 18
LIBC = ctypes.CDLL(None, use_errno=True)


def fail(text):
    sys.exit(f"Jailer error: {text}")


def decline(text):
    sys.exit(f"stand-in for the jailer: {text}")


def reason(error):
    return f"{error.strerror} (os error {error.errno})"


def system_call(result, what):
    if result != 0:
        number = ctypes.get_errno()
        fail(f"{what}: {os.strerror(number)} (os error {number})")


def arguments(words):
    """Its own, and those behind "--", which are Firecracker's."""
    def refuse(text):
        fail(f"Failed to parse arguments: {text}")
    own, extra = words, []
    if "--" in words:
        own, extra = words[:words.index("--")], words[words.index("--") + 1:]
    given, rest = {}, iter(own)
    for word in rest:
        name = word.removeprefix("--")
        if not word.startswith("--") or name not in FLAGS + MULTIPLE + SINGLE:
            refuse(f"Found argument '{name}' which wasn't expected, or isn't valid in this context.")
        if name in given and name not in MULTIPLE:
            refuse(f"The argument '{name}' was provided more than once.")
        value = "" if name in FLAGS else next(rest, "--")
        if value.startswith("--"):
            refuse(f"The argument '{name}' requires a value, but none was supplied.")
        given[name] = value
    if "version" not in given and "help" not in given:
        for name in REQUIRED:
            if name not in given:
                refuse(f"Argument '{name}' required, but not found.")
    return given, extra


class Jail:
    def __init__(self, version, given):
        for name in DECLINED:
            if name in given:
                decline(f"it has no --{name}")
        if given.get("cgroup-version", "1") not in ("1", "2"):
            fail(f"{given['cgroup-version']} is an invalid cgroup version specifier")
        self.id = given["id"]
        if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", self.id):
            fail(f"Invalid instance ID: {self.id}")
        self.program = self.canonical(given["exec-file"])
        if not os.path.isfile(self.program):
            fail(f"{self.program} is not a file")
        self.name = os.path.basename(self.program)
        if (1, 2) <= version < (1, 13) and "firecracker" not in self.name:
            fail(f"Invalid filename. The filename of `--exec-file` option must contain \"firecracker\": {self.name}")
        base = self.canonical(given.get("chroot-base-dir", "/srv/jailer"))
        if not os.path.isdir(base):
            fail(f"{base} is not a directory")
        self.root = os.path.join(base, self.name, self.id, "root")
        for name in ("uid", "gid"):
            if not given[name].isdecimal():
                fail(f"Invalid {name}: {given[name]}")
        self.uid, self.gid = int(given["uid"]), int(given["gid"])

    @staticmethod
    def canonical(path):
        try:
            return os.path.realpath(path, strict=True)
        except OSError as error:
            return fail(f"Failed to canonicalize path {path}: {reason(error)}")

    def own(self, path, **how):
        try:
            os.chown(path, self.uid, self.gid, **how)
        except OSError as error:
            fail(f"Failed to change owner for {path}: {reason(error)}")

    def copy_program(self):
        path = os.path.join(self.root, self.name)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW
            file = os.open(path, flags, stat.S_IMODE(os.stat(self.program).st_mode))
            if os.fstat(file).st_nlink > 1:
                fail(f"{path} is a hard link")
            with open(self.program, "rb") as source, os.fdopen(file, "wb") as target:
                shutil.copyfileobj(source, target)
        except OSError as error:
            fail(f"Failed to copy {self.program} to {path}: {reason(error)}")
        self.own(path)

    def mount(self, path):
        """Of this machine, at the same place inside."""
        inside = self.root + path
        folder = self.root
        for part in path.strip("/").split("/"):
            folder = os.path.join(folder, part)
            if not os.path.isdir(folder):
                os.mkdir(folder)
                self.own(folder)
        system_call(LIBC.mount(path.encode(), inside.encode(), None, MS_BIND | MS_REC, None),
                    f"stand-in for the jailer: mounting {path}")

    def enter(self):
        system_call(LIBC.unshare(CLONE_NEWNS), "Failed to unshare into new mount namespace")
        system_call(LIBC.mount(None, b"/", None, MS_PRIVATE | MS_REC, None),
                    "Failed to change the propagation type to private")
        for name in ("bin", "lib", "lib64"):
            inside = os.path.join(self.root, name)
            if os.path.islink("/" + name):
                if not os.path.islink(inside):
                    os.symlink(os.readlink("/" + name), inside)
                self.own(inside, follow_symlinks=False)
            elif os.path.isdir("/" + name):
                self.mount("/" + name)
        for path in ("/usr", "/proc", "/etc/alternatives", os.path.dirname(os.path.abspath(__file__))):
            self.mount(path)
        os.chroot(self.root)
        os.chdir("/")

    def furnish(self):
        for folder in ("/", "/dev", "/dev/net", "/run"):
            os.makedirs(folder, exist_ok=True)
            os.chmod(folder, 0o700)
            self.own(folder)
        for path, major, minor in DEVICES:
            try:
                os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(major, minor))
            except OSError as error:
                if path == "/dev/urandom":
                    print(f"Warning! Could not create /dev/urandom device inside jailer: {reason(error)}.")
                    continue
                fail(f"Failed to create {path} via mknod inside the jail: {reason(error)}")
            self.own(path)
        path = f"/{self.name}.pid"
        try:
            with open(path, "xb") as file:
                file.write(b"%d" % os.getpid())
        except OSError as error:
            fail(f"Failed to open file {path}: {reason(error)}")

    def run(self, extra, began):
        try:
            os.makedirs(self.root, exist_ok=True)
        except OSError as error:
            fail(f"Failed to create directory {self.root}: {reason(error)}")
        self.copy_program()
        self.enter()
        self.furnish()
        try:
            os.setgroups([])
            os.setgid(self.gid)
            os.setuid(self.uid)
            spent = str(time.process_time_ns() // 1000)
            os.execve(f"/{self.name}", [f"/{self.name}", "--id", self.id, "--start-time-us", str(began),
                                        "--start-time-cpu-us", spent, "--parent-cpu-time-us", spent] + extra, {})
        except OSError as error:
            fail(f"Failed to exec into Firecracker: {reason(error)}")


def main():
    began = time.monotonic_ns() // 1000
    version = tuple(map(int, re.findall(r"\d+", sys.argv[2]))) if sys.argv[1:2] == ["--standin"] else ()
    if len(version) != 3 or version < (1, 0, 0):
        decline("first comes --standin VERSION, of 1.0.0 or newer")
    given, extra = arguments(sys.argv[3:])
    if "version" in given or "help" in given:
        print("Jailer v%d.%d.%d (stand-in)\n" % version)
        return
    os.closerange(3, 4096)
    Jail(version, given).run(extra, began)


if __name__ == "__main__":
    main()
