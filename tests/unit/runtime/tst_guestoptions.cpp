// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/size.h"
#include "core/device/guests.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/qemucommand.h"
#include "core/runtime/runtime.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;

device::Profile profileWith(const QList<device::Fact> &facts)
{
    device::Profile profile;
    profile.device = u"board"_s;
    profile.architecture = u"x86_64"_s;
    profile.cpuCount = 4;
    profile.memoryBytes = 4096 * kMebibyte;
    profile.hasSudo = true;
    profile.facts = facts;
    profile.capabilities.append({u"VM"_s, u"VM"_s, device::Capability::State::Ready, {}, {}});
    return profile;
}

const device::Fact kKvm{u"kvm"_s, {}, u"usable"_s};
const device::Fact kKernel{u"guest.kernel"_s, {}, u"/boot/vmlinuz-6.1"_s};

/// The word after this one, or the whole command if it is not there.
QString after(const QStringList &words, const QString &word)
{
    const qsizetype index = words.indexOf(word);
    return index < 0 ? words.join(u' ') : words.value(index + 1);
}

} // namespace

/// What is asked of guests, and the command line that comes of it.
class TestGuestOptions : public QObject
{
    Q_OBJECT

private slots:

    void memoryAndProcessorsFollowTheBudget()
    {
        const device::Profile board = profileWith({});
        QCOMPARE(guestMemory({}, {}), 512 * kMebibyte);
        QCOMPARE(guestMemory({}, {{}, 1024 * kMebibyte}), 896 * kMebibyte);
        GuestOptions asked;
        asked.memoryBytes = 256 * kMebibyte;
        QCOMPARE(guestMemory(asked, {{}, 1024 * kMebibyte}), 256 * kMebibyte);
        QCOMPARE(guestProcessors({}, {}, board), 4);
        QCOMPARE(guestProcessors({}, {u"0-1,3"_s, 0}, board), 3);
        QCOMPARE(guestProcessors({}, {}, device::Profile()), 1);
        asked.processors = 8; // more than the trial's: it has fewer at a time
        QCOMPARE(guestProcessors(asked, {u"0-1,3"_s, 0}, board), 8);
    }

    void whatGuestsDoWithoutIsSaidOfADeviceThatIsReady()
    {
        const device::Fact program{u"tool.qemu"_s, {}, u"/usr/bin/qemu-system-x86_64 7.2"_s};
        const device::Fact vhost{u"vhost.net"_s, {}, u"usable"_s};
        device::Profile board = profileWith({kKvm, kKernel, program, vhost});
        QCOMPARE(device::guestCapability(board, u"VM"_s).state, device::Capability::State::Ready);
        QCOMPARE(device::guestCapability(board, u"VM"_s).reason, QString());
        board.facts.removeLast();
        const device::Capability without = device::guestCapability(board, u"VM"_s);
        QCOMPARE(without.state, device::Capability::State::Ready);
        QVERIFY(without.reason.contains(u"no vhost-net"_s) && !without.remedy.isEmpty());
        board.facts.append({u"vhost.net"_s, {}, u"no permission"_s});
        QVERIFY(device::guestCapability(board, u"QM"_s).reason.contains(u"/dev/vhost-net"_s));
        board.freeBytes = 511 * kMebibyte;
        const device::Capability full = device::guestCapability(board, u"VM"_s);
        QCOMPARE(full.state, device::Capability::State::Limited);
        QVERIFY(full.reason.startsWith(u"511 MiB are free"_s) && !full.remedy.isEmpty());
        board.memoryBytes = 255 * kMebibyte;
        for (const QString &code : {u"VM"_s, u"QM"_s, u"FC"_s}) {
            const device::Capability small = device::guestCapability(board, code);
            QCOMPARE(small.state, device::Capability::State::Missing);
            QVERIFY(small.reason.startsWith(u"255 MiB of memory"_s));
        }
    }

