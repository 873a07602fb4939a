# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the folder $1 of a campaign anew. What an earlier run of the same campaign left there (killed,
# or behind a link that never came back) goes first: a benchmark that still runs on it would be
# measured with, and a file that was laid out by half has its whole size and reads as zeros.
if [ -d "$1" ]; then
    for process in /proc/[0-9]*; do
        case $(tr '\0' '\n' 2>/dev/null <"$process/cmdline") in
        *"/${1##*/}/data-"* | *"/${1##*/}/guest-"* | *"--id"?"${1##*/}"*) kill -KILL "${process##*/}" 2>/dev/null ;;
        esac
    done
fi
# What mmdebstrap was killed over belongs to others.
rm -rf -- "$1" 2>/dev/null
[ ! -d "$1" ] || sudo -n sh -c 'exec rm -rf --one-file-system -- "$1"' sh "$1" 2>/dev/null
[ ! -d "$1" ] || mmdebstrap --unshare-helper rm -rf --one-file-system -- "$1" 2>/dev/null
rm -rf -- "$1" && mkdir -p -m 700 -- "$1"
