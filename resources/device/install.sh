# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh APT PACKAGE...: installs Debian packages by APT, the device's apt-get, and tells where it is
# ("runwatt: lists", "runwatt: downloading", "runwatt: installing") between apt's own lines, those of its
# status among them. As root. Nothing is removed for them, no question is asked, and a configuration that the person has
# changed stays. It may be stopped
# while it downloads. From then on apt goes on to its end, whatever happens to us or to the link: packages
# that are installed by half would be the device's trouble.
apt=$1
shift
DEBIAN_FRONTEND=noninteractive
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export DEBIAN_FRONTEND LC_ALL PATH

exec 2>&1
# A number of its own for the status: dpkg closes that for what it runs, and a package's script that says
# something would have nowhere to say it, and fail.
options='-y -q --no-remove --no-install-recommends -o APT::Status-Fd=3 -o Dpkg::Use-Pty=0
    -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold'
apt_get() {
    "$apt" $options "$@" </dev/null 3>&1
}

echo 'runwatt: downloading'
if ! apt_get --download-only install -- "$@"; then
    # What it knows of packages may be missing, or too old for the server.
    echo 'runwatt: lists'
    apt_get update || exit
    echo 'runwatt: downloading'
    apt_get --download-only install -- "$@" || exit
fi
echo 'runwatt: installing'
trap '' TERM INT HUP
log=$(mktemp) || exit
exec 5<"$log" 4>"$log"
rm -f -- "$log" # whatever comes, it is gone
# Out of our group, without the mark by which its processes would be found and ended, and with the one by
# which a server of Runwatt's own lets them be.
(
    trap - TERM INT HUP # what packages start must not come to ignore them
    exec setsid env -u RUNWATT_COMMAND RUNWATT_OUTLIVES=yes "$apt" $options install -- "$@"
) </dev/null >&4 2>&1 3>&4 4>&- 5<&- &
exec 4>&-
tail -s 0.2 -n +1 -f --pid="$!" <&5
wait "$!"