    void theDataDiskHasRoomForTheFiles()
    {
        QVERIFY(dataDiskBytes(0) >= 128 * kMebibyte);
        const qint64 large = 64LL * 1024 * kMebibyte;
        QVERIFY(dataDiskBytes(large) > large + large / 50 + 128 * kMebibyte);
        GuestOptions asked;
        QCOMPARE(dataDiskBytes(asked, large), dataDiskBytes(large));
        QVERIFY(checkGuestDisk(asked, large));
        asked.diskBytes = 2 * large;
        QCOMPARE(dataDiskBytes(asked, large), 2 * large);
        QVERIFY(checkGuestDisk(asked, large));
        // The size that it says is one that will do.
        asked.diskBytes = large;
        const Result<void> small = checkGuestDisk(asked, large);
        QVERIFY(!small);
        QVERIFY2(small.error().what.contains(u"64 GiB"), qPrintable(small.error().text()));
        const QString least = small.error().remedy.section(u"least "_s, 1).section(u',', 0, 0);
        asked.diskBytes = benchmark::parseSize(least).value_or(0);
        QVERIFY2(asked.diskBytes > 0 && checkGuestDisk(asked, large), qPrintable(least));
    }

    void whatADeviceLacksIsSaid_data()
    {
        QTest::addColumn<QList<device::Fact>>("facts");
        QTest::addColumn<GuestOptions>("options");
        QTest::addColumn<Budget>("budget");
        QTest::addColumn<QString>("why");
        const GuestOptions usual;
        GuestOptions emulated;
        emulated.accelerator = Accelerator::Tcg;
        GuestOptions tapped;
        tapped.network = GuestNetwork::Tap;
        const device::Fact tun{u"tun"_s, {}, u"usable"_s};
        GuestOptions named;
        named.kernel = u"/srv/Image"_s;
        GuestOptions huge;
        huge.memoryBytes = 8192 * kMebibyte;
        const auto row = [](const char *name, const QList<device::Fact> &facts,
                            const GuestOptions &options, const Budget &budget, const QString &why) {
            QTest::newRow(name) << facts << options << budget << why;
        };
        row("all is there", {kKvm, kKernel}, usual, {}, {});
        row("no KVM", {kKernel}, usual, {}, u"there is no /dev/kvm"_s);
        row("no right to KVM", {{u"kvm"_s, {}, u"no permission"_s}, kKernel}, usual, {},
            u"this user may not use /dev/kvm"_s);
        const device::Fact hangs{u"guest.boot"_s, {}, u"nothing came from it in 20 s"_s};
        row("KVM that boots nothing", {kKvm, kKernel, hangs}, usual, {},
            u"a tiny guest does not boot with its KVM: nothing came from it in 20 s"_s);
        row("emulated beside it", {kKvm, kKernel, hangs}, emulated, {}, {});
        row("emulated without KVM", {kKernel}, emulated, {}, {});
        row("no kernel", {kKvm}, usual, {}, u"no kernel for guests was found on the device"_s);
        row("a kernel of the plan", {kKvm}, named, {}, {});
        row("a tap", {kKvm, kKernel, tun}, tapped, {}, {});
        row("no tap", {kKvm, kKernel}, tapped, {},
            u"a tap needs /dev/net/tun, which this user can't use"_s);
        GuestOptions bridged;
        bridged.network = GuestNetwork::Bridge;
        row("a bridge", {kKvm, kKernel, tun}, bridged, {}, {});
        row("a bridge without a tap", {kKvm, kKernel}, bridged, {},
            u"a tap needs /dev/net/tun, which this user can't use"_s);
        const auto lacks = [](const QString &what) {
            return device::Fact{u"bridge.lacks"_s, {}, what};
        };
        row("a bridge without ip", {kKvm, kKernel, tun, lacks(u"ip unshare"_s)}, bridged, {},
            u"a bridge needs the program ip"_s);
        row("a bridge of a kernel without", {kKvm, kKernel, tun, lacks(u"bridge firewall"_s)},
            bridged, {}, u"the device's kernel has no interface of the kind bridge"_s);
        row("a bridge without a way out", {kKvm, kKernel, tun, lacks(u"firewall"_s)}, bridged, {},
            u"a bridge needs nft or iptables for the way out, and neither can make its rule"_s);
        row("no namespaces", {kKvm, kKernel, tun, lacks(u"namespaces"_s)}, bridged, {},
            u"a bridge can't be tried: the device gives root no network namespace"_s);
        GuestOptions own = bridged; // on the person's, which has its way out
        own.onDevice = {u"br0"_s, u"192.0.2.30/24"_s, {}};
        row("the person's bridge", {kKvm, kKernel, tun, lacks(u"firewall"_s)}, own, {}, {});
        own.onDevice.address.clear();
        row("no address on it", {kKvm, kKernel, tun}, own, {},
            u"its guest has no address on the network that it is to be on"_s);
        GuestOptions macvtap;
        macvtap.network = GuestNetwork::Macvtap;
        macvtap.onDevice.address = u"192.0.2.30/24"_s;
        row("a macvtap", {kKvm, kKernel, tun}, macvtap, {}, {});
        row("a macvtap without a tap", {kKvm, kKernel}, macvtap, {},
            u"a tap needs /dev/net/tun, which this user can't use"_s);
        row("a kernel without macvtap",
            {kKvm, kKernel, tun, device::Fact{u"macvtap"_s, {}, u"missing"_s}}, macvtap, {},
            u"the device's kernel has no macvtap"_s);
        macvtap.onDevice.interface = u"$(reboot)"_s;
        row("a hostile interface", {kKvm, kKernel, tun}, macvtap, {},
            u"the interface for its guest is not the name of an interface"_s);
        row("a tap on a device without bridges", {kKvm, kKernel, tun, lacks(u"bridge"_s)}, tapped,
            {}, {});
        row("a small budget", {kKvm, kKernel}, usual, {{}, 200 * kMebibyte},
            u"200 MiB of memory is too little for a guest and QEMU"_s);
        row("more than the device has", {kKvm, kKernel}, huge, {},
            u"a guest of 8 GiB does not fit into 4 GiB"_s);
    }

