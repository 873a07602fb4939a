// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ptypair.h"

#include <QFile>

namespace runwatt::test {

PtyPair::PtyPair(QString link, QObject *parent)
    : QObject(parent)
    , m_link(std::move(link))
{
    plug();
}

PtyPair::~PtyPair()
{
    unplug();
}

QString PtyPair::path() const
{
    if (!m_link.isEmpty())
        return m_link;
    return m_pty ? m_pty->path() : QString();
}

void PtyPair::write(QByteArrayView bytes)
{
    if (m_pty)
        m_pty->write(bytes);
}

void PtyPair::unplug()
{
    m_notifier.reset();
    m_pty.reset();
    if (!m_link.isEmpty())
        QFile::remove(m_link);
}

void PtyPair::plug()
{
    unplug();
    m_heard.clear();
    Result<power::Pty> pty = power::Pty::open();
    if (!pty)
        qFatal("%s", qPrintable(pty.error().text()));
    m_pty = std::move(*pty);
    m_notifier = std::make_unique<QSocketNotifier>(m_pty->descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PtyPair::readPty);
    if (!m_link.isEmpty() && !QFile::link(m_pty->path(), m_link))
        qFatal("cannot make the link %s", qPrintable(m_link));
}

void PtyPair::readPty()
{
    const QByteArray bytes = m_pty->read();
    m_heard += bytes;
    emit received(bytes);
}

} // namespace runwatt::test
