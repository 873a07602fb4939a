#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# record.sh PROGRAM: records the sample campaign anew with a built Runwatt, on this computer and with
# a home of its own, and prints what the file tells of the machine, to be read before it is shipped.
set -euo pipefail
program=$(readlink -f "${1:?record.sh PROGRAM}")
here=$(dirname "$(readlink -f "$0")")
folder=$(mktemp -d /var/tmp/runwatt-sample.XXXXXX)
trap 'rm -rf -- "$folder"' EXIT
export RUNWATT_TOOLS=${RUNWATT_TOOLS:-$HOME/.cache/runwatt/tools}
export PATH=$PATH:$RUNWATT_TOOLS/usr/bin:/usr/sbin
export HOME=$folder XDG_RUNTIME_DIR=$folder/run XDG_CONFIG_HOME=$folder/config
export XDG_STATE_HOME=$folder/state XDG_DATA_HOME=$folder/data LC_ALL=C.UTF-8
mkdir -m 700 "$XDG_RUNTIME_DIR"

"$program" run "$here/plan.json" --output "$folder/sample.runwatt"
python3 "$here/addtalk.py" "$folder/sample.runwatt" "$here/talk.json"
"$program" verify "$folder/sample.runwatt"
# The same recording, with the steps of its talk in Korean.
cp -- "$folder/sample.runwatt" "$folder/sample.ko.runwatt"
python3 "$here/addtalk.py" "$folder/sample.ko.runwatt" "$here/talk.ko.json"
sqlite3 -readonly "$folder/sample.runwatt" "
SELECT 'device', name, address FROM device;
SELECT 'session', host FROM session;
SELECT DISTINCT 'fact', name, value FROM device_fact WHERE trial IS NULL AND name NOT LIKE 'clock.%';
SELECT DISTINCT 'runtime', name, value FROM runtime_fact WHERE length(value) < 200;
SELECT DISTINCT 'process', detail FROM series WHERE name = 'process.cpu';
SELECT 'event', text FROM event;
SELECT 'output', name, sum(length) FROM raw_output GROUP BY name;"
mv -- "$folder/sample.runwatt" "$folder/sample.ko.runwatt" "$here"
ls -l "$here"/*.runwatt
