// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/store/records.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

namespace runwatt::live {

/// Reads samples out of a campaign file on a worker thread, a few series at a time in the order in
/// which they were asked for. GUI thread.
class SampleLoader : public QObject
{
    Q_OBJECT

public:
    explicit SampleLoader(QObject *parent = nullptr);

    /// From which file; forgets what was asked for before.
    void setFile(const QString &file);

    [[nodiscard]] bool isReading() const { return m_scope.running() > 0; }

public slots:
    void request(const QList<runwatt::store::SeriesId> &series);

signals:
    void loaded(runwatt::store::SeriesId series, const runwatt::series::SharedSamples &samples);
    void failed(const runwatt::Error &error);

private:
    Task<void> readAll();

    QString m_file;
    QList<store::SeriesId> m_queue;
    QThreadPool m_pool;
    int m_fileNumber = 0; ///< what was read from another file is dropped
    AsyncScope m_scope; // last: its end needs the other members
};

} // namespace runwatt::live
