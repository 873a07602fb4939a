# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# programs.sh PROGRAM...: tells those of the programs that are not there, one a line, and "end" behind the last. A name
# is looked for as the wrapper around a workload does that starts it: in the folders of PATH, as who is logged in has it.
# What only a shell knows by that name is no program. One with a "/" in it is where it says.
there() {
    [ -f "$1" ] && [ -x "$1" ]
}
for program; do
    case $program in
    */*) there "$program" && continue ;;
    *)
        rest=$PATH:
        while [ -n "$rest" ]; do
            folder=${rest%%:*}
            rest=${rest#*:}
            there "${folder:-.}/$program" && continue 2
        done
        ;;
    esac
    printf '%s\n' "$program"
done
echo end
