// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace runwatt::device {

/// Takes apart what resources/device/stamp.py (or stamp.sh) prints: the command's own output with
/// the device's clock on every piece, and when it began and ended. Any split of the bytes gives the
/// same pieces, but for where a piece is cut. Bad framing is an Error once, and then silence.
class StampedStream
{
public:
    struct Piece
    {
        std::optional<TimeNs> deviceNs; ///< none in raw mode: stamp it by its arrival
        QByteArray bytes;
    };

    /// Bytes of standard output.
    [[nodiscard]] Result<std::vector<Piece>> feed(const QByteArray &bytes);

    /// Bytes of standard error; gives them back without what is ours. Which of the two streams
    /// comes first, the link decides.
    [[nodiscard]] QByteArray feedError(const QByteArray &bytes);

    /// The command's start and end on the device's clock; none before they are known.
    [[nodiscard]] std::optional<TimeNs> startNs() const { return m_startNs; }

    [[nodiscard]] std::optional<TimeNs> exitNs() const { return m_exitNs; }

    /// As waitpid tells it: the status, or minus the signal. None while it runs.
    [[nodiscard]] std::optional<int> status() const { return m_status; }

    /// Of the command; in raw mode of the wrapper, whose child it is.
    [[nodiscard]] std::optional<qint64> pid() const { return m_pid; }

    /// Whether the command's output passes without stamps (stamp.sh).
    [[nodiscard]] bool isRaw() const { return m_raw; }

    /// CPU time that the wrapper itself, and the command with its children, took; 0 when unknown.
    [[nodiscard]] TimeNs ownCpuNs() const { return m_ownCpuNs; }

    [[nodiscard]] TimeNs commandCpuNs() const { return m_commandCpuNs; }

private:
    [[nodiscard]] bool takeHeader(QByteArrayView line);
    [[nodiscard]] bool takeExit(QByteArrayView line);

    QByteArray m_buffer;
    QByteArray m_errorBuffer; ///< not passed on yet: it may be ours
    bool m_errorLineBegins = true;
    qint64 m_left = 0; ///< bytes still to come of the current frame
    TimeNs m_frameNs = 0;
    bool m_raw = false;
    bool m_broken = false;
    std::optional<TimeNs> m_startNs;
    std::optional<TimeNs> m_exitNs;
    std::optional<int> m_status;
    std::optional<qint64> m_pid;
    TimeNs m_ownCpuNs = 0;
    TimeNs m_commandCpuNs = 0;
};

} // namespace runwatt::device
