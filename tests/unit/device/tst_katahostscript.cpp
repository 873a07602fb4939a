// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/scripts.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// The script that tells what a Kata container consists of, over processes that bear the arguments
/// of a shim, a hypervisor and virtiofsd, in real control groups.
class TestKataHostScript : public QObject
{
    Q_OBJECT

private slots:

    void theSandboxsControlGroupIsToldWhereItHoldsAllOfIt_data()
    {
        QTest::addColumn<QString>("apart");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("the hypervisor and virtiofsd in one") << u"nothing"_s << true;
        QTest::newRow("virtiofsd in another") << u"virtiofsd"_s << false;
        QTest::newRow("a thread of the hypervisor in another") << u"thread"_s << false;
        QTest::newRow("all in one that is not the sandbox's") << u"all"_s << false;
    }

    void theSandboxsControlGroupIsToldWhereItHoldsAllOfIt()
    {
        QFETCH(const QString, apart);
        QFETCH(const bool, isTold);
        if (::geteuid() != 0)
            QSKIP("only root makes control groups");
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString stage = uR"sh(
            id=$1
            cd "$2" || exit 1
            top=/sys/fs/cgroup/cpuacct
            tasks=tasks
            if [ ! -d $top ]; then
                top=/sys/fs/cgroup
                tasks=cgroup.threads
            fi
            mkdir "$top/sandbox-$id" "$top/runwatt-other" || exit 77
            mkfifo input
            exec 3<>input
            play() { # name arguments...: its number and that of its second thread go to the file "name"
                name=$1
                shift
                python3 -c 'import os, sys, threading, time
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
print(os.getpid(), threading.enumerate()[1].native_id, flush=True)
sys.stdin.read()' "$@" <&3 >"$name" &
                until [ -s "$name" ]; do sleep 0.01; done
                all="$all $!"
            }
            play shim containerd-shim-any -id "$id"
            play hypervisor -name "sandbox-$id"
            play virtiofsd "--source=/sandboxes/$id/shared"
            read -r hypervisor thread <hypervisor
            read -r virtiofsd _ <virtiofsd
            group=$top/sandbox-$id
            [ "$4" != all ] || group=$top/runwatt-other
            echo "$hypervisor" >"$group/cgroup.procs"
            case $4 in
            virtiofsd) echo "$virtiofsd" >"$top/runwatt-other/cgroup.procs" ;;
            *) echo "$virtiofsd" >"$group/cgroup.procs" ;;
            esac
            moved=yes
            [ "$4" != thread ] || echo "$thread" >"$top/runwatt-other/$tasks" || moved=
            [ -z "$moved" ] || sh -c "$3" katahost "$id" >told
            grep '^pids' told | tr ' ' '\n' | grep -c '[0-9]'
            sed -n "s/^group $hypervisor\$/told/p" told
            kill $all
            wait
            rmdir "$top/sandbox-$id" "$top/runwatt-other"
            [ "$moved" ] || exit 77
        )sh"_s;
        QProcess process;
        process.start(u"sh"_s,
                      {u"-c"_s, stage, u"stage"_s, QUuid::createUuid().toString(QUuid::Id128),
                       folder.path(), device::script(u"katahost.sh"_s), apart});
        QVERIFY2(process.waitForFinished(120000), process.readAllStandardError().constData());
        if (process.exitCode() == 77)
            QSKIP("these control groups can't be made here");
        const QByteArray told = process.readAllStandardOutput();
        QVERIFY2(told == (isTold ? "3\ntold\n" : "3\n"),
                 QByteArray(told + process.readAllStandardError()).constData());
    }
};

QTEST_GUILESS_MAIN(TestKataHostScript)
#include "tst_katahostscript.moc"
