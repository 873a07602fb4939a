# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""headers_alone.py SOURCE_FOLDER BUILD_FOLDER: makes sure that no header of core leans on what was
included before it. A header that its own source includes first is proved by the build. The others
are compiled for themselves (syntax only), with the flags of a source of their folder. What passed is
remembered by the hash of all headers, so a run without changes takes no time."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

DROPPED = ("-fsanitize", "-O", "-g", "--coverage", "-M", "-W", "-fstack")


def flags_by_folder(top, build):
    """The compiler and its flags for the sources of each folder of core."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        folder = pathlib.Path(entry["file"]).parent
        if folder in flags or top / "core" not in folder.parents:
            continue
        words = shlex.split(entry["command"])
        if words[0].endswith("ccache"):
            words = words[1:]
        kept, skip = [], False
        for word in words:
            if skip or word in ("-c", entry["file"]):
                skip = False
            elif word in ("-o", "-MF", "-MT", "-MQ"):
                skip = True
            elif not word.startswith(DROPPED):
                kept.append(word)
        flags[folder] = kept
    return flags


def proved_by_build(top, header):
    """Whether x.cpp beside x.h begins by including it."""
    source = header.with_suffix(".cpp")
    if not source.exists():
        return False
    includes = re.findall(r'^#include ["<]([^">]+)[">]', source.read_text(encoding="utf-8"), re.MULTILINE)
    return bool(includes) and includes[0] == header.relative_to(top).as_posix()


def compile_alone(header, words):
    result = subprocess.run(words + ["-fsyntax-only", "-x", "c++", "-include", str(header), "/dev/null"],
                            capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else f"{header}:\n{result.stderr[:2000]}"


def main():
    top, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    headers = sorted((top / "core").glob("**/*.h"))
    digest = hashlib.sha256(b"".join(header.read_bytes() for header in headers)).hexdigest()
    stamp = build / "headers_alone.stamp"
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        print(f"{len(headers)} headers unchanged since they last compiled alone")
        return 0
    flags = flags_by_folder(top, build)
    open_headers = [header for header in headers if not proved_by_build(top, header)]
    unread = [str(header) for header in open_headers if header.parent not in flags]
    with concurrent.futures.ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
        wrong = [text for text in pool.map(lambda h: compile_alone(h, flags[h.parent]),
                                           [h for h in open_headers if h.parent in flags]) if text]
    print("\n".join(wrong))
    for name in unread:
        print(f"{name}: its folder has no source to take the flags from")
    print(f"{len(headers)} headers, {len(open_headers)} compiled, {len(wrong)} do not compile alone")
    if wrong or unread or not headers:
        return 1
    stamp.write_text(digest, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
