// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tables.h"

#include "core/store/schema.h"

#include <array>

namespace runwatt::store {

namespace {

// What each version of the tables adds to the one before. Released ones must never change, not by a
// blank: a file is compared, letter by letter, with what they make. Comments stand inside the
// statements, so that "sqlite3 name.runwatt .schema" shows them.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE campaign (
  -- One row. All times in this file are ns since created_utc_ns, unless a name says otherwise.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  title TEXT NOT NULL,
  created_utc_ns INTEGER NOT NULL,  -- since the Unix epoch: the zero of campaign time
  runwatt_version TEXT NOT NULL,    -- that created the file
  plan TEXT NOT NULL,               -- compact JSON, complete: enough to run it again
  plan_sha256 TEXT NOT NULL         -- of the bytes of plan, hex
) STRICT;

CREATE TABLE session (
  -- One row for each opening for writing: how its host's steady clock became campaign time.
  id INTEGER PRIMARY KEY,
  opened_ns INTEGER NOT NULL,
  anchor_utc_ns INTEGER NOT NULL,    -- read together with
  anchor_steady_ns INTEGER NOT NULL, -- this
  host TEXT NOT NULL,
  runwatt_version TEXT NOT NULL
) STRICT;

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL -- user@host:port; never a password or a key
) STRICT;

CREATE TABLE device_fact (
  -- What a device is or how it stood at a time: cpu.model, fio.version, governor, clock.offset
  id INTEGER PRIMARY KEY,
  device INTEGER REFERENCES device (id),
  trial INTEGER REFERENCES trial (id), -- NULL: of the campaign as a whole
  time_ns INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE runtime_fact (
  -- Versions, limits and cache modes of a trial's runtime.
  id INTEGER PRIMARY KEY,
  trial INTEGER REFERENCES trial (id),
  runtime TEXT NOT NULL, -- NT, RC, VM, FC, KC, QM
  time_ns INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE meter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,    -- wattsup, textline, simulated
  device INTEGER REFERENCES device (id), -- that it powers; NULL: not said
  origin TEXT NOT NULL,  -- measured, replayed, emulated, stand-in, simulated
  settings TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE workload (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  benchmark TEXT NOT NULL, -- fio
  parameters TEXT NOT NULL -- JSON, every parameter fixed
) STRICT;

CREATE TABLE cell (
  -- One combination of the matrix.
  id INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES device (id),
  runtime TEXT NOT NULL,
  workload INTEGER NOT NULL REFERENCES workload (id)
) STRICT;

CREATE TABLE trial (
  -- One repetition of a cell. An interrupted or failed one is kept and run again.
  id INTEGER PRIMARY KEY,
  cell INTEGER NOT NULL REFERENCES cell (id),
  repetition INTEGER NOT NULL,    -- from 1
  position INTEGER NOT NULL,      -- in the planned order, from 1
  attempt INTEGER NOT NULL,       -- from 1
  state TEXT NOT NULL,            -- waiting, running, complete, interrupted, failed
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,
  window_begin_ns INTEGER NOT NULL, -- the measure phase, [begin, end)
  window_end_ns INTEGER NOT NULL,
  window_uncertainty_ns INTEGER NOT NULL,
  origin TEXT NOT NULL,           -- of the work; a meter's is with its series
  error TEXT NOT NULL,            -- why it failed
  samples_sha256 TEXT             -- of all its chunks, by series and number, hex; once complete
) STRICT;

CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  phase TEXT NOT NULL,      -- prepare, idle, start, warm-up, measure, stop, cool-down
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,  -- 0 while it lasts
  UNIQUE (trial, phase, begin_ns)
) STRICT;

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  trial INTEGER REFERENCES trial (id),
  name TEXT NOT NULL,   -- throughput, cpu.user, watts
  unit TEXT NOT NULL,   -- B/s, %, W
  device TEXT NOT NULL, -- its name
  source TEXT NOT NULL, -- the meter's name, fio, mpstat
  detail TEXT NOT NULL, -- read, write, process and pid
  origin TEXT NOT NULL
) STRICT;

CREATE TABLE chunk (
  -- Samples of a series: pairs of little-endian int64 (campaign time, ns) and float64 (value), not
  -- a number where one is known to be missing. numpy: frombuffer(samples, "<i8,<f8").
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series (id),
  number INTEGER NOT NULL, -- from 0, in order
  begin_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL, -- of its last sample
  count INTEGER NOT NULL,
  samples BLOB NOT NULL,
  UNIQUE (series, number)
) STRICT;

