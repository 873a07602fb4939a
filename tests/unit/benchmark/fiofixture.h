// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/fio.h"
#include "core/benchmark/fioreader.h"

#include <QFile>
#include <QTest>

#include <cmath>

/// What the tests of fio's output share: documents by hand, and recorded ones.
namespace runwatt::benchmark::test {

using namespace Qt::Literals::StringLiterals;

/// A document as fio 3.33 prints it, cut down to what is read; written by hand.
struct Document
{
    qint64 bytes = 0;
    qint64 runTimeMs = 0;
    qint64 requests = 0;
    double latencyNs = 0;
    qint64 timestampMs = 0;
    int elapsed = 0;
    int error = 0;

    [[nodiscard]] QByteArray text() const
    {
        return QStringLiteral("{\n  \"fio version\" : \"fio-3.33\",\n  \"timestamp_ms\" : %1,\n"
                              "  \"jobs\" : [\n    {\n      \"jobname\" : \"a { \\\" b\",\n"
                              "      \"error\" : %2,\n      \"elapsed\" : %3,\n"
                              "      \"write\" : {\n        \"io_bytes\" : %4,\n"
                              "        \"io_kbytes\" : 0,\n        \"runtime\" : %5,\n"
                              "        \"total_ios\" : %6,\n        \"clat_ns\" : {\n"
                              "          \"mean\" : %7,\n          \"N\" : %8,\n"
                              "          \"percentile\" : {\"50.000000\" : 2000,"
                              " \"99.000000\" : 3000, \"99.900000\" : 4000}\n"
                              "        }\n      }\n    }\n  ]\n}\n")
            .arg(timestampMs)
            .arg(error)
            .arg(elapsed)
            .arg(bytes)
            .arg(runTimeMs)
            .arg(requests)
            .arg(latencyNs, 0, 'f', 6)
            .arg(latencyNs > 0 ? requests : 0)
            .toUtf8();
    }
};

inline QByteArray recording(const QString &name)
{
    QFile file(QFINDTESTDATA(QString(u"data/"_s + name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::unique_ptr<LiveReader> reader(int ramp, int runTime)
{
    return std::make_unique<FioReader>(std::chrono::seconds(ramp), std::chrono::seconds(runTime));
}

inline double valueOf(const std::vector<Summary> &summaries, const QString &measure)
{
    for (const Summary &summary : summaries) {
        if (summary.measure == measure)
            return summary.value;
    }
    return std::nan("");
}

} // namespace runwatt::benchmark::test
