# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""layering.py SOURCE_FOLDER: reads the includes of core, widgets and app and holds them against the
table below. Prints each wrong arrow with its line; exit code 1 when there is one."""

import pathlib
import re
import sys

BASE = {"core/base"}
LOWER = BASE | {"core/series"}
READERS = {"core/benchmark", "core/cpu", "core/power", "core/store"}
BELOW_CAMPAIGN = LOWER | READERS | {"core/ssh", "core/device", "core/runtime", "core/analysis"}
CORE = BELOW_CAMPAIGN | {"core/campaign", "core/figure"}
COMMON = {"widgets/common", "widgets/plot"}

# What each folder may include besides itself. Who is not named knows nobody.
MAY_INCLUDE = {
    "core/base": set(),
    "core/series": BASE,
    "core/ssh": BASE,
    "core/device": LOWER | {"core/ssh"},
    "core/benchmark": LOWER,
    "core/cpu": LOWER,
    "core/power": LOWER,
    "core/store": LOWER,
    "core/runtime": LOWER | READERS | {"core/ssh", "core/device"},
    "core/analysis": LOWER | READERS,
    "core/campaign": BELOW_CAMPAIGN,
    "core/figure": LOWER | READERS | {"core/analysis"},
    "widgets/common": CORE,
    "widgets/plot": CORE | {"widgets/common"},
    "widgets/bench": CORE | COMMON,
    "widgets/wizard": CORE | COMMON,
    "widgets/live": CORE | COMMON,
    "widgets/compare": CORE | COMMON,
    "widgets/help": CORE | {"widgets/common"},
    "widgets/stage": CORE | COMMON,
}
ROOMS = {name for name in MAY_INCLUDE if name.startswith("widgets/")}
MAY_INCLUDE["app"] = CORE | ROOMS

# Of the campaign file, these two see the values, never the writer or the database.
STORE_VALUES_ONLY = {"core/analysis", "core/figure"}
STORE_VALUES = {"core/store/records.h"}

# Qt modules whose headers core must not include, though they lie next to Qt Core's.
WINDOW_MODULES = ("QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtSvgWidgets", "QtCharts")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def folder_of(path):
    """The folder of the table that a path from the top belongs to; None for others."""
    parts = path.split("/")
    if parts[0] == "app":
        return "app"
    return "/".join(parts[:2]) if parts[0] in ("core", "widgets") and len(parts) > 2 else None


def window_headers():
    """Names of all headers of the Qt modules with windows, as installed here."""
    names = {"qcustomplot.h"}
    for module in WINDOW_MODULES:
        for include in pathlib.Path("/usr/include").glob(f"*/qt6/{module}"):
            names.update(header.name for header in include.iterdir())
    return names


def problem(owner, quoted, angled, forbidden):
    """Why this include is wrong; None if it is right."""
    name = quoted or angled
    if owner.startswith("core/"):
        if name.split("/")[0] in WINDOW_MODULES or name.split("/")[-1] in forbidden and not quoted:
            return "core has no windows (Qt Gui, Qt Widgets)"
    if angled:
        return None
    target = folder_of(name)
    if target is None:
        if name.startswith("ui_") or name.endswith(".moc"):
            return None
        return "includes are written from the top folder: core/..., widgets/... or app/..."
    if target != owner and target not in MAY_INCLUDE.get(owner, set()):
        return f"{owner} must not know {target}"
    if target == "core/store" and owner in STORE_VALUES_ONLY and name not in STORE_VALUES:
        return f"{owner} sees the values of core/store only: " + ", ".join(sorted(STORE_VALUES))
    return None


def check(top):
    forbidden = window_headers()
    complaints, files = [], 0
    for path in sorted(top.glob("core/**/*")) + sorted(top.glob("widgets/**/*")) + sorted(top.glob("app/**/*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        files += 1
        relative = path.relative_to(top).as_posix()
        owner = folder_of(relative)
        if owner not in MAY_INCLUDE:
            complaints.append(f"{relative}: the folder has no place in the table of layering.py")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            wrong = problem(owner, match[1], match[2], forbidden) if match else None
            if wrong:
                complaints.append(f"{relative}:{number}: {match[1] or match[2]}: {wrong}")
    return files, complaints


def main():
    files, complaints = check(pathlib.Path(sys.argv[1]).resolve())
    print("\n".join(complaints + [f"{files} files read, {len(complaints)} wrong includes"]))
    return 1 if complaints or not files else 0


if __name__ == "__main__":
    sys.exit(main())
