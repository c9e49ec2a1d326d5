// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/core.hpp>
#include <face_liveness/http.hpp>
#include <face_liveness/json.hpp>
#include <face_liveness/sign.hpp>

#include "support.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

// The signature of document A's message, by face_liveness and by hand: no checks, the headers in the order
// that is wanted, and what never changes as constants.

namespace bench
{

namespace
{

namespace fl = face_liveness;

constexpr char who[] = "OpenSSL by hand";
constexpr char access_key_id[] = "AKIDEXAMPLE";
constexpr char secret_access_key[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr std::chrono::sys_seconds now(std::chrono::seconds(1'795'366'800));
constexpr std::string_view now_text = "20261122T170000Z";

using digest = std::array<unsigned char, 32>;

void append_hex(std::string& out, digest const& bytes)
{
    for (unsigned char byte : bytes)
    {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
}

// One context for every digest, which is the cheapest that OpenSSL 3 has.
class reused_context
{
public:
    reused_context()
        : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr))
        , context_(EVP_MD_CTX_new())
    {
        require(algorithm_ && context_, who, "a context");
    }
    reused_context(reused_context const&) = delete;
    reused_context& operator=(reused_context const&) = delete;
    ~reused_context()
    {
        EVP_MD_CTX_free(context_);
        EVP_MD_free(algorithm_);
    }

    digest sha256(std::string_view text) { return of_both({}, text); }

    // RFC 2104; no key of Signature Version 4 is longer than a block
    digest hmac(std::string_view key, std::string_view text)
    {
        std::array<char, 64> inner;
        std::array<char, 64> outer;
        for (std::size_t i = 0; i != inner.size(); ++i)
        {
            char const byte = i < key.size() ? key[i] : '\0';
            inner[i] = static_cast<char>(byte ^ 0x36);
            outer[i] = static_cast<char>(byte ^ 0x5c);
        }
        digest const hashed = of_both({inner.data(), inner.size()}, text);
        return of_both({outer.data(), outer.size()},
                       {reinterpret_cast<char const*>(hashed.data()), hashed.size()});
    }

private:
    digest of_both(std::string_view first, std::string_view second)
    {
        digest out;
        EVP_DigestInit_ex2(context_, algorithm_, nullptr);
        if (!first.empty())
            EVP_DigestUpdate(context_, first.data(), first.size());
        EVP_DigestUpdate(context_, second.data(), second.size());
        EVP_DigestFinal_ex(context_, out.data(), nullptr);
        return out;
    }

    EVP_MD* algorithm_;
    EVP_MD_CTX* context_;
};

// OpenSSL's own function for each.
struct one_shot
{
    digest sha256(std::string_view text)
    {
        digest out;
        EVP_Digest(text.data(), text.size(), out.data(), nullptr, EVP_sha256(), nullptr);
        return out;
    }

    digest hmac(std::string_view key, std::string_view text)
    {
        digest out;
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
             reinterpret_cast<unsigned char const*>(text.data()), text.size(), out.data(), nullptr);
        return out;
    }
};

// Writes the value of the Authorization header.
template <class Hash>
void sign_by_hand(Hash& hash, std::string_view host, std::string_view target, std::string_view body,
                  std::string& scratch, std::string& out)
{
    constexpr std::string_view signed_headers = "content-type;host;x-amz-date;x-amz-target";
    constexpr std::string_view scope_behind_date = "/us-east-1/rekognition/aws4_request";
    auto const view = [](digest const& bytes)
    { return std::string_view(reinterpret_cast<char const*>(bytes.data()), bytes.size()); };

    scratch = "POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:";
    scratch += host;
    scratch += "\nx-amz-date:";
    scratch += now_text;
    scratch += "\nx-amz-target:";
    scratch += target;
    scratch += "\n\n";
    scratch += signed_headers;
    scratch += '\n';
    append_hex(scratch, hash.sha256(body));
    digest const canonical = hash.sha256(scratch);

    scratch = "AWS4-HMAC-SHA256\n";
    scratch += now_text;
    scratch += '\n';
    scratch += now_text.substr(0, 8);
    scratch += scope_behind_date;
    scratch += '\n';
    append_hex(scratch, canonical);

    char key[4 + sizeof secret_access_key] = "AWS4";
    std::memcpy(key + 4, secret_access_key, sizeof secret_access_key);
    digest const of_date = hash.hmac(key, now_text.substr(0, 8));
    digest const of_region = hash.hmac(view(of_date), "us-east-1");
    digest const of_service = hash.hmac(view(of_region), "rekognition");
    digest const signing = hash.hmac(view(of_service), "aws4_request");

    out = "AWS4-HMAC-SHA256 Credential=";
    out += access_key_id;
    out += '/';
    out += now_text.substr(0, 8);
    out += scope_behind_date;
    out += ", SignedHeaders=";
    out += signed_headers;
    out += ", Signature=";
    append_hex(out, hash.hmac(view(signing), scratch));
}

template <class Hash>
void add_by_hand(std::string const& name, fl::http_request const& message)
{
    auto const hash = std::make_shared<Hash>();
    std::string const host(message.headers.get("host").value());
    std::string const target(message.headers.get("x-amz-target").value());
    std::string checked;
    std::string scratch;
    sign_by_hand(*hash, host, target, message.body, scratch, checked);
    require(checked == message.headers.get("authorization").value(), name, "sign A");
    add("sign A", name,
        [hash, host, target, body = message.body, scratch, out = checked]() mutable
        {
            sign_by_hand(*hash, host, target, body, scratch, out);
            keep(out);
        });
}

} // namespace

void add_sign()
{
    auto const request = fl::decode<fl::create_session_request>(the_documents().a_text).value();
    fl::credentials const credentials{.access_key_id = access_key_id, .secret_access_key = secret_access_key};
    fl::endpoint const where = fl::endpoint_for("us-east-1").value();
    fl::http_request message = fl::to_http(request, where).value();
    fl::sign(message, credentials, where.region, now, fl::openssl_sha256{}).value();

    add("sign A", "face_liveness",
        [message, credentials, region = std::string(where.region)]() mutable
        {
            bool const ok = fl::sign(message, credentials, region, now, fl::openssl_sha256{}).has_value();
            require(ok, "face_liveness", "sign A");
            keep(message);
        });
    add_by_hand<reused_context>("OpenSSL by hand, one context reused", message);
    add_by_hand<one_shot>("OpenSSL by hand, EVP_Digest() and HMAC()", message);
}

} // namespace bench
