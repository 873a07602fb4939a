# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""guide.py SOURCE_FOLDER: every verdict that a trial may get has a row in the guide's page of verdicts,
in each language of that page, and every measure stands in that of statistics. Prints what is missing;
exit code 1 when something is."""

import pathlib
import re
import sys


def names(text, array):
    """The words of an array of names in core/figure/names.cpp."""
    body = re.search(r"constexpr std::array %s\{(.*?)\n\};" % array, text, re.DOTALL)[1]
    return re.findall(r'KnownName\{u"([^"]+)"', body)


def is_explained(measure, words):
    """By its own name, or by that of a family: `meter.*`."""
    return measure in words or any(
        measure.startswith(word[:-1]) for word in words if word.endswith(".*"))


def missing(top):
    text = (top / "core/figure/names.cpp").read_text(encoding="utf-8")
    judge = (top / "core/campaign/verdicts.cpp").read_text(encoding="utf-8")
    verdicts, measures = names(text, "kVerdicts"), names(text, "kMeasures")
    given = set(re.findall(r'add\(QStringLiteral\("([a-z-]+)"\)', judge))
    lacking = ["core/figure/names.cpp: no name for the verdict " + word for word in sorted(given - set(verdicts))]
    guide = top / "resources/guide"
    for page in sorted(guide.rglob("verdicts.md")):
        rows = re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE)
        lacking += [f"{page.relative_to(top)}: no verdict {word}" for word in verdicts if word not in rows]
    for page in sorted(guide.rglob("statistics.md")):
        words = re.findall(r"`([a-z.*]+)`", page.read_text(encoding="utf-8"))
        lacking += [f"{page.relative_to(top)}: no measure {word}" for word in measures
                    if not is_explained(word, words)]
    if len(given) < 10 or len(verdicts) < 10 or len(measures) < 50:
        lacking.append("the sources are not written as this check reads them")
    return lacking


def main():
    lacking = missing(pathlib.Path(sys.argv[1]))
    print(*lacking, sep="\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
