# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""documented_schema.py SOURCE_FOLDER: fails when ARCHITECTURE.md and core/store/tables.cpp do not
name the same tables, or when one of the document's queries does not run on the schema."""

import pathlib
import re
import sqlite3
import sys


def main():
    top = pathlib.Path(sys.argv[1])
    # Every version of the tables adds to the one before.
    schema = "".join(re.findall(r'R"sql\((.*?)\)sql"',
                                (top / "core/store/tables.cpp").read_text(encoding="utf-8"), re.DOTALL))
    document = (top / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = document[document.index("## The campaign file"):]
    database = sqlite3.connect(":memory:")
    database.executescript(schema)
    made = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    told = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
    for name in sorted(made ^ told):
        print(f"table {name} is only in {'the schema' if name in made else 'the document'}")
    queries = re.findall(r"```sql\n(.*?)```", section, re.DOTALL)
    queries.append("".join(re.findall(r'^    "( ?[A-Z].*?)"', section, re.MULTILINE)))
    for query in queries:
        database.execute(query)
    print(f"{len(made)} tables, {len(queries)} queries")
    return 1 if made != told or len(queries) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
