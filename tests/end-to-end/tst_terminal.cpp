// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built program on a terminal of its own, where it asks what a login needs to know.
#include "programrun.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QJsonArray>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

/// Where the program runs in the terminal's session.
enum class Place { Foreground, Background };

/// A shell on a new terminal that runs the program, says "ended" with its exit code, and then sits
/// there: a terminal is set anew when its session ends, which would hide how it was left.
class TerminalRun
{
public:
    TerminalRun(const ProgramHome &home,
                const QStringList &arguments,
                Place place = Place::Foreground)
        : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
    {
        std::array<char, 64> name{};
        if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0
            || ptsname_r(m_master, name.data(), name.size()) != 0)
            qFatal("no pseudo-terminal");
        m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                         [this] { readScreen(); });
        m_process.setProcessEnvironment(programEnvironment(home));
        m_process.setWorkingDirectory(home.path());
        m_process.setChildProcessModifier([name] {
            setsid();
            const int terminal = ::open(name.data(), O_RDWR);
            if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0)
                _exit(99);
            for (int stream = 0; stream <= 2; ++stream)
                dup2(terminal, stream);
            if (terminal > 2)
                close(terminal);
        });
        // A shell that traps SIGINT outlives it, and the program has it as it was.
        const QString script = place == Place::Foreground
            ? u"trap : INT; \"$@\"; echo \"ended $?\"; read -r last"_s
            : u"set -m; \"$@\" & wait $!; echo \"ended $?\"; read -r last"_s;
        m_process.start(u"/bin/sh"_s,
                        QStringList{u"-c"_s, script, u"sh"_s, QStringLiteral(RUNWATT_PROGRAM)}
                            + arguments);
    }

    ~TerminalRun()
    {
        m_notifier.reset();
        close(m_master); // hangs up on all that is on it
        m_process.waitForFinished(120000);
    }

    Q_DISABLE_COPY_MOVE(TerminalRun)

    /// All that was shown since the begin.
    [[nodiscard]] const QByteArray &screen() const { return m_screen; }

    /// Waits until `text` is shown after what was waited for before.
    bool shows(const QByteArray &text)
    {
        qsizetype at = -1;
        const bool isShown = QTest::qWaitFor(
            [&] {
                at = m_screen.indexOf(text, m_seen);
                return at >= 0;
            },
            kHangMs);
        if (isShown)
            m_seen = at + text.size();
        else
            qWarning("\"%s\" is not in: %s", text.constData(), m_screen.constData());
        return isShown;
    }

    void type(const QByteArray &keys) const
    {
        if (::write(m_master, keys.constData(), static_cast<size_t>(keys.size())) != keys.size())
            qFatal("the terminal takes nothing");
    }

    /// The program's exit code; -1 when it does not end in time.
    int finish()
    {
        if (!shows("ended ") || !shows("\r\n"))
            return -1;
        const qsizetype begin = m_screen.lastIndexOf("ended ", m_seen) + 6;
        return m_screen.mid(begin, m_seen - 2 - begin).toInt();
    }

    [[nodiscard]] termios settings() const
    {
        termios now{};
        if (tcgetattr(m_master, &now) != 0)
            qFatal("the terminal cannot be asked");
        return now;
    }

    [[nodiscard]] bool isEchoing() const { return (settings().c_lflag & ECHO) != 0; }

