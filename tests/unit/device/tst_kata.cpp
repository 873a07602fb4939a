// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "core/device/kata.h"

#include <QTest>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::device;
using State = Capability::State;

/// Whether a device can run Kata containers, by what was found on it. What is found: see tst_facts.
class TestKata : public QObject
{
    Q_OBJECT

private:
    using Facts = QList<std::pair<QString, QString>>;

    static QString shim(const QString &version)
    {
        return u"/usr/local/bin/containerd-shim-kata-v2 Kata Containers containerd shim (Golang): "
               "id: \"io.containerd.kata.v2\", version: %1, commit: 8a0b5d1"_s.arg(version);
    }

    /// One that has all; `changes` replace what it has, an empty value takes it away.
    static Profile profile(const Facts &changes)
    {
        QMap<QString, QString> facts{{u"tool.kata"_s, shim(u"3.2.0"_s)},
                                     {u"kvm"_s, u"no permission"_s}, // of the user, who needs none
                                     {u"engine.ctr"_s, u"root"_s},
                                     {u"engine.ctr.version"_s, u"1.6.20~ds1"_s}};
        for (const auto &[name, value] : changes)
            facts.insert(name, value);
        Profile profile;
        profile.hasSudo = facts.take(u"sudo"_s) != u"no";
        for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact) {
            if (!fact.value().isEmpty())
                profile.facts.append({fact.key(), {}, fact.value()});
        }
        return profile;
    }