    void whatADeviceLacksIsSaid()
    {
        QFETCH(QList<device::Fact>, facts);
        QFETCH(GuestOptions, options);
        QFETCH(Budget, budget);
        QFETCH(QString, why);
        const Result<void> checked =
            checkRuntime(u"VM"_s, options, ContainerOptions(), budget, profileWith(facts));
        QCOMPARE(checked.has_value(), why.isEmpty());
        if (checked)
            return;
        QCOMPARE(checked.error().why, why);
        QCOMPARE(checked.error().what, u"runtime VM can't be run"_s);
        QCOMPARE(checked.error().where, u"board"_s);
        QVERIFY(!checked.error().remedy.isEmpty());
    }

    void aContainersNetworkIsCheckedWhereItIsOurs()
    {
        const QList<device::Fact> facts{
            {u"tool.runc"_s, {}, u"/usr/bin/runc runc version 1.1.5"_s},
            {u"engine.docker"_s, {}, u"yes"_s},
            {u"engine.ctr"_s, {}, u"yes"_s},
            {u"tool.kata"_s, {}, u"/usr/bin/containerd-shim-kata-v2 (stand-in)"_s},
            {u"bridge.lacks"_s, {}, u"veth"_s}};
        const device::Profile profile = profileWith(facts);
        ContainerOptions options;
        for (const std::optional<ContainerNetwork> network :
             {std::optional<ContainerNetwork>(), std::optional(ContainerNetwork::Host),
              std::optional(ContainerNetwork::None)}) {
            options.network = network;
            QVERIFY(checkContainer(options, profile));
        }
        options.network = ContainerNetwork::Bridge;
        const QString veth = u"the device's kernel has no interface of the kind veth"_s;
        const Result<void> container = checkContainer(options, profile);
        QVERIFY(!container);
        QCOMPARE(container.error().why, veth);
        QVERIFY(container.error().remedy.contains(u"sudo modprobe veth"_s));
        const Result<void> kata = checkKata(options, profile);
        QVERIFY(!kata);
        QCOMPARE(kata.error().why, veth);
        // An engine's bridge is not ours to check.
        options.engine = Engine::Docker;
        QVERIFY(checkContainer(options, profile));
        options.network = ContainerNetwork::Host;
        const Result<void> host = checkKata(options, profile);
        QVERIFY(!host);
        QVERIFY2(host.error().why.contains(u"a kernel of its own"_s),
                 qPrintable(host.error().text()));
        QVERIFY(!host.error().remedy.isEmpty());
        options.network.reset();
        QVERIFY(checkKata(options, profile));
    }

