# SPDX-FileCopyrightText: 2026 The Runwatt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What an installed Runwatt brings with it, and the Debian package of it: cpack -G DEB in a release
# build. packaging/check-deb.sh installs the package and says whether all is in order.
include(GNUInstallDirs)

install(TARGETS runwatt RUNTIME)
install(FILES packaging/runwatt.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES resources/icons/runwatt.svg DESTINATION ${icons}/scalable/apps)
install(FILES resources/icons/runwatt-small.svg DESTINATION ${icons}/16x16/apps RENAME runwatt.svg)
install(FILES resources/icons/application-x-runwatt.svg DESTINATION ${icons}/scalable/mimetypes)
install(FILES packaging/runwatt.metainfo.xml
  DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo RENAME io.github.runwatt.Runwatt.metainfo.xml)
install(FILES packaging/runwatt-mime.xml
  DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME runwatt.xml)
install(FILES resources/sample/sample.runwatt resources/sample/sample.ko.runwatt
  DESTINATION ${CMAKE_INSTALL_DATADIR}/runwatt)
file(GLOB guide_pages CONFIGURE_DEPENDS resources/guide/*.md)
file(GLOB guide_pictures CONFIGURE_DEPENDS resources/guide/*.png)
install(FILES ${guide_pages} ${guide_pictures} README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB korean_pages CONFIGURE_DEPENDS resources/guide/ko/*.md)
file(GLOB korean_pictures CONFIGURE_DEPENDS resources/guide/ko/*.png)
install(FILES ${korean_pages} ${korean_pictures} DESTINATION ${CMAKE_INSTALL_DOCDIR}/ko)

# Debian wants its changelog and its manual pages compressed, without a time in them.
find_program(GZIP_PROGRAM gzip REQUIRED)
foreach(page runwatt.1 changelog.Debian)
  set(packed ${CMAKE_CURRENT_BINARY_DIR}/packaging/${page}.gz)
  add_custom_command(OUTPUT ${packed}
    COMMAND ${GZIP_PROGRAM} -9nc ${PROJECT_SOURCE_DIR}/packaging/${page} > ${packed}
    DEPENDS packaging/${page} VERBATIM)
  list(APPEND packed_pages ${packed})
endforeach()
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/packaging)
add_custom_target(packed_pages ALL DEPENDS ${packed_pages})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/packaging/runwatt.1.gz
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/packaging/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# udev reads rules from /usr/lib only: of use in a package, and in the prefix /usr.
install(FILES packaging/60-runwatt-meters.rules DESTINATION lib/udev/rules.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME runwatt)
set(CPACK_PACKAGE_CONTACT "The Runwatt authors <runwatt@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measure runtimes on edge devices: throughput, CPU and watts")
set(CPACK_PACKAGE_DESCRIPTION
"Runwatt connects to boards over SSH, runs the same workload natively and in
other runtimes, reads power from a serial meter, and shows throughput, CPU
and watts live on one time axis. It compares the runtimes with honest
statistics and exports figures fit for a paper.

With openssh-server installed (recommended), this computer can be a device
too: Runwatt starts a private server on loopback and ends it again.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "openssh-client, python3, qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "openssh-server, fio, sysstat, fonts-liberation2, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "runc")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
