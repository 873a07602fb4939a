// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/runtime/tinyguest.h"
#include "tests/support/firecrackerdevice.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// The tiny guest on this computer, over a real sshd: in a real QEMU, whose processor is emulated;
/// and with programs in QEMU's place that do what it does on a device whose KVM is of no use.
class TestTinyGuest : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    QTemporaryDir m_home{u"/var/tmp/runwatt it's-XXXXXX"_s};
    QTemporaryDir m_programs{u"/var/tmp/runwatt-test-XXXXXX"_s};

    /// The device with some facts in place of its own, and a home where nothing else is.
    [[nodiscard]] device::Profile profileWith(const QList<device::Fact> &facts) const
    {
        device::Profile profile = m_device.profile;
        profile.homeFolder = m_home.path();
        for (const device::Fact &fact : facts) {
            const auto isIt = [&fact](const device::Fact &own) { return own.name == fact.name; };
            profile.facts.removeIf(isIt);
            profile.facts.append(fact);
        }
        profile.capabilities = device::capabilitiesOf(profile);
        return profile;
    }

    /// A device with KVM and this Firecracker, and no QEMU; its home is where nothing else is.
    [[nodiscard]] device::Profile withoutQemu(device::Profile profile,
                                              const QString &firecracker) const
    {
        profile.homeFolder = m_home.path();
        profile.facts.removeIf([](const device::Fact &fact) {
            return fact.name == u"tool.qemu" || fact.name == u"kvm"
                || fact.name == u"tool.firecracker" || fact.name == u"guest.lacks";
        });
        profile.facts.append({u"kvm"_s, {}, u"usable"_s});
        profile.facts.append({u"tool.firecracker"_s, {}, firecracker});
        profile.capabilities = device::capabilitiesOf(profile);
        return profile;
    }

    /// A program in QEMU's place. The fact is its path up to a blank, so it lies where there is
    /// none.
    [[nodiscard]] device::Fact program(const QByteArray &script) const
    {
        QFile file(m_programs.filePath(u"qemu"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0)
            qFatal("no program");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return {u"tool.qemu"_s, {}, QString(file.fileName() + u" 1.0")};
    }

    /// Everything that a tiny guest has left in the home.
    [[nodiscard]] QStringList left() const
    {
        return QDir(m_home.filePath(u".cache/runwatt"_s))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"VM"_s);
        if (able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
        QVERIFY2(!m_device.profile.fact(u"guest.kernel"_s).isEmpty(), qPrintable(able.reason));
        QVERIFY(m_home.isValid() && m_programs.isValid());
    }

    void aGuestBootsAndIsGone()
    {
        const auto why = ssh::await(
            tryTinyGuest(m_device.connection.get(), profileWith({}), Accelerator::Tcg, StopToken()),
            Milliseconds(280'000));
        QVERIFY2(m_device.fixture.keep(why), qPrintable(m_device.fixture.problem()));
        QCOMPARE(**why, QString());
        QCOMPARE(left(), QStringList());
    }

    void whatIsNoKernelIsSaidByQemu()
    {
        QFile file(m_home.filePath(u"kernel"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("no kernel at all") > 0);
        file.close();
        const auto why = ssh::await(tryTinyGuest(
            m_device.connection.get(), profileWith({{u"guest.kernel"_s, {}, file.fileName()}}),
            Accelerator::Tcg, StopToken()));
        QVERIFY2(m_device.fixture.keep(why), qPrintable(m_device.fixture.problem()));
        QVERIFY2((**why).contains(u"kernel"_s), qPrintable(**why));
        QCOMPARE(left(), QStringList());
    }

    void aMissingKernelIsNoAnswerAboutKvm()
    {
        const QString nowhere = m_home.filePath(u"nowhere"_s);
        const auto why = ssh::await(tryTinyGuest(m_device.connection.get(),
                                                 profileWith({{u"guest.kernel"_s, {}, nowhere}}),
                                                 Accelerator::Tcg, StopToken()));
        QVERIFY(why && !*why);
        QVERIFY2((*why).error().why.contains(nowhere), qPrintable((*why).error().text()));
        QCOMPARE(left(), QStringList());
    }

    void whereKvmIsOfNoUseGuestsAreToBeEmulated_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("boot");
        QTest::newRow("it hangs") << QByteArray("exec sleep 1000\n")
                                  << u"nothing came from it in 20 s"_s;
        QTest::newRow("QEMU refuses")
            << QByteArray("echo 'qemu: failed to set MSR 0x10a to 0x0' >&2\nexit 1\n")
            << u"qemu: failed to set MSR 0x10a to 0x0"_s;
        QTest::newRow("not a word") << QByteArray("exit 1\n") << u"QEMU ended without a word"_s;
        QTest::newRow("it boots") << QByteArray("echo 'runwatt: up'\n") << u"boots"_s;
    }

    void whereKvmIsOfNoUseGuestsAreToBeEmulated()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, boot);
        const device::Fact kvm{u"kvm"_s, {}, u"usable"_s};
        const device::Fact vhost{u"vhost.net"_s, {}, u"usable"_s};
        const device::Profile before = profileWith({kvm, vhost, program(script)});
        QCOMPARE(before.capability(u"VM"_s).state, device::Capability::State::Ready);
        const auto outcome =
            ssh::await(withTinyGuest(m_device.connection.get(), before, StopToken()));
        QVERIFY2(m_device.fixture.keep(outcome), qPrintable(m_device.fixture.problem()));
        const Result<device::Profile> &tried = *outcome;
        QCOMPARE(tried->fact(u"guest.boot"_s), boot);
        const bool boots = boot == u"boots";
        for (const QString &code : {u"VM"_s, u"QM"_s}) {
            const device::Capability able = tried->capability(code);
            if (code == u"QM" && tried->architecture != u"x86_64")
                continue;
            QCOMPARE(able.state == device::Capability::State::Ready, boots);
            QCOMPARE(able.reason.contains(boot), !boots);
            QCOMPARE(able.remedy.isEmpty(), boots);
            const Result<void> checked =
                checkRuntime(code, GuestOptions(), ContainerOptions(), Budget(), *tried);
            QCOMPARE(checked.has_value(), boots);
        }
        QCOMPARE(left(), QStringList());
        // Another look is of use either way, and takes the place of the first.
        QVERIFY(canTryGuest(*tried));
        const device::Profile again = withGuestBoot(*tried, u"hangs"_s);
        QCOMPARE(again.fact(u"guest.boot"_s), u"hangs"_s);
        QCOMPARE(again.facts.size(), tried->facts.size());
    }

    void withoutQemuItBootsInFirecracker_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("devices by tables of ours") << u"0.24.4"_s;
        QTest::newRow("devices by its own") << u"1.10.1"_s;
    }

    void withoutQemuItBootsInFirecracker()
    {
        QFETCH(QString, version);
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        FirecrackerDevice firecracker;
        QVERIFY2(firecracker.start(version), firecracker.device().log().constData());
        MeasuredDevice there;
        QVERIFY2(there.open(firecracker.device().target()), qPrintable(there.fixture.problem()));
        const device::Profile before =
            withoutQemu(there.profile, there.profile.fact(u"tool.firecracker"_s));
        QVERIFY(canTryGuest(before));
        const auto outcome = ssh::await(withTinyGuest(there.connection.get(), before, StopToken()),
                                        Milliseconds(280'000));
        QVERIFY2(there.fixture.keep(outcome), qPrintable(there.fixture.problem()));
        QCOMPARE((**outcome).fact(u"guest.boot"_s), u"boots"_s);
        QCOMPARE(left(), QStringList());
    }

    void whatFirecrackerSaysOfKvmIsTheVerdictOnItAndOnKata_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("boot");
        QTest::newRow("it refuses") << QByteArray("echo 'Cannot create VM: KVM_CREATE_VM' >&2\n"
                                                  "exit 1\n")
                                    << u"Cannot create VM: KVM_CREATE_VM"_s;
        QTest::newRow("not a word")
            << QByteArray("exit 1\n") << u"Firecracker ended without a word"_s;
        // With words as the real one wants them, and input that it can wait for.
        QTest::newRow("it boots") << QByteArray(
            "[ \"$1\" = --no-api ] && [ \"$2\" = --config-file ] && [ -p /dev/stdin ] && "
            "grep -q '\"drives\": \\[' \"$3\" && ! grep -q network-interfaces \"$3\" && "
            "echo 'runwatt: up'\n")
                                  << u"boots"_s;
    }

    void whatFirecrackerSaysOfKvmIsTheVerdictOnItAndOnKata()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, boot);
        const QString path = program(script).value.section(u' ', 0, 0);
        device::Profile before = withoutQemu(m_device.profile, path + u" Firecracker v1.10.1"_s);
        if (!canTryGuest(before))
            QSKIP("the device's kernel can't be unpacked, or is for a machine without Firecracker");
        const auto outcome =
            ssh::await(withTinyGuest(m_device.connection.get(), before, StopToken()));
        QVERIFY2(m_device.fixture.keep(outcome), qPrintable(m_device.fixture.problem()));
        QCOMPARE((**outcome).fact(u"guest.boot"_s), boot);
        const device::Capability able = (**outcome).capability(u"FC"_s);
        QCOMPARE(able.reason.contains(u"a tiny guest does not boot with KVM (%1)"_s.arg(boot)),
                 boot != u"boots");
        QVERIFY2((**outcome).capability(u"VM"_s).reason.contains(u"is not installed"_s),
                 qPrintable((**outcome).capability(u"VM"_s).reason));
        QCOMPARE(left(), QStringList());
    }

    void withoutQemuAndKvmNothingIsTried()
    {
        device::Profile before =
            withoutQemu(m_device.profile, u"/usr/bin/true Firecracker v1.10.1"_s);
        before.facts.removeIf([](const device::Fact &fact) { return fact.name == u"kvm"; });
        QVERIFY(!canTryGuest(before));
        QVERIFY(!canTryGuest(withoutQemu(m_device.profile, QString())));
        QVERIFY(
            !canTryGuest(withoutQemu(m_device.profile, u"/usr/bin/true Firecracker v0.20.0"_s)));
    }

    void withoutKvmNothingIsTried()
    {
        const device::Profile before =
            profileWith({{u"kvm"_s, {}, u"no permission"_s}, program("exit 1\n")});
        const auto outcome =
            ssh::await(withTinyGuest(m_device.connection.get(), before, StopToken()));
        QVERIFY2(m_device.fixture.keep(outcome), qPrintable(m_device.fixture.problem()));
        const Result<device::Profile> &tried = *outcome;
        QCOMPARE(tried->fact(u"guest.boot"_s), QString());
        QVERIFY(tried->capability(u"VM"_s).reason.contains(u"/dev/kvm"_s));
    }

    void stoppedItLeavesNothing()
    {
        const QString begun = m_programs.filePath(u"begun"_s);
        const device::Fact waits = program("touch " + begun.toUtf8() + "\nexec sleep 1000\n");
        StopSource source;
        std::optional<Result<QString>> outcome;
        AsyncScope scope;
        scope.start([](MeasuredDevice *device, device::Profile profile, StopToken stop,
                       std::optional<Result<QString>> *out) -> Task<void> {
            *out = co_await tryTinyGuest(device->connection.get(), profile, Accelerator::Kvm, stop);
        }(&m_device, profileWith({waits}), source.token(), &outcome));
        QTRY_VERIFY(QFile::exists(begun));
        source.requestStop();
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(left(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestTinyGuest)
#include "tst_tinyguest.moc"
