# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That layering.py and count.py find what they are there for."""

import pathlib
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent.parent)]
import count
import layering
import translations


class Layering(unittest.TestCase):
    def complaints(self, path, include):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True)
            file.write_text(f"#pragma once\n#include {include}\n", encoding="utf-8")
            return layering.check(pathlib.Path(folder))[1]

    def test_arrows_down_are_right(self):
        for path, include in (
            ("core/device/a.h", '"core/ssh/connection.h"'),
            ("core/cpu/a.cpp", '"core/series/sample.h"'),
            ("core/campaign/a.h", '"core/runtime/runtime.h"'),
            ("core/analysis/a.h", '"core/store/records.h"'),
            ("widgets/live/a.h", '"widgets/plot/timeplot.h"'),
            ("app/a.cpp", '"widgets/live/a.h"'),
            ("core/ssh/a.cpp", "<QTcpSocket>"),
            ("widgets/live/a.h", "<QWidget>"),
        ):
            self.assertEqual(self.complaints(path, include), [], (path, include))

    def test_arrows_up_and_across_are_found(self):
        for path, include in (
            ("core/base/a.h", '"core/ssh/connection.h"'),
            ("core/cpu/a.h", '"core/ssh/connection.h"'),
            ("core/power/a.h", '"core/cpu/mpstat.h"'),
            ("core/figure/a.h", '"core/campaign/plan.h"'),
            ("core/analysis/a.h", '"core/store/writer.h"'),
            ("core/ssh/a.h", '"widgets/common/theme.h"'),
            ("widgets/live/a.h", '"widgets/wizard/choice.h"'),
            ("widgets/common/a.h", '"app/settings.h"'),
            ("core/base/a.h", '"result.h"'),
            ("core/elsewhere/a.h", "<QString>"),
        ):
            self.assertEqual(len(self.complaints(path, include)), 1, (path, include))

    def test_windows_in_core_are_found(self):
        for include in ("<QColor>", "<QWidget>", "<qpainter.h>", "<QtGui/QImage>", "<qcustomplot.h>"):
            self.assertEqual(len(self.complaints("core/figure/a.h", include)), 1, include)


class Translations(unittest.TestCase):
    def fault(self, source, translation):
        return translations.faults(xml.etree.ElementTree.fromstring(
            f"<message><source>{source}</source>{translation}</message>"))

    def test_whole_ones_are_right(self):
        for source, translation in (
            ("%1 of %2", "<translation>%2 중 %1</translation>"),
            ("&amp;Title", "<translation>제목(&amp;T)</translation>"),
            ("%n trial(s)", "<translation><numerusform>시행 %n개</numerusform></translation>"),
        ):
            self.assertEqual(self.fault(source, translation), "", source)

    def test_others_are_found(self):
        for source, translation in (
            ("Stop", "<translation type='unfinished'>정지</translation>"),
            ("Stop", "<translation></translation>"),
            ("%1 of %2", "<translation>%1</translation>"),
            ("&amp;Title", "<translation>제목</translation>"),
            ("%n trial(s)", "<translation><numerusform>시행</numerusform></translation>"),
        ):
            self.assertNotEqual(self.fault(source, translation), "", source)


class Count(unittest.TestCase):
    def counted(self, cases):
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as report:
            report.write(f"<testsuite>{cases}</testsuite>")
            report.flush()
            passed, failures, skips = count.count(report.name)
        return passed, failures, skips

    def test_functions_and_rows_of_qt_tests_are_counted(self):
        passed, failures, skips = self.counted(
            '<testcase name="tst_a" status="fail"><failure message=""/><system-out>'
            "PASS   : A::initTestCase()\nPASS   : A::one()\nPASS   : A::two(row)\n"
            "FAIL!  : A::three() Compared values are not the same\nSKIP   : A::four() no meter\n"
            "XFAIL  : A::five() known\nPASS   : A::five()\nPASS   : A::cleanupTestCase()\n"
            "</system-out></testcase>")
        self.assertEqual(passed, 4)
        self.assertEqual(failures, ["A::three(): Compared values are not the same"])
        self.assertEqual(skips, ["A::four(): no meter"])

    def test_a_crash_after_passed_functions_is_a_failure(self):
        passed, failures, _ = self.counted(
            '<testcase name="tst_a" status="fail"><failure message="SEGFAULT"/>'
            "<system-out>PASS   : A::one()\n</system-out></testcase>")
        self.assertEqual((passed, failures), (1, ["tst_a: SEGFAULT"]))

    def test_other_tests_count_as_one(self):
        passed, failures, skips = self.counted(
            '<testcase name="a" status="run"/>'
            '<testcase name="b" status="fail"><failure message="Timeout"/></testcase>'
            '<testcase name="c" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/>'
            "<system-out>SKIP: no board\n</system-out></testcase>")
        self.assertEqual((passed, failures, skips), (1, ["b: Timeout"], ["c: no board"]))

    def test_a_program_that_was_not_built_is_a_failure(self):
        counted = self.counted('<testcase name="a" status="notrun">'
                               '<skipped message="Unable to find executable"/></testcase>')
        self.assertEqual(counted, (0, ["a: not run: Unable to find executable"], []))


if __name__ == "__main__":
    unittest.main()
