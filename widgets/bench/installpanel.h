// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/deviceentry.h"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace runwatt::bench {

/// What is missing on a device and can be installed there by one click, then how far that is, with
/// apt's own words to unfold. Hidden while there is nothing of it.
class InstallPanel : public QFrame
{
    Q_OBJECT

public:
    explicit InstallPanel(QWidget *parent = nullptr);

    void setEntry(const DeviceEntry &entry);

signals:
    void installRequested(const QStringList &packages);
    void cancelRequested();

private:
    void showOffer(const QStringList &packages);
    void showRunning(const Installation &installation);
    void showEnd(const Installation &installation, const QStringList &packages);
    void showLog(const QStringList &lines);

    QString m_device;
    QStringList m_packages; ///< that can be installed
    QLabel *m_sentence;
    QLabel *m_detail;
    QProgressBar *m_progress;
    QPushButton *m_install;
    QPushButton *m_cancel;
    QPushButton *m_unfold;
    QPlainTextEdit *m_log;
    QString m_lastLine; ///< of the log, as it is shown
    qsizetype m_linesShown = 0;
};

} // namespace runwatt::bench