CREATE TABLE summary (
  -- One number over a trial's window: throughput (B/s), latency.p99 (s), energy (J)
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  measure TEXT NOT NULL,
  unit TEXT NOT NULL,
  detail TEXT NOT NULL,
  value REAL,                 -- NULL: not a number
  uncertainty REAL,           -- half-width, same unit; 0: none known
  origin TEXT NOT NULL
) STRICT;

CREATE TABLE verdict (
  -- What is known against a trial; code valid: nothing.
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  code TEXT NOT NULL, -- valid, throttled, meter-gap, clock-step
  text TEXT NOT NULL
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  time_ns INTEGER NOT NULL,
  severity TEXT NOT NULL, -- information, warning, problem
  device TEXT NOT NULL,
  trial INTEGER REFERENCES trial (id),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE raw_output (
  -- What tools printed, in pieces.
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  name TEXT NOT NULL,      -- fio.stdout
  number INTEGER NOT NULL, -- of the piece, from 0
  length INTEGER NOT NULL, -- of the piece before compression, bytes
  bytes BLOB NOT NULL,     -- zlib
  UNIQUE (trial, name, number)
) STRICT;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL -- JSON
) STRICT;

CREATE INDEX series_trial ON series (trial);
CREATE INDEX device_fact_trial ON device_fact (trial);
CREATE INDEX summary_trial ON summary (trial);
CREATE INDEX verdict_trial ON verdict (trial);
)sql";

// Not a comment to the end of the line: SQLite puts the table's ")" right behind it.
constexpr const char *kVersion2 = R"sql(
ALTER TABLE trial ADD COLUMN results_sha256 TEXT
  /* of its window, origin, phases, runtime facts, summaries and verdicts, hex; once complete;
     NULL: completed by a Runwatt that did not write it */;

CREATE INDEX runtime_fact_trial ON runtime_fact (trial);
)sql";

// Descriptors of series, what a trial ran, and the set-up had no hash before: a flipped bit in them
// passed for sound.
constexpr const char *kVersion3 = R"sql(
ALTER TABLE trial ADD COLUMN context_sha256 TEXT
  /* of the rest of its row, its cell, device and workload, its series, device facts, events and
     names of outputs, hex; once complete, failed or stopped; NULL: not ended, ended by a kill, or
     written by a Runwatt that did not write it */;

ALTER TABLE campaign ADD COLUMN setup_sha256 TEXT
  /* of this row, the sessions, devices, meters, workloads, cells, which trials there are, and what
     belongs to no trial, hex; NULL: made by a Runwatt that did not write it */;

CREATE INDEX event_trial ON event (trial);
)sql";

constexpr const char *kVersion4 = R"sql(
CREATE TABLE step (
  -- What a talk about the campaign shows, one after another. Belongs to no measurement: no hash is
  -- over it, and changing it changes nothing that was measured.
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE, -- from 0, in order
  kind TEXT NOT NULL,             -- title, live, race, figure, text, end
  title TEXT NOT NULL,
  body TEXT NOT NULL,             -- text: a line a point
  notes TEXT NOT NULL,            -- for the presenter alone
  trial INTEGER REFERENCES trial (id),       -- live: which; NULL: the one that runs
  workload INTEGER REFERENCES workload (id), -- race: of which; NULL: the first
  time_ns INTEGER,                -- live: from when on; NULL: from the trial's begin
  figure TEXT NOT NULL            -- figure: the preset's name
) STRICT;
)sql";

constexpr const char *kVersion5 = R"sql(
CREATE TABLE histogram (
  -- How the values of a quantity are spread over a trial's window, as its tool counted them. bins:
  -- triples of little-endian float64 (from, below, in the unit; how many), ascending, without empty
  -- ones. numpy: frombuffer(bins, "<f8").reshape(-1, 3).
  id INTEGER PRIMARY KEY,
  trial INTEGER NOT NULL REFERENCES trial (id),
  measure TEXT NOT NULL, -- latency (until completion)
  unit TEXT NOT NULL,    -- s
  detail TEXT NOT NULL,  -- read, write; empty: all together
  origin TEXT NOT NULL,
  bins BLOB NOT NULL,
  UNIQUE (trial, measure, detail)
) STRICT;
)sql";

constexpr std::array kVersions{kVersion1, kVersion2, kVersion3, kVersion4, kVersion5};
static_assert(kVersions.size() == kSchemaVersion);

} // namespace

std::span<const char *const> tableVersions()
{
    return kVersions;
}

} // namespace runwatt::store
