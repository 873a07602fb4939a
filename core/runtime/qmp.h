// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatt::runtime {

/// What QEMU says of one command.
struct QmpAnswer
{
    QmpAnswer() = default;

    QJsonValue value; ///< Undefined when it was refused
    QString error; ///< why it was: its class, "CommandNotFound"
};

/// What QEMU tells unasked: "SHUTDOWN".
struct QmpEvent
{
    QmpEvent() = default;

    QString name;
    QJsonObject data;
};

/// Reads what QEMU says on its monitor (docs/interop/qmp-spec.rst of QEMU): a JSON object a line.
/// The pieces that it arrives in make no difference. A line that is none, or longer than any should
/// be, is left out; of answers and events a bounded number is kept, of events the last. Pure.
class QmpReader
{
public:
    void feed(QByteArrayView bytes);

    /// Whether it has said what it is, with which every monitor begins.
    [[nodiscard]] bool isGreeted() const;

    /// To the command with this id; nothing as long as there is none.
    [[nodiscard]] std::optional<QmpAnswer> answer(const QString &id) const;

    [[nodiscard]] const QList<QmpEvent> &events() const;

private:
    void takeLine(const QByteArray &line);

    QByteArray m_line; ///< that has not ended yet
    bool m_isTooLong = false;
    bool m_isGreeted = false;
    QHash<QString, QmpAnswer> m_answers;
    QList<QmpEvent> m_events;
};

/// Whether a guest's processors are the device's.
enum class QemuKvm { Unknown, Enabled, Off };

/// The word in a trial's facts: "enabled", "not enabled", "unknown".
[[nodiscard]] QString toWord(QemuKvm kvm);

/// A processor of a guest's, and the thread on the device that it is.
struct QemuThread
{
    QemuThread() = default;

    int processor = 0;
    qint64 id = 0;
};

/// What a running QEMU says of itself; what it does not say is empty.
struct QemuState
{
    QemuState() = default;

    QString status; ///< "running"
    QemuKvm kvm = QemuKvm::Unknown;
    QString version; ///< "7.2.22 (Debian 1:7.2+dfsg-7)"
    QList<QemuThread> threads;
};

/// One command as a line, without the line's end.
[[nodiscard]] QString qmpLine(const QString &command, const QString &id);

/// The lines that ask for what QemuState holds, with ids that begin with `prefix`, of which no two
/// exchanges with one QEMU may have the same. Pure.
[[nodiscard]] QStringList qmpQuestions(const QString &prefix);

/// The id of the last of them.
[[nodiscard]] QString lastQmpQuestion(const QString &prefix);

/// What was answered to them. Pure.
[[nodiscard]] QemuState qemuStateOf(const QmpReader &reader, const QString &prefix);

/// The lines that tell QEMU to write out its disks and end. Pure.
[[nodiscard]] QStringList qmpQuit(const QString &prefix);

/// Why it has ended, in its own words: "GUEST_PANICKED, SHUTDOWN guest-reset"; empty when it has
/// not said so. Pure.
[[nodiscard]] QString qemuEnding(const QmpReader &reader);

} // namespace runwatt::runtime
