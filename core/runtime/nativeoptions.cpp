// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/nativeoptions.h"

#include "core/device/privilege.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

const QList<NativeRoot> &nativeRoots()
{
    static const QList<NativeRoot> all{NativeRoot::Device, NativeRoot::Common};
    return all;
}

QString toWord(NativeRoot root)
{
    return root == NativeRoot::Common ? u"common"_s : u"device"_s;
}

std::optional<NativeRoot> nativeRootFromWord(const QString &word)
{
    for (const NativeRoot root : nativeRoots()) {
        if (toWord(root) == word)
            return root;
    }
    return std::nullopt;
}

Result<void> checkNative(const NativeOptions &options, const device::Profile &profile)
{
    if (options.root == NativeRoot::Device || device::rootPrefix(profile))
        return {};
    return failure(ErrorCode::PermissionDenied,
                   Runtimes::tr("NT can't be run in the common root file system"), profile.device,
                   Runtimes::tr("that needs root, and sudo asks for a password"),
                   Runtimes::tr("Allow sudo without a password for this user, log in as root, or "
                                "run NT in the device's own."));
}

} // namespace runwatt::runtime