private:
    void readScreen()
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(m_master, bytes.data(), bytes.size());
        if (count > 0)
            m_screen.append(bytes.data(), count);
        else if (count == 0 || errno != EAGAIN)
            m_notifier->setEnabled(false);
    }

    int m_master;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QProcess m_process;
    QByteArray m_screen;
    qsizetype m_seen = 0;
};

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QVERIFY2(m_device.start(), qPrintable(m_device.problem()));
        QVERIFY(ssh::makeKey(m_home.path(u"locked"_s), u"ed25519"_s, u"correct horse"_s));
        QFile accepted(m_device.path(u"server/authorized_keys"_s));
        QVERIFY(accepted.open(QIODevice::Append));
        QVERIFY(accepted.write(ssh::readAll(m_home.path(u"locked.pub"_s))) > 0);
    }

    void init() { QFile::remove(m_home.path(u".ssh/known_hosts"_s)); }

    void anUnknownKeyIsShownAndRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no") << QByteArray("no\n");
        QTest::newRow("nothing") << QByteArray("\n");
    }

    void anUnknownKeyIsShownAndRefused()
    {
        QFETCH(const QByteArray, answer);
        TerminalRun run(m_home, check());
        // The progress line is left as it is, and the question begins on the next.
        QVERIFY(
            run.shows("Connecting to " + address() + "\r\nIs this [127.0.0.1]:" + port() + '?'));
        QVERIFY(run.shows("ssh-ed25519  " + fingerprint()));
        QVERIFY(run.shows("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"));
        QVERIFY(run.shows("[no]: "));
        QVERIFY(run.isEchoing());
        run.type(answer);
        QVERIFY(run.shows("host key was not accepted"));
        QCOMPARE(run.finish(), 1);
        QVERIFY(known().isEmpty());
    }

    void aKeyIsAcceptedOnceWithAWordOnly()
    {
        TerminalRun run(m_home, check({u"--quiet"_s}));
        QVERIFY(run.shows("[no]: "));
        run.type("y\n");
        QVERIFY(run.shows("Type yes, once or no: "));
        run.type("once\n");
        QVERIFY(run.shows("What it can do"));
        const int code = run.finish();
        QVERIFY2(code == 0 || code == 3, run.screen().constData());
        QVERIFY(known().isEmpty());
    }

    void aKeyThatIsRememberedIsNotAskedForAgain()
    {
        {
            TerminalRun run(m_home, check());
            QVERIFY(run.shows("[no]: "));
            run.type("yes\n");
            QVERIFY(run.shows("What it can do"));
            QVERIFY(run.finish() >= 0);
        }
        const QByteArray line = known();
        QCOMPARE(line.count('\n'), 1);
        const QByteArray expected = "[127.0.0.1]:" + port() + " ssh-ed25519 ";
        QVERIFY2(line.startsWith(expected), line.constData());
        TerminalRun run(m_home, check());
        QVERIFY(run.shows("What it can do"));
        QVERIFY(run.finish() >= 0);
        QVERIFY2(!run.screen().contains("Is this"), run.screen().constData());
        QCOMPARE(known(), line);
    }

    void aCampaignAsksToo()
    {
        const QJsonObject plan{
            {u"devices"_s,
             QJsonArray{QJsonObject{{u"name"_s, u"board"_s},
                                    {u"host"_s, u"127.0.0.1"_s},
                                    {u"port"_s, m_device.server().port()},
                                    {u"user"_s, m_device.server().user()},
                                    {u"identityFile"_s, m_device.server().clientKeyFile()}}}},
            {u"workloads"_s, QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}}}}};
        const QString file = m_home.path(u"out.runwatt"_s);
        TerminalRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY(run.shows("Is this [127.0.0.1]:" + port() + '?'));
        QVERIFY(run.shows("[no]: "));
        run.type("no\n");
        QVERIFY(run.shows("host key was not accepted"));
        QCOMPARE(run.finish(), 1);
        QVERIFY(!QFile::exists(file));
    }

    void aPassphraseIsAskedForUntilItIsRightAndNeverShown()
    {
        know();
        TerminalRun run(m_home, check({}, m_home.path(u"locked"_s)));
        QVERIFY(run.shows("Passphrase of the key "));
        QVERIFY(run.shows("locked: "));
        QVERIFY(!run.isEchoing());
        run.type("wrong donkey\n");
        QVERIFY(run.shows("That passphrase was not right"));
        QVERIFY(run.shows("locked: "));
        QVERIFY(!run.isEchoing());
        run.type("correct horse\n");
        QVERIFY(run.shows("What it can do"));
        const int code = run.finish();
        QVERIFY2(code == 0 || code == 3, run.screen().constData());
        QVERIFY(run.isEchoing());
        for (const char *typed : {"donkey", "horse"})
            QVERIFY2(!run.screen().contains(typed), run.screen().constData());
    }

    void anInterruptionAtAPassphraseLeavesTheTerminalAsItWas()
    {
        know();
        TerminalRun run(m_home, check({}, m_home.path(u"locked"_s)));
        QVERIFY(run.shows("locked: "));
        QVERIFY(!run.isEchoing());
        QCOMPARE(run.settings().c_cc[VSUSP], cc_t(_POSIX_VDISABLE));
        run.type("half of\x03");
        QCOMPARE(run.finish(), 130);
        QVERIFY(run.isEchoing());
        QVERIFY(run.settings().c_cc[VSUSP] != cc_t(_POSIX_VDISABLE));
        QVERIFY2(!run.screen().contains("half of"), run.screen().constData());
    }

    void anInterruptionAtAHostKeyEndsTheProgram()
    {
        TerminalRun run(m_home, check());
        QVERIFY(run.shows("[no]: "));
        run.type("\x03");
        QCOMPARE(run.finish(), 130);
        QVERIFY(run.isEchoing());
        QVERIFY(known().isEmpty());
    }

    void theEndOfTheInputIsNobody()
    {
        TerminalRun run(m_home, check());
        QVERIFY(run.shows("[no]: "));
        run.type("\x04");
        QVERIFY(run.shows("host key is not known, and nobody is here to check it"));
        QCOMPARE(run.finish(), 1);
        QVERIFY(known().isEmpty());
    }

    void inTheBackgroundNothingIsAsked()
    {
        TerminalRun run(m_home, check(), Place::Background);
        QVERIFY(run.shows("host key is not known, and nobody is here to check it"));
        QCOMPARE(run.finish(), 1);
        QVERIFY2(!run.screen().contains("Is this"), run.screen().constData());
    }

private:
    [[nodiscard]] QByteArray port() { return QByteArray::number(m_device.server().port()); }

    [[nodiscard]] QByteArray address()
    {
        return m_device.server().user().toUtf8() + "@127.0.0.1:" + port();
    }

    [[nodiscard]] QStringList check(const QStringList &further = {}, const QString &identity = {})
    {
        const QString key = identity.isEmpty() ? m_device.server().clientKeyFile() : identity;
        return QStringList{u"check"_s, u"-i"_s, key} + further
            + QStringList{QString::fromUtf8(address())};
    }

    /// As OpenSSH prints the server's.
    [[nodiscard]] QByteArray fingerprint()
    {
        const QByteArray printed =
            ssh::toolOutput(u"ssh-keygen"_s, {u"-lf"_s, m_device.server().knownHostsFile()});
        const qsizetype begin = printed.indexOf("SHA256:");
        return printed.mid(begin, printed.indexOf(' ', begin) - begin);
    }

    /// known_hosts has the server's key.
    void know()
    {
        m_home.write(u".ssh/known_hosts"_s, ssh::readAll(m_device.server().knownHostsFile()));
    }

    [[nodiscard]] QByteArray known() const
    {
        return ssh::readAll(m_home.path(u".ssh/known_hosts"_s));
    }

    ProgramHome m_home;
    ssh::Fixture m_device;
};

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
