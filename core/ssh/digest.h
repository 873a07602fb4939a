// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

struct evp_md_ctx_st;

namespace runwatt::ssh {

/// What a transfer is checked with. The device chooses: BLAKE2b (512 bits, as coreutils' b2sum) is
/// what a processor without instructions for SHA-256 is fastest at; busybox has only sha256sum.
enum class Sum { Sha256, Blake2b };

/// By the name that the device's half of a transfer (sumFunction()) says.
[[nodiscard]] std::optional<Sum> sumNamed(QByteArrayView name);

/// A sum by libcrypto, several times faster than QCryptographicHash, so that checking a transfer
/// doesn't slow it down.
class Digest
{
public:
    explicit Digest(Sum sum);
    ~Digest();
    Q_DISABLE_COPY_MOVE(Digest)

    void add(QByteArrayView bytes);
    /// In hexadecimal, as sha256sum and b2sum print it. Ends the digest.
    [[nodiscard]] QByteArray hex();

private:
    evp_md_ctx_st *m_context;
};

} // namespace runwatt::ssh
