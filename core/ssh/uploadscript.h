// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ssh/digest.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace runwatt::ssh {

/// A contiguous part of a file, in bytes: what is sent, summed up and checked in one go. Begins at
/// a multiple of kBlock.
struct Extent
{
    static constexpr qint64 kBlock = 64 * 1024;

    qint64 begin = 0;
    qint64 end = 0;
};

/// The device's half of an upload, for its shell. One shell makes the file under a temporary name;
/// further ones may write other parts of it at the same time. Each takes extents from its input: a
/// line that announces one, its bytes, a line with their sum in hexadecimal. A wrong sum, or fewer
/// bytes, ends the shell with a status (TransferStatus); a further one ends with 0 where its
/// input ends between two extents. Only the word to keep it, which the first one takes, moves the
/// file to its name: to be sent once every further shell has ended with 0. Whatever happens before
/// leaves nothing.
class UploadScript
{
public:
    UploadScript(QString remoteFile, qint64 size, int mode);

    /// Says it is ready once the temporary file is there.
    [[nodiscard]] QByteArray first() const;
    /// To be started after that.
    [[nodiscard]] QByteArray further() const;

    /// What goes before the bytes of an extent; `position` is the end of the one before it in the
    /// same shell, or 0. A shell's extents go forward only.
    static QByteArray announcement(Extent extent, qint64 position);
    /// What goes behind them: their sum, or one of each kind for a device that was not yet asked
    /// which it takes.
    static QByteArray confirmation(const QList<QByteArray> &sums);
    /// What the device takes for a sum, once a shell has said that it is ready.
    static std::optional<Sum> readySum(const QByteArray &said);
    /// The last line for the first shell.
    static QByteArray keep();

private:
    [[nodiscard]] QByteArray text(QByteArrayView role) const;

    QString m_file;
    QString m_part;
    qint64 m_size;
    int m_mode;
};

} // namespace runwatt::ssh
