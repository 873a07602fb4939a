// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/katavolume.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/making.h"
#include "core/runtime/text.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kMakingLimit = 600s; ///< the journal and the inodes of a large one
constexpr Milliseconds kLimit = 60s;
/// Kata keeps what it is told in a folder whose name is the path in base64.
constexpr qsizetype kLongestPath = 189;

} // namespace

KataVolume::KataVolume(RuntimePlace place)
    : m_place(std::move(place))
{ }

QString KataVolume::source() const
{
    return m_place.folder + u"/volume"; // see leftovers.sh
}

QString KataVolume::image() const
{
    return m_place.folder + u"/kata-data.img"; // likewise
}

Task<Result<void>> KataVolume::make(StopToken stop)
{
    const QString what = Runtimes::tr("the Kata container's disk can't be made");
    if (source().toUtf8().size() > kLongestPath) {
        co_return failure(ErrorCode::InvalidInput, what,
                          QString(m_place.profile.device + u": " + source()),
                          Runtimes::tr("Kata can't have volumes with a path as long as this"),
                          Runtimes::tr("Choose another folder for the benchmark's file."));
    }
    const QStringList mkdir{u"mkdir"_s, u"-p"_s, u"-m"_s, u"700"_s, u"--"_s, source()};
    ssh::Command command(shellCommand(mkdir), u"mkdir"_s);
    command.limit = kLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult folder,
                   co_await m_place.connection->run(command, stop));
    RUNWATT_CO_CHECK(folder.check(what));
    const device::Profile &profile = m_place.profile;
    Making making;
    making.script = u"datadisk"_s;
    making.words = QStringList{image(), QString::number(dataDiskBytes(m_place.fileBytes)),
                               QString(profile.fact(u"uid"_s) + u':' + profile.fact(u"gid"_s)),
                               toWord(DiskBacking::Sparse)};
    making.folder = m_place.folder;
    making.limit = kMakingLimit;
    making.what = what;
    making.halfMade = QStringList(image());
    RUNWATT_CO_CHECK(co_await runtime::make(m_place, making, stop));
    co_return {};
}

Task<Result<QByteArray>> KataVolume::run(QString verb, StopToken stop)
{
    const QStringList words = device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"katavolume"_s, device::Interpreter::Shell,
                                QStringList{verb, m_place.profile.fact(u"kata.runtime"_s), image(),
                                            source()});
    ssh::Command command(shellCommand(words), u"Kata's volume"_s);
    command.limit = kLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await m_place.connection->run(command, stop));
    RUNWATT_CO_CHECK(told.check(verb == u"attach"
                                    ? Runtimes::tr("giving the Kata container its disk")
                                    : Runtimes::tr("taking the Kata container's disk back")));
    co_return told.standardOutput;
}

Task<Result<void>> KataVolume::attach(StopToken stop)
{
    const QString verb = u"attach"_s;
    RUNWATT_CO_TRY(const QByteArray told, co_await run(verb, stop));
    const QList<QByteArray> words = told.trimmed().split(' ');
    m_loop = QString::fromUtf8(words.value(1));
    m_direct = QString::fromUtf8(words.value(2));
    co_return {};
}

Task<Result<void>> KataVolume::detach(StopToken stop)
{
    const QString verb = u"detach"_s;
    RUNWATT_CO_CHECK(co_await run(verb, stop));
    co_return {};
}

QList<device::Fact> KataVolume::facts() const
{
    return {
        {u"kata.volume"_s, Runtimes::tr("Disk of the Kata container"), m_loop},
        {u"kata.volume.bytes"_s, Runtimes::tr("Its size"),
         QString::number(dataDiskBytes(m_place.fileBytes))},
        {u"kata.volume.file-system"_s, Runtimes::tr("Its file system"), u"ext4"_s},
        {u"kata.volume.direct"_s, Runtimes::tr("Goes around the device's page cache"), m_direct}};
}

} // namespace runwatt::runtime
