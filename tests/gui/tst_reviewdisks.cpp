// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/reviewpage.h"
#include "widgets/wizard/wizardview.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::WizardView;

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;

campaign::DevicePlan makeDevice(const QString &name)
{
    campaign::DevicePlan device;
    device.name = name;
    device.host = u"192.0.2.7"_s;
    device.folder = u"/data"_s;
    return device;
}

/// A file of 64 MiB and one of 1 GiB; the small board is spared the large one.
campaign::Plan makePlan()
{
    campaign::Plan plan;
    plan.title = u"Cards"_s;
    plan.devices = {makeDevice(u"large"_s), makeDevice(u"small"_s)};
    plan.runtimes = QStringList{u"NT"_s};
    plan.workloads.push_back(
        {u"fio"_s, {{u"operation"_s, u"read"_s}, {u"fileSize"_s, u"64 MiB"_s}}});
    plan.workloads.push_back(
        {u"fio"_s, {{u"operation"_s, u"write"_s}, {u"fileSize"_s, u"1 GiB"_s}}});
    return plan;
}

device::Storage storage(qint64 freeBytes)
{
    device::Storage found;
    found.folder = u"/data"_s;
    found.fileSystem = u"ext4"_s;
    found.freeBytes = freeBytes;
    return found;
}

} // namespace

class TestReviewDisks : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_view = std::make_unique<WizardView>();
        m_view->setDefaultFolder(m_folder->path());
        m_view->resize(1280, 720);
        m_view->show();
        m_asked = std::make_unique<QSignalSpy>(m_view.get(), &WizardView::storageRequested);
    }

    void cleanup()
    {
        m_asked.reset();
        m_view.reset();
    }

    void neededIsComparedWithFreeOnEachDevice()
    {
        review();
        QCOMPARE(m_asked->count(), 2);
        QVERIFY2(line(u"large"_s).contains(u"1.1 GiB; asking"), qPrintable(line(u"large"_s)));
        m_view->setStorage(u"large"_s, u"/data"_s, storage(4096 * kMebibyte));
        QVERIFY2(line(u"large"_s).contains(u"1.1 GiB, "), qPrintable(line(u"large"_s)));
        QVERIFY(line(u"large"_s).contains(u"4 GiB"));
        QVERIFY(line(u"large"_s).contains(u"/data"));
        QVERIFY(start()->isEnabled());
    }

    void whatDoesNotFitIsSaidWithTheRemedyAndStopsTheStart()
    {
        review();
        m_view->setStorage(u"small"_s, u"/data"_s, storage(100 * kMebibyte));
        for (const QString &words : {u"small"_s, u"/data"_s, u"100 MiB are free"_s,
                                     u"1088 MiB are needed"_s, u"Free space there"_s})
            QVERIFY2(line(u"small"_s).contains(words), qPrintable(line(u"small"_s)));
        QVERIFY(!start()->isEnabled());
        // What one device needs is its own cells' alone.
        campaign::Plan plan = makePlan();
        plan.exclusions.push_back({u"small"_s, {}, campaign::expand(plan)->workloads.at(1).title});
        m_view->setPlan(plan);
        m_view->showReview();
        m_view->setStorage(u"small"_s, u"/data"_s, storage(100 * kMebibyte));
        QVERIFY2(line(u"small"_s).contains(u"64 MiB"), qPrintable(line(u"small"_s)));
        QVERIFY(start()->isEnabled());
    }

    void spaceThatWasFreedIsSeenByLookingAgain()
    {
        review();
        m_view->setStorage(u"small"_s, u"/data"_s, storage(0));
        QVERIFY(!start()->isEnabled());
        QTest::mouseClick(m_view->findChild<QPushButton *>(u"lookAgain"_s), Qt::LeftButton);
        QCOMPARE(m_asked->count(), 4);
        m_view->setStorage(u"small"_s, u"/data"_s, storage(2048 * kMebibyte));
        QVERIFY(start()->isEnabled());
    }

    void aFolderThatCannotHoldTheFileIsRefusedAndALostLinkIsNot()
    {
        review();
        const Error memory(ErrorCode::Unsupported, u"this folder can't hold the file"_s,
                           u"small: /data"_s, u"it lies in memory"_s, u"Choose another."_s);
        m_view->setStorage(u"small"_s, u"/data"_s, tl::make_unexpected(memory));
        QCOMPARE(line(u"small"_s), memory.text());
        QVERIFY(!start()->isEnabled());
        const Error lost(ErrorCode::ConnectionLost, u"the link was lost"_s);
        m_view->setStorage(u"small"_s, u"/data"_s, tl::make_unexpected(lost));
        QVERIFY2(line(u"small"_s).contains(u"link was lost"), qPrintable(line(u"small"_s)));
        QVERIFY(start()->isEnabled());
    }

    void aDeviceIsAskedOnceItIsConnected()
    {
        m_view->setKnownDevices({{makeDevice(u"large"_s), std::nullopt, u"off"_s, false},
                                 {makeDevice(u"small"_s), std::nullopt, u"off"_s, false}});
        m_view->setPlan(makePlan());
        m_view->showReview();
        QCOMPARE(m_asked->count(), 0);
        QVERIFY2(line(u"small"_s).contains(u"Bench"), qPrintable(line(u"small"_s)));
        QVERIFY(line(u"small"_s).contains(u"It is not connected: it will be when"));
        const auto *warnings = m_view->findChild<QLabel *>(u"warnings"_s);
        QVERIFY2(warnings->text().contains(u"small: not connected. It will be when"),
                 qPrintable(warnings->text()));
        m_view->setKnownDevices({{makeDevice(u"large"_s), std::nullopt, u"off"_s, false},
                                 {makeDevice(u"small"_s), std::nullopt, u"on"_s, true}});
        QCOMPARE(m_asked->count(), 1);
        QCOMPARE(m_asked->first().first().value<campaign::DevicePlan>().name, u"small"_s);
    }

    void whereNothingIsLaidOutNothingIsNeeded()
    {
        campaign::Plan plan = makePlan();
        plan.workloads = {{u"idle"_s, {}}};
        for (const bool isConnected : {false, true}) {
            m_view->setKnownDevices({{makeDevice(u"large"_s), std::nullopt, {}, isConnected},
                                     {makeDevice(u"small"_s), std::nullopt, {}, isConnected}});
            m_view->setPlan(plan);
            m_view->showReview();
            QCOMPARE(line(u"small"_s), u"small needs no room for files."_s);
        }
    }

private:
    void review()
    {
        m_view->setKnownDevices({{makeDevice(u"large"_s), std::nullopt, u"on"_s, true},
                                 {makeDevice(u"small"_s), std::nullopt, u"on"_s, true}});
        m_view->setPlan(makePlan());
        m_view->showReview();
    }

    QString line(const QString &device)
    {
        // Without the spaces that keep a number and its unit in one line.
        return m_view->findChild<QLabel *>(u"disk "_s + device)->text().replace(QChar::Nbsp, u' ');
    }

    QPushButton *start() { return m_view->findChild<QPushButton *>(u"next"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WizardView> m_view;
    std::unique_ptr<QSignalSpy> m_asked;
};

QTEST_MAIN(TestReviewDisks)
#include "tst_reviewdisks.moc"
