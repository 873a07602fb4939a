// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fact of a device, from a board that the test makes: its own /sys and /proc, and stand-ins
// for the tools whose versions are asked, in front of the real ones.
#include "core/device/probe.h"
#include "tests/support/namespacedevice.h"
#include "tests/unit/ssh/fixture.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

/// As ethtool 6.1 prints them for the card of a Raspberry Pi 4.
constexpr auto kEthtool = R"(Features for eth0:
rx-checksumming: on
tx-checksumming: on
	tx-checksum-ipv4: on
	tx-checksum-ip-generic: off [fixed]
	tx-checksum-ipv6: on
scatter-gather: on
	tx-scatter-gather: on
tcp-segmentation-offload: off
	tx-tcp-segmentation: off [fixed]
	tx-tcp-ecn-segmentation: off [fixed]
generic-segmentation-offload: off [requested on]
generic-receive-offload: on
large-receive-offload: off [fixed]
)";

/// As Kata's configuration-qemu.toml, and one that changes something of it.
constexpr auto kKata = R"([hypervisor.qemu]
path = "/opt/kata/bin/qemu-system-aarch64"
# - virtio-9p
#shared_fs = "virtio-9p"
shared_fs = "virtio-fs"
virtio_fs_cache = "auto" # or never
[agent.kata]
sandbox_cgroup_only = 7
[runtime]
sandbox_cgroup_only=false
)";
constexpr auto kKataMore = R"([hypervisor.qemu]
virtio_fs_cache = "never"
disable_block_device_use = true
  [runtime]
  sandbox_cgroup_only = true # all of it
)";

} // namespace

