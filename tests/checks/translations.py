# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py LUPDATE SOURCE_FOLDER: fails when the translators' tool does not find a text of
core/, widgets/ or app/ under the context that the program looks it up with: a class with Q_OBJECT,
or the class in a folder's text.h."""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

FOLDERS = ("core", "widgets", "app")
LOST = ("lacks Q_OBJECT", "cannot be called without context")
# A function that hands its argument on: lupdate does not see the texts it is called with.
HIDING = re.compile(r"^QString \w+\(const char \*(\w+)\)\n\{\n +return QCoreApplication::translate\(", re.MULTILINE)


def check(lupdate, top):
    """Gives what is wrong, a line each, and how many texts were found."""
    complaints = []
    classes = set()
    for folder in FOLDERS:
        for file in sorted((top / folder).rglob("*.[ch]*")):
            text = file.read_text(encoding="utf-8")
            if HIDING.search(text):
                complaints.append(f"{file.relative_to(top)}: hides its texts; use the tr() of text.h")
            if file.name == "text.h":
                name = re.search(r"^class (\w+)$", text, re.MULTILINE)[1]
                classes.add(name)
                if f"Q_DECLARE_TR_FUNCTIONS({name})" not in text:
                    complaints.append(f"{file.relative_to(top)}: the context is not the class {name}")
    with tempfile.TemporaryDirectory() as made:
        texts = pathlib.Path(made, "texts.ts")
        run = subprocess.run([lupdate, "-I", ".", "-no-obsolete", *FOLDERS, "-ts", texts],
                             cwd=top, capture_output=True, text=True, check=True)
        complaints += [line for line in (run.stdout + run.stderr).splitlines()
                       if any(word in line for word in LOST)]
        found = xml.etree.ElementTree.parse(texts).getroot().findall("context")
    for context in found:
        name = context.findtext("name")
        if "::" not in name and name not in classes:
            complaints.append(f"context {name} is no class of this program")
    return complaints, sum(len(context.findall("message")) for context in found)


def main():
    complaints, count = check(sys.argv[1], pathlib.Path(sys.argv[2]))
    print(*complaints, f"{count} texts, {len(complaints)} complaints", sep="\n")
    return 1 if complaints or count < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
