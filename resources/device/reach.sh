# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# reach.sh ADDRESS PORT: whether this machine can connect to that TCP port. Ends with 0 if it can, 1 if not, with the
# kernel's words on standard error, and 3 if there is nothing here to try it with.
if command -v python3 >/dev/null; then
    exec python3 -c '
import socket, sys
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), 8).close()
except OSError as error:
    sys.exit(error.strerror or str(error))
' "$1" "$2"
fi
if command -v bash >/dev/null && command -v timeout >/dev/null; then
    # bash says it as "bash: connect: WORDS", and once more with the name of the file
    words=$(timeout 8 bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$1" "$2" 2>&1) && exit 0
    [ -n "$words" ] || words='no answer'
    printf '%s\n' "$words" | sed -n '1s/.*connect: //p' >&2
    exit 1
fi
exit 3
