#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""addtalk.py CAMPAIGN TALK: puts the steps of a talk into a campaign file, in place of those that
are there. TALK is a list of steps; a live step names its trial by runtime and workload title, a
race its workload by title, since ids differ from one recording to the next."""

import json
import sqlite3
import sys

FIELDS = {"kind", "title", "body", "notes", "figure", "runtime", "workload"}


def one(database, what, query, values):
    """The id that a query finds first; ends the program when there is none."""
    row = database.execute(query, values).fetchone()
    if row is None:
        sys.exit(f"addtalk.py: the campaign has no {what}: {', '.join(values)}")
    return row[0]


def steps_of(database, talk):
    for number, step in enumerate(talk):
        unknown = step.keys() - FIELDS
        if unknown:
            sys.exit(f"addtalk.py: step {number + 1}: unknown: {', '.join(sorted(unknown))}")
        trial = workload = None
        if step["kind"] == "live":
            trial = one(database, "complete trial",
                        "SELECT trial.id FROM trial JOIN cell ON cell.id = trial.cell"
                        " JOIN workload ON workload.id = cell.workload"
                        " WHERE trial.state = 'complete' AND cell.runtime = ?"
                        " AND workload.title = ? ORDER BY trial.repetition, trial.id",
                        (step["runtime"], step["workload"]))
        elif step["kind"] == "race":
            workload = one(database, "workload", "SELECT id FROM workload WHERE title = ?",
                           (step["workload"],))
        yield (number, step["kind"], step.get("title", ""), step.get("body", ""),
               step.get("notes", ""), trial, workload, step.get("figure", ""))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        talk = json.load(file)
    database = sqlite3.connect(f"file:{sys.argv[1]}?mode=rw", uri=True)
    with database: # all of them or none
        database.execute("DELETE FROM step")
        database.executemany(
            "INSERT INTO step (number, kind, title, body, notes, trial, workload, figure)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", list(steps_of(database, talk)))
    database.close()


if __name__ == "__main__":
    main()
