// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/device/guests.h"
#include "core/runtime/firecrackerconfig.h"
#include "core/runtime/firecrackerjail.h"
#include "core/runtime/runtime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;
using device::Capability;

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;

/// A PC on which a Firecracker of this version can run; `changed` in place of its own facts, or
/// without those that are empty.
device::Profile board(const QString &version, const QList<device::Fact> &changed = {})
{
    device::Profile profile;
    profile.device = u"board"_s;
    profile.architecture = u"x86_64"_s;
    profile.cpuCount = 4;
    profile.memoryBytes = 4096 * kMebibyte;
    profile.hasSudo = true;
    profile.facts = {
        {u"tool.firecracker"_s, {}, u"/usr/local/bin/firecracker Firecracker v"_s + version},
        {u"kernel"_s, {}, u"6.1.0-18-amd64"_s},
        {u"kvm"_s, {}, u"usable"_s},
        {u"tun"_s, {}, u"usable"_s},
        {u"guest.kernel"_s, {}, u"/boot/vmlinuz-6.1.0-18-amd64"_s}};
    for (const device::Fact &fact : changed) {
        profile.facts.removeIf([&fact](const device::Fact &own) { return own.name == fact.name; });
        if (!fact.value.isEmpty())
            profile.facts.append(fact);
    }
    profile.capabilities = device::capabilitiesOf(profile);
    return profile;
}

QJsonObject configuration(const QString &version, const GuestMachine &machine)
{
    return firecrackerConfiguration(machine, device::firecrackerVersion(board(version)));
}

GuestMachine machine()
{
    GuestMachine machine;
    machine.code = u"FC"_s;
    machine.architecture = u"x86_64"_s;
    machine.name = u"runwatt-00112233-4455-6677-8899-aabbccddeeff"_s;
    machine.memoryBytes = 512 * kMebibyte;
    machine.processors = 2;
    machine.folder = u"/var/tmp/it's/guest-FC"_s;
    machine.rootImage = u"/var/tmp/it's/rootfs.img"_s;
    machine.tap = u"rw001122334455"_s;
    return machine;
}

} // namespace

/// What is asked of Firecracker, by its version, and on which devices it can be.
class TestFirecrackerConfig : public QObject
{
    Q_OBJECT

private slots:

