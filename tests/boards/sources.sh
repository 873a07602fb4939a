#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sources.sh FOLDER: writes where a board's packages come from, as the machine's own apt has it:
# FOLDER/sources.list (its sources of Debian 12, else Debian's own) and FOLDER/apt.conf (its proxies
# and the like).
set -euo pipefail
folder=$1

# apt knows whose they are once it has fetched their lists.
# shellcheck source=packaging/packages.sh
. "$(dirname "$(readlink -f "$0")")/../../packaging/packages.sh"
if ! apt-get indextargets 'Created-By: Packages' 2>/dev/null | grep -q .; then
  as_root apt-get update -qq >&2 || say "apt-get update failed; going on with Debian's own sources."
fi

# apt tells them in one form, however they were written. What is not Debian's is no part of a board.
# shellcheck disable=SC2016 # the names are apt's
apt-get indextargets --format '$(ORIGIN)|$(CODENAME)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)' \
  'Created-By: Packages' 2>/dev/null | LC_ALL=C sort -u |
  awk -F '|' '$1 == "Debian" && $2 ~ /^bookworm(-updates|-security)?$/ && $5 == "main" {
    print "deb " $3 " " $4 " " $5
  }' >"$folder/sources.list" || true
if ! grep -q '/debian/* bookworm main\|/debian/* stable main\|/debian/* oldstable main' "$folder/sources.list"; then
  printf '%s\n' 'deb http://deb.debian.org/debian bookworm main' \
    'deb http://deb.debian.org/debian bookworm-updates main' \
    'deb http://deb.debian.org/debian-security bookworm-security main' >"$folder/sources.list"
fi

# How to fetch, not what: a machine's mirror may need a proxy, or be older than its lists allow.
apt-config dump --no-empty |
  grep -E '^Acquire::(http|https|ftp|Retries|ForceIPv[46]|Check-|Max-|Allow|Queue-Mode|By-Hash|PDiffs)' \
  >"$folder/apt.conf" || true
