// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/campaign/plan.h"
#include "core/device/profile.h"

#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QGridLayout;
class QPushButton;

namespace runwatt::wizard {

/// What a plan lays out on one of its devices.
struct DiskNeed
{
    campaign::DevicePlan device;
    qint64 bytes = 0;
    bool isConnected = false; ///< only then can it be asked how much is free

    bool operator==(const DiskNeed &) const = default;
};

/// Needed against free, one line a device, with the reason and what to do where it does not fit.
/// Asks anew whenever it comes into view: space comes and goes.
class DiskPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DiskPanel(QWidget *parent = nullptr);

    void setNeeds(const std::vector<DiskNeed> &needs);

    /// The answer to storageRequested(); one that was not asked for is ignored.
    void setStorage(const QString &device,
                    const QString &folder,
                    const Result<device::Storage> &storage);

    /// Why the campaign's start would be refused; empty when nothing is known against it.
    [[nodiscard]] QString problem() const;

signals:
    void storageRequested(const runwatt::campaign::DevicePlan &device);
    void problemChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Question
    {
        QString folder;
        std::optional<Result<device::Storage>> answer;
    };

    void ask();
    void askAgain();
    void showLines();
    [[nodiscard]] const Question *questionOf(const DiskNeed &need) const;
    /// What is certainly in the way on one device.
    [[nodiscard]] std::optional<Error> obstacle(const DiskNeed &need) const;
    [[nodiscard]] QString sentence(const DiskNeed &need) const;

    std::vector<DiskNeed> m_needs;
    std::map<QString, Question> m_questions; ///< by the device's name
    QGridLayout *m_lines;
    QPushButton *m_again;
};

} // namespace runwatt::wizard
