// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>

#include <utility>

namespace runwatt::benchmarks {

/// CPU time of what a process started, by what each one is: helper, mpstat, pidstat, the wrapper
/// around each of them, sshd. From /proc, every half second, so what lives shorter is not seen.
class ProcessCosts : public QObject
{
    Q_OBJECT

public:
    /// Watches the descendants of this program.
    ProcessCosts() = default;

    /// Looks at the processes that there are.
    void look();

    /// CPU seconds by kind; what was spent before the first look counts too.
    [[nodiscard]] QMap<QString, double> seconds() const;

private:
    struct Cost
    {
        QString kind;
        double seconds = 0;
    };

    QHash<std::pair<qint64, qint64>, Cost> m_costs; ///< by process id and start time
};

} // namespace runwatt::benchmarks
