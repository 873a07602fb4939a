// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "widgets/wizard/knowndevice.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace runwatt::common {
class MessageBar;
class ProblemLabel;
} // namespace runwatt::common

namespace runwatt::wizard {

class DevicesPage;
class MeasurementPage;
class ReviewPage;
class RuntimesPage;
class StepList;
class WizardPage;
class WorkloadsPage;

/// Makes a plan, in five steps: devices, runtimes, workloads, measurement, review. Part of a
/// window, not a dialog. One can go back and forth at will; what was typed stays. Going on is
/// possible once a step has no problem, and what the problem is stands at its field or, when that
/// is not in view, beside the button.
class WizardView : public QWidget
{
    Q_OBJECT

public:
    explicit WizardView(QWidget *parent = nullptr);

    void setKnownDevices(const std::vector<KnownDevice> &devices);
    void setKnownMeters(const std::vector<power::MeterSettings> &meters);

    /// Where campaign files go unless the person says otherwise; need not exist yet.
    void setDefaultFolder(const QString &folder);

    /// Begins with a plan: one that was opened, or the demo.
    void setPlan(const campaign::Plan &plan);

    /// Begins with the devices that are named, and the usual for the rest.
    void startNew(const QStringList &deviceNames);

    /// What was chosen so far.
    [[nodiscard]] campaign::Plan plan() const;

    /// The campaign's file.
    [[nodiscard]] QString file() const;

    /// The answer to storageRequested().
    void setStorage(const QString &device,
                    const QString &folder,
                    const Result<device::Storage> &storage);

    /// Shows the last step that can be reached; with a whole plan, the review.
    void showReview();

    /// Which step is shown, from 0.
    [[nodiscard]] int step() const;
    /// The nearest one that can be reached.
    void showStep(int step);

signals:
    /// The person pressed Start, and nothing is in the way.
    void startRequested(const runwatt::campaign::Plan &plan, const QString &file);
    void cancelled();
    /// The person wants to add a device or a meter first.
    void benchRequested();
    /// The review wants to know how much is free in the device's folder.
    void storageRequested(const runwatt::campaign::DevicePlan &device);
    /// The review wants to know whether a device has these programs; setKnownDevices() answers.
    void programsRequested(const QString &device, const QStringList &programs);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addButtons(QVBoxLayout *layout);
    void addPage(WizardPage *page);
    /// The focus goes along: else Qt gives it to whatever comes next, which is Cancel.
    void focusPage();
    void goOn();
    void updateReview();
    void updateSteps();
    /// Beside the buttons, unless the page says it where it was typed.
    void showProblem();
    /// What was chosen, without what is impossible or idle.
    [[nodiscard]] campaign::Plan planToRun() const;
    void openPlan();
    void readPlan(const QString &file);
    Task<void> takePlan(QString file, StopToken stop);
    Task<void> writePlan(QString file, StopToken stop);
    void savePlan();
    [[nodiscard]] WizardPage *page(int step) const;
    /// The first step with a problem, or the last.
    [[nodiscard]] int reachable() const;

    StepList *m_steps;
    QStackedWidget *m_stack;
    common::MessageBar *m_message;
    common::ProblemLabel *m_problem;
    QString m_currentProblem; ///< of the page that is shown
    QString m_planFolder; ///< where a plan was read or written last; empty: nowhere yet
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_next;
    DevicesPage *m_devices;
    RuntimesPage *m_runtimes;
    WorkloadsPage *m_workloads;
    MeasurementPage *m_measurement;
    ReviewPage *m_review;
    std::vector<WizardPage *> m_pages;
    int m_furthest = 0; ///< a step that was seen bears a check mark, or its problem
    AsyncScope m_scope; // last
};

} // namespace runwatt::wizard
