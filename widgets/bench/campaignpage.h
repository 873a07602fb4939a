// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace runwatt::common {
class ElidedLabel;
}

namespace runwatt::bench {

/// A recent campaign, and what can be done with it.
class CampaignPage : public QWidget
{
    Q_OBJECT

public:
    explicit CampaignPage(QWidget *parent = nullptr);

    /// `progress` says how far it is, and when it was opened last.
    void setCampaign(const QString &title, const QString &file, const QString &progress);

signals:
    void openRequested(const QString &file);
    void compareRequested(const QString &file);

private:
    common::ElidedLabel *m_title;
    common::ElidedLabel *m_file;
    QLabel *m_progress;
};

} // namespace runwatt::bench
