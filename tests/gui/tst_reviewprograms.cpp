// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/programs.h"
#include "widgets/wizard/wizardview.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::WizardView;

/// The programs of own commands in the wizard's review: asked of the devices, and what they lack is
/// said in the grid.
class TestReviewPrograms : public QObject
{
    Q_OBJECT

private slots:

    void whatNobodyLookedForIsAskedAndWhatIsMissingIsSaidInTheGrid()
    {
        const QTemporaryDir folder;
        WizardView view;
        view.setDefaultFolder(folder.path());
        view.resize(1280, 720);
        view.show();
        QSignalSpy asked(&view, &WizardView::programsRequested);
        wizard::KnownDevice device;
        device.plan.name = u"board"_s;
        device.plan.host = u"192.0.2.7"_s;
        device.profile.emplace();
        view.setKnownDevices({device});
        campaign::Plan plan;
        plan.title = u"Own"_s;
        plan.devices = {device.plan};
        plan.runtimes = QStringList{u"NT"_s, u"RC"_s};
        plan.workloads.push_back(
            {u"command"_s, {{u"title"_s, u"copied"_s}, {u"command"_s, u"copier --fast"_s}}});
        plan.workloads.push_back({u"idle"_s, {}});
        view.setPlan(plan);
        QCOMPARE(asked.count(), 0); // it may still be typed
        view.showReview();
        QVERIFY(asked.count() > 0);
        QCOMPARE(asked.last().at(0).toString(), u"board"_s);
        QCOMPARE(asked.last().at(1).toStringList(), QStringList({u"copier"_s, u"sleep"_s}));
        asked.clear();
        const auto tell = [&device](const QString &program, const QString &reason) {
            device::Capability capability;
            capability.name = device::programCapability(program);
            capability.state = reason.isEmpty() ? device::Capability::State::Ready
                                                : device::Capability::State::Missing;
            capability.reason = reason;
            device.profile->capabilities.append(capability);
        };
        tell(u"copier"_s, u"copier is not installed"_s);
        tell(u"sleep"_s, {});
        view.setKnownDevices({device});
        QCOMPARE(asked.count(), 0);
        // Natively; a container's tree is made when it is prepared.
        const QAbstractItemModel *grid = view.findChild<QTableView *>()->model();
        const auto hint = [grid](int row, int column) {
            return grid->index(row, column).data(Qt::ToolTipRole).toString();
        };
        QCOMPARE(grid->columnCount(), 3);
        QVERIFY2(hint(0, 1).contains(u"copier is not installed"_s), qPrintable(hint(0, 1)));
        QVERIFY(!hint(0, 2).contains(u"copier is not installed"_s));
        QVERIFY(!hint(1, 1).contains(u"not installed"_s));
    }
};

QTEST_MAIN(TestReviewPrograms)
#include "tst_reviewprograms.moc"
