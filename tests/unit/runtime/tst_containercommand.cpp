// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containercommand.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::runtime;

/// The words that engines are given. What the real ones do with them: see tst_enginecontainer.
class TestContainerCommand : public QObject
{
    Q_OBJECT

private:
    static ContainerRequest request()
    {
        ContainerRequest request;
        request.engine = QStringList{u"sudo"_s, u"-n"_s, u"podman"_s};
        request.name = u"runwatt-x"_s;
        request.sharedFolder = u"/var/tmp/x"_s;
        request.user = u"1000:100"_s;
        request.words = QStringList{u"sh"_s, u"-c"_s, u"true"_s};
        return request;
    }

private slots:

    void aContainerIsRunOnEqualTerms()
    {
        ContainerRequest limited = request();
        limited.budget.cpus = u"0-1,3"_s;
        limited.budget.memoryBytes = 1 << 29;
        limited.limitsSwap = true;
        const QStringList words{u"sudo"_s,
                                u"-n"_s,
                                u"podman"_s,
                                u"run"_s,
                                u"--rm"_s,
                                u"--interactive"_s,
                                u"--pull=never"_s,
                                u"--name=runwatt-x"_s,
                                u"--label=org.runwatt.campaign=runwatt-x"_s,
                                u"--label=org.runwatt.user=1000"_s,
                                u"--network=host"_s,
                                u"--read-only"_s,
                                u"--tmpfs=/tmp"_s,
                                u"--user=1000:100"_s,
                                u"--cap-drop=ALL"_s,
                                u"--security-opt=no-new-privileges"_s,
                                u"--mount=type=bind,source=/var/tmp/x,target=/var/tmp/x"_s,
                                u"--security-opt=label=disable"_s,
                                u"--cpuset-cpus=0-1,3"_s,
                                u"--memory=536870912"_s,
                                u"--memory-swap=536870912"_s,
                                u"--entrypoint=sh"_s,
                                u"runwatt-x"_s,
                                u"-c"_s,
                                u"true"_s};
        QCOMPARE(containerRunCommand(limited), words);
    }

    void whatIsNotLimitedIsNotNamed()
    {
        const QString line = containerRunCommand(request()).join(u' ');
        QVERIFY(!line.contains(u"--memory"_s));
        QVERIFY(!line.contains(u"--cpuset"_s));
        // A kernel that does not count swap makes an engine warn, or refuse.
        ContainerRequest noSwap = request();
        noSwap.budget.memoryBytes = 1 << 29;
        QVERIFY(!containerRunCommand(noSwap).join(u' ').contains(u"--memory-swap"_s));
    }

    void aFolderOfAnyNameStaysOneField()
    {
        ContainerRequest odd = request();
        odd.sharedFolder = u"/tmp/a,source=/etc \"b\""_s;
        QVERIFY(containerRunCommand(odd).contains(
            u"--mount=type=bind,\"source=/tmp/a,source=/etc \"\"b\"\"\","
            "\"target=/tmp/a,source=/etc \"\"b\"\"\""_s));
    }

    void aCommandRunsInItAsTheSameUser()
    {
        const QStringList words{u"sudo"_s,          u"-n"_s,
                                u"podman"_s,        u"exec"_s,
                                u"--interactive"_s, u"--user=1000:100"_s,
                                u"runwatt-x"_s,     u"fio"_s,
                                u"--help"_s};
        QCOMPARE(containerExecCommand(request(), {u"fio"_s, u"--help"_s}), words);
    }
};

QTEST_GUILESS_MAIN(TestContainerCommand)
#include "tst_containercommand.moc"
