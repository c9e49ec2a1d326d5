// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Creates a session with libcurl, and prints its id:
//
//     AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... libcurl us-east-1 [--endpoint-url URL]

#include <face_liveness.hpp>
#include <face_liveness/adapter/openssl.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace fl = face_liveness;

namespace
{

struct curl_category final : boost::system::error_category
{
    char const* name() const noexcept override { return "curl"; }
    std::string message(int code) const override { return curl_easy_strerror(static_cast<CURLcode>(code)); }
} const the_curl_category;

constexpr std::size_t largest_body = 8 * 1024 * 1024;

struct reply
{
    fl::http_response answer{};
    bool has_whole_head = false; // libcurl does not mind a connection that is cut inside of it
};

std::size_t add_to_body(char* text, std::size_t, std::size_t size, void* to)
{
    std::string& body = static_cast<reply*>(to)->answer.body;
    if (body.size() + size > largest_body)
        return 0; // an error to libcurl
    body.append(text, size);
    return size;
}

std::size_t add_to_head(char* text, std::size_t, std::size_t size, void* to)
{
    auto& [answer, has_whole_head] = *static_cast<reply*>(to);
    std::string_view const line(text, size);
    has_whole_head = line == "\r\n" || line == "\n";
    if (line.starts_with("HTTP/"))
        answer.headers.clear(); // of an interim answer
    else if (auto const colon = line.find(':'); colon != line.npos)
    {
        std::string_view value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
        answer.headers.add(std::string(line.substr(0, colon)), std::string(value));
    }
    return size;
}

boost::system::result<fl::http_response> send(fl::endpoint const& where, fl::http_request const& message)
{
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const handle(curl_easy_init(), curl_easy_cleanup);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, curl_slist_free_all);
    auto const add = [&headers](std::string const& line)
    { headers.reset(curl_slist_append(headers.release(), line.c_str())); };
    for (fl::http_header const& field : message.headers) // host is among them, and takes the place of curl's
        add(field.name + ": " + field.value);
    add("Expect:");

    std::string const url = where.scheme + "://" + fl::host_header(where) + message.target;
    reply got;
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PATH_AS_IS, 1L); // as it was signed
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(message.body.size()));
    set(CURLOPT_POSTFIELDS, message.body.c_str());
    set(CURLOPT_HEADERFUNCTION, add_to_head);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&got));
    set(CURLOPT_WRITEFUNCTION, add_to_body);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&got));
    set(CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    set(CURLOPT_TIMEOUT_MS, 10000L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (char const* const file = std::getenv("SSL_CERT_FILE")) // which libcurl itself does not read
        set(CURLOPT_CAINFO, file);
    CURLcode code = curl_easy_perform(handle.get());
    if (code == CURLE_OK && !got.has_whole_head)
        code = CURLE_PARTIAL_FILE;
    if (code != CURLE_OK)
        return boost::system::error_code(code, the_curl_category);
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    got.answer.status = static_cast<int>(status);
    return std::move(got.answer);
}

std::string variable(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

fl::random_bytes random_bytes()
{
    std::random_device source;
    fl::random_bytes bytes{};
    for (unsigned char& byte : bytes)
        byte = static_cast<unsigned char>(source());
    return bytes;
}

int fail(auto const& error)
{
    std::cerr << error << '\n';
    return EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv)
{
    bool const has_url = argc == 4 && std::string_view(argv[2]) == "--endpoint-url";
    if (argc != 2 && !has_url)
        return fail("usage: libcurl REGION [--endpoint-url URL]");
    fl::endpoint_options options;
    if (has_url)
        options.endpoint_url = argv[3];
    auto const where = fl::endpoint_for(argv[1], options);
    if (!where)
        return fail(where.error());

    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return fail("libcurl can't be used");
    fl::create_session_request const request{
        .settings = fl::session_settings{.audit_images_limit = 2},
        .client_request_token = fl::fresh_token(random_bytes()),
    };
    fl::credentials const who{
        .access_key_id = variable("AWS_ACCESS_KEY_ID"),
        .secret_access_key = variable("AWS_SECRET_ACCESS_KEY"),
        .session_token = variable("AWS_SESSION_TOKEN"),
    };
    fl::call create(request, *where, who, random_bytes(), fl::openssl_sha256{});
    auto const session = fl::run(
        create, [&](fl::http_request const& message) { return send(*where, message); },
        [] { return std::chrono::system_clock::now(); },
        [](auto time) { std::this_thread::sleep_for(time); });
    if (!session)
        return fail(session.error());
    std::cout << session->session_id << '\n';
}
