#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for the Firecracker VMM, for tests where the real one or KVM can't be had.

It takes the command line and configuration file of one version of Firecracker (0.21 to 1.16, x86_64),
refuses what that version refuses, with its exit code and its words or nearly, and boots the rest on
QEMU's microvm in its own process. So it proves that what Runwatt writes is a configuration that the
version takes, and that the guest meets its disks and network under the names that Firecracker gives.

It proves nothing about speed, KVM, seccomp, signals (QEMU ends with 0 on SIGTERM, the real one is
killed by it) or the last log line and exit code of a guest's end. What it can't give (rate limiters,
a balloon, PCI, the API ...) it refuses in plain words rather than pretend. It also refuses a tap that
isn't there, which the real one makes when it is root.

    firecracker.py --standin version=1.7.0,accelerator=tcg,qemu=/usr/bin/qemu-system-x86_64,tsc=KHZ \\
        --no-api --config-file vm.json
"""
import datetime
import errno
import fcntl
import json
import os
import re
import resource
import socket
import struct
import sys

from firecracker_interface import (
    ARG_PARSING, ARGUMENT_WORDS, ARGUMENTS, BAD_CONFIGURATION, DEFAULT_KERNEL_CMDLINE, FIRST, GENERIC_ERROR,
    INVALID_JSON, NOT_EMULATED, UNEXPECTED_ERROR, WORDS, Json, decode, is_level, numbers, os_forms)


def decline(text):
    sys.exit(f"stand-in for Firecracker: {text}")


def opened(path, flags, refuse):
    """The open file, or refuse is given Rust's Debug form of the error and its text."""
    try:
        return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o644)
    except OSError as error:
        return refuse(*os_forms(error))


def brings_tables(kernel):
    """Whether a segment of this ELF file is loaded at 1 MiB and begins with ACPI's root pointer."""
    with open(kernel, "rb") as file:
        header = file.read(64)
        first, count = struct.unpack_from("<Q", header, 32)[0], struct.unpack_from("<H", header, 56)[0]
        for number in range(count):
            file.seek(first + 56 * number)
            kind, _, offset, _, address, size = struct.unpack("<IIQQQQ", file.read(40))
            if kind == 1 and address == 0x100000:
                file.seek(offset)
                root = file.read(36)
                return size >= 36 and root[:8] == b"RSD PTR " and sum(root[:20]) % 256 == sum(root) % 256 == 0
    return False


