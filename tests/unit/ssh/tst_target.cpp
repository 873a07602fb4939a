// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/target.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

class TestTarget : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_config = m_folder.filePath(u"config"_s);
        QVERIFY(
            writeAll(m_folder.filePath(u"more.conf"_s), "Host included\n  HostName 192.0.2.9\n"));
        QVERIFY(writeAll(m_config,
                         "Include " + m_folder.filePath(u"more.c*"_s).toUtf8()
                             + "\n"
                               "# Host commented\n"
                               "Host pi pi4 !pi5 *.lab\n"
                               "  HostName 192.0.2.4\n"
                               "  Port 2222\n"
                               "  User bench\n"
                               "  IdentityFile ~/keys/pi\n"
                               "  IdentityFile /abs/other\n"
                               "  IdentitiesOnly yes\n"
                               "  HashKnownHosts yes\n"
                               "  UserKnownHostsFile /tmp/kh1 /tmp/kh2\n"
                               "  IdentityAgent none\n"
                               "  ConnectTimeout 7\n"
                               "host=nano\n"
                               "\tHostName=\"nano.example\"\n"
                               "  ProxyJump gate,me@inner:2022\n"
                               "Host gate\n  HostName gate.example\n  ProxyJump outer\n"
                               "Host outer\n  HostName outer.example\n"
                               "Host inner\n  HostName inner.example\n"
                               "Host loop\n  ProxyJump loop2\n"
                               "Host loop2\n  ProxyJump loop\n"
                               "Host \"quoted name\"\n"
                               "Host keyless\n  IdentityFile NONE\n"
                               "Host onekey\n  IdentityFile none\n  IdentityFile ~/keys/pi\n"
                               "Host command\n  ProxyCommand nc %h %p\n"
                               "Match host nothing\n  User other\n"
                               "Host *\n  User everyone\n"));
    }

    void namesAreListedWithoutPatterns()
    {
        QCOMPARE(configuredHosts(m_config),
                 QStringList({u"included"_s, u"pi"_s, u"pi4"_s, u"nano"_s, u"gate"_s, u"outer"_s,
                              u"inner"_s, u"loop"_s, u"loop2"_s, u"quoted name"_s, u"keyless"_s,
                              u"onekey"_s, u"command"_s}));
        QVERIFY(configuredHosts(m_folder.filePath(u"none"_s)).isEmpty());
    }

    void aFileThatIncludesItselfEnds()
    {
        const QString file = m_folder.filePath(u"circle"_s);
        QVERIFY(writeAll(file, "Host a\nInclude " + file.toUtf8() + "\n"));
        QCOMPARE(configuredHosts(file), QStringList({u"a"_s}));
    }

    void aHostIsWhatSshSays()
    {
        const auto target = resolve(u"pi"_s);
        QVERIFY(target && *target);
        QCOMPARE((*target)->name, u"pi"_s);
        QCOMPARE((*target)->host, u"192.0.2.4"_s);
        QCOMPARE((*target)->port, 2222);
        QCOMPARE((*target)->user, u"bench"_s);
        QCOMPARE((*target)->identityFiles,
                 QStringList({QDir::homePath() + u"/keys/pi"_s, u"/abs/other"_s}));
        QCOMPARE((*target)->identitiesOnly, IdentitiesOnly::Yes);
        QCOMPARE((*target)->hashKnownHosts, HashKnownHosts::Yes);
        QCOMPARE((*target)->knownHostsFile, u"/tmp/kh1"_s);
        QCOMPARE((*target)->agentSocket, u"none"_s);
        QCOMPARE((*target)->connectTimeout, Milliseconds(7000));
        QVERIFY((*target)->jumps.empty());
    }

    void anIdentityFileNamedNoneIsNoFile()
    {
        const auto keyless = resolve(u"keyless"_s);
        QVERIFY(keyless && *keyless);
        QCOMPARE((*keyless)->identityFiles, QStringList());
        const auto oneKey = resolve(u"onekey"_s);
        QVERIFY(oneKey && *oneKey);
        QCOMPARE((*oneKey)->identityFiles, QStringList({QDir::homePath() + u"/keys/pi"_s}));
    }

    void jumpsAreFollowedOutermostFirst()
    {
        const auto target = resolve(u"nano"_s);
        QVERIFY(target && *target);
        QCOMPARE((*target)->host, u"nano.example"_s);
        QStringList jumps;
        for (const Target &jump : (*target)->jumps)
            jumps << jump.address();
        QCOMPARE(jumps,
                 QStringList({u"everyone@outer.example:22"_s, u"everyone@gate.example:22"_s,
                              u"me@inner.example:2022"_s}));
    }

    void jumpsInACircleAreAnError()
    {
        const auto target = resolve(u"loop"_s);
        QVERIFY(target && !*target);
        QCOMPARE(target->error().code, ErrorCode::InvalidInput);
    }

    void aProxyCommandIsToldInWords()
    {
        const auto target = resolve(u"command"_s);
        QVERIFY(target && !*target);
        QCOMPARE(target->error().code, ErrorCode::Unsupported);
    }

    void whatThePersonTypedWins()
    {
        TargetOverrides overrides;
        overrides.port = 99;
        overrides.user = u"me"_s;
        overrides.identityFiles = QStringList{u"/my/key"_s};
        const auto target = resolve(u"pi"_s, overrides);
        QVERIFY(target && *target);
        QCOMPARE((*target)->address(), u"me@192.0.2.4:99"_s);
        QCOMPARE((*target)->identityFiles, QStringList({u"/my/key"_s}));
    }

    void anUnknownNameIsItsOwnHost()
    {
        const auto target = resolve(u"some.where"_s);
        QVERIFY(target && *target);
        QCOMPARE((*target)->host, u"some.where"_s);
        QCOMPARE((*target)->port, 22);
        QVERIFY(!(*target)->identityFiles.isEmpty());
    }

    void aBrokenConfigurationIsQuoted()
    {
        TargetOverrides overrides;
        overrides.configFile = m_folder.filePath(u"broken"_s);
        QVERIFY(writeAll(overrides.configFile, "Host x\n  NoSuchKeyword yes\n"));
        const auto target = await(resolveTarget(u"x"_s, overrides, StopToken()));
        QVERIFY(target && !*target);
        QVERIFY(target->error().why.contains(u"nosuchkeyword"_s, Qt::CaseInsensitive));
    }

    void aNameInACommandToTryIsQuoted()
    {
        TargetOverrides overrides;
        overrides.configFile = m_folder.filePath(u"broken"_s);
        QVERIFY(writeAll(overrides.configFile, "NoSuchKeyword yes\n"));
        const auto target = await(resolveTarget(u"x; touch it's"_s, overrides, StopToken()));
        QVERIFY(target && !*target);
        const QString remedy = target->error().remedy;
        QVERIFY2(remedy.endsWith(u"ssh -G -- 'x; touch it'\\''s'"_s), qPrintable(remedy));
    }

    void namesThatAreNoneAreRefused()
    {
        for (const QString &name : {QString(), u"-oProxyCommand=x"_s}) {
            const auto target = resolve(name);
            QVERIFY(target && !*target);
            QCOMPARE(target->error().code, ErrorCode::InvalidInput);
        }
    }

    void withoutAnSshClientAConfigurationIsToldToNeedOne()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toUtf8());
        const auto withConfig = resolve(u"pi"_s);
        TargetOverrides overrides;
        overrides.configFile = m_folder.filePath(u"none"_s);
        const auto without = await(resolveTarget(u"pi"_s, overrides, StopToken()));
        qputenv("PATH", path);
        QVERIFY(withConfig && !*withConfig);
        QCOMPARE(withConfig->error().code, ErrorCode::ToolMissing);
        QVERIFY(without && *without);
        QCOMPARE((*without)->host, u"pi"_s);
    }

private:
    std::optional<Result<Target>> resolve(const QString &name, TargetOverrides overrides = {})
    {
        overrides.configFile = m_config;
        return await(resolveTarget(name, overrides, StopToken()));
    }

    QTemporaryDir m_folder;
    QString m_config;
};

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
