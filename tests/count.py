# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what CTest's JUnit report holds: Qt test programs by their functions and data rows, every
other test as one. Lists what was skipped and why. Exit code 1 when anything failed."""

import re
import sys
import xml.etree.ElementTree as ElementTree

RESULT = re.compile(r"^(PASS|FAIL!|XPASS|XFAIL|SKIP|BPASS|BFAIL|BXPASS|BXFAIL) *: (\S+?::.*)$")
FRAME = ("::initTestCase()", "::cleanupTestCase()")


def qt_results(output):
    """(result, test function, message) of each test function of a Qt test program's output."""
    found = []
    for line in output.splitlines():
        match = RESULT.match(line)
        if match:
            function, _, message = match[2].partition(") ")
            frame = match[1] == "PASS" and match[2].endswith(FRAME)
            if not frame:
                found.append((match[1], function + (")" if message else ""), message.strip()))
    return found


def count(report):
    passed, failures, skips = 0, [], []
    for case in ElementTree.parse(report).iter("testcase"):
        name, status = case.get("name"), case.get("status")
        output = case.findtext("system-out") or ""
        results = qt_results(output)
        failed_functions = 0
        for result, function, message in results:
            if result in ("FAIL!", "XPASS"):
                failures.append(f"{function}: {message}")
                failed_functions += 1
            elif result == "SKIP":
                skips.append(f"{function}: {message}")
            else:
                passed += 1
        if status == "fail" and not failed_functions:
            # a crash, a time-out, a sanitizer's report
            failures.append(f"{name}: " + (case.find("failure").get("message") or "failed"))
        elif not results and status == "run":
            passed += 1
        elif not results and status != "fail":
            skipped = case.find("skipped")
            why = skipped.get("message", "") if skipped is not None else "disabled"
            told = [line[6:] for line in output.splitlines() if line.startswith("SKIP: ")]
            if status == "notrun" and not why.startswith("SKIP_"):
                failures.append(f"{name}: not run: {why}")  # not built, most likely
            else:
                skips.append(f"{name}: {told[0] if told else why}")
    return passed, failures, skips


def main():
    passed, failures, skips = count(sys.argv[1])
    for title, entries in (("Skipped", skips), ("Failed", failures)):
        if entries:
            print(f"\n{title}:")
            for entry in entries:
                print(f"  {entry}")
    print(f"\n{passed} passed, {len(failures)} failed, {len(skips)} skipped", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
