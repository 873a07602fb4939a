// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/ssh/digest.h"
#include "core/ssh/uploadscript.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>
#include <optional>

namespace runwatt::ssh {

/// The local file of an upload. For the worker's thread, but for size(), which stays as it is once
/// the file is open.
class UploadSource
{
public:
    explicit UploadSource(const QString &path);

    std::optional<Error> open();

    /// So many bytes from there on. Fewer are a problem().
    QByteArray read(qint64 begin, qint64 count);

    /// Why what was read is worth nothing, if so; to be asked last. A file that others wrote to in
    /// the meantime may have been read half old and half new.
    std::optional<Error> problem();

    [[nodiscard]] qint64 size() const { return m_size; }

private:
    /// What every write to the file changes.
    struct State
    {
        qint64 size = 0;
        qint64 seconds = 0;
        qint64 nanoseconds = 0;

        bool operator==(const State &) const = default;
    };

    [[nodiscard]] State state() const;
    [[nodiscard]] Error failed() const;

    QFile m_file;
    State m_state;
    qint64 m_size = 0;
    bool m_short = false;
};

/// Deals a file out, front to back, to whichever stream is free: a half of what is left each time,
/// so that two end at about the same time, also where one is slow or came late; a small file whole.
class Extents
{
public:
    explicit Extents(qint64 size);

    /// Whether more than one stream is worth its start.
    [[nodiscard]] bool areMany() const;

    std::optional<Extent> take();

private:
    qint64 m_size;
    qint64 m_next = 0;
};

/// Reads an extent and sums it up on the way. For the worker's thread.
class ExtentReader
{
public:
    /// What is to be sent next, or why nothing can be.
    struct Piece
    {
        Piece() = default;

        QByteArray bytes;
        qint64 length = 0; ///< of the file's bytes among them
        bool last = false;
        std::optional<Error> error;
    };

    ExtentReader(std::shared_ptr<UploadSource> source, Extent extent, Sum sum);

    /// The next bytes; after the last ones the line that confirms them, in the same piece.
    Piece next();

private:
    std::shared_ptr<UploadSource> m_source;
    Extent m_left;
    Digest m_digest;
};

} // namespace runwatt::ssh
