# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stand-in for Firecracker knows of each version: keys, arguments, defaults and words.

Read from the sources at the tags v0.21.0 to v1.16.1; names are Firecracker's own.
"""
import collections
import errno
import json
import os
import re
import sys

Row = collections.namedtuple("Row", "name need kind since until extra")
FIRST, NEVER = (0, 21), (99,)
GENERIC_ERROR, UNEXPECTED_ERROR, INVALID_JSON, BAD_CONFIGURATION, ARG_PARSING = 1, 2, 151, 152, 153


def numbers(text):
    return tuple(int(number) for number in re.findall(r"\d+", text))


def rows(text):
    """Rows of: name with its need (! required, = may be missing, ? may be missing or null), kind,
    since-until (until is the first version without it), anything else."""
    for name, kind, *rest in (entry.split() for entry in text.split(";")):
        span = next((word for word in rest if re.match(r"[\d.]*-[\d.]*$", word)), "-")
        since, until = (numbers(part) for part in span.split("-"))
        yield Row(name.rstrip("!=?"), name[-1], kind, since or FIRST, until or NEVER,
                  dict(word.split(":") for word in rest if word != span))


# What is "any" here passes unseen, only to be declined as not emulated.
STRUCTS = {name: list(rows(text)) for name, text in {
    "VmmConfig": """balloon? any 0.24-; drives! [BlockDeviceConfig]; boot-source! BootSourceConfig;
        cpu-config? any 1.4-; logger? LoggerConfig; machine-config? MachineConfig;
        metrics? MetricsConfig 0.22-; mmds-config? any 0.22-; vsock? any;
        network-interfaces= [NetworkInterfaceConfig]; entropy? EntropyDeviceConfig 1.4-;
        pmem= any 1.14-; memory-hotplug? any 1.14-""",
    "BootSourceConfig": "kernel_image_path! string; initrd_path? string; boot_args? string",
    "MachineConfig": """vcpu_count? u8 -1.1; vcpu_count! u8 1.1-; mem_size_mib? usize -1.1;
        mem_size_mib! usize 1.1-; ht_enabled? bool -1.0; smt? bool 1.0-1.1; smt= bool 1.1-;
        cpu_template? C3|T2 -1.1; cpu_template= C3|T2|None 1.1-1.1.1;
        cpu_template= C3|T2|T2S|None 1.1.1-1.3; cpu_template= C3|T2|T2S|None|T2CL|T2A 1.3-1.5;
        cpu_template? C3|T2|T2S|None|T2CL|T2A 1.5-; track_dirty_pages= bool 0.23-;
        huge_pages= None|2M 1.7-""",
    "BlockDeviceConfig": """drive_id! string; partuuid? string; is_root_device! bool;
        cache_type= Unsafe|Writeback 0.25-; is_read_only! bool -1.6; is_read_only? bool 1.6-;
        path_on_host! string -1.6; path_on_host? string 1.6-; rate_limiter? any;
        io_engine= Async|Sync 1.0-1.6; io_engine? Async|Sync 1.6-; socket? any 1.6-""",
    "NetworkInterfaceConfig": """iface_id! string; host_dev_name! string; guest_mac? mac; mtu? any 1.16-;
        rx_rate_limiter? any; tx_rate_limiter? any; allow_mmds_requests= bool -1.0""",
    "LoggerConfig": """log_fifo! string -0.22; metrics_fifo! string -0.22; log_path! string 0.22-1.5;
        log_path? string 1.5-; level= Error|Warning|Info|Debug -0.23; level= level 0.23-1.5;
        level? level 1.5-; show_level= bool -1.5; show_level? bool 1.5-; show_log_origin= bool -1.5;
        show_log_origin? bool 1.5-; module? string 1.6-""",
    "MetricsConfig": "metrics_path! string", "EntropyDeviceConfig": "rate_limiter? any"}.items()}
# The real one ignores keys that it doesn't know in these: an "entropy" for 1.3 does nothing at all.
OPEN_STRUCTS = ("VmmConfig", "MetricsConfig")
NOT_EMULATED = {
    "": ("balloon", "cpu-config", "mmds-config", "vsock", "pmem", "memory-hotplug"),
    "machine-config": ("cpu_template", "huge_pages"), "entropy": ("rate_limiter",),
    "drives": ("rate_limiter", "socket"),
    "network-interfaces": ("rx_rate_limiter", "tx_rate_limiter", "mtu", "allow_mmds_requests")}
ARGUMENTS = list(rows("""api-sock value; id value; config-file value; no-api flag needs:config-file;
    start-time-us value; start-time-cpu-us value; parent-cpu-time-us value 0.25-;
    seccomp-level value -1.0; seccomp-filter value 0.25-1.0 forbids:seccomp-level,no-seccomp;
    seccomp-filter value 1.0- forbids:no-seccomp; no-seccomp flag 0.25-1.0 forbids:seccomp-level;
    no-seccomp flag 1.0- forbids:seccomp-filter; log-path value 0.22-; module value 1.6-;
    level value 0.22-1.5 needs:log-path; level value 1.5-; show-level flag 0.22-1.5 needs:log-path;
    show-level flag 1.5-; show-log-origin flag 0.22-1.5 needs:log-path; show-log-origin flag 1.5-;
    boot-timer flag 0.23-; version flag 0.24-; http-api-max-payload-size value 0.25.1-;
    mmds-size-limit value 1.1-; metrics-path value 1.2-; describe-snapshot value 0.25- declined:y;
    metadata value 1.0- declined:y; snapshot-version flag 1.7- declined:y; enable-pci flag 1.13- declined:y"""))
DEFAULT_KERNEL_CMDLINE = [(since, words.replace("UARTS", "8250.nr_uarts=0 i8042.noaux i8042.nomux"))
                          for since, words in (
    (FIRST, "reboot=k panic=1 pci=off nomodules UARTS i8042.nopnp i8042.dumbkbd"),
    ((1, 5), "reboot=k panic=1 pci=off nomodule UARTS i8042.nopnp i8042.dumbkbd"),
    ((1, 12), "reboot=k panic=1 pci=off nomodule UARTS i8042.dumbkbd"),
    ((1, 13), "reboot=k panic=1 nomodule UARTS i8042.dumbkbd swiotlb=noforce"))]
ARGUMENT_WORDS = {
    "UnexpectedArgument": "Found argument '{0}' which wasn't expected, or isn't valid in this context.",
    "DuplicateArgument": "The argument '{0}' was provided more than once.",
    "MissingValue": "The argument '{0}' requires a value, but none was supplied.",
    "MissingArgument": "Argument '{0}' required, but not found.",
    "ForbiddenArgument": "Argument '{1}' cannot be used together with argument '{0}'."}
KERNEL_LOADER = "Cannot load kernel due to invalid memory configuration or invalid kernel image: Kernel " \
    "Loader: failed to load ELF kernel image: Kernel Loader: "
# What 1.0 and newer say, mostly in the newest wording; 0.22 to 0.25 show Rust's names of errors.
WORDS = {
    "VmConfig": "VM config error: ", "BootSource": "Boot source error: ", "Logger": "Logger error: ",
    "BlockDevice": "Block device error: ", "NetDevice": "Network device error: ", "Metrics": "Metrics error: ",
    "InvalidVcpuCount": "The number of vCPUs must be greater than 0, less than 32 and must be 1 or an even "
                        "number if SMT is enabled.",
    "InvalidMemorySize": "The memory size (MiB) is either 0, or not a multiple of the configured page size.",
    "InvalidKernelPath": "The kernel file cannot be opened: ",
    "InvalidInitrdPath": "The initrd file cannot be opened due to invalid path or invalid permissions. ",
    "InvalidKernelCommandLine": "The kernel command line is invalid: ",
    "InvalidBlockDevicePath": "Invalid block device path: ",
    "RootBlockDeviceAlreadyAdded": "A root block device already exists!",
    "CreateBlockDevice": "Unable to create the virtio block device: ", "InvalidJson": "Invalid JSON: ",
    "CreateVirtioBlockDevice": "Unable to create the virtio block device: ",
    "CreateNetworkDevice": "Could not create the network device: Open tap device failed: ",
    "GuestMacAddressInUse": "The MAC address is already in use: ",
    "KernelLoader": KERNEL_LOADER, "ConfigureSystem": "System configuration error: " + KERNEL_LOADER,
    "InitrdRead": "Cannot load initrd due to an invalid image: ",
    "Initrd": "Error with initrd initialization: "}
ERROR_KINDS = {errno.ENOENT: "NotFound", errno.EACCES: "PermissionDenied", errno.EPERM: "PermissionDenied",
               errno.EINVAL: "InvalidInput"}


def os_forms(error):
    """Rust's Debug form of an error of the system, and its text."""
    kind, words = ERROR_KINDS.get(error.errno, "Other"), os.strerror(error.errno)
    return (f'Os {{ code: {error.errno}, kind: {kind}, message: "{words}" }}',
            f"{words} (os error {error.errno})")


