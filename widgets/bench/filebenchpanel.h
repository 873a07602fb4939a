// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/filebenchsource.h"
#include "widgets/bench/deviceentry.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace runwatt::bench {

/// Offers to build Filebench on a device that has none: from a release that the device downloads,
/// or from a file of the person's, whose sum is shown before. How far a build is, is the
/// InstallPanel's to show. Hidden while there is nothing to offer.
class FilebenchPanel : public QFrame
{
    Q_OBJECT

public:
    explicit FilebenchPanel(QWidget *parent = nullptr);

    void setEntry(const DeviceEntry &entry);

    /// Reads a file that may be a source, and shows what it is.
    void chooseFile(const QString &file);

signals:
    void buildRequested(const runwatt::device::FilebenchSource &source);
    void installRequested(const QStringList &packages); ///< that building it takes

private:
    void openFile();
    Task<void> takeFile(QString file, StopToken stop);
    void showFile();

    QString m_device;
    QStringList m_packages; ///< that building it takes, and can be installed
    std::optional<device::FilebenchSource> m_chosen; ///< the person's file
    QLabel *m_sentence;
    QLabel *m_detail;
    QLabel *m_file;
    QPushButton *m_needs;
    QList<QPushButton *> m_releases;
    QPushButton *m_choose;
    QPushButton *m_build;
    AsyncScope m_scope; // last
};

} // namespace runwatt::bench
