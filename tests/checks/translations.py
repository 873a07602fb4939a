# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py LUPDATE SOURCE_FOLDER: fails when the translators' tool does not find a text of
core/, widgets/ or app/ under the context that the program looks it up with: a class with Q_OBJECT,
or the class in a folder's text.h; or when a text lacks its translation, or one has other
placeholders than its text."""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

FOLDERS = ("core", "widgets", "app")
LOST = ("lacks Q_OBJECT", "cannot be called without context")
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")
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


def faults(message):
    """What is wrong with one translation, in words; nothing when all is well."""
    source = message.findtext("source")
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(forms):
        return "is not translated"
    for form in forms:
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(form)):
            return f"has other placeholders: {form}"
        if ("&" in source.replace("&&", "")) != ("&" in form.replace("&&", "")):
            return f"has a mnemonic on one side only: {form}"
    return ""


def check_translated(lupdate, top, file):
    """Gives what is wrong with the translations of a language, a line each."""
    with tempfile.TemporaryDirectory() as made:
        texts = pathlib.Path(made, file.name)
        texts.write_bytes(file.read_bytes())
        subprocess.run([lupdate, "-I", ".", "-no-obsolete", *FOLDERS, "-ts", texts],
                       cwd=top, capture_output=True, check=True)
        found = xml.etree.ElementTree.parse(texts).getroot().iter("message")
    return [f"{file.name}: \"{message.findtext('source')}\" {fault}"
            for message in found if (fault := faults(message))]


def main():
    top = pathlib.Path(sys.argv[2])
    complaints, count = check(sys.argv[1], top)
    for file in sorted((top / "translations").glob("*.ts")):
        if file.name != "runwatt_en.ts": # which has plural forms only
            complaints += check_translated(sys.argv[1], top, file)
    print(*complaints, f"{count} texts, {len(complaints)} complaints", sep="\n")
    return 1 if complaints or count < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
