// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/digest.h"

#include <openssl/evp.h>

namespace runwatt::ssh {

std::optional<Sum> sumNamed(QByteArrayView name)
{
    if (name == "sha256")
        return Sum::Sha256;
    if (name == "blake2b")
        return Sum::Blake2b;
    return std::nullopt;
}

Digest::Digest(Sum sum)
    : m_context(EVP_MD_CTX_new())
{
    const EVP_MD *kind = sum == Sum::Blake2b ? EVP_blake2b512() : EVP_sha256();
    EVP_DigestInit_ex(m_context, kind, nullptr);
}

Digest::~Digest()
{
    EVP_MD_CTX_free(m_context);
}

void Digest::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context, bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray Digest::hex()
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_context, reinterpret_cast<unsigned char *>(digest.data()), &length);
    return digest.first(static_cast<qsizetype>(length)).toHex();
}

} // namespace runwatt::ssh