    void aBridgeNeedsRoot()
    {
        device::Profile profile = profileWith({});
        profile.isRoot = false;
        profile.hasSudo = false;
        const Result<void> checked = checkBridge(profile);
        QVERIFY(!checked);
        QCOMPARE(checked.error().why, u"a bridge needs root, and sudo asks for a password"_s);
    }

    void theWordsAreThoseOfTheMonitors()
    {
        for (const QString &word : {u"none"_s, u"writeback"_s, u"unsafe"_s})
            QCOMPARE(toWord(diskCacheFromWord(word).value()), word);
        for (const QString &word : {u"kvm"_s, u"tcg"_s})
            QCOMPARE(toWord(acceleratorFromWord(word).value()), word);
        for (const QString &word : {u"user"_s, u"tap"_s, u"bridge"_s, u"macvtap"_s})
            QCOMPARE(toWord(guestNetworkFromWord(word).value()), word);
        for (const QString &word : {u"Unsafe"_s, u"Writeback"_s})
            QCOMPARE(toWord(firecrackerCacheFromWord(word).value()), word);
        for (const QString &word : {u"Sync"_s, u"Async"_s})
            QCOMPARE(toWord(firecrackerEngineFromWord(word).value()), word);
        QVERIFY(!firecrackerCacheFromWord(u"unsafe"_s));
        QVERIFY(!diskCacheFromWord(u"directsync"_s));
        QVERIFY(!acceleratorFromWord(QString()));
    }