private slots:

    void itSaysWhyNotAndWhatToDo_data()
    {
        QTest::addColumn<Facts>("facts");
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("remedy");
        QTest::addRow("all there") << Facts{} << State::Ready << QString() << QString();
        QTest::addRow("no Kata") << Facts{{u"tool.kata"_s, {}}} << State::Missing
                                 << u"containerd-shim-kata-v2 is not installed"_s
                                 << u"/usr/local/bin"_s;
        QTest::addRow("no KVM") << Facts{{u"kvm"_s, {}}} << State::Missing
                                << u"there is no /dev/kvm"_s << u"firmware"_s;
        QTest::addRow("KVM that does not work")
            << Facts{{u"guest.boot"_s, u"nothing in 20 s"_s}} << State::Missing
            << u"a tiny guest does not boot with KVM (nothing in 20 s)"_s << u"nested"_s;
        QTest::addRow("a guest boots")
            << Facts{{u"guest.boot"_s, u"boots"_s}} << State::Ready << QString() << QString();
        QTest::addRow("no ctr") << Facts{{u"engine.ctr"_s, {}}} << State::Missing
                                << u"ctr is not installed"_s << u"apt install containerd"_s;
        QTest::addRow("no root") << Facts{{u"sudo"_s, u"no"_s}} << State::Missing
                                 << u"ctr needs root, and sudo asks for a password"_s
                                 << u"Allow sudo"_s;
        QTest::addRow("no daemon")
            << Facts{{u"engine.ctr"_s, u"ctr: failed to dial"_s}} << State::Missing
            << u"containerd does not answer (ctr: failed to dial)"_s
            << u"systemctl start containerd"_s;
        QTest::addRow("only by docker")
            << Facts{{u"engine.ctr"_s, {}},
                     {u"engine.docker"_s, u"yes"_s},
                     {u"engine.docker.version"_s, u"24.0.6"_s}}
            << State::Limited << u"only by docker: ctr is not installed"_s
            << u"apt install containerd"_s;
        QTest::addRow("a stand-in, which needs no KVM")
            << Facts{{u"kvm"_s, {}}, {u"tool.kata"_s, shim(u"3.2.0"_s) + u" (stand-in)"}}
            << State::Limited << u"it is a stand-in for Kata: all that runs in it is marked so"_s
            << QString();
    }

    void itSaysWhyNotAndWhatToDo()
    {
        QFETCH(const Facts, facts);
        QFETCH(const State, state);
        QFETCH(const QString, reason);
        QFETCH(const QString, remedy);
        Profile its = profile(facts);
        its.capabilities = capabilitiesOf(its);
        const Capability able = its.capability(u"KC"_s);
        QCOMPARE(able.state, state);
        QVERIFY2(able.reason.startsWith(reason), qPrintable(able.reason));
        QVERIFY2(able.remedy.contains(remedy), qPrintable(able.remedy));
        QCOMPARE(able.reason.isEmpty(), reason.isEmpty());
        QVERIFY(able.packages.isEmpty());
    }

    void whetherItCanHaveADiskOfItsOwnIsSaid_data()
    {
        QTest::addColumn<Facts>("facts");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("remedy");
        QTest::addRow("all there") << Facts{} << QString() << QString();
        QTest::addRow("too old") << Facts{{u"tool.kata"_s, shim(u"2.3.3"_s)}}
                                 << u"Kata 2.3.3 can't be given a disk, 2.4 and newer can"_s
                                 << u"newer"_s;
        QTest::addRow("the first")
            << Facts{{u"tool.kata"_s, shim(u"2.4.0"_s)}} << QString() << QString();
        QTest::addRow("in Rust")
            << Facts{{u"tool.kata"_s,
                      u"/usr/local/bin/containerd-shim-kata-v2 Kata Containers containerd shim "
                      "(Rust): id: io.containerd.kata.v2, version: 3.2.0, commit: 8a0"_s}}
            << u"Kata in Rust has another way to be given disks"_s << u"files shared"_s;
        QTest::addRow("no command line")
            << Facts{{u"kata.runtime"_s, {}}} << u"kata-runtime is not installed"_s << u"link it"_s;
        QTest::addRow("forbidden")
            << Facts{{u"kata.no-block"_s, u"true"_s}, {u"kata.config"_s, u"/etc/kata.toml"_s}}
            << u"Kata's configuration forbids it disks"_s << u"Allow them in /etc/kata.toml"_s;
        QTest::addRow("allowed") << Facts{{u"kata.no-block"_s, u"false"_s}} << QString()
                                 << QString();
        QTest::addRow("no loop devices")
            << Facts{{u"loop"_s, {}}} << u"the device has no loop devices"_s << u"modprobe loop"_s;
        QTest::addRow("no mke2fs") << Facts{{u"guest.lacks"_s, u"cpio mke2fs"_s}}
                                   << u"mke2fs is not installed"_s << u"e2fsprogs"_s;
    }

    void whetherItCanHaveADiskOfItsOwnIsSaid()
    {
        QFETCH(const Facts, facts);
        QFETCH(const QString, reason);
        QFETCH(const QString, remedy);
        const Facts has{{u"kata.runtime"_s, u"/opt/kata/bin/kata-runtime"_s},
                        {u"loop"_s, u"yes"_s}};
        const Capability able = kataVolumeCapability(profile(has + facts));
        QCOMPARE(able.state, reason.isEmpty() ? State::Ready : State::Missing);
        QVERIFY2(able.reason.startsWith(reason), qPrintable(able.reason));
        QVERIFY2(able.remedy.contains(remedy), qPrintable(able.remedy));
        QCOMPARE(able.reason.isEmpty(), reason.isEmpty());
    }

    void anEngineIsTakenFromTheVersionOnThatTakesKata_data()
    {
        QTest::addColumn<QString>("docker");
        QTest::addColumn<QString>("kata");
        QTest::addColumn<QString>("reason");
        QTest::addRow("Debian's") << u"20.10.24+dfsg1"_s << shim(u"3.2.0"_s)
                                  << u"docker 20.10.24 can't be asked for Kata's runtime, 23 and "
                                     "newer can"_s;
        QTest::addRow("the first") << u"23.0.1"_s << shim(u"3.2.0"_s) << QString();
        QTest::addRow("of new networks") << u"26.1.0"_s << shim(u"3.28.0"_s)
                                         << u"docker 26.1.0 needs Kata 3.29 or newer, and this is "
                                            "3.28.0"_s;
        QTest::addRow("both new") << u"28.2.2"_s << shim(u"3.29.0"_s) << QString();
        QTest::addRow("in Rust")
            << u"28.2.2"_s
            << u"/x Kata Containers containerd shim (Rust): id: io.containerd.kata.v2, version: 3.20.0, commit: 1"_s
            << QString();
    }

    void anEngineIsTakenFromTheVersionOnThatTakesKata()
    {
        QFETCH(const QString, docker);
        QFETCH(const QString, kata);
        QFETCH(const QString, reason);
        const Profile its = profile({{u"engine.docker"_s, u"yes"_s},
                                     {u"engine.docker.version"_s, docker},
                                     {u"tool.kata"_s, kata}});
        const Capability able = kataEngineCapability(its, u"docker"_s);
        QCOMPARE(able.name, u"KC.docker"_s);
        QCOMPARE(able.reason, reason);
        QCOMPARE(able.state, reason.isEmpty() ? State::Ready : State::Missing);
    }

    void anEngineWithoutRootIsNone()
    {
        Profile its = profile({{u"engine.nerdctl"_s, u"yes"_s}});
        QCOMPARE(kataEngineCapability(its, u"nerdctl"_s).reason,
                 u"nerdctl runs without root here, which Kata needs"_s);
        its.isRoot = true;
        QCOMPARE(kataEngineCapability(its, u"nerdctl"_s).state, State::Ready);
        QCOMPARE(kataEngineWords(its, u"ctr"_s), QStringList{u"ctr"_s});
    }

    void itsVersionIsReadFromBothShims()
    {
        QCOMPARE(kataVersion(profile({})), QVersionNumber(3, 2, 0));
        QCOMPARE(kataVersion(profile({{u"tool.kata"_s,
                                       u"/x (Rust): id: y, version: 3.20.1, "
                                       "commit: 1"_s}})),
                 QVersionNumber(3, 20, 1));
        QVERIFY(kataVersion(profile({{u"tool.kata"_s, u"/x nonsense"_s}})).isNull());
    }
};

QTEST_GUILESS_MAIN(TestKata)
#include "tst_kata.moc"
