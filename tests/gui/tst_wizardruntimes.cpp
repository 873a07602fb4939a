// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/wizard/wizardview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::KnownDevice;
using wizard::WizardView;

/// The wizard's second step: which runtimes, what they are asked for, and what each trial may use.
class TestWizardRuntimes : public QObject
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
        m_view->setKnownDevices({makeDevice(u"board"_s), makeDevice(u"other"_s)});
        click(check(u"device board"_s));
        click(button(u"next"_s));
    }

    void cleanup() { m_view.reset(); }

    void aRuntimeIsChosenAndSaysWhereItCannotRun()
    {
        const auto labels = m_view->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible()
                && label->text()
                == u"Not on board: runc is not installed. On the device: sudo apt install runc";
        }));
        click(check(u"runtime RC"_s));
        QCOMPARE(m_view->plan().runtimes, (QStringList{u"NT"_s, u"RC"_s}));
        click(check(u"runtime NT"_s));
        QCOMPARE(m_view->plan().runtimes, QStringList{u"RC"_s});
        click(check(u"runtime RC"_s));
        QVERIFY(!button(u"next"_s)->isEnabled());
    }

    void guestsAreAskedAboutWhenARuntimeHasOne()
    {
        auto *memory = m_view->findChild<QLineEdit *>(u"guestMemory"_s);
        auto *kernel = m_view->findChild<QLineEdit *>(u"guestKernel"_s);
        auto *processor = m_view->findChild<QComboBox *>(u"guestAccelerator"_s);
        QVERIFY(memory && kernel && processor);
        QVERIFY(!memory->isVisible());
        click(check(u"runtime QM"_s));
        QVERIFY(memory->isVisible());
        QCOMPARE(m_view->plan().guest, runtime::GuestOptions());
        processor->setFocus();
        QTest::keyClick(processor, Qt::Key_Down);
        QCOMPARE(m_view->plan().guest.accelerator, runtime::Accelerator::Tcg);
        QTest::keyClicks(memory, u"64 MiB"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        memory->clear();
        QTest::keyClicks(memory, u"256 MiB"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().guest.memoryBytes, 256LL << 20);
        QTest::keyClicks(kernel, u"vmlinuz"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        kernel->clear();
        QTest::keyClicks(kernel, u"/boot/vmlinuz"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().guest.kernel, u"/boot/vmlinuz"_s);
        auto *processors = m_view->findChild<QSpinBox *>(u"guestProcessors"_s);
        auto *disk = m_view->findChild<QLineEdit *>(u"guestDisk"_s);
        auto *backing = m_view->findChild<QComboBox *>(u"guestDiskBacking"_s);
        QVERIFY(processors && disk && backing);
        processors->setFocus();
        QTest::keyClick(processors, Qt::Key_Up);
        QTest::keyClick(processors, Qt::Key_Up);
        QCOMPARE(m_view->plan().guest.processors, 2);
        QTest::keyClicks(disk, u"large"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        disk->clear();
        QTest::keyClicks(disk, u"2 GiB"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().guest.diskBytes, 2LL << 30);
        backing->setFocus();
        QTest::keyClick(backing, Qt::Key_Down);
        QCOMPARE(m_view->plan().guest.diskBacking, runtime::DiskBacking::Preallocated);
        // What nobody is asked about hinders nobody.
        QTest::keyClicks(memory, u"?"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        click(check(u"runtime QM"_s));
        QVERIFY(!memory->isVisible());
        QVERIFY(button(u"next"_s)->isEnabled());
    }

    void theBudgetIsCheckedAgainstTheDevices()
    {
        auto *cpus = m_view->findChild<QLineEdit *>(u"budgetCpus"_s);
        auto *memory = m_view->findChild<QLineEdit *>(u"budgetMemory"_s);
        QVERIFY(cpus && memory);
        QTest::keyClicks(cpus, u"0-1"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().budget.cpus, u"0-1"_s);
        QTest::keyClicks(cpus, u","_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        QTest::keyClicks(cpus, u"99"_s); // more than it has
        QVERIFY(!button(u"next"_s)->isEnabled());
        cpus->clear();
        QTest::keyClicks(cpus, u"0"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QTest::keyClicks(memory, u"32 MiB"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        memory->clear();
        QTest::keyClicks(memory, u"512 MiB"_s); // which this board can't limit
        QVERIFY(!button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().budget.memoryBytes, 512LL << 20);
        memory->selectAll();
        QTest::keyClick(memory, Qt::Key_Delete);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().budget.memoryBytes, 0);
    }

    void eachMonitorIsAskedForWhatItCan()
    {
        QWidget *cache = m_view->findChild<QWidget *>(u"guestCache"_s);
        auto *network = m_view->findChild<QComboBox *>(u"guestNetwork"_s);
        auto *its = m_view->findChild<QComboBox *>(u"firecrackerCache"_s);
        auto *engine = m_view->findChild<QComboBox *>(u"firecrackerEngine"_s);
        auto *jailer = m_view->findChild<QCheckBox *>(u"firecrackerJailer"_s);
        QVERIFY(cache && network && its && engine && jailer);
        click(check(u"runtime FC"_s));
        QVERIFY(its->isVisible() && engine->isVisible() && jailer->isVisible());
        jailer->setFocus();
        QTest::keyClick(jailer, Qt::Key_Space);
        QVERIFY(!cache->isVisible() && network->isVisible());
        for (QComboBox *box : {its, engine}) {
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Down);
        }
        click(check(u"runtime VM"_s));
        QVERIFY(cache->isVisible() && network->isVisible() && its->isVisible());
        network->setFocus();
        QTest::keyClick(network, Qt::Key_Down);
        const runtime::GuestOptions asked = m_view->plan().guest;
        QCOMPARE(asked.firecrackerCache, runtime::FirecrackerCache::Writeback);
        QCOMPARE(asked.firecrackerEngine, runtime::FirecrackerEngine::Async);
        QVERIFY(asked.firecrackerJailer);
        QCOMPARE(asked.network, runtime::GuestNetwork::Tap);
        QTest::keyClick(network, Qt::Key_Down);
        QCOMPARE(m_view->plan().guest.network, runtime::GuestNetwork::Bridge);
    }

    void aSecondCardIsAskedAboutForEachDevice()
    {
        auto *network = m_view->findChild<QComboBox *>(u"guestNetwork"_s);
        click(check(u"runtime VM"_s));
        const auto edit = [this](const QString &name) {
            return m_view->findChild<QLineEdit *>(name + u" board"_s);
        };
        QLineEdit *interface = edit(u"guestInterface"_s);
        QLineEdit *address = edit(u"guestAddress"_s);
        QLineEdit *gateway = edit(u"guestGateway"_s);
        QVERIFY(network && interface && address && gateway);
        const auto choose = [network](int index) {
            network->setFocus();
            while (network->currentIndex() != index)
                QTest::keyClick(network,
                                network->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
        };
        for (const int index : {1, 2}) {
            choose(index);
            QVERIFY(!interface->isVisible() && button(u"next"_s)->isEnabled());
        }
        choose(4);
        QVERIFY(interface->isVisible() && address->isVisible() && gateway->isVisible());
        QVERIFY(!m_view->findChild<QLineEdit *>(u"guestAddress other"_s));
        QCOMPARE(m_view->plan().guest.network, runtime::GuestNetwork::Macvtap);
        // Without an address there is none, and it is said at once what is wrong with one.
        QVERIFY(!button(u"next"_s)->isEnabled());
        QTest::keyClicks(address, u"192.0.2.0/24"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        const auto says = [this](const QString &words) {
            const auto labels = m_view->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        QVERIFY(says(u"is the network's own address"_s));
        address->clear();
        QTest::keyClicks(address, u"192.0.2.30/24"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QTest::keyClicks(gateway, u"192.0.2.1"_s);
        const runtime::GuestAddress expected{{}, u"192.0.2.30/24"_s, u"192.0.2.1"_s};
        QCOMPARE(m_view->plan().devices.front().guestNetwork, expected);
        // A bridge has to be named; and Runwatt's has no address of anybody's.
        choose(3);
        QVERIFY(!button(u"next"_s)->isEnabled());
        QTest::keyClicks(interface, u"br 0"_s);
        QVERIFY(says(u"is not the name of an interface"_s));
        interface->clear();
        QTest::keyClicks(interface, u"br0"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        const campaign::Plan plan = m_view->plan();
        QCOMPARE(plan.guest.network, runtime::GuestNetwork::Bridge);
        QCOMPARE(plan.devices.front().guestNetwork.interface, u"br0"_s);
        choose(2);
        QVERIFY(m_view->plan().devices.front().guestNetwork.isEmpty());
        // A plan brings its own.
        m_view->setPlan(plan);
        QCOMPARE(network->currentIndex(), 3);
        QCOMPARE(m_view->plan(), plan);
        click(button(u"next"_s));
        // The keyboard goes through them in order.
        network->setFocus();
        for (QLineEdit *next : {interface, address, gateway}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        }
        // What nobody is asked about hinders nobody.
        address->clear();
        QTest::keyClicks(address, u"?"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        click(check(u"runtime VM"_s));
        QVERIFY(button(u"next"_s)->isEnabled());
    }

    void eachContainerIsAskedWhoStartsIt()
    {
        auto *engine = m_view->findChild<QComboBox *>(u"containerEngine"_s);
        auto *kata = m_view->findChild<QComboBox *>(u"kataEngine"_s);
        QVERIFY(engine && kata);
        QVERIFY(!engine->isVisible() && !kata->isVisible());
        click(check(u"runtime KC"_s));
        QVERIFY(!engine->isVisible() && kata->isVisible());
        QCOMPARE(m_view->plan().container, runtime::ContainerOptions());
        kata->setFocus();
        QTest::keyClick(kata, Qt::Key_Down);
        QCOMPARE(m_view->plan().container.kataEngine, runtime::Engine::Nerdctl);
        auto *storage = m_view->findChild<QComboBox *>(u"kataStorage"_s);
        QVERIFY(storage && storage->isVisible());
        storage->setFocus();
        QTest::keyClick(storage, Qt::Key_Down);
        QCOMPARE(m_view->plan().container.kataStorage, runtime::KataStorage::Block);
        click(check(u"runtime RC"_s));
        QVERIFY(engine->isVisible() && kata->isVisible());
        click(check(u"runtime KC"_s));
        QVERIFY(engine->isVisible() && !kata->isVisible());
        auto *network = m_view->findChild<QComboBox *>(u"containerNetwork"_s);
        QVERIFY(network && network->isVisible());
        QVERIFY(!m_view->plan().container.network);
        network->setFocus();
        for (const auto asked : {runtime::ContainerNetwork::Host, runtime::ContainerNetwork::Bridge,
                                 runtime::ContainerNetwork::None}) {
            QTest::keyClick(network, Qt::Key_Down);
            QVERIFY(m_view->plan().container.network == asked);
        }
    }

    void nativeIsAskedForItsRootFileSystemAndSaysWhereItCannotHaveIt()
    {
        auto *root = m_view->findChild<QComboBox *>(u"nativeRoot"_s);
        QVERIFY(root && root->isVisible());
        QCOMPARE(m_view->plan().native, runtime::NativeOptions());
        root->setFocus();
        QTest::keyClick(root, Qt::Key_Down);
        QCOMPARE(m_view->plan().native.root, runtime::NativeRoot::Common);
        // Neither root nor sudo on this board.
        const auto labels = m_view->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible()
                && label->text().startsWith(u"Not on board: that needs root, and sudo asks");
        }));
        click(check(u"runtime RC"_s));
        click(check(u"runtime NT"_s));
        QVERIFY(!root->isVisible());
        click(button(u"terms study"_s));
        QCOMPARE(m_view->plan().native, runtime::NativeOptions());
    }

    void theRootFileSystemIsMadeOfWhatIsAskedFor()
    {
        auto *source = m_view->findChild<QComboBox *>(u"rootSource"_s);
        auto *tar = m_view->findChild<QLineEdit *>(u"rootTar"_s);
        QVERIFY(source && tar);
        QVERIFY(!source->isVisible() && !tar->isVisible()); // NT alone has the device's own
        click(check(u"runtime RC"_s));
        QVERIFY(source->isVisible() && !tar->isVisible());
        QCOMPARE(m_view->plan().root, runtime::RootOptions());
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Down);
        QCOMPARE(m_view->plan().root.from, runtime::RootSource::Distribution);
        QVERIFY(button(u"next"_s)->isEnabled());
        QTest::keyClick(source, Qt::Key_Down);
        QVERIFY(tar->isVisible());
        QVERIFY(!button(u"next"_s)->isEnabled());
        QTest::keyClicks(tar, u"/home/pi/root.tar"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(m_view->plan().root.tar, u"/home/pi/root.tar"_s);
        // What nobody is asked about hinders nobody.
        tar->clear();
        QTest::keyClicks(tar, u"root.tar"_s);
        QVERIFY(!button(u"next"_s)->isEnabled());
        click(check(u"runtime RC"_s));
        QVERIFY(!tar->isVisible());
        QVERIFY(button(u"next"_s)->isEnabled());
        click(button(u"terms equal"_s));
        QCOMPARE(m_view->plan().root, runtime::RootOptions());
    }

    void termsAreSetByOneClick()
    {
        click(button(u"terms equal"_s));
        campaign::Plan plan = m_view->plan();
        QCOMPARE(plan.runtimes, QStringList{u"NT"_s}); // as chosen before
        QCOMPARE(plan.budget.cpus, u"0-3"_s);
        QCOMPARE(plan.budget.memoryBytes, 1LL << 30);
        QCOMPARE(plan.container.engine, runtime::Engine::Runc);
        QVERIFY(plan.container.network == runtime::ContainerNetwork::Bridge);
        QCOMPARE(plan.guest.network, runtime::GuestNetwork::Bridge);
        QCOMPARE(plan.guest.cache, runtime::DiskCache::Writeback);
        QCOMPARE(plan.guest.firecrackerCache, runtime::FirecrackerCache::Writeback);
        click(button(u"terms study"_s));
        plan = m_view->plan();
        QVERIFY(plan.runtimes.startsWith(u"NT"_s) && plan.runtimes.contains(u"FC"_s));
        QVERIFY(!plan.budget.isLimited());
        QCOMPARE(plan.container.engine, runtime::Engine::Docker);
        QVERIFY(plan.container.network == runtime::ContainerNetwork::Bridge);
        QCOMPARE(plan.guest.network, runtime::GuestNetwork::Bridge);
        QCOMPARE(plan.guest.firecrackerCache, runtime::FirecrackerCache::Unsafe);
    }

private:
    static KnownDevice makeDevice(const QString &name)
    {
        KnownDevice device;
        device.plan.name = name;
        device.plan.host = u"192.0.2.7"_s;
        device.plan.user = u"pi"_s;
        device.state = u"connected"_s;
        device::Profile profile;
        profile.device = name;
        profile.cpuCount = 4;
        profile.memoryBytes = 3LL << 30;
        device::Capability cpu;
        cpu.name = u"cpu"_s;
        cpu.label = u"CPU with mpstat"_s;
        cpu.reason = u"mpstat is not installed"_s;
        cpu.remedy = u"On the device: sudo apt install sysstat"_s;
        profile.capabilities.append(cpu);
        device::Capability container;
        container.name = u"RC"_s;
        container.label = u"RC: runc container"_s;
        container.reason = u"runc is not installed"_s;
        container.remedy = u"On the device: sudo apt install runc"_s;
        profile.capabilities.append(container);
        device::Capability native;
        native.name = u"NT"_s;
        native.state = device::Capability::State::Ready;
        profile.capabilities.append(native);
        device.profile = profile;
        return device;
    }

    QPushButton *button(const QString &name) { return m_view->findChild<QPushButton *>(name); }

    QCheckBox *check(const QString &name) { return m_view->findChild<QCheckBox *>(name); }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        QPoint place = widget->rect().center();
        if (qobject_cast<QCheckBox *>(widget))
            place = QPoint(8, widget->height() / 2);
        QTest::mouseClick(widget, Qt::LeftButton, {}, place);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WizardView> m_view;
};

QTEST_MAIN(TestWizardRuntimes)
#include "tst_wizardruntimes.moc"
