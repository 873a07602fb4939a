#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# deb.sh: makes the Debian package of this tree in build/package and prints its path. Installs the
# packages that are missing for that. Then: sudo apt install ./build/package/runwatt_*.deb
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

ensure_packages build package
configure_and_build release build/package all -DBUILD_TESTING=OFF
(cd build/package && cpack -G DEB >cpack.log 2>&1) || {
  tail -n 20 build/package/cpack.log >&2
  stop_with "the package could not be made; the whole message is in build/package/cpack.log"
}
ls "$PWD"/build/package/runwatt_*.deb
