#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kata.py --standin shim=PROGRAM[,version=3.2.0] ARGUMENT...: stands in for containerd-shim-kata-v2, and without a
shim for kata-runtime, where there is no KVM. To containerd it is a shim of that name; what it is asked for is checked as strictly as Kata's
documents ask for it, and then containerd's own shim for runc makes the container. So containerd, its command
line, the container and its files are real; the guest is not, and it says so with its version.

Checked are the arguments that containerd 1.6 gives a shim (its documentation of the runtime's version 2), that
a configuration is there with what Kata can't be without, and of the container's configuration: a network of
its own (Kata's Limitations: no host network), no bind mount of the host's /sys or /proc, and binds of the type
that Kata shares. A direct-assigned volume (docs/design/direct-blk-device-assignment.md) is mounted where the
container asks for it, by a mount that nobody but the shim and its containers sees, as nobody but the guest
would. Of kata-runtime there is `direct-volume add` and `remove`; what the real one would take and leave unheard
is refused."""

import base64
import ctypes
import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys

VOLUMES = pathlib.Path("/run/kata-containers/shared/direct-volumes")
MOUNT_INFO = {"volume-type": str, "device": str, "fstype": str, "metadata": dict, "options": list}

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


def volume_folder(path):
    return VOLUMES / base64.urlsafe_b64encode(path.encode()).decode()


def check_mount_info(text):
    try:
        info = json.loads(text)
    except ValueError as error:
        refuse(str(error))
    for key, value in info.items():
        if key not in MOUNT_INFO or not isinstance(value, MOUNT_INFO[key]):
            refuse("mount info: what is %s: %r?" % (key, value))
    for key in ("volume-type", "device", "fstype"):
        if not info.get(key):
            refuse("mount info: %s is not given" % key)
    if info["volume-type"] != "block":
        refuse("mount info: a volume of type %s" % info["volume-type"])
    if not stat.S_ISBLK(os.stat(info["device"]).st_mode):
        refuse("%s is no block device" % info["device"])
    return info


def direct_volume(arguments):
    """`kata-runtime direct-volume ...`; an option may have one dash, and its value behind a "="."""
    verb, words, given = arguments[0] if arguments else "", arguments[1:], {}
    known = {"add": ["volume-path", "mount-info"], "remove": ["volume-path"]}
    if verb not in known:
        refuse("no help topic for '%s'" % verb)
    while words:
        word = words.pop(0)
        name, equals, value = word.lstrip("-").partition("=")
        if not word.startswith("-") or name not in known[verb]:
            refuse("flag provided but not defined: " + word)
        if not equals and not words:
            refuse("flag needs an argument: " + word)
        given[name] = value if equals else words.pop(0)
    for name in known[verb]:
        if not given.get(name):
            refuse("--%s is not given" % name)
    folder = volume_folder(given["volume-path"])
    if verb == "remove":
        shutil.rmtree(folder, ignore_errors=True)
        return
    check_mount_info(given["mount-info"])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "mountInfo.json").write_text(given["mount-info"], encoding="utf-8")


def setting_is_true(words, key):
    return any(line.split("#")[0].replace(" ", "") == key + "=true" for line in words.splitlines())


def mount_volumes(bundle, identity):
    config = json.loads((bundle / "config.json").read_text(encoding="utf-8"))
    volumes = []
    for mount in config["mounts"]:
        folder = volume_folder(mount["source"])
        if mount["type"] == "bind" and (folder / "mountInfo.json").exists():
            volumes.append((mount["source"], folder))
    if not volumes or setting_is_true(configuration(), "disable_block_device_use"):
        return
    clone_newns = 0x00020000
    if ctypes.CDLL(None, use_errno=True).unshare(clone_newns) != 0:
        refuse("no mounts of its own: " + os.strerror(ctypes.get_errno()))
    subprocess.run(["mount", "--make-rslave", "/"], check=True)
    for source, folder in volumes:
        info = check_mount_info((folder / "mountInfo.json").read_text(encoding="utf-8"))
        (folder / identity).write_text("", encoding="utf-8")
        options = ",".join(info.get("options", [])) or "defaults"
        subprocess.run(["mount", "-t", info["fstype"], "-o", options, info["device"], source], check=True)


def configuration():
    program = pathlib.Path(os.environ["RUNWATT_KATA_PROGRAM"])
    file = program.parent.parent / "share/defaults/kata-containers/configuration.toml"
    if not file.exists():
        refuse("cannot find usable config file (%s)" % file)
    files = [file, *sorted((file.parent / "config.d").glob("*.toml"))]
    return "\n".join(each.read_text(encoding="utf-8") for each in files)


def check_configuration():
    """That of Kata's documented places which comes after its own program's."""
    words = configuration()
    for needed in ("[hypervisor.", "path = ", "kernel = ", "shared_fs = ", "[runtime]"):
        if needed not in words:
            refuse("the configuration: %s is not there" % needed)


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
    if "shim" not in standin:
        if arguments[:1] != ["direct-volume"]:
            refuse("No help topic for '%s'" % " ".join(arguments[:1]))
        direct_volume(arguments[1:])
        return
    action, flags = parse(list(arguments))
    if action == "start":
        check_configuration()
        # As containerd starts it: in the folder of the bundle.
        check_container(pathlib.Path.cwd())
        mount_volumes(pathlib.Path.cwd(), flags["-id"])
    elif "-bundle" not in flags:
        refuse("-bundle is not given")
    os.execvp(standin["shim"], [standin["shim"]] + arguments)


if __name__ == "__main__":
    main()
