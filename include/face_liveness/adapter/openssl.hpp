// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

/// @file
/// SHA-256 by OpenSSL.  Link with libcrypto.

#ifndef FACE_LIVENESS_ADAPTER_OPENSSL_HPP
#define FACE_LIVENESS_ADAPTER_OPENSSL_HPP

#include <face_liveness/sign.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/throw_exception.hpp>

#include <openssl/evp.h>
#include <openssl/opensslv.h>

#include <stdexcept>
#include <string_view>

namespace face_liveness::inline v1
{

/// SHA-256 by OpenSSL, for sign() and verify().  Has no state, and may be used by several threads at once.
struct openssl_sha256
{
    /// The digest of the bytes.
    /// Throws std::runtime_error when OpenSSL can't: it is out of memory, or its configuration loads no
    /// provider of SHA-256.
    [[nodiscard]] sha256_digest operator()(std::string_view bytes) const
    {
        sha256_digest digest{};
        EVP_MD const* const algorithm = fetched();
        if (algorithm == nullptr
            || EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm, nullptr) != 1)
            boost::throw_exception(std::runtime_error("OpenSSL could not compute a SHA-256 digest"),
                                   BOOST_CURRENT_LOCATION);
        return digest;
    }

private:
    /// Fetched once for the whole program and never freed: fetching costs more than hashing a small text.
    [[nodiscard]] static EVP_MD const* fetched() noexcept
    {
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
        static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        return algorithm;
#else
        return EVP_sha256();
#endif
    }
};

} // namespace face_liveness::inline v1

#endif
