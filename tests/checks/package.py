# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""package.py SOURCE_FOLDER BUILD_FOLDER: makes the Debian package from a build and looks at it: its
files, lintian, the AppStream metadata, the desktop entry, the file type, the manual page. Prints what is
wrong; exit code 1 when something is. Nothing is installed."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FILES = [
    "usr/bin/runwatt",
    "usr/lib/udev/rules.d/60-runwatt-meters.rules",
    "usr/share/applications/runwatt.desktop",
    "usr/share/doc/runwatt/changelog.Debian.gz",
    "usr/share/doc/runwatt/copyright",
    "usr/share/icons/hicolor/16x16/apps/runwatt.svg",
    "usr/share/icons/hicolor/scalable/apps/runwatt.svg",
    "usr/share/icons/hicolor/scalable/mimetypes/application-x-runwatt.svg",
    "usr/share/man/man1/runwatt.1.gz",
    "usr/share/metainfo/io.github.runwatt.Runwatt.metainfo.xml",
    "usr/share/mime/packages/runwatt.xml",
]


def run(words, problems, expect=0, **options):
    """What a command prints; a code other than the expected one is a problem."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                          **options)
    if done.returncode != expect:
        problems.append("%s: code %d\n%s" % (" ".join(map(str, words)), done.returncode, done.stdout))
    return done.stdout


def make_package(build, folder, problems):
    run(["cpack", "-G", "DEB", "-B", folder, "--config", build / "CPackConfig.cmake"], problems, cwd=folder)
    packages = list(pathlib.Path(folder).glob("*.deb"))
    if len(packages) != 1:
        problems.append("one package was expected, and there are %d" % len(packages))
        return None
    return packages[0]


def check_commands(source, program, problems):
    """Each command of --help is in the manual page."""
    page = (source / "packaging/runwatt.1").read_text()
    documented = set(re.findall(r"^\.It Cm (\S+)$", page, re.MULTILINE))
    text = run([program, "--help"], problems)
    known = set(re.findall(r"^  (\w+) {2,}\S", text.split("Commands:")[1].split("Exit codes:")[0], re.MULTILINE))
    if not known or documented != known:
        problems.append("manual page: %s; the program: %s" % (sorted(documented), sorted(known)))


def main():
    source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        package = make_package(build, folder, problems)
        if package:
            unpacked = pathlib.Path(folder) / "unpacked"
            run(["dpkg-deb", "-x", package, unpacked], problems)
            problems += ["not in the package: " + name for name in FILES if not (unpacked / name).exists()]
            print(run(["lintian", "--no-cfg", "--fail-on", "error", package], problems))
            if (unpacked / FILES[0]).exists():
                check_commands(source, unpacked / FILES[0], problems)
            run(["appstreamcli", "validate", "--no-net", source / "packaging/runwatt.metainfo.xml"], problems)
            run(["desktop-file-validate", source / "packaging/runwatt.desktop"], problems)
            types = pathlib.Path(folder) / "mime"
            (types / "packages").mkdir(parents=True)
            shutil.copy(source / "packaging/runwatt-mime.xml", types / "packages/runwatt.xml")
            run(["update-mime-database", types], problems)
            if "*.runwatt" not in (types / "globs").read_text():
                problems.append("the file type has no ending")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


sys.exit(main())
