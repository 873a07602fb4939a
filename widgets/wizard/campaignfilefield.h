// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"

#include <QWidget>

class QLineEdit;

namespace runwatt::common {
class ProblemLabel;
}

namespace runwatt::wizard {

/// Where the campaign's file will be: proposed from the title until the person types or chooses
/// one. What the disk has against it is looked at on a worker, because it may be slow, or not
/// answer at all.
class CampaignFileField : public QWidget
{
    Q_OBJECT

public:
    explicit CampaignFileField(QWidget *parent = nullptr);

    /// Where files go that are proposed; need not exist yet.
    void setDefaultFolder(const QString &folder);
    /// Proposes a file, unless one was typed.
    void setTitle(const QString &title);
    /// Proposes again, whatever was typed.
    void forgetTyped();

    /// An absolute path that ends with ".runwatt", when there is no problem.
    [[nodiscard]] QString file() const;
    /// What is known against it; empty when nothing is.
    [[nodiscard]] QString problem() const;

signals:
    void changed(); ///< the file, by the person, or what is known against it

protected:
    void showEvent(QShowEvent *event) override;

private:
    void propose();
    void browse();
    void take();
    Task<void> look(StopToken stop);

    QLineEdit *m_file;
    common::ProblemLabel *m_problem;
    QString m_folder;
    QString m_title;
    bool m_isTyped = false; ///< then the title does not change it any more
    QString m_asked; ///< the file that is, was or will be looked at last
    bool m_isStale = false; ///< it is to be looked at (again)
    bool m_isLooking = false;
    QString m_lookedAt; ///< the file that m_obstacle is about
    QString m_obstacle;
    AsyncScope m_scope; // last
};

} // namespace runwatt::wizard