    void aMachineOfEachKindIsStartedAsQemuDocumentsIt()
    {
        QemuMachine machine;
        machine.program = u"/usr/bin/qemu-system-x86_64"_s;
        machine.guest.code = u"VM"_s;
        machine.guest.architecture = u"x86_64"_s;
        machine.guest.name = u"runwatt-1"_s;
        machine.guest.memoryBytes = 512 * kMebibyte;
        machine.guest.processors = 2;
        machine.guest.folder = u"/var/tmp/a,b/guest-VM"_s;
        machine.guest.rootImage = u"/var/tmp/a,b/rootfs.img"_s;
        machine.port = 20001;
        QStringList words = qemuCommand(machine);
        QCOMPARE(words.front(), machine.program);
        QCOMPARE(after(words, u"-machine"_s), u"q35"_s);
        QCOMPARE(after(words, u"-accel"_s), u"kvm"_s);
        QCOMPARE(after(words, u"-cpu"_s), u"host"_s);
        QCOMPARE(after(words, u"-m"_s), u"512M"_s);
        QCOMPARE(after(words, u"-smp"_s), u"2"_s);
        // A comma in a path is no end of the value, and the root is never written.
        QVERIFY(words.contains(u"if=none,id=root,format=raw,cache=none,file=/var/tmp/a,,b/rootfs."
                               "img,readonly=on"_s));
        QVERIFY(words.contains(u"virtio-blk-pci,drive=data"_s));
        // The way in is open on the device's loopback alone, and the guest gets nowhere.
        QVERIFY(
            after(words, u"-netdev"_s).contains(u"restrict=on,hostfwd=tcp:127.0.0.1:20001-:22"_s));

        // Without its FIFOs there is no talking to it.
        QVERIFY(!words.contains(u"-mon"_s));
        machine.control = QemuMachine::Control::Fifos;
        words = qemuCommand(machine);
        QVERIFY(words.contains(u"pipe,id=qmp,path=/var/tmp/a,,b/guest-VM/qmp,logfile=/var/tmp/a,,b/"
                               "guest-VM/qmp.log"_s));
        QCOMPARE(after(words, u"-mon"_s), u"chardev=qmp,mode=control"_s);
        QVERIFY(!qemuTinyCommand(machine).contains(u"-mon"_s));

        machine.guest.options.accelerator = Accelerator::Tcg;
        machine.guest.options.cache = DiskCache::Unsafe;
        machine.guest.code = u"QM"_s;
        machine.guest.timeStampKilohertz = 2499998;
        words = qemuCommand(machine);
        QVERIFY(after(words, u"-append"_s).endsWith(u"tsc_early_khz=2499998 tsc=reliable"_s));
        QVERIFY(after(words, u"-machine"_s).startsWith(u"microvm,acpi=on"_s));
        QCOMPARE(after(words, u"-accel"_s), u"tcg"_s);
        QVERIFY(words.contains(u"virtio-blk-device,drive=root"_s));
        QVERIFY(words.join(u' ').contains(u"cache=unsafe"_s));
        QVERIFY(!words.join(u' ').contains(u"-pci"_s));

        // By a tap it needs no port.
        machine.guest.tap = u"rw0"_s;
        words = qemuCommand(machine);
        QCOMPARE(after(words, u"-netdev"_s),
                 u"tap,id=net,script=no,downscript=no,vhost=off,ifname=rw0"_s);
        machine.vhost = Vhost::On;
        QVERIFY(after(qemuCommand(machine), u"-netdev"_s).contains(u"vhost=on"_s));

        // A second card comes behind the one by which it is reached.
        machine.guest.card.interface = u"rw0c"_s;
        machine.guest.card.on = u"br0"_s;
        machine.guest.card.hardwareAddress = u"0a:00:00:00:00:01"_s;
        words = qemuCommand(machine);
        QCOMPARE(words.front(), machine.program);
        const QString net = u"virtio-net-device,netdev=net"_s;
        const qsizetype card =
            words.indexOf(u"virtio-net-device,netdev=card,mac=0a:00:00:00:00:01"_s);
        QVERIFY(words.indexOf(net) > 0 && card > words.indexOf(net));
        QVERIFY(words.contains(u"tap,id=card,script=no,downscript=no,vhost=on,ifname=rw0c"_s));
        machine.guest.card.node = u"/dev/tap7"_s;
        machine.guest.code = u"VM"_s;
        words = qemuCommand(machine);
        QCOMPARE(words.first(2), (QStringList{u"sh"_s, u"-c"_s}));
        QCOMPARE(words.at(4), u"/dev/tap7"_s);
        QCOMPARE(words.at(5), machine.program);
        QVERIFY(words.at(2).endsWith(u"3<>\"$node\""_s));
        QVERIFY(words.contains(u"tap,id=card,fd=3,vhost=on"_s));
        QVERIFY(words.contains(u"virtio-net-pci,netdev=card,romfile=,mac=0a:00:00:00:00:01"_s));

        machine.guest.code = u"VM"_s;
        machine.guest.architecture = u"aarch64"_s;
        words = qemuCommand(machine);
        QCOMPARE(after(words, u"-machine"_s), u"virt,gic-version=2"_s);
        QVERIFY(after(words, u"-append"_s).contains(u"console=ttyAMA0"_s));
        QVERIFY(qemuMachineOf(u"QM"_s, u"aarch64"_s).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestGuestOptions)
#include "tst_guestoptions.moc"
