// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/runtime/tinyguest.h"
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
        const device::Profile before = profileWith({kvm, program(script)});
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
