// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/filebenchreader.h"

#include <QFile>
#include <QTest>

#include <cmath>

/// What the tests of Filebench's output share.
namespace runwatt::benchmark::test {

using namespace Qt::Literals::StringLiterals;

inline const QStringList kVersions{u"1.4.9.1"_s, u"1.5-alpha3"_s};

/// "fileserver" of "1.4.9.1", as it was recorded.
inline QByteArray recording(const QString &version, const QString &what)
{
    QFile file(QFINDTESTDATA(u"data/filebench-%1-%2.txt"_s.arg(version, what)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline double
valueOf(const std::vector<Summary> &summaries, const QString &measure, const QString &detail = {})
{
    for (const Summary &summary : summaries) {
        if (summary.measure == measure && summary.detail == detail)
            return summary.value;
    }
    return std::nan("");
}

inline Result<std::vector<Summary>> read(const QByteArray &output,
                                         std::optional<std::chrono::seconds> runTime = {})
{
    FilebenchReader reader(runTime);
    reader.feed(output, kNsPerSecond);
    return reader.finish();
}

} // namespace runwatt::benchmark::test
