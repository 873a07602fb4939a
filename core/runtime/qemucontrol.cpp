// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qemucontrol.h"

#include "core/base/shellquote.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr int kAnswerTenths = 50; ///< an emulated guest on a busy device holds QEMU up
constexpr Milliseconds kLimit = 20s;

} // namespace

QemuControl::QemuControl(RuntimePlace place)
    : m_place(std::move(place))
{ }

Task<Result<ssh::CommandResult>> QemuControl::run(QStringList words, StopToken stop)
{
    const QStringList all = device::scriptCommand(u"qmp"_s, device::Interpreter::Shell, words);
    ssh::Command command(shellCommand(all), u"QMP"_s);
    command.limit = kLimit;
    co_return co_await m_place.connection->run(command, stop);
}

QString QemuControl::nextPrefix()
{
    return u"runwatt-"_s + QString::number(++m_exchanges);
}

bool QemuControl::canBeTold() const
{
    return m_canBeTold;
}

QString QemuControl::problem() const
{
    return m_problem;
}

Task<Result<void>> QemuControl::make(QString folder, StopToken stop)
{
    m_folder = std::move(folder);
    m_canBeTold = false;
    const QStringList words{u"make"_s, m_folder};
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await run(words, stop));
    m_canBeTold = made.succeeded();
    m_problem = u"it was not asked yet"_s;
    if (!m_canBeTold)
        m_problem = u"no FIFO can be made beside the guest's images: "_s
            + QString::fromUtf8(made.standardError.right(200)).trimmed();
    co_return {};
}

Task<Result<QemuState>> QemuControl::ask(StopToken stop)
{
    QemuState state;
    if (!m_canBeTold)
        co_return state;
    const QString prefix = nextPrefix();
    const QStringList words =
        QStringList{u"ask"_s, m_folder, QString::number(kAnswerTenths), lastQmpQuestion(prefix)}
        + qmpQuestions(prefix);
    const Result<ssh::CommandResult> asked = co_await run(words, stop);
    if (!asked) {
        const ErrorCode code = asked.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost)
            co_return tl::make_unexpected(asked.error());
        m_problem = asked.error().text();
        co_return state;
    }
    QmpReader reader;
    reader.feed(asked->standardOutput);
    state = qemuStateOf(reader, prefix);
    m_problem.clear();
    if (!asked->succeeded())
        m_problem = QString::fromUtf8(asked->standardError.right(200)).trimmed();
    else if (!reader.answer(lastQmpQuestion(prefix)))
        m_problem = reader.isGreeted() ? u"it does not answer"_s : u"it says nothing that is QMP"_s;
    co_return state;
}

Task<bool> QemuControl::quit(StopToken stop)
{
    if (!m_canBeTold)
        co_return false;
    const QStringList words = QStringList{u"tell"_s, m_folder} + qmpQuit(nextPrefix());
    const Result<ssh::CommandResult> told = co_await run(words, stop);
    co_return told && told->succeeded();
}

Task<QString> QemuControl::ending(StopToken stop)
{
    if (!m_canBeTold)
        co_return QString();
    const QStringList words{u"said"_s, m_folder};
    const Result<ssh::CommandResult> said = co_await run(words, stop);
    QmpReader reader;
    if (said)
        reader.feed(said->standardOutput);
    co_return qemuEnding(reader);
}

} // namespace runwatt::runtime