class Json(list):
    """An object as its pairs in order: serde refuses a key that comes twice."""


def is_level(word, version):
    late = ("off", "trace", "warn") if version >= (1, 5) else ()
    return word.lower() in ("error", "warning", "info", "debug") + late


def decode(value, kind, version):
    """The value as serde takes it, or a ValueError much in serde's words."""
    wanted = {"bool": bool, "u8": int, "usize": int}.get(kind, str)
    wanted = Json if kind in STRUCTS else list if kind[0] == "[" else wanted
    if kind == "any":
        return value
    if type(value) is not wanted:
        raise ValueError(f"invalid type: {json.dumps(value)}, expected {kind}")
    if kind in STRUCTS:
        return decode_struct(value, kind, version)
    if kind[0] == "[":
        return [decode(item, kind[1:-1], version) for item in value]
    if wanted is int and not 0 <= value < 1 << (8 if kind == "u8" else 64):
        raise ValueError(f"invalid value: integer `{value}`, expected {kind}")
    lowest = 1 if version >= (1, 1) else 0
    if kind == "u8" and version < (1, 7) and not lowest <= value <= 32:
        raise ValueError("invalid value: vcpu_num, expected number of vCPUs " + (
            "exceeds the maximum limitation" if value else "should be larger than 0"))
    if ("|" in kind and value not in kind.split("|")) or (kind == "level" and not is_level(value, version)):
        raise ValueError(f"unknown variant `{value}`, expected one of {kind}")
    if kind == "mac" and not re.fullmatch(r"[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}", value):
        raise ValueError("The provided MAC address is invalid.")
    return value


def decode_struct(pairs, kind, version):
    known = {row.name: row for row in STRUCTS[kind] if row.since <= version < row.until}
    seen, result = set(), {}
    for name, value in pairs:
        if name not in known and kind not in OPEN_STRUCTS:
            raise ValueError(f"unknown field `{name}`, expected one of `{'`, `'.join(known)}`")
        if name not in known:
            sys.stderr.write(f"stand-in for Firecracker: this version ignores {name}\n")
        elif name in seen:
            raise ValueError(f"duplicate field `{name}`")
        elif value is not None or known[name].need != "?":
            result[name] = decode(value, known[name].kind, version)
        seen.add(name)
    for name, row in known.items():
        if row.need == "!" and name not in seen:
            raise ValueError(f"missing field `{name}`")
    return result
