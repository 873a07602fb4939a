// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/metermodel.h"

#include <QObject>

#include <map>
#include <memory>

namespace runwatt::bench {

/// Reads the meters of the Bench while no campaign needs them, and tells the model what they show.
/// A port has one reader: pause() before a campaign opens its meters. GUI thread; each meter reads
/// in a thread of its own.
class MeterWatch : public QObject
{
    Q_OBJECT

public:
    explicit MeterWatch(MeterModel *model, QObject *parent = nullptr);
    ~MeterWatch() override;
    Q_DISABLE_COPY_MOVE(MeterWatch)

    /// Closes all ports; returns when they are closed, after some milliseconds.
    void pause();

    /// Opens what pause() closed.
    void resume();

private:
    void follow();
    void start(const power::MeterSettings &settings);

    MeterModel *m_model;
    std::map<QString, std::unique_ptr<power::MeterThread>> m_meters;
    std::map<QString, quint64> m_openings; ///< how often a meter of that name was opened or closed
    bool m_isPaused = false;
};

} // namespace runwatt::bench
