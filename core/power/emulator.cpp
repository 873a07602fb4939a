// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/emulator.h"

#include "core/power/cpuload.h"
#include "core/power/pty.h"
#include "core/power/wattsupemulation.h"

#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

constexpr double kMsPerSecond = 1000;

// The meter's side of the pty; lives in the emulator's thread.
class EmulatorPort : public QObject
{
public:
    EmulatorPort(Pty pty, const EmulatorOptions &options)
        : m_pty(std::move(pty))
        , m_emulation(options.seed, static_cast<double>(options.period.count()) / kMsPerSecond)
        , m_load(options.load)
        , m_notifier(m_pty.descriptor(), QSocketNotifier::Read, this)
        , m_timer(this)
    {
        if (!m_load)
            m_load = [load = CpuLoad()]() mutable { return load.sinceLastCall(); };
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(options.period);
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { takeCommands(); });
        connect(&m_timer, &QTimer::timeout, this, [this] { sendRecord(); });
    }

private:
    void takeCommands()
    {
        m_pty.write(m_emulation.receive(m_pty.read()));
        if (!m_emulation.isLogging()) {
            m_timer.stop();
        } else if (!m_timer.isActive()) {
            static_cast<void>(m_load()); // the first record's mean begins here
            m_timer.start();
        }
    }

    void sendRecord() { m_pty.write(m_emulation.record(m_load())); }

    Pty m_pty;
    WattsUpEmulation m_emulation;
    std::function<double()> m_load;
    QSocketNotifier m_notifier;
    QTimer m_timer;
};

} // namespace

class EmulatedMeter::Private
{
public:
    explicit Private(QString path)
        : portPath(std::move(path))
    { }

    ~Private()
    {
        thread.quit();
        thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Private)

    QString portPath;
    QThread thread;
};

EmulatedMeter::EmulatedMeter(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{ }

EmulatedMeter::~EmulatedMeter() = default;

Result<std::unique_ptr<EmulatedMeter>> EmulatedMeter::start(const EmulatorOptions &options)
{
    RUNWATT_TRY(Pty pty, Pty::open());
    auto d = std::make_unique<Private>(pty.path());
    d->thread.setObjectName(u"simulated meter"_s);
    auto *port = new EmulatorPort(std::move(pty), options);
    port->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, port, &QObject::deleteLater);
    d->thread.start();
    return std::unique_ptr<EmulatedMeter>(new EmulatedMeter(std::move(d)));
}

QString EmulatedMeter::portPath() const
{
    return d->portPath;
}

} // namespace runwatt::power
