// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writerlock.h"

#include "core/base/processlock.h"
#include "core/store/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <csignal>

namespace runwatt::store {

QString lockFileOf(const QString &file)
{
    // By whatever name it is opened: SQLite follows links, too.
    const QString canonical = QFileInfo(file).canonicalFilePath();
    return (canonical.isEmpty() ? file : canonical) + QStringLiteral(".lock");
}

Result<void> takeWriterLock(QLockFile &lock, const QString &file, const QString &whatToDo)
{
    if (takeLock(lock))
        return {};
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.error() == QLockFile::LockFailedError) {
        const bool isKnown = lock.getLockInfo(&process, &host, &program);
        if (isKnown && process == QCoreApplication::applicationPid()
            && host == QSysInfo::machineHostName())
            return failure(ErrorCode::Busy, Store::tr("The campaign is being written."), file,
                           QString(), whatToDo);
        if (isKnown)
            return failure(ErrorCode::Busy, Store::tr("Another Runwatt is writing this campaign."),
                           file, Store::tr("process %1 on %2").arg(process).arg(host), whatToDo);
        return failure(ErrorCode::Busy, Store::tr("Another Runwatt may be writing this campaign."),
                       file, Store::tr("%1 does not tell who made it").arg(lock.fileName()),
                       Store::tr("Remove that file if no Runwatt writes the campaign."));
    }
    return failure(lock.error() == QLockFile::PermissionError ? ErrorCode::PermissionDenied
                                                              : ErrorCode::NoSpace,
                   Store::tr("The lock file beside the campaign cannot be made."), lock.fileName());
}

bool hasWriter(const QString &file)
{
    // Only asked, never taken: a reader that held the lock would keep a writer out.
    const QLockFile lock(lockFileOf(file));
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return false;
    if (host != QSysInfo::machineHostName())
        return true;
    return kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

void interruptRunningTrials(CampaignData &data)
{
    for (TrialRecord &trial : data.trials) {
        if (trial.state != TrialState::Running)
            continue;
        trial.state = TrialState::Interrupted;
        if (trial.error.isEmpty())
            trial.error = Store::tr("The program that ran it ended without a word.");
    }
}

} // namespace runwatt::store
