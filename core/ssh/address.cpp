// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/address.h"

#include "core/ssh/text.h"

#include <limits>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

Result<Address> parseAddress(QString text)
{
    const QString whole = text;
    if (text.startsWith("ssh://"_L1))
        text = text.sliced(6);
    Address address;
    if (const qsizetype at = text.lastIndexOf(u'@'); at >= 0) {
        address.user = text.first(at);
        text = text.sliced(at + 1);
    }
    const qsizetype colon = text.lastIndexOf(u':');
    const bool hasPort = text.startsWith(u'[') ? colon > text.indexOf(u']')
                                               : colon >= 0 && text.indexOf(u':') == colon;
    if (hasPort) {
        const QString named = text.sliced(colon + 1);
        bool isNumber = false;
        const qulonglong port = named.toULongLong(&isNumber);
        if (!isNumber || port < 1 || port > std::numeric_limits<quint16>::max())
            return failure(ErrorCode::InvalidInput,
                           Ssh::tr("\"%1\" is no port: it is from 1 to 65535.").arg(named), whole);
        address.port = static_cast<quint16>(port);
        text = text.first(colon);
    }
    if (text.startsWith(u'[') && text.endsWith(u']'))
        text = text.sliced(1, text.size() - 2);
    if (text.isEmpty())
        return failure(ErrorCode::InvalidInput, Ssh::tr("There is no host in this address."),
                       whole);
    address.host = text;
    return address;
}

} // namespace runwatt::ssh
