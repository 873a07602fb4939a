# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""no_gui_linked.py PROGRAM...: fails when one of these programs loads a Qt library with windows,
itself or through another library. They are the tests of core."""

import re
import subprocess
import sys

WINDOWS = re.compile(r"\blib(Qt6(?:Gui|Widgets|PrintSupport|Svg|Charts)\S*|qcustomplot\S*)", re.IGNORECASE)


def main():
    programs = sys.argv[1:]
    wrong = 0
    for program in programs:
        libraries = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        if "libQt6Core" not in libraries:
            print(f"{program}: links no Qt Core, so this check reads it wrongly")
            wrong += 1
        for name in sorted(set(WINDOWS.findall(libraries))):
            print(f"{program}: loads lib{name}")
            wrong += 1
    print(f"{len(programs)} programs read, {wrong} complaints")
    return 1 if wrong or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
