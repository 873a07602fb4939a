# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/run.sh makes of its arguments: it is run in a folder where nothing is installed or
built, and where Runwatt prints what it is given."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
NOTHING_TO_DO = "say() { :; }\nensure_packages() { :; }\nconfigure_and_build() { :; }\n"
PRINTS = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done\n'


class Run(unittest.TestCase):
    def given(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            packaging = pathlib.Path(folder, "packaging")
            program = pathlib.Path(folder, "build/release/app/runwatt")
            packaging.mkdir()
            program.parent.mkdir(parents=True)
            shutil.copy(TOP / "packaging/run.sh", packaging)
            (packaging / "packages.sh").write_text(NOTHING_TO_DO, encoding="utf-8")
            program.write_text(PRINTS, encoding="utf-8")
            program.chmod(0o755)
            ended = subprocess.run([packaging / "run.sh", *arguments], check=True, capture_output=True, text=True)
            return ended.stdout.splitlines()

    def test_without_a_command_it_is_the_demo(self):
        for arguments in ([], ["--headless"], ["-q"], ["--quiet", "--output", "my folder"], ["--bogus"]):
            self.assertEqual(self.given(*arguments), ["demo", *arguments])

    def test_help_version_commands_and_files_are_runwatts_own(self):
        for arguments in (
            ["--help"], ["-h"], ["--version"], ["-v"], ["--quiet", "--version"], ["help", "run"],
            ["demo", "--help"], ["compare", "my file.runwatt", "--csv"], ["-q", "verify", "x.runwatt"], ["x.runwatt"],
        ):
            self.assertEqual(self.given(*arguments), arguments)


if __name__ == "__main__":
    unittest.main()