class TestFacts : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_folder.isValid());
        writeTools();
        writeKernel();
        // Of whoever the test is started by, as the real ones are.
        qputenv("PATH", path("tools").toUtf8() + ':' + qgetenv("PATH"));
        QVERIFY(QDir().mkpath(path("device")));
        m_device = std::make_unique<NamespaceDevice>(path("device"));
        QVERIFY2(m_device->start(setUp()), m_device->log().constData());
        write("known_hosts", m_device->knownHost());
        const QJsonObject plan = m_device->plan(u"board"_s);
        ssh::Target target(plan[u"host"_s].toString(),
                           static_cast<quint16>(plan[u"port"_s].toInt()),
                           plan[u"user"_s].toString());
        target.identityFiles = {plan[u"identityFile"_s].toString()};
        target.knownHostsFile = path("known_hosts");
        target.agentSocket = u"none"_s;
        m_connection =
            std::make_unique<ssh::Connection>(target, std::make_shared<ssh::ScriptedInteraction>(),
                                              std::make_shared<ssh::SecretCache>());
        const auto opened = ssh::await(m_connection->open(StopToken()));
        QVERIFY(opened);
        QVERIFY2(*opened, opened->has_value() ? "" : qPrintable(opened->error().text()));
    }

    void everyFactOfABoardIsFound()
    {
        QMap<QString, QString> found = facts();
        const auto take = [&found](const QString &name) { return found.take(name); };
        // Who is logged in, and this computer's own kernel, are not the test's to make.
        QCOMPARE(take(u"user"_s), NamespaceDevice::user());
        QCOMPARE(take(u"uid"_s), QString::number(getuid()));
        QCOMPARE(take(u"gid"_s), QString::number(getgid()));
        QCOMPARE(take(u"home"_s), QString::fromLocal8Bit(::getpwuid(::getuid())->pw_dir));
        QCOMPARE(take(u"sudo"_s), getuid() == 0 ? u"root"_s : u"yes"_s);
        QCOMPARE(take(u"architecture"_s), QSysInfo::currentCpuArchitecture());
        QCOMPARE(take(u"kernel"_s), QSysInfo::kernelVersion());
        // Nor what is in its /boot and among its programs that guests are made with, nor its
        // apt-get, nor what its kernel has for bridges.
        for (const QString &name : {u"guest.kernel"_s, u"guest.kernel.unreadable"_s,
                                    u"guest.kernel.lacks"_s, u"guest.lacks"_s, u"bridge.lacks"_s,
                                    u"macvtap"_s, u"tsc.khz"_s, u"apt"_s, u"tun"_s, u"loop"_s})
            take(name);
        QVERIFY(take(u"free.kib"_s).endsWith(u" GiB"_s));
        const QDateTime clock = QDateTime::fromString(take(u"clock.utc"_s), Qt::ISODate);
        QVERIFY(clock.isValid());
        QVERIFY(qAbs(clock.secsTo(QDateTime::currentDateTimeUtc())) < 600);

        // Only root may ask containerd; and sudo may know another PATH than the test's.
        const QString ctr = take(u"engine.ctr"_s);
        QVERIFY2(ctr == (getuid() == 0 ? u"yes"_s : u"root"_s) || ctr.startsWith(u"sudo: "_s),
                 qPrintable(ctr));
        QCOMPARE(take(u"engine.ctr.version"_s),
                 ctr.startsWith(u"sudo: "_s) ? QString() : u"1.6.20"_s);

        const QMap<QString, QString> expected{
            {u"board"_s, u"Raspberry Pi 4 Model B Rev 1.4"_s},
            {u"distribution"_s, u"Raspbian GNU/Linux 12 (bookworm)"_s},
            {u"cpu.model"_s, u"Cortex-A72"_s},
            {u"cpu.count"_s, u"4"_s},
            {u"memory.kib"_s, u"3.70 GiB"_s},
            {u"swap.kib"_s, u"0.10 GiB"_s},
            {u"boot.id"_s, u"1b4e28ba-2fa1-41d2-883f-0016d3cca427"_s},
            {u"cgroup"_s, u"tmpfs"_s},
            {u"governor"_s, u"ondemand"_s},
            {u"governors"_s, u"performance ondemand powersave"_s},
            {u"governor.writable"_s, u"yes"_s},
            {u"frequency.max.khz"_s, u"1.50 GHz"_s},
            {u"thermal.cpu-thermal"_s, u"48.7 °C"_s},
            {u"throttled"_s, u"throttled=0x50000"_s},
            {u"disk.mmcblk0"_s, u"31.9 GB, scheduler mq-deadline, SC32G"_s},
            {u"disk.sda"_s, u"500.1 GB, scheduler none, Samsung SSD 860"_s},
            {u"network.eth0"_s,
             u"up, mtu 1500, speed 1000 Mb/s, offloads rx-checksum=on tx-checksum=on tso=off "
             "gso=off gro=on lro=off"_s},
            {u"network.wlan0"_s, u"down, mtu 1500, speed unknown, offloads unknown"_s},
            {u"tool.fio"_s, tool("fio", "fio-3.33")},
            {u"tool.mpstat"_s, tool("mpstat", "sysstat version 12.6.1")},
            {u"tool.pidstat"_s, tool("pidstat", "sysstat version 12.6.1")},
            {u"tool.python3"_s, tool("python3", "Python 3.11.2")},
            {u"tool.netperf"_s, tool("netperf", "Netperf version 2.7.0")},
            {u"tool.iperf3"_s, tool("iperf3", "iperf 3.12 (cJSON 1.7.15)")},
            {u"tool.ethtool"_s, tool("ethtool", "ethtool version 6.1")},
            {u"tool.filebench"_s, tool("filebench", "Filebench 1.5-alpha3")},
            {u"virtualization"_s, u"kvm"_s},
            {u"tool.docker"_s, tool("docker", "Docker version 24.0.7, build afdd53b")},
            {u"engine.docker"_s, u"yes"_s},
            {u"engine.docker.version"_s, u"24.0.6"_s},
            {u"runc.path"_s, path("tools/runc")},
            {u"tool.runc"_s, tool("runc", "runc version 1.1.5+ds1")},
            {u"tool.qemu"_s, tool(qemu(), "QEMU emulator version 7.2.9 (Debian 1:7.2+dfsg-7)")},
            {u"tool.firecracker"_s, tool("firecracker", "Firecracker v1.5.0")},
            {u"tool.jailer"_s, tool("jailer", "Jailer v1.5.0")},
            {u"tool.kata"_s,
             tool("containerd-shim-kata-v2",
                  "Kata Containers containerd shim (Rust): id: io.containerd.kata.v2, version: "
                  "3.2.0, commit: 1")},
            {u"kata.config"_s,
             path("kata/share/defaults/kata-containers/runtime-rs/configuration.toml")},
            {u"kata.config.sha256"_s,
             u"e2e54c1c6481a1210e6eb60b0d3d9dae0885a86977ec8d6754f9b769b1057827"_s},
            {u"kata.hypervisor"_s, u"qemu"_s},
            {u"kata.shared-fs"_s, u"virtio-fs"_s},
            {u"kata.cache"_s, u"never"_s},
            {u"kata.cgroup-only"_s, u"true"_s},
            {u"kata.no-block"_s, u"true"_s},
            {u"kata.runtime"_s, path("kata/bin/kata-runtime")},
            {u"kvm"_s, u"usable"_s},
            {u"vhost.net"_s, u"usable"_s},
        };
        for (auto fact = expected.cbegin(); fact != expected.cend(); ++fact) {
            const QString value = found.take(fact.key());
            QVERIFY2(value == fact.value(),
                     qPrintable(fact.key() + u": \""_s + value + u"\" and not \""_s + fact.value()
                                + u'"'));
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.keys().join(u' ')));
    }

    void aBoardWithoutADeviceTreeIsNamedByItsFirmware()
    {
        QVERIFY(m_device->run("rm -r /proc/device-tree"));
        QCOMPARE(facts().value(u"board"_s), u"LENOVO ThinkCentre M75q"_s);
    }

    void whereEthtoolDoesNotTellTheOffloadsAreNotGuessed()
    {
        QVERIFY(m_device->run("printf '#!/bin/sh\\nexit 1\\n' >" + path("tools/ethtool").toUtf8()));
        const QString card = facts().value(u"network.eth0"_s);
        QVERIFY2(card.startsWith(u"up, mtu 1500, speed 1000 Mb/s, offloads unknown"_s),
                 qPrintable(card));
    }

