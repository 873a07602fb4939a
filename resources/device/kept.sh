# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# kept.sh has|add FOLDER NAME: whether something is known, from an earlier campaign, under NAME in the folder where
# this user's campaigns keep what the next ones take up; or makes it known. What none has taken up for 30 days goes.
set -e
verb=$1
folder=$2
file=$folder/$3
is_mine() {
    [ -O "$1" ] && [ ! -L "$1" ]
}
if [ "$verb" = has ]; then
    is_mine "$folder" && is_mine "$file" && [ -f "$file" ] && touch -- "$file" && echo yes
    exit 0
fi
mkdir -p -m 700 -- "$folder"
is_mine "$folder"
: >"$file"
find "$folder" -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf -- {} +
