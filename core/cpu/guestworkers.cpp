// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/guestworkers.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::cpu {

namespace {

struct KnownWorker
{
    QLatin1String kind;
    QLatin1String before; ///< the number
};

constexpr std::array kWorkers{
    KnownWorker{"vhost"_L1, "vhost-"_L1},
    KnownWorker{"kvm-nx-lpage"_L1, "kvm-nx-lpage-recovery-"_L1},
    KnownWorker{"kvm-pit"_L1, "kvm-pit/"_L1},
};

/// Of a thread of user space, and until Linux 5.16 of the kernel: at most 15 letters are kept.
constexpr QLatin1String kCutName("kvm-nx-lpage-re");

} // namespace

std::optional<GuestWorker> guestWorker(const QString &name)
{
    const auto worker = std::ranges::find_if(
        kWorkers, [&name](const KnownWorker &each) { return name.startsWith(each.before); });
    if (worker != kWorkers.cend()) {
        const qint64 owner = name.sliced(worker->before.size()).toLongLong();
        return GuestWorker{worker->kind, std::max<qint64>(0, owner)};
    }
    if (name.startsWith(kCutName))
        return GuestWorker{u"kvm-nx-lpage"_s, 0};
    return std::nullopt;
}

} // namespace runwatt::cpu
