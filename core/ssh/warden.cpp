// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/warden.h"

#include "core/base/shellquote.h"
#include "core/ssh/engine.h"
#include "core/ssh/text.h"

#include <QRandomGenerator>

namespace runwatt::ssh {

namespace {

constexpr qsizetype kMostText = 16 * 1024;
constexpr Milliseconds kAnswerLimit{30000};

// Plain POSIX sh, for dash and busybox ("kill -TERM -GROUP" is the one form that all know). $1 is
// this login's name. A group is signalled by its number only while its command is known to run;
// otherwise processes are found by their token, since numbers are used again (all environments in
// one go; busybox's grep would stop at a NUL). A command under sudo belongs to root: then its group
// is signalled through sudo, where that asks for nothing. What an earlier login left (end) may
// include its warden, which carries RUNWATT_WARDEN. What others left (others) is all of an owner
// but the spared instance's.
constexpr char kScript[] = R"sh(
trap '' HUP INT TERM PIPE
login=$1
spared=nobody
marked() {
  head -v -c 131072 /proc/[0-9]*/environ 2>/dev/null | tr '\0' '\n' |
    sed -n -e '/^==> .*<==$/{s/[^0-9]//g;h;}' -e "/=$spared-/d" -e "/^$1/{x;p;x;}"
}
signal() {
  found=
  for pid in $(marked "$2"); do
    kill "-$1" "$pid" 2>/dev/null && found=yes
  done
  [ -n "$found" ]
}
group() {
  [ "$2" -gt 1 ] || return 1
  kill "-$1" "-$2" 2>/dev/null && return 0
  [ -d "/proc/$2" ] && sudo -n kill "-$1" -- "-$2" 2>/dev/null
}
sweep() {
  round=0
  while signal KILL "$1" && [ "$round" -lt 20 ]; do
    round=$((round + 1))
  done
}
finish() {
  signal TERM "$1" && sleep 1 && signal TERM "$1" && sleep 1
  sweep "$1"
}
stat=
read -r stat <"/proc/$$/stat"
set -- ${stat##*) }
if [ "$3" = "$$" ]; then
  echo "hello leader"
elif command -v setsid >/dev/null; then
  echo "hello setsid"
else
  echo "hello plain"
fi
while read -r verb token number; do
  case $verb in
    term) group TERM "$number" || signal TERM "RUNWATT_COMMAND=$token" ;;
    kill) group KILL "$number"; sweep "RUNWATT_COMMAND=$token"; echo "done $token" ;;
    end) (finish "RUNWATT_COMMAND=$token"; sweep "RUNWATT_WARDEN=$token"; echo "done $token") & ;;
    others) (spared=$number; finish "RUNWATT_COMMAND=$token-"; sweep "RUNWATT_WARDEN=$token-"
      echo "done $token") & ;;
  esac
done
finish "RUNWATT_COMMAND=$login."
)sh";

QByteArray loginName(const Owner &owner)
{
    const quint64 number = QRandomGenerator::system()->generate64();
    const QByteArray random = QByteArray::number(number, 16).rightJustified(16, '0');
    return owner.name.isEmpty() ? random : owner.name + '-' + owner.instance + '-' + random;
}

} // namespace

