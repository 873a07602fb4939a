// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace runwatt::power {

/// A pseudo-terminal: what looks like a serial port at path() is driven from here. Raw, without
/// echo, not blocking. Its other end is held open here as well, so that a reader may come and go;
/// destroying it hangs up on the reader, as pulling a plug does. Used in one thread at a time.
class Pty
{
public:
    [[nodiscard]] static Result<Pty> open();

    Pty(Pty &&other) noexcept;
    Pty &operator=(Pty &&other) noexcept;
    Pty(const Pty &) = delete;
    Pty &operator=(const Pty &) = delete;
    ~Pty();

    /// "/dev/pts/7".
    [[nodiscard]] const QString &path() const { return m_path; }

    /// For a QSocketNotifier.
    [[nodiscard]] int descriptor() const { return m_master; }

    /// Writes what fits; a reader that does not read loses the rest, as on a serial line.
    void write(QByteArrayView bytes);

    /// What has come so far, at most 4 KiB.
    [[nodiscard]] QByteArray read();

private:
    Pty(int master, int slave, QString path);

    int m_master = -1;
    int m_slave = -1;
    QString m_path;
};

} // namespace runwatt::power
