// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Devices that the built program must not, or cannot, log in to. Nobody is there to ask.
#include "programrun.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QJsonArray>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestRefusals : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        // Passwords are allowed, so that a refused key is followed by the question for one.
        QVERIFY2(m_asking.start({u"PasswordAuthentication yes"_s}), qPrintable(m_asking.problem()));
        QVERIFY2(m_strict.start(), qPrintable(m_strict.problem()));
        QVERIFY(ssh::makeKey(m_home.path(u"stranger"_s), u"ed25519"_s));
        QVERIFY(ssh::makeKey(m_home.path(u"locked"_s), u"ed25519"_s, u"a passphrase"_s));
    }

    void init()
    {
        for (const QString &name : {u"known_hosts"_s, u"out.runwatt"_s})
            QFile::remove(m_home.path(name == "known_hosts"_L1 ? u".ssh/known_hosts"_s : name));
    }

    void aDeviceThatIsKnownIsChecked()
    {
        know(m_strict);
        const Outcome outcome = check(m_strict, key(m_strict));
        QVERIFY2(outcome.code == 0 || outcome.code == 3, outcome.errors.constData());
        QVERIFY(outcome.output.contains("SHA256:"));
    }

    void aChangedHostKeyIsRefusedWithWhatItMayMean()
    {
        // The key of another server stands under this one's name.
        know(m_strict, m_asking);
        const QByteArray before = ssh::readAll(m_home.path(u".ssh/known_hosts"_s));
        for (const Outcome &outcome : both(m_strict, key(m_strict))) {
            QCOMPARE(outcome.code, 1);
            expect(outcome,
                   {"host key has changed; not connected", address(m_strict),
                    "SHA256:", "installed anew", "somebody stands between", "ssh-keygen -f",
                    "-R '[127.0.0.1]:" + port(m_strict) + "'"});
        }
        QCOMPARE(ssh::readAll(m_home.path(u".ssh/known_hosts"_s)), before);
    }

    void whatItSaysToTypeRemovesTheOldKey()
    {
        know(m_strict, m_asking);
        const Outcome outcome = check(m_strict, key(m_strict));
        const qsizetype begin = outcome.errors.lastIndexOf("ssh-keygen -f ");
        QVERIFY2(begin > 0, outcome.errors.constData());
        const QString command = QString::fromUtf8(outcome.errors.mid(begin)).trimmed();
        QVERIFY2(ssh::runTool(u"sh"_s, {u"-c"_s, command}), qPrintable(command));
        QVERIFY(!ssh::readAll(m_home.path(u".ssh/known_hosts"_s)).contains(port(m_strict)));
    }

    void anUnknownHostKeyIsNotAcceptedByItself()
    {
        for (const Outcome &outcome : both(m_strict, key(m_strict))) {
            QCOMPARE(outcome.code, 1);
            expect(outcome, {"host key is not known", port(m_strict), "SHA256:", "accept it"});
        }
        QVERIFY(!QFile::exists(m_home.path(u".ssh/known_hosts"_s)));
    }

    void aKeyThatTheDeviceDoesNotTakeIsNamed()
    {
        know(m_strict);
        for (const Outcome &outcome : both(m_strict, m_home.path(u"stranger"_s))) {
            QCOMPARE(outcome.code, 1);
            expect(outcome, {"refused the login", address(m_strict), "stranger", "ssh-copy-id"});
        }
    }

    void withoutATerminalNoPasswordIsAskedFor()
    {
        know(m_asking);
        for (const Outcome &outcome : both(m_asking, m_home.path(u"stranger"_s))) {
            QCOMPARE(outcome.code, 1);
            expect(outcome,
                   {"asks for a password, and nobody is here", user(m_asking), "127.0.0.1",
                    "stranger", "ssh-copy-id"});
        }
    }

    void aKeyWithAPassphraseSaysHowToUnlockIt()
    {
        know(m_strict);
        QFile accepted(m_strict.path(u"server/authorized_keys"_s));
        QVERIFY(accepted.open(QIODevice::Append));
        QVERIFY(accepted.write(ssh::readAll(m_home.path(u"locked.pub"_s))) > 0);
        accepted.close();
        for (const Outcome &outcome : both(m_strict, m_home.path(u"locked"_s))) {
            QCOMPARE(outcome.code, 1);
            expect(outcome, {"locked", "passphrase", "ssh-add"});
        }
    }

    void aKeyFileThatIsNotThereIsSaid()
    {
        know(m_strict);
        const QList<Outcome> outcomes = both(m_strict, m_home.path(u"nowhere"_s));
        QCOMPARE(outcomes.at(0).code, 2); // a word of the command line
        expect(outcomes.at(0), {"no such key file", "nowhere"});
        QCOMPARE(outcomes.at(1).code, 1);
        expect(outcomes.at(1), {address(m_strict), "nowhere"});
    }

    void aPortWhereNothingListensIsSaid()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QByteArray port = QByteArray::number(closed.serverPort());
        closed.close();
        ProgramRun run(m_home, {u"check"_s, u"someone@127.0.0.1:"_s + QString::fromLatin1(port)});
        QCOMPARE(run.finish(), 1);
        QVERIFY2(run.errors().contains(QByteArray("127.0.0.1:" + port)), run.errors().constData());
    }

