// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/pty.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <memory>
#include <optional>

namespace runwatt::test {

/// The far end of a serial line that tests hold in hand: what is opened at path() is a real tty. It
/// can be pulled and plugged in again: path() is then a link that comes and goes and leads to a new
/// pty each time, as /dev/serial/by-id does. Lives in the test's thread.
class PtyPair : public QObject
{
    Q_OBJECT

public:
    /// `link` is the path to be made; empty: path() is the pty's own, and replugging changes it.
    explicit PtyPair(QString link = {}, QObject *parent = nullptr);
    ~PtyPair() override;

    [[nodiscard]] QString path() const;

    [[nodiscard]] bool isPlugged() const { return m_pty.has_value(); }

    void write(QByteArrayView bytes);

    /// Everything that has come from the other side since the last plug().
    [[nodiscard]] const QByteArray &heard() const { return m_heard; }

    void unplug();
    void plug();

signals:
    void received(const QByteArray &bytes);

private:
    void readPty();

    QString m_link;
    std::optional<power::Pty> m_pty;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_heard;
};

} // namespace runwatt::test