    void theKeysAreThoseOfTheVersion_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QStringList>("drive");
        QTest::addColumn<bool>("entropy");
        const QStringList oldDrive{u"drive_id"_s, u"is_read_only"_s, u"is_root_device"_s,
                                   u"path_on_host"_s};
        const QStringList cached = QStringList{u"cache_type"_s} + oldDrive;
        QStringList newDrive = cached;
        newDrive.insert(2, u"io_engine"_s);
        QTest::newRow("0.24") << u"0.24.4"_s << oldDrive << false;
        QTest::newRow("0.25") << u"0.25.2"_s << cached << false;
        QTest::newRow("1.0") << u"1.0.0"_s << newDrive << false;
        QTest::newRow("1.4") << u"1.4.0"_s << newDrive << true;
        QTest::newRow("1.10") << u"1.10.1"_s << newDrive << true;
    }

    void theKeysAreThoseOfTheVersion()
    {
        QFETCH(QString, version);
        QFETCH(QStringList, drive);
        QFETCH(bool, entropy);
        const QJsonObject json = configuration(version, machine());
        // What the versions call hyperthreading is off without a word.
        QCOMPARE(json[u"machine-config"_s].toObject().keys(),
                 (QStringList{u"mem_size_mib"_s, u"vcpu_count"_s}));
        const QJsonArray drives = json[u"drives"_s].toArray();
        QCOMPARE(drives.size(), 2);
        for (const QJsonValue &each : drives)
            QCOMPARE(each.toObject().keys(), drive);
        QCOMPARE(json.contains(u"entropy"_s), entropy);
    }

    void theGuestIsWhatWasAskedFor()
    {
        GuestMachine asked = machine();
        asked.options.firecrackerCache = FirecrackerCache::Writeback;
        asked.options.firecrackerEngine = FirecrackerEngine::Async;
        const QJsonObject json = configuration(u"1.10.1"_s, asked);
        const QJsonObject size = json[u"machine-config"_s].toObject();
        QCOMPARE(size[u"vcpu_count"_s], QJsonValue(2));
        QCOMPARE(size[u"mem_size_mib"_s], QJsonValue(512));
        const QJsonObject boot = json[u"boot-source"_s].toObject();
        QCOMPARE(boot[u"kernel_image_path"_s], QJsonValue(u"/var/tmp/it's/guest-FC/kernel"_s));
        QVERIFY(boot[u"boot_args"_s].toString().contains(u"console=ttyS0"_s));
        const QJsonArray drives = json[u"drives"_s].toArray();
        QCOMPARE(drives[0][u"path_on_host"_s], QJsonValue(u"/var/tmp/it's/rootfs.img"_s));
        QCOMPARE(drives[0][u"is_read_only"_s], QJsonValue(true));
        QCOMPARE(drives[1][u"is_read_only"_s], QJsonValue(false));
        QCOMPARE(drives[1][u"cache_type"_s], QJsonValue(u"Writeback"_s));
        QCOMPARE(drives[1][u"io_engine"_s], QJsonValue(u"Async"_s));
        const QJsonValue card = json[u"network-interfaces"_s].toArray()[0];
        QCOMPARE(card[u"host_dev_name"_s], QJsonValue(u"rw001122334455"_s));
        QCOMPARE(card[u"guest_mac"_s], QJsonValue(u"06:bb:cc:dd:ee:ff"_s));
    }

    void whatADeviceLacksIsSaid_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QList<device::Fact>>("changed");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &version, const QString &fact,
                            const QString &value, const QString &reason) {
            QTest::newRow(name) << version
                                << (fact.isEmpty() ? QList<device::Fact>()
                                                   : QList<device::Fact>{{fact, {}, value}})
                                << reason;
        };
        row("all is there", u"1.10.1"_s, {}, {}, {});
        row("an old one with a module", u"0.24.4"_s, {}, {}, {});
        row("no Firecracker", {}, u"tool.firecracker"_s, {}, u"firecracker is not installed"_s);
        row("something else", {}, u"tool.firecracker"_s, u"/bin/firecracker usage:"_s,
            u"firecracker does not tell its version: /bin/firecracker usage:"_s);
        row("too old", u"0.20.0"_s, {}, {}, u"Firecracker 0.20.0 is older than 0.21"_s);
        row("no KVM", u"1.10.1"_s, u"kvm"_s, {},
            u"there is no /dev/kvm, and Firecracker emulates nothing"_s);
        row("no right to KVM", u"1.10.1"_s, u"kvm"_s, u"no permission"_s,
            u"this user may not use /dev/kvm"_s);
        row("KVM of no use", u"1.10.1"_s, u"guest.boot"_s, u"nothing came"_s,
            u"a tiny guest does not boot with KVM (nothing came)"_s);
        row("no tun", u"1.10.1"_s, u"tun"_s, {},
            u"there is no /dev/net/tun, which its guests' network needs"_s);
        row("no right to tun", u"1.10.1"_s, u"tun"_s, u"no permission"_s,
            u"this user may not use /dev/net/tun"_s);
        row("no programs for images", u"1.10.1"_s, u"guest.lacks"_s, u"cpio"_s,
            u"cpio is not installed"_s);
        row("no tool for its kernel", u"1.7.0"_s, u"guest.kernel.lacks"_s, u"lz4"_s,
            u"lz4 is not installed"_s);
    }

    void whatADeviceLacksIsSaid()
    {
        QFETCH(QString, version);
        QFETCH(QList<device::Fact>, changed);
        QFETCH(QString, reason);
        const device::Profile profile = board(version, changed);
        const Capability able = profile.capability(u"FC"_s);
        QCOMPARE(able.reason, reason);
        QCOMPARE(able.state == Capability::State::Ready, reason.isEmpty());
        QCOMPARE(able.remedy.isEmpty(), reason.isEmpty());
        const Result<void> checked =
            checkRuntime(u"FC"_s, GuestOptions(), ContainerOptions(), Budget(), profile);
        QCOMPARE(checked.has_value(), reason.isEmpty());
    }

    void aSecondCardIsATapAndNoMacvtap()
    {
        GuestMachine asked = machine();
        QCOMPARE(configuration(u"0.24.4"_s, asked)[u"network-interfaces"_s].toArray().size(), 1);
        asked.card.interface = u"rw001122334455c"_s;
        asked.card.hardwareAddress = u"0a:00:00:00:00:01"_s;
        const QJsonArray cards =
            configuration(u"0.24.4"_s, asked)[u"network-interfaces"_s].toArray();
        QCOMPARE(cards.size(), 2);
        QCOMPARE(cards[0][u"host_dev_name"_s], QJsonValue(u"rw001122334455"_s));
        QCOMPARE(cards[1][u"iface_id"_s], QJsonValue(u"eth1"_s));
        QCOMPARE(cards[1][u"host_dev_name"_s], QJsonValue(u"rw001122334455c"_s));
        QCOMPARE(cards[1][u"guest_mac"_s], QJsonValue(u"0a:00:00:00:00:01"_s));

        GuestOptions options;
        options.network = GuestNetwork::Macvtap;
        options.onDevice.address = u"192.0.2.30/24"_s;
        const device::Profile profile = board(u"1.10.1"_s);
        const Result<void> macvtap =
            checkRuntime(u"FC"_s, options, ContainerOptions(), Budget(), profile);
        QVERIFY(!macvtap);
        QCOMPARE(macvtap.error().why, u"it can't have a macvtap, but taps alone"_s);
        QVERIFY(macvtap.error().remedy.contains(u"Choose bridge"_s));
        options.network = GuestNetwork::Bridge;
        options.onDevice.interface = u"br0"_s;
        QVERIFY(checkRuntime(u"FC"_s, options, ContainerOptions(), Budget(), profile));
    }

    void withoutRootThereIsNoNetwork()
    {
        device::Profile profile = board(u"1.10.1"_s);
        profile.hasSudo = false;
        const Capability able = device::guestCapability(profile, u"FC"_s);
        QCOMPARE(able.state, Capability::State::Missing);
        QVERIFY(able.reason.contains(u"root"_s));
    }

    void whichOfItsEnginesIsReadyIsSaid()
    {
        const auto able = [](const QString &version, const QString &kernel) {
            return device::guestCapability(board(version, {{u"kernel"_s, {}, kernel}}), u"FC"_s);
        };
        QCOMPARE(able(u"1.10.1"_s, u"5.10.51"_s).state, Capability::State::Ready);
        QCOMPARE(able(u"1.10.1"_s, u"5.10.51"_s).reason, QString());
        const Capability old = able(u"1.10.1"_s, u"5.10.50-v8+"_s);
        QCOMPARE(old.state, Capability::State::Ready);
        QVERIFY(old.reason.contains(u"Linux 5.10.51"_s) && !old.remedy.isEmpty());
        // This version has but one.
        QCOMPARE(able(u"0.25.0"_s, u"5.10.50-v8+"_s).reason, QString());
    }

    void aToolForTheKernelIsInstalledByOneClick()
    {
        const device::Profile profile =
            board(u"1.10.1"_s,
                  {{u"guest.kernel.lacks"_s, {}, u"xz"_s}, {u"apt"_s, {}, u"/usr/bin/apt-get"_s}});
        QVERIFY(device::installablePackages(profile).contains(u"xz-utils"_s));
    }

    void aKernelWithTablesIsToldWhereTheyAre()
    {
        GuestMachine asked = machine();
        const auto words = [&asked] {
            return configuration(u"0.24.4"_s, asked)[u"boot-source"_s][u"boot_args"_s].toString();
        };
        QVERIFY(!words().contains(u"acpi_rsdp"_s));
        asked.hasTables = true;
        QVERIFY(words().endsWith(u"memmap=64K#1M acpi_rsdp=0x100000 nr_cpus=2"_s));
        QVERIFY(device::namesDevicesOnly(board(u"1.7.0"_s)));
        QVERIFY(!device::namesDevicesOnly(board(u"1.8.0"_s)));
    }

    void fromTheVersionThatLogsToTheConsoleItIsToldNotTo()
    {
        const auto words = [](const QString &version) {
            return firecrackerCommand(u"/opt/firecracker"_s, u"/f/config.json"_s,
                                      QVersionNumber::fromString(version));
        };
        QCOMPARE(words(u"1.4.1"_s).size(), 4);
        QVERIFY(words(u"1.5.0"_s).endsWith(u"Error"_s));
    }

    void whatTheVersionCanNotDoIsRefused_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("kernel");
        QTest::addColumn<bool>("writeback");
        QTest::addColumn<bool>("async");
        QTest::addColumn<QString>("why");
        const QString newKernel = u"6.1.0-18-amd64"_s;
        QTest::newRow("its defaults") << u"0.24.4"_s << newKernel << false << false << QString();
        QTest::newRow("no Writeback yet") << u"0.24.4"_s << newKernel << true << false
                                          << u"Firecracker 0.24.4 has no cache mode but Unsafe"_s;
        QTest::newRow("Writeback") << u"0.25.0"_s << newKernel << true << false << QString();
        QTest::newRow("no Async yet") << u"0.25.0"_s << newKernel << false << true
                                      << u"Firecracker 0.25.0 has no I/O engine but Sync"_s;
        QTest::newRow("both") << u"1.0.0"_s << u"5.10.51"_s << true << true << QString();
        QTest::newRow("many processors")
            << u"1.10.1"_s << newKernel << false << false
            << u"a guest in Firecracker has at most 32 processors, and this one would have 33"_s;
        QTest::newRow("an old kernel")
            << u"1.10.1"_s << u"5.10.50-v8+"_s << false << true
            << u"the I/O engine Async needs Linux 5.10.51, and there is 5.10.50-v8+"_s;
    }

    void whatTheVersionCanNotDoIsRefused()
    {
        QFETCH(QString, version);
        QFETCH(QString, kernel);
        QFETCH(bool, writeback);
        QFETCH(bool, async);
        QFETCH(QString, why);
        GuestOptions options;
        if (writeback)
            options.firecrackerCache = FirecrackerCache::Writeback;
        if (async)
            options.firecrackerEngine = FirecrackerEngine::Async;
        device::Profile profile = board(version, {{u"kernel"_s, {}, kernel}});
        if (why.contains(u"33"_s))
            profile.cpuCount = 33;
        const Result<void> checked =
            checkRuntime(u"FC"_s, options, ContainerOptions(), Budget(), profile);
        QCOMPARE(checked.has_value(), why.isEmpty());
        if (checked)
            return;
        QCOMPARE(checked.error().why, why);
        QVERIFY(!checked.error().remedy.isEmpty());
    }

    void itsJailerMustFit_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("jailer");
        QTest::addColumn<bool>("root");
        QTest::addColumn<QString>("why");
        QTest::newRow("it does") << u"1.10.1"_s << u"1.10.1"_s << true << QString();
        QTest::newRow("the oldest") << u"1.0.0"_s << u"1.0.0"_s << true << QString();
        QTest::newRow("none") << u"1.10.1"_s << QString() << true << u"jailer is not installed"_s;
        QTest::newRow("of another version")
            << u"1.10.1"_s << u"1.10.0"_s << true
            << u"the jailer's version is 1.10.0, and Firecracker's 1.10.1"_s;
        QTest::newRow("it does not tell")
            << u"1.10.1"_s << u"x"_s << true
            << u"the jailer's version is ?, and Firecracker's 1.10.1"_s;
        QTest::newRow("too old")
            << u"0.25.2"_s << u"0.25.2"_s << true
            << u"the jailer 0.25.2 is older than 1.0, and takes its Firecracker out of the trials' "
               "budget"_s;
        QTest::newRow("no root") << u"1.10.1"_s << u"1.10.1"_s << false
                                 << u"the jailer needs root, and sudo asks for a password"_s;
    }

    void itsJailerMustFit()
    {
        QFETCH(QString, version);
        QFETCH(QString, jailer);
        QFETCH(bool, root);
        QFETCH(QString, why);
        const QString told =
            jailer.isEmpty() ? QString() : QString(u"/usr/local/bin/jailer Jailer v"_s + jailer);
        device::Profile profile = board(version, {{u"tool.jailer"_s, {}, told}});
        profile.hasSudo = root;
        GuestOptions options;
        QVERIFY(checkFirecracker(options, Budget(), profile));
        options.firecrackerJailer = true;
        const Result<void> checked = checkFirecracker(options, Budget(), profile);
        QCOMPARE(checked ? QString() : checked.error().why, why);
        QVERIFY(checked || !checked.error().remedy.isEmpty());
    }

    void insideItsFilesAreAtTheTop()
    {
        const QJsonObject json = configuration(u"1.10.1"_s, insideJail(machine()));
        const QByteArray text = QJsonDocument(json).toJson();
        QVERIFY(!text.contains("guest-FC"));
        QCOMPARE(json[u"boot-source"_s][u"kernel_image_path"_s].toString(), u"/kernel"_s);
        QCOMPARE(json[u"boot-source"_s][u"initrd_path"_s].toString(), u"/initrd"_s);
        QCOMPARE(json[u"drives"_s][0][u"path_on_host"_s].toString(), u"/rootfs.img"_s);
        QCOMPARE(json[u"drives"_s][1][u"path_on_host"_s].toString(), u"/data.img"_s);
    }

    void aStandInNeedsNoKvmAndIsOne()
    {
        const device::Profile profile = board(u"0.24.4 (stand-in)"_s, {{u"kvm"_s, {}, {}}});
        QVERIFY(device::isFirecrackerStandIn(profile));
        QVERIFY(!device::isFirecrackerStandIn(board(u"0.24.4"_s)));
        QCOMPARE(device::firecrackerVersion(profile), QVersionNumber(0, 24, 4));
        QCOMPARE(profile.capability(u"FC"_s).state, Capability::State::Limited); // by its mark
        QVERIFY(checkRuntime(u"FC"_s, GuestOptions(), ContainerOptions(), Budget(), profile));
    }
};

QTEST_APPLESS_MAIN(TestFirecrackerConfig)
#include "tst_firecrackerconfig.moc"
