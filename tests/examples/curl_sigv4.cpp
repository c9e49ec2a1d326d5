// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Sends a request that libcurl's own signer has signed, by the credentials in the environment, and prints the
// status and the body of the answer:
//
//     curl_sigv4 http://127.0.0.1:8080/

#include <curl/curl.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

namespace
{

std::size_t print(char* text, std::size_t, std::size_t size, void*)
{
    std::cout.write(text, static_cast<std::streamsize>(size));
    return size;
}

std::string variable(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2 || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return EXIT_FAILURE;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const handle(curl_easy_init(), curl_easy_cleanup);
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };
    curl_slist* headers = nullptr;
    for (std::string const& line : {std::string("Content-Type: application/x-amz-json-1.1"),
                                    std::string("X-Amz-Target: RekognitionService.CreateFaceLivenessSession"),
                                    "X-Amz-Security-Token: " + variable("AWS_SESSION_TOKEN")})
        if (!line.ends_with(": "))
            headers = curl_slist_append(headers, line.c_str());
    std::string const who = variable("AWS_ACCESS_KEY_ID") + ':' + variable("AWS_SECRET_ACCESS_KEY");

    set(CURLOPT_URL, argv[1]);
    set(CURLOPT_AWS_SIGV4, "aws:amz:us-east-1:rekognition");
    set(CURLOPT_USERPWD, who.c_str());
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_POSTFIELDS, R"({"Settings":{"AuditImagesLimit":2},"ClientRequestToken":"token-1"})");
    set(CURLOPT_WRITEFUNCTION, print);
    set(CURLOPT_TIMEOUT_MS, 10000L);
    CURLcode const code = curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    if (code != CURLE_OK)
    {
        std::cerr << curl_easy_strerror(code) << '\n';
        return EXIT_FAILURE;
    }
    std::cout << '\n' << status << '\n';
}
