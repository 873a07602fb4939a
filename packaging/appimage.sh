#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# appimage.sh [--appdir]: makes an AppImage of this tree in build/appimage and prints its path. Installs the
# packages that are missing for the build. With --appdir it stops at the folder that an AppImage is made of,
# Runwatt without Qt and the other libraries, and prints that. Libraries and Qt's plugins are gathered by
# linuxdeploy with its plugin qt, which Debian does not have: put both on the PATH, or name them in
# LINUXDEPLOY and LINUXDEPLOY_PLUGIN_QT. What of it was tried, and what never: packaging/README.md.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

case ${1:-} in
'' | --appdir) ;;
*) sed -n '5,9s/^# \?//p' "$0"; exit 2 ;;
esac
folder=build/appimage
appdir=$PWD/$folder/AppDir

ensure_packages build
# Set up for /usr, where an AppImage has its files.
configure_and_build release "$folder" all -DBUILD_TESTING=OFF -DCMAKE_INSTALL_PREFIX=/usr
rm -rf -- "$appdir"
DESTDIR=$appdir cmake --install "$folder" --strip >"$folder/install.log"
# udev reads no rules from an AppImage.
rm -r "$appdir/usr/lib/udev"
ln -sf usr/share/applications/runwatt.desktop usr/share/icons/hicolor/scalable/apps/runwatt.svg "$appdir"
ln -sf runwatt.svg "$appdir/.DirIcon"
ln -sf usr/bin/runwatt "$appdir/AppRun"
if [ "${1:-}" = --appdir ]; then
  printf '%s\n' "$appdir"
  exit 0
fi

tool=${LINUXDEPLOY:-$(command -v linuxdeploy || true)}
plugin=${LINUXDEPLOY_PLUGIN_QT:-$(command -v linuxdeploy-plugin-qt || true)}
if [ -z "$tool" ] || [ -z "$plugin" ]; then
  say "The folder is made: $appdir"
  stop_with "linuxdeploy or linuxdeploy-plugin-qt is missing, and Debian has neither. Their projects offer both" \
    "as AppImages (github.com/linuxdeploy): put them on the PATH by these names, then start this again."
fi
PATH=$(dirname "$(readlink -f "$plugin")"):$PATH
export PATH QMAKE=${QMAKE:-/usr/lib/qt6/bin/qmake}
# What is loaded by name only: the platforms without a display and for Wayland, and pictures in SVG.
export EXTRA_PLATFORM_PLUGINS='libqoffscreen.so;libqwayland-generic.so' EXTRA_QT_PLUGINS=svg
# linuxdeploy's own names for the file it makes.
version=$("$folder/app/runwatt" --version | awk '{ print $NF }')
OUTPUT=$PWD/$folder/Runwatt-$version-$(uname -m).AppImage
export OUTPUT
rm "$appdir/AppRun" "$appdir/.DirIcon" "$appdir/runwatt.desktop" "$appdir/runwatt.svg" # it makes its own
(cd "$folder" && "$tool" --appdir "$appdir" --desktop-file "$appdir/usr/share/applications/runwatt.desktop" \
  --icon-file "$appdir/usr/share/icons/hicolor/scalable/apps/runwatt.svg" --plugin qt --output appimage) \
  >"$folder/linuxdeploy.log" 2>&1 ||
  stop_with "linuxdeploy failed; its messages are in $folder/linuxdeploy.log: $(tail -n 3 "$folder/linuxdeploy.log")"
printf '%s\n' "$OUTPUT"