Warden::Warden(Engine *engine, const Owner &owner)
    : m_engine(engine)
    , m_changed(std::make_shared<Notifier>())
    , m_done(std::make_shared<QSet<QByteArray>>())
    , m_ended(std::make_shared<bool>(false))
    , m_login(loginName(owner))
{
    ChannelRequest request;
    request.kind = ChannelRequest::Kind::Command;
    request.line = "exec env RUNWATT_WARDEN=" + m_login + ". /bin/sh -c "
        + shellQuote(QByteArray(kScript)) + " runwatt " + m_login;
    m_channel = std::make_shared<Channel>(request);
    Channel::Handlers handlers;
    handlers.received = [this](Channel::Stream stream, const QByteArray &bytes) {
        if (stream == Channel::Stream::Output)
            receive(bytes);
        else
            m_complaints = QByteArray(m_complaints + bytes).right(kMostText);
    };
    handlers.ended = [this](const ChannelEnd &end) {
        *m_ended = true;
        m_ready = false;
        m_changed->notify();
        Error error(ErrorCode::Unsupported, Ssh::tr("Commands can't be supervised on the device"),
                    m_engine->where(), QString::fromUtf8(m_complaints.right(500)),
                    Ssh::tr("The account needs a POSIX shell (/bin/sh)."));
        if (end.error)
            error = *end.error;
        emit failed(error);
    };
    m_channel->setHandlers(std::move(handlers));
    m_engine->add(m_channel);
}

Warden::~Warden()
{
    m_channel->setHandlers({});
    // The end of its input tells it to stop what is left.
    m_channel->closeInput();
    *m_ended = true;
    m_changed->notify();
}

QByteArray Warden::nextToken()
{
    return m_login + '.' + QByteArray::number(++m_count) + '.';
}

QByteArray Warden::supervised(const QByteArray &line, const QByteArray &token) const
{
    const QByteArray body = "RUNWATT_COMMAND=" + token
        + ";export RUNWATT_COMMAND;printf '\\001%s %s\\n' " + token + " $$\n" + line;
    return m_shell + shellQuote(body);
}

void Warden::receive(const QByteArray &bytes)
{
    m_lines += bytes;
    qsizetype end = 0;
    while ((end = m_lines.indexOf('\n')) >= 0) {
        const QByteArray line = m_lines.first(end).trimmed();
        m_lines.remove(0, end + 1);
        // A login shell's start-up files may print before; such lines are none of ours.
        if (line.startsWith("hello ") && !m_ready) {
            m_shell = line == "hello setsid" ? "exec setsid /bin/sh -c " : "exec /bin/sh -c ";
            m_ready = true;
            emit ready();
        } else if (line.startsWith("done ")) {
            m_done->insert(line.sliced(5));
            m_changed->notify();
        }
    }
    if (m_lines.size() > kMostText)
        m_lines.clear();
}

void Warden::terminate(const QByteArray &token, qint64 group)
{
    m_channel->write("term " + token + ' ' + QByteArray::number(group) + '\n');
}

Task<Result<void>> Warden::kill(QByteArray token, qint64 group, StopToken stop)
{
    return ask("kill", std::move(token), QByteArray::number(group), std::move(stop));
}

Task<Result<void>> Warden::endLogin(const QByteArray &login, StopToken stop)
{
    return ask("end", login + '.', "0", std::move(stop));
}

Task<Result<void>> Warden::endOthers(const Owner &owner, StopToken stop)
{
    return ask("others", owner.name, owner.name + '-' + owner.instance, std::move(stop));
}

Task<Result<void>>
Warden::ask(QByteArray verb, QByteArray token, QByteArray argument, StopToken stop)
{
    const std::shared_ptr<QSet<QByteArray>> done = m_done;
    const std::shared_ptr<bool> ended = m_ended;
    const std::shared_ptr<Notifier> changed = m_changed;
    const QString where = m_engine->where();
    m_channel->write(verb + ' ' + token + ' ' + argument + '\n');
    while (!done->remove(token)) {
        if (*ended) {
            co_return failure(ErrorCode::ConnectionLost, Ssh::tr("A command could not be stopped"),
                              where, Ssh::tr("the link was lost"));
        }
        const Wake wake = co_await changed->wait(stop, kAnswerLimit);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        if (wake == Wake::TimedOut) {
            co_return failure(ErrorCode::Timeout, Ssh::tr("A command could not be stopped"), where,
                              Ssh::tr("the device did not answer in time"));
        }
    }
    co_return {};
}

} // namespace runwatt::ssh
