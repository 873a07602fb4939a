#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kata.py --standin shim=PROGRAM[,version=3.2.0] ARGUMENT...: stands in for containerd-shim-kata-v2 where
there is no KVM. To containerd it is a shim of that name; what it is asked for is checked as strictly as Kata's
documents ask for it, and then containerd's own shim for runc makes the container. So containerd, its command
line, the container and its files are real; the guest is not, and it says so with its version.

Checked are the arguments that containerd 1.6 gives a shim (its documentation of the runtime's version 2), that
a configuration is there with what Kata can't be without, and of the container's configuration: a network of
its own (Kata's Limitations: no host network), no bind mount of the host's /sys or /proc, and binds of the type
that Kata shares."""

import json
import os
import pathlib
import sys

VERSION = 'Kata Containers containerd shim (Golang): id: "io.containerd.kata.v2", version: %s, commit: 0 (stand-in)'
FLAGS = {"-namespace", "-address", "-publish-binary", "-id", "-bundle"}


def refuse(why):
    sys.exit("kata: " + why)


def parse(arguments):
    found = {}
    while arguments and arguments[0].startswith("-"):
        flag = arguments.pop(0)
        if flag == "-debug":
            continue
        if flag not in FLAGS or not arguments:
            refuse("flag provided but not defined: " + flag)
        found[flag] = arguments.pop(0)
    if arguments not in (["start"], ["delete"]):
        refuse("invalid command %s" % " ".join(arguments))
    for flag in ("-namespace", "-address", "-publish-binary", "-id"):
        if not found.get(flag):
            refuse("%s is not given" % flag)
    return arguments[0], found


def check_configuration():
    """That of Kata's documented places which comes after its own program's."""
    program = pathlib.Path(os.environ["RUNWATT_KATA_PROGRAM"])
    file = program.parent.parent / "share/defaults/kata-containers/configuration.toml"
    if not file.exists():
        refuse("cannot find usable config file (%s)" % file)
    words = file.read_text(encoding="utf-8")
    for needed in ("[hypervisor.", "path = ", "kernel = ", "shared_fs = ", "[runtime]"):
        if needed not in words:
            refuse("%s: %s is not there" % (file, needed))


def check_container(bundle):
    config = json.loads((bundle / "config.json").read_text(encoding="utf-8"))
    if "network" not in [each["type"] for each in config["linux"]["namespaces"]]:
        refuse("Host networking requested, not supported by runtime")
    for mount in config["mounts"]:
        source = mount.get("source", "")
        options = mount.get("options", [])
        if "bind" not in options and "rbind" not in options:
            continue
        if mount["type"] != "bind":
            refuse("%s would not be shared: its type is %s" % (source, mount["type"]))
        if source.split("/")[1] in ("sys", "proc"):
            refuse("%s is the host's" % source)
    root = pathlib.Path(bundle, config["root"]["path"])
    if not (root / "usr/bin").is_dir():
        refuse("no root file system at %s" % root)


def main():
    standin = {}
    arguments = sys.argv[1:]
    if arguments[:1] == ["--standin"]:
        standin = dict(each.split("=", 1) for each in arguments[1].split(","))
        arguments = arguments[2:]
    if arguments == ["--version"]:
        print(VERSION % standin.get("version", "3.2.0"))
        return
    action, flags = parse(list(arguments))
    if action == "start":
        check_configuration()
        # As containerd starts it: in the folder of the bundle.
        check_container(pathlib.Path.cwd())
    elif "-bundle" not in flags:
        refuse("-bundle is not given")
    os.execvp(standin["shim"], [standin["shim"]] + arguments)


if __name__ == "__main__":
    main()