class Firecracker:
    def __init__(self, version, options):
        self.version, self.options, self.arguments, self.config = version, options, {}, {}
        self.level, self.id = "info" if version >= (1, 5) else "warning", "anonymous-instance"
        self.log_file = None

    def log(self, level, text):
        """Until 1.5 errors go to stderr, the rest to stdout; since then everything goes to stdout."""
        levels = ("off", "error", "warn", "info", "debug", "trace")
        if levels.index(level) <= levels.index(self.level.replace("warning", "warn")):
            target = sys.stderr if self.version < (1, 5) and level == "error" else sys.stdout
            print(f"{datetime.datetime.now().isoformat()}000 [{self.id}:main] {text}",
                  file=self.log_file or target, flush=True)

    def leave(self, code, text, form=""):
        self.log("error", text)
        if self.version >= (1, 5):
            sys.stderr.write(f"Error: {form}\n")
        if self.version >= (1, 6):
            self.log("error", f"Firecracker exiting with error. exit_code={code}")
        sys.exit(code)

    def panic(self, text):
        self.log("error", f"Firecracker panicked at '{text}'")
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.abort()

    def refuse(self, section, variant, form="", text=""):
        """Ends as 0.21 does with words, 0.22 to 0.25 with Rust's Debug form, 1.0 to 1.4 with words (the
        form where there is no section: the start failed), later ones with both."""
        form = ("{}({})" if form else "{}").format(variant, form) if variant else form
        form = ("{}({})" if form else "{}").format(section, form) if section else form
        words = WORDS.get(variant, "") + text
        if self.version < (0, 22):
            doing = "Setting configuration for VMM" if section else "Starting microvm that was configured"
            self.leave(BAD_CONFIGURATION if section else UNEXPECTED_ERROR,
                       f"{doing} from one single json failed: {words}")
        words = WORDS.get(section, "") + words
        if self.version < (1, 5):
            doing = "Configuration for VMM from one single" if section else "Building VMM configured from cmdline"
            self.leave(BAD_CONFIGURATION,
                       f"{doing} json failed: " + (words if section and self.version >= (1, 0) else form))
        doing, step = ("Configuration for VMM from one single json failed", "ParseFromJson") \
            if section else ("Could not Start MicroVM from one single json", "StartMicroVM")
        self.leave(GENERIC_ERROR, "RunWithoutApiError error: Failed to build MicroVM from Json: "
                   f"{doing}: {words}", f"RunWithoutApiError(BuildMicroVMFromJson({step}({form})))")

    def refuse_json(self, text):
        if self.version < (0, 22):
            self.leave(INVALID_JSON, f"Invalid json: {text}")
        if self.version < (1, 0):
            sys.stderr.write(f"stand-in for Firecracker, which doesn't say it: {text}\n")
        form = f"Error({json.dumps(text)}, line: 0, column: 0)" if self.version >= (1, 0) else ""
        self.refuse("InvalidJson", "", form, text)

    def print_version(self):
        print("Firecracker v%d.%d.%d (stand-in)\n" % self.version)
        if (0, 24) <= self.version < (1, 6):
            minors = [(0, 23), (0, 24), (0, 25)] + [(1, minor) for minor in range(6)]
            names = ["%d.%d.0" % minor for minor in minors if minor <= self.version]
            print("Supported snapshot data format versions:" + (
                ",".join(f" v{name}" for name in names) + "\n" if self.version < (1, 5)
                else "".join(f"\n{name}" for name in names)))

    def parse_arguments(self, words):
        def refuse(variant, *names):
            self.leave(ARG_PARSING, f"Arguments parsing error: {ARGUMENT_WORDS[variant].format(*names)} "
                       "\n\nFor more information try --help.",
                       f"ParseArguments({variant}({', '.join(map(json.dumps, names))}))")
        known = {row.name: row for row in ARGUMENTS if row.since <= self.version < row.until}
        words = words[:words.index("--")] if "--" in words else words
        if "--help" in words or ("--version" in words and self.version >= (0, 21, 1)):
            sys.exit(self.print_version())
        rest = iter(words)
        for word in rest:
            name = word.removeprefix("--")
            if not word.startswith("--") or name not in known:
                refuse("UnexpectedArgument", name)
            if name in self.arguments:
                refuse("DuplicateArgument", name)
            value = next(rest, "--") if known[name].kind == "value" else ""
            if value.startswith("--"):
                refuse("MissingValue", name)
            self.arguments[name] = value
        for name in sorted(self.arguments):
            extra = known[name].extra
            if extra.get("needs", name) not in self.arguments:
                refuse("MissingArgument", extra["needs"])
            for other in extra.get("forbids", "").split(","):
                if other in self.arguments:
                    refuse("ForbiddenArgument", name, other)
            if "declined" in extra:
                decline(f"it has no --{name}")

    def open_sink(self, path, refuse):
        """A log or metrics file must be there already; 1.14 and newer make it."""
        create = os.O_CREAT if self.version >= (1, 14) else 0
        return open(opened(path, os.O_RDWR | create, refuse), "w", encoding="utf-8")

    def apply_arguments(self):
        given, is_late = self.arguments, self.version >= (1, 5)
        bad = re.search(r"[^-\w]|_", given.get("id", ""))
        if bad:
            self.panic(f"Invalid instance ID: InvalidChar('{bad[0]}', {bad.start()})")
        self.id, level = given.get("id", self.id), given.get("level", self.level)
        if not is_level(level, self.version):
            self.leave(BAD_CONFIGURATION if is_late else GENERIC_ERROR, "Invalid value for logger level: "
                       f"{level}.{'' if is_late else ' '}Possible values: [Error, Warning, Info, Debug]",
                       f'InvalidLogLevel(LevelFilterFromStrError("{level}"))')
        self.level = level.lower()
        for name, what in (("log-path", "Logger"), ("metrics-path", "Metrics")):
            sink = name in given and self.open_sink(given[name], lambda form, text: self.leave(
                GENERIC_ERROR, f"Could not initialize {what.lower()}: {text}", f"{what}Initialization({form})"))
            self.log_file = sink if sink and name == "log-path" else self.log_file
        if is_late:
            self.log("info", "Running Firecracker v%d.%d.%d" % self.version)
        if given.get("seccomp-level", "2") not in ("0", "1", "2"):
            self.panic(f"Invalid value for seccomp-level: '{given['seccomp-level']}' isn't a valid value for "
                       "'seccomp-level'. Must be 0, 1 or 2.")

    def read_config(self):
        file = opened(self.arguments["config-file"], os.O_RDONLY, lambda form, _: self.panic(
            f"Unable to open or read from the configuration file: {form}"))
        try:
            with open(file, encoding="utf-8") as stream:
                self.config = decode(json.load(stream, object_pairs_hook=Json), "VmmConfig", self.version)
        except ValueError as error:
            self.refuse_json(str(error))
        for section, names in NOT_EMULATED.items():
            content = self.config.get(section, {}) if section else self.config
            for part in content if isinstance(content, list) else [content]:
                for name in names:
                    if part.get(name) not in (None, "None", False, []):
                        decline(f"it can't emulate {section} {name}, which may well be right")

    def check_sinks(self):
        for section, name in (("logger", "log_fifo"), ("logger", "metrics_fifo"), ("logger", "log_path"),
                              ("metrics", "metrics_path")):
            if name in self.config.get(section, {}):
                sink = self.open_sink(self.config[section][name], lambda _, text: self.refuse(
                    section.capitalize(), "InitializationFailure", f'"{text}"', text))
                self.log_file = sink if name.startswith("log") else self.log_file
        self.level = self.config.get("logger", {}).get("level", self.level).lower()

    def check_machine(self):
        machine = self.config.get("machine-config", {})
        vcpus, memory = machine.get("vcpu_count", 1), machine.get("mem_size_mib", 128)
        has_threads = machine.get("ht_enabled") or machine.get("smt")
        if not 1 <= vcpus <= 32 or (has_threads and vcpus > 1 and vcpus % 2):
            self.refuse("VmConfig", "InvalidVcpuCount")
        if memory == 0:
            self.refuse("VmConfig", "InvalidMemorySize")
        return vcpus, memory

    def check_boot_source(self):
        source = self.config["boot-source"]
        for name, variant in (("kernel_image_path", "InvalidKernelPath"), ("initrd_path", "InvalidInitrdPath")):
            opened(source.get(name, os.devnull), os.O_RDONLY, lambda form, text: self.refuse(
                "BootSource", variant, form, text))
        default = [words for since, words in DEFAULT_KERNEL_CMDLINE if since <= self.version][-1]
        args = source.get("boot_args", default)
        is_long = len(args) >= (2048 if self.version >= (1, 2) else 65536)
        if is_long or re.search(r"[^ -~]", args):
            text = "Command line " + ("inserting string would make command line too long" if is_long else
                                      "string contains non-printable ASCII character")
            self.refuse("BootSource", "InvalidKernelCommandLine", f'"{text}"', text)
        return args

    def refuse_drive(self, form, text):
        if self.version < (0, 22):
            self.refuse("", "", "", f"Cannot open the block device backing file. {text}")
        form = f"VirtioBackend({form})" if self.version >= (1, 7) else form
        variant = "CreateVirtioBlockDevice" if (1, 6) <= self.version < (1, 7) else "CreateBlockDevice"
        self.refuse("BlockDevice", variant, form, f"Virtio backend error: {text}")

    def check_drives(self):
        """The drives in the guest's order: the root device first."""
        drives = []
        for drive in self.config["drives"]:
            path, is_root = drive.get("path_on_host"), drive["is_root_device"]
            if drive["drive_id"] in [other["drive_id"] for other in drives]:
                decline("a drive_id comes twice: the real one lets the second replace the first")
            if is_root and drives and drives[0]["is_root_device"]:
                self.refuse("BlockDevice", "RootBlockDeviceAlreadyAdded")
            if path is None:
                self.refuse("BlockDevice", "CreateBlockDevice", "InvalidBlockConfig", "Invalid block config.")
            if self.version < (1, 6) and not os.path.exists(path):
                form = f'"{path}"' if self.version >= (1, 0) else ""
                self.refuse("BlockDevice", "InvalidBlockDevicePath", form, path)

            def refuse_file(form, text):
                form += f', "{path}"' if self.version >= (1, 3) else ""
                self.refuse_drive(f"BackingFile({form})" if self.version >= (1, 0) else form,
                                  f"Error manipulating the backing file: {text} {path}")
            os.close(opened(path, os.O_RDONLY if drive.get("is_read_only") else os.O_RDWR, refuse_file))
            if drive.get("io_engine") == "Async" and self.version < (1, 9) \
                    and numbers(os.uname().release)[:3] < (5, 10, 51):
                self.refuse_drive("FileEngine(UnsupportedEngine(Async))",
                                  "Error coming from the IO engine: Unsupported engine type: Async")
            drives.insert(0 if is_root else len(drives), drive)
        return drives

    def check_tap(self, name):
        """Attaches to the tap as the real one does, so that a second one of the same finds it busy."""
        def refuse(form, text):
            self.refuse("NetDevice", "CreateNetworkDevice", f"TapOpen({form})", text)
        if len(name.encode()) >= 16:
            refuse("InvalidIfname", "Invalid interface name")
        tun = opened("/dev/net/tun", os.O_RDWR, lambda form, text: refuse(
            f"OpenTun({form})", f"Couldn't open /dev/net/tun: {text}"))
        try:
            if name not in [known for _, known in socket.if_nameindex()]:
                raise OSError(errno.ENODEV, "")
            flags, tunsetiff = 0x0002 | 0x1000 | 0x4000, 0x400454ca  # IFF_TAP, IFF_NO_PI, IFF_VNET_HDR
            fcntl.ioctl(tun, tunsetiff, struct.pack("16sH22x", name.encode(), flags))
        except OSError as error:
            form, text = os_forms(error)
            refuse(f"IoctlError({form})" if self.version < (1, 3) else f'IfreqExecuteError({form}, "{name}")',
                   f"Error while creating ifreq structure: {text}. Invalid TUN/TAP Backend provided by {name}. "
                   "Check our documentation on setting up the network devices.")
        return tun

    def check_interfaces(self):
        interfaces, taps = self.config.get("network-interfaces", []), []
        for number, interface in enumerate(interfaces):
            mac, others = interface.get("guest_mac", "").lower(), interfaces[:number]
            if interface["iface_id"] in [other["iface_id"] for other in others]:
                decline("an iface_id comes twice: the real one lets the second replace the first")
            if mac and mac in [other.get("guest_mac", "").lower() for other in others]:
                self.refuse("NetDevice", "GuestMacAddressInUse", f'"{mac}"', mac)
            taps.append(self.check_tap(interface["host_dev_name"]))
        for tap in taps:
            os.close(tap)
        return interfaces

    def check_images(self):
        source, is_late = self.config["boot-source"], self.version >= (1, 12)
        with open(source["kernel_image_path"], "rb") as file:
            is_elf = file.read(4) == b"\x7fELF"
        if not is_elf:
            form = "InvalidElfMagicNumber" if self.version < (1, 0) else "Elf(InvalidElfMagicNumber)"
            variant, form = ("ConfigureSystem", f"KernelLoader({form})") if is_late else ("KernelLoader", form)
            self.refuse("", variant, form, "Invalid Elf magic number")
        if "initrd_path" in source and os.path.getsize(source["initrd_path"]) == 0:
            text = "Initrd image seek returned a size of zero"
            variant, form = ("Initrd", "Address") if is_late else \
                ("InitrdRead", f'Custom {{ kind: InvalidData, error: "{text}" }}')
            self.refuse("", variant, form, text)

    def take_tables(self, args):
        """Tables that the kernel itself brings, where it is told so, name the real one's devices. QEMU's
        own are in their place: what they say of QEMU's devices the guest then believes."""
        words = args.split(" ")
        if "acpi_rsdp=0x100000" not in words:
            return args, False
        if "memmap=64K#1M" not in words or not brings_tables(self.config["boot-source"]["kernel_image_path"]):
            decline("acpi_rsdp=0x100000 without tables at 1 MiB in the kernel")
        mine = ("acpi_rsdp=0x100000", "memmap=64K#1M")
        return " ".join(word for word in words if word not in mine), True

    def command(self):
        self.check_sinks()
        vcpus, memory = self.check_machine()
        args, dashes, init = self.check_boot_source(), "", ""
        drives, interfaces = self.check_drives(), self.check_interfaces()
        self.check_images()
        source, accelerator = self.config["boot-source"], self.options["accelerator"]
        args, has_tables = self.take_tables(args)
        acpi = "on" if has_tables or self.version >= (1, 8) else "off"
        if self.version >= (1, 0):
            args, dashes, init = args.partition(" -- ")
        if dashes and acpi == "off":
            decline("behind arguments for init QEMU's virtio_mmio.device= words would be lost")
        args += " pci=off" if self.version >= (1, 13) else ""
        for drive in drives[:1]:
            root = f"PARTUUID={drive['partuuid']}" if "partuuid" in drive else "/dev/vda"
            root += " ro" if drive.get("is_read_only") else " rw"
            args += f" root={root}" if drive["is_root_device"] else ""
        if accelerator == "tcg":
            # As in Runwatt's own emulated guests: what takes an emulated processor long.
            args += " cryptomgr.notests no_timer_check"
        if accelerator == "tcg" and "tsc" in self.options:
            # An emulated microvm has no clock by which its kernel could measure the counter.
            args += f" tsc_early_khz={self.options['tsc']} tsc=reliable"
        words = [self.options["qemu"], "-M", f"microvm,acpi={acpi},x-option-roms=off,isa-serial=on,rtc=on",
                 "-accel", accelerator, "-cpu", "host" if accelerator == "kvm" else "max,-erms,-la57",
                 "-smp", str(vcpus), "-m", f"{memory}M", "-nodefaults", "-no-user-config", "-no-reboot",
                 "-display", "none", "-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console",
                 "-kernel", source["kernel_image_path"]]
        # Its id stays to be seen among its words, as the real one's does.
        words += ["-name", f"--id {self.arguments['id']}"] if "id" in self.arguments else []
        words += ["-initrd", source["initrd_path"]] if "initrd_path" in source else []
        words += ["-append", (args + dashes + init).strip()]
        # QEMU hands out its transports so that the guest meets the devices in the order of -device.
        for number, drive in enumerate(drives):
            options = "cache=" + drive.get("cache_type", "Unsafe").lower()
            options += ",aio=" + ("io_uring" if drive.get("io_engine") == "Async" else "threads")
            options += ",readonly=on" if drive.get("is_read_only") else ""
            path = drive["path_on_host"].replace(",", ",,")
            words += ["-drive", f"if=none,id=drive{number},format=raw,{options},file={path}",
                      "-device", f"virtio-blk-device,drive=drive{number}"]
        for number, interface in enumerate(interfaces):
            mac = f",mac={interface['guest_mac']}" if "guest_mac" in interface else ""
            tap = interface["host_dev_name"].replace(",", ",,")
            words += ["-netdev", f"tap,id=net{number},ifname={tap},script=no,downscript=no,vhost=off",
                      "-device", f"virtio-net-device,netdev=net{number}{mac}"]
        return words + (["-device", "virtio-rng-device"] if "entropy" in self.config else [])


def main():
    for number in range(3):  # as Rust does: a closed one would become the next file that is opened
        try:
            os.fstat(number)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
    words = sys.argv[2].split(",") if sys.argv[1:2] == ["--standin"] and len(sys.argv) > 2 else []
    options = dict(word.partition("=")[::2] for word in words)
    version = numbers(options.pop("version", ""))
    if len(version) != 3 or version < FIRST or set(options) - {"accelerator", "qemu", "tsc"} \
            or options.get("accelerator") not in ("tcg", "kvm") or not options.get("qemu") \
            or not options.get("tsc", "1").isdecimal():
        decline("first comes --standin version=V,accelerator=tcg|kvm,qemu=PATH[,tsc=KHZ]")
    firecracker = Firecracker(version, options)
    firecracker.parse_arguments(sys.argv[3:])
    firecracker.apply_arguments()
    if "no-api" not in firecracker.arguments:
        decline("it has no API, only --no-api --config-file FILE")
    firecracker.read_config()
    command = firecracker.command()
    firecracker.log("info", "Successfully started microvm that was configured from one single json")
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
