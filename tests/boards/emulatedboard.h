// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace runwatt {

/// A board that packaging/board.sh has built, started from its saved state; what is written on it
/// goes with it. Its folder is named by RUNWATT_BOARD_X86_64 or RUNWATT_BOARD_AARCH64.
class EmulatedBoard
{
public:
    explicit EmulatedBoard(const QString &architecture)
        : m_architecture(architecture)
        , m_folder(qEnvironmentVariable(
              QByteArray("RUNWATT_BOARD_" + architecture.toUpper().toLatin1()).constData()))
    { }

    ~EmulatedBoard()
    {
        m_process.closeWriteChannel(); // which it ends with
        m_process.waitForFinished(60000);
    }

    Q_DISABLE_COPY_MOVE(EmulatedBoard)

    [[nodiscard]] bool isBuilt() const { return !m_folder.isEmpty() && QDir(m_folder).exists(); }

    /// False: see log().
    bool start()
    {
        m_process.start(QStringLiteral(RUNWATT_BOARD_START),
                        {m_architecture, m_folder, QStringLiteral("0")});
        QByteArray said;
        const bool told = QTest::qWaitFor(
            [this, &said] {
                said += m_process.readAllStandardOutput();
                return said.contains('\n') || m_process.state() == QProcess::NotRunning;
            },
            330000);
        m_port = said.startsWith("ready ") ? said.mid(6).trimmed().toInt() : 0;
        return told && m_port > 0;
    }

    [[nodiscard]] QByteArray log() { return m_process.readAllStandardError(); }

    [[nodiscard]] QString address() const
    {
        return QStringLiteral("bench@127.0.0.1:%1").arg(m_port);
    }

    [[nodiscard]] QString keyFile() const { return m_folder + QStringLiteral("/key"); }

    /// The device of a plan, and the line of known_hosts that lets it in.
    [[nodiscard]] QJsonObject plan() const
    {
        return {{QStringLiteral("name"), QStringLiteral("board")},
                {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                {QStringLiteral("port"), m_port},
                {QStringLiteral("user"), QStringLiteral("bench")},
                {QStringLiteral("identityFile"), keyFile()}};
    }

    [[nodiscard]] QByteArray knownHost() const
    {
        const QList<QByteArray> key =
            ssh::readAll(m_folder + QStringLiteral("/host_key.pub")).split(' ');
        return "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + key.value(0) + ' '
            + key.value(1).trimmed() + '\n';
    }

    /// What a line of shell prints there, for this user. `input`: a file that it reads.
    QByteArray shell(const QString &line, const QString &input = QProcess::nullDevice()) const
    {
        QProcess ssh;
        ssh.setStandardInputFile(input);
        ssh.start(QStringLiteral("ssh"),
                  {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"), keyFile(),
                   QStringLiteral("-o"), QStringLiteral("IdentitiesOnly=yes"), QStringLiteral("-o"),
                   QString(QStringLiteral("UserKnownHostsFile=") + m_folder
                           + QStringLiteral("/known_hosts")),
                   QStringLiteral("-o"), QStringLiteral("ConnectTimeout=30"), QStringLiteral("-p"),
                   QString::number(m_port), QStringLiteral("bench@127.0.0.1"), line});
        ssh.waitForFinished(120000);
        return ssh.readAllStandardOutput().trimmed();
    }

private:
    QString m_architecture;
    QString m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace runwatt
