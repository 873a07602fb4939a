// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace runwatt::app {

/// A file, a pipe or standard input, read piece by piece. The thread never blocks in it: waiting
/// for a writer that does not come ends when stop is requested. Used in one thread with an event
/// loop.
class ByteSource
{
public:
    /// "-" is standard input. InvalidInput, in the system's words, for what can't be read: the
    /// command line named it.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const QString &file);

    ~ByteSource();
    Q_DISABLE_COPY_MOVE(ByteSource)

    /// The next bytes, kLargestPiece at most; none at the end. Cancelled, or System when the
    /// system can't read on.
    [[nodiscard]] Task<Result<QByteArray>> read(StopToken stop);

    static constexpr qsizetype kLargestPiece = 64 * 1024;

private:
    ByteSource(int descriptor, QString name);

    int m_descriptor;
    QString m_name; ///< for people
};

} // namespace runwatt::app
