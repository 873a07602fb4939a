// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestimages.h"

#include "core/benchmark/size.h"
#include "core/runtime/making.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 600s; ///< some hundred megabytes to a slow card
constexpr qint64 kSlowCardBytesPerSecond = 5'000'000;
constexpr int kFileMode = 0600;

Task<Result<QByteArray>> makePart(RuntimePlace place,
                                  GuestMachine machine,
                                  QString script,
                                  QStringList words,
                                  StopToken stop,
                                  Milliseconds limit = kLimit)
{
    Making making;
    making.script = script;
    making.words = words;
    making.folder = machine.folder;
    making.limit = limit;
    making.what = Runtimes::tr("the guest's disks can't be made");
    making.remedy =
        Runtimes::tr("They take about 400 MB and the benchmark's files in the folder for these; "
                     "the kernel must have virtio.");
    making.halfMade = QStringList{machine.folder};
    return make(std::move(place), std::move(making), std::move(stop));
}

} // namespace

QString guestFilesFolder()
{
    return u"/run/guest"_s; // where guestinit.sh copies them
}

Task<Result<GuestKernel>> makeGuestImages(RuntimePlace place,
                                          GuestMachine machine,
                                          RootFilesystem root,
                                          KernelWish wish,
                                          std::vector<GuestLink::File> files,
                                          StopToken stop)
{
    RootRequest base;
    base.folder = machine.folder + u"/base";
    base.keptIn = place.keptFolder;
    base.mountPoint = u"/guest"_s;
    base.programs = QStringList{u"cat"_s,   u"cp"_s,    u"dd"_s,          u"insmod"_s, u"mkdir"_s,
                                u"mount"_s, u"sleep"_s, u"switch_root"_s, u"tr"_s};
    RUNWATT_CO_TRY(const RootFilesystem tree, co_await makeRootFilesystem(place, base, stop));
    files.push_back({u"init"_s, device::script(u"guestinit.sh"_s).toUtf8()});
    files.push_back({u"folder"_s, place.folder.toUtf8() + '\n'});
    for (const GuestLink::File &file : files) {
        const QString path = tree.folder + base.mountPoint + u'/' + file.name;
        Result<void> written =
            co_await place.connection->writeFile(path, file.contents, kFileMode, stop);
        if (!written) {
            written.error().where.prepend(QString(place.profile.device + u": "));
            RUNWATT_CO_CHECK(co_await removeHalfMade(place, QStringList(machine.folder), stop));
            co_return tl::make_unexpected(std::move(written).error());
        }
    }
    const QStringList kernel{machine.folder, machine.options.kernel,
                             wish.isUnpacked ? u"unpacked"_s : u"as-it-is"_s};
    RUNWATT_CO_TRY(const QByteArray said,
                   co_await makePart(place, machine, u"guestkernel"_s, kernel, stop));
    const QList<QByteArray> told = said.trimmed().split(' ');
    GuestKernel made;
    made.sha256 = QString::fromLatin1(told.value(1));
    made.hasTables = wish.namedDevices > 0 && told.value(2) != "reads-devices";
    if (made.hasTables) {
        const QStringList tables{machine.folder + u"/kernel", QString::number(wish.namedDevices)};
        RUNWATT_CO_CHECK(co_await makePart(place, machine, u"guesttables"_s, tables, stop));
    }
    const QStringList images{
        root.kept,   machine.folder,    machine.options.kernel,
        root.folder, machine.rootImage, machine.code == u"VM" ? u"virtio_pci"_s : u"virtio_mmio"_s};
    RUNWATT_CO_CHECK(co_await makePart(place, machine, u"guestimages"_s, images, stop));
    // Root's, whom guestinit.sh then has make the folder in it.
    const qint64 bytes = dataDiskBytes(machine.options, place.fileBytes);
    const QStringList disk{machine.folder + u"/data.img", QString::number(bytes), u"0:0"_s,
                           toWord(machine.options.diskBacking)};
    Milliseconds limit = kLimit;
    if (machine.options.diskBacking == DiskBacking::Preallocated) {
        limit += std::chrono::seconds(bytes / kSlowCardBytesPerSecond);
        if (place.tell)
            place.tell(
                Runtimes::tr("writing its disk of %1 in full").arg(benchmark::sizeText(bytes)));
    }
    RUNWATT_CO_CHECK(co_await makePart(place, machine, u"datadisk"_s, disk, stop, limit));
    co_return made;
}

} // namespace runwatt::runtime
