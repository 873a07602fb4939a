// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <cerrno>
#include <ctime>
#include <optional>
#include <tuple>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace runwatt {

namespace {

/// An owner that lives writes its number right after it has made the file.
constexpr unsigned long kBirthMs = 1000;

/// What a lock file is told from a later one of the same name by.
using Identity = std::tuple<dev_t, ino_t, time_t, long>;

/// Of a lock file that names no owner; nothing where there is none, or it names one.
std::optional<Identity> unowned(const QLockFile &lock)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(lock.fileName()).constData(), &status) != 0)
        return std::nullopt;
    qint64 process = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&process, &host, &program))
        return std::nullopt;
    return Identity(status.st_dev, status.st_ino, status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
}

/// Lets one process at a time remove from a folder what names no owner: by the time that a second
/// one does, it may be what the first has made. As long as it lives. Not held where others hold the
/// folder for longer than kBirthMs, and on a network's file system, whose folders can't be locked
/// so.
class FolderGuard
{
public:
    explicit FolderGuard(const QString &folder)
        : m_descriptor(
            ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {
        QDeadlineTimer patience(static_cast<qint64>(kBirthMs));
        while (m_descriptor >= 0 && !m_isHeld) {
            m_isHeld = ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
            if (m_isHeld || errno != EWOULDBLOCK || patience.hasExpired())
                return;
            QThread::msleep(10); // the system tells nobody when another process lets go
        }
    }

    ~FolderGuard()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    Q_DISABLE_COPY_MOVE(FolderGuard)

    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    int m_descriptor;
    bool m_isHeld = false;
};

} // namespace

bool takeLock(QLockFile &lock, int patienceMs)
{
    lock.setStaleLockTime(0); // a night is no reason to take it from its owner; that it died is
    if (lock.tryLock(patienceMs))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    const std::optional<Identity> left = unowned(lock);
    if (!left)
        return !QFile::exists(lock.fileName()) && lock.tryLock(0); // its owner has just let go
    // Campaign files are locked by threads of their own, marks of started campaigns by the I/O
    // thread: it waits here once, after a crash in just that moment, since the file is gone
    // afterwards.
    QThread::msleep(kBirthMs);
    const FolderGuard guard(QFileInfo(lock.fileName()).absolutePath());
    if (guard.isHeld() && unowned(lock) == left)
        lock.removeStaleLockFile(); // which leaves it where its owner holds it by flock(2)
    return lock.tryLock(0);
}

} // namespace runwatt