private:
    [[nodiscard]] QString path(QAnyStringView name) const
    {
        return m_folder.filePath(name.toString());
    }

    void write(QAnyStringView name, const QByteArray &contents) const
    {
        const QString file = path(name);
        if (!QDir().mkpath(QFileInfo(file).path()) || !ssh::writeAll(file, contents))
            qFatal("%s cannot be written", qPrintable(file));
    }

    static QByteArray qemu()
    {
        return "qemu-system-" + QSysInfo::currentCpuArchitecture().toLatin1();
    }

    [[nodiscard]] QString tool(const QByteArray &name, const QByteArray &version) const
    {
        return path(QByteArray("tools/" + name)) + u' ' + QString::fromLatin1(version);
    }

    /// A stand-in that prints `text` for exactly these arguments, and fails with any others.
    void
    writeTool(const QByteArray &name, const QByteArray &arguments, const QByteArray &text) const
    {
        const QByteArray file = "tools/" + name;
        write(file,
              "#!/bin/sh\n[ \"$*\" = '" + arguments + "' ] || exit 64\ncat <<'text'\n" + text
                  + "\ntext\n");
        QVERIFY(QFile::setPermissions(path(file),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void writeTools() const
    {
        writeTool("fio", "--version", "fio-3.33");
        for (const char *name : {"mpstat", "pidstat"})
            writeTool(name, "-V", "sysstat version 12.6.1\n(C) Sebastien Godard (sysstat)");
        writeTool("python3", "--version", "Python 3.11.2");
        writeTool("netperf", "-V", "Netperf version 2.7.0");
        writeTool("iperf3", "--version", "iperf 3.12 (cJSON 1.7.15)\nLinux pi 6.1.0");
        writeTool("filebench", "-h",
                  "Usage: filebench {-f <wmlscript> | -h | -c [cvartype]}\n\n"
                  "  Filebench version 1.5-alpha3\n\nOptions:");
        writeTool("runc", "--version", "runc version 1.1.5+ds1\nspec: 1.0.2-dev");
        writeTool(qemu(), "--version", "QEMU emulator version 7.2.9 (Debian 1:7.2+dfsg-7)");
        writeTool("firecracker", "--version", "Firecracker v1.5.0\n\nSupported snapshot: v1.5");
        writeTool("jailer", "--version", "Jailer v1.5.0\n");
        writeKata();
        writeTool("ctr", "version",
                  "Client:\n  Version:  1.6.21\n  Go version: go1.19.8\n\nServer:\n"
                  "  Version:  1.6.20\n  UUID: 925e5f63");
        write("tools/ethtool",
              "#!/bin/sh\ncase $* in --version) echo ethtool version 6.1 ;;\n"
              "'-k eth0') cat <<'text'\n"
                  + QByteArray(kEthtool) + "\ntext\n;; *) exit 64 ;; esac\n");
        QVERIFY(QFile::setPermissions(path("tools/ethtool"), QFile::ReadOwner | QFile::ExeOwner));
        writeTool("vcgencmd", "get_throttled", "throttled=0x50000");
        writeTool("lscpu", "",
                  "Architecture: aarch64\nModel name:            Cortex-A72\nModel: 3");
        // Of a guest with KVM, which is no emulated machine.
        write("tools/systemd-detect-virt", "#!/bin/sh\n[ \"$*\" = --vm ] && echo kvm\n");
        QVERIFY(QFile::setPermissions(path("tools/systemd-detect-virt"),
                                      QFile::ReadOwner | QFile::ExeOwner));
        write("tools/docker",
              "#!/bin/sh\ncase $* in --version) echo Docker version 24.0.7, build afdd53b ;;\n"
              "'version --format {{.Server.Version}}') echo 24.0.6 ;; *) exit 64 ;; esac\n");
        QVERIFY(QFile::setPermissions(path("tools/docker"), QFile::ReadOwner | QFile::ExeOwner));
    }

    /// As its installation guide has it: a folder of its own, and links to its programs. In the
    /// configuration is what is read of it, beside what is not meant.
    void writeKata() const
    {
        writeTool("containerd-shim-kata-v2", "--version",
                  "Kata Containers containerd shim (Rust): id: io.containerd.kata.v2, version: "
                  "3.2.0, commit: 1");
        QVERIFY(QDir().mkpath(path("kata/bin")));
        const QString shim = path("kata/bin/containerd-shim-kata-v2");
        QVERIFY(QFile::rename(path("tools/containerd-shim-kata-v2"), shim));
        QVERIFY(QFile::link(shim, path("tools/containerd-shim-kata-v2")));
        // Beside it, and on nobody's PATH.
        writeTool("kata-runtime", "--version", "kata-runtime  : 3.2.0");
        QVERIFY(QFile::rename(path("tools/kata-runtime"), path("kata/bin/kata-runtime")));
        const QString folder = u"kata/share/defaults/kata-containers/"_s;
        // That of the shim in Go.
        write(QString(folder + u"configuration.toml"_s), "[hypervisor.clh]\n");
        write(QString(folder + u"runtime-rs/configuration.toml"_s), kKata);
        write(QString(folder + u"runtime-rs/config.d/10-ours.toml"_s), kKataMore);
    }

    /// What the kernel of the board would show in /sys, and in /proc where it differs.
    void writeKernel() const
    {
        write("sys/devices/system/cpu/online", "0-3\n");
        write("sys/devices/system/cpu/possible", "0-3\n");
        const QString governor = u"sys/devices/system/cpu/cpu0/cpufreq/"_s;
        write(QString(governor + u"scaling_governor"_s), "ondemand\n");
        write(QString(governor + u"scaling_available_governors"_s),
              "performance ondemand powersave\n");
        write(QString(governor + u"cpuinfo_max_freq"_s), "1500000\n");
        write("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n");
        write("sys/class/thermal/thermal_zone0/temp", "48686\n");
        write("sys/class/dmi/id/sys_vendor", "LENOVO\n");
        write("sys/class/dmi/id/product_name", "ThinkCentre M75q\n");
        write("sys/block/mmcblk0/size", "62333952\n");
        write("sys/block/mmcblk0/queue/scheduler", "none [mq-deadline]\n");
        write("sys/block/mmcblk0/device/name", "SC32G\n");
        write("sys/block/sda/size", "976773168\n");
        write("sys/block/sda/queue/scheduler", "[none] mq-deadline\n");
        write("sys/block/sda/device/model", "Samsung SSD 860\n");
        write("sys/block/loop0/size", "8192\n");
        write("sys/block/sdb/size", "0\n"); // a reader without its card
        write("sys/class/net/lo/operstate", "unknown\n");
        write("sys/class/net/eth0/operstate", "up\n");
        write("sys/class/net/eth0/mtu", "1500\n");
        write("sys/class/net/eth0/speed", "1000\n");
        write("sys/class/net/wlan0/operstate", "down\n");
        write("sys/class/net/wlan0/mtu", "1500\n");
        write("sys/class/net/wlan0/speed", "-1\n");
        QVERIFY(QDir().mkpath(path("sys/fs/cgroup")));
        write("proc/device-tree/model", QByteArray("Raspberry Pi 4 Model B Rev 1.4\0", 31));
        write("proc/meminfo",
              "MemTotal:        3882308 kB\nMemFree:          123456 kB\n"
              "SwapTotal:        102396 kB\n");
        write("proc/sys/kernel/random/boot_id", "1b4e28ba-2fa1-41d2-883f-0016d3cca427\n");
        write("os-release", "PRETTY_NAME=\"Raspbian GNU/Linux 12 (bookworm)\"\nNAME=Raspbian\n");
        QVERIFY(QDir().mkpath(path("realproc")) && QDir().mkpath(path("realdev")));
    }

    /// The real /proc and /dev stay within reach of what runs there, behind links.
    [[nodiscard]] QByteArray setUp() const
    {
        return "cd " + m_folder.path().toUtf8()
            + "\nmount --bind sys /sys\nmount -t tmpfs none /sys/fs/cgroup\n"
              "mount --bind os-release /etc/os-release\n"
              "mount --rbind /dev realdev\nmount -t tmpfs -o mode=755 none /dev\n"
              "for file in realdev/*; do ln -s \"$PWD/$file\" /dev/; done\n"
              "rm -f /dev/kvm /dev/vhost-net\n"
              ": >/dev/kvm\n: >/dev/vhost-net\nchmod 666 /dev/kvm /dev/vhost-net\n"
              "mount --bind /proc realproc\nmount -t tmpfs -o mode=755 none /proc\n"
              "for file in realproc/*; do ln -s \"$PWD/$file\" /proc/; done\n"
              "rm -f /proc/device-tree /proc/meminfo /proc/sys\ncp -r proc/. /proc/\ncd /\n";
    }

    [[nodiscard]] QMap<QString, QString> facts() const
    {
        QMap<QString, QString> found;
        const auto profile = ssh::await(device::probe(m_connection.get(), u"board"_s, StopToken()));
        if (!profile || !*profile)
            return found;
        for (const device::Fact &fact : (*profile)->facts)
            found.insert(fact.name, fact.value);
        return found;
    }

    QTemporaryDir m_folder{u"/var/tmp/runwatt-test-XXXXXX"_s};
    std::unique_ptr<NamespaceDevice> m_device;
    std::unique_ptr<ssh::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
