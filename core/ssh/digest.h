// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

struct evp_md_ctx_st;

namespace runwatt::ssh {

/// SHA-256 by libcrypto, which uses the processor's own instructions: several times faster than
/// QCryptographicHash, so that checking a transfer doesn't slow it down.
class Digest
{
public:
    Digest();
    ~Digest();
    Q_DISABLE_COPY_MOVE(Digest)

    void add(QByteArrayView bytes);
    /// In hexadecimal, as sha256sum prints it. Ends the digest.
    [[nodiscard]] QByteArray hex();

private:
    evp_md_ctx_st *m_context;
};

} // namespace runwatt::ssh
