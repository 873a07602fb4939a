// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace runwatt {

/// Gives the application the texts of its language. English, the language of the source, has a
/// translation too: it holds the plural forms ("1 trial", "2 trials"). Numbers and dates follow the
/// texts' language (QLocale's default), not the system's. Once, before any text is made.
void installLanguage(QCoreApplication &application);

} // namespace runwatt