private:
    struct Outcome
    {
        int code = -1;
        QByteArray output;
        QByteArray errors;
    };

    static QByteArray port(ssh::Fixture &device)
    {
        return QByteArray::number(device.server().port());
    }

    static QByteArray user(ssh::Fixture &device) { return device.server().user().toUtf8(); }

    static QByteArray address(ssh::Fixture &device)
    {
        return user(device) + "@127.0.0.1:" + port(device);
    }

    static QString key(ssh::Fixture &device) { return device.server().clientKeyFile(); }

    /// known_hosts has a server's own key under its name, or that of `shown`.
    void know(ssh::Fixture &device) { know(device, device); }

    void know(ssh::Fixture &device, ssh::Fixture &shown)
    {
        const QByteArray known = ssh::readAll(shown.server().knownHostsFile());
        m_home.write(u".ssh/known_hosts"_s,
                     "[127.0.0.1]:" + port(device) + known.mid(known.indexOf(' ')));
    }

    static Outcome outcomeOf(ProgramRun &run)
    {
        Outcome outcome;
        outcome.code = run.finish();
        outcome.output = run.output();
        outcome.errors = run.errors();
        return outcome;
    }

    Outcome check(ssh::Fixture &device, const QString &identity)
    {
        ProgramRun run(
            m_home, {u"check"_s, u"-q"_s, u"-i"_s, identity, QString::fromUtf8(address(device))});
        return outcomeOf(run);
    }

    /// The same from `check` and from `run`: the campaign has no trial then.
    QList<Outcome> both(ssh::Fixture &device, const QString &identity)
    {
        const QJsonObject plan{
            {u"devices"_s,
             QJsonArray{QJsonObject{{u"name"_s, u"board"_s},
                                    {u"host"_s, u"127.0.0.1"_s},
                                    {u"port"_s, device.server().port()},
                                    {u"user"_s, device.server().user()},
                                    {u"identityFile"_s, identity}}}},
            {u"workloads"_s, QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}}}}};
        const QString file = m_home.path(u"out.runwatt"_s);
        ProgramRun run(m_home,
                       {u"run"_s, u"-q"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        const Outcome ran = outcomeOf(run);
        // No trial began, so there is nothing to keep.
        [&file] { QVERIFY(!QFile::exists(file)); }();
        return {check(device, identity), ran};
    }

    static void expect(const Outcome &outcome, const QList<QByteArray> &words)
    {
        QCOMPARE(outcome.output, QByteArray());
        for (const QByteArray &each : words)
            QVERIFY2(outcome.errors.contains(each),
                     QByteArray(each + " is not in: " + outcome.errors).constData());
    }

    ProgramHome m_home;
    ssh::Fixture m_asking;
    ssh::Fixture m_strict;
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
