// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/base64.hpp>

#include "support.hpp"
#include "table_base64.hpp"

namespace bench
{

namespace
{

namespace fl = face_liveness::detail;

} // namespace

void add_base64()
{
    auto const& bytes = *the_documents().d.reference_image->bytes;
    std::string text(table_base64::encoded_size(bytes.size()), '\0');
    table_base64::encode(bytes.data(), bytes.size(), text.data());
    std::vector<unsigned char> const decoded(bytes.size());

    auto const add_both = [&](std::string const& who, auto encode, auto decode)
    {
        std::string written(text.size(), '\0');
        encode(bytes.data(), bytes.size(), written.data());
        std::vector<unsigned char> read(bytes.size());
        require(written == text && decode(text.data(), text.size(), read.data()) && read == bytes, who,
                "base64");
        add("base64 encode", who,
            [&bytes, written, encode]() mutable
            {
                encode(bytes.data(), bytes.size(), written.data());
                keep(written);
            });
        add("base64 decode", who,
            [text, read, decode]() mutable
            {
                bool ok = decode(text.data(), text.size(), read.data());
                keep(ok);
                keep(read);
            });
    };
    add_both("table", table_base64::encode, table_base64::decode);
    add_both("face_liveness", fl::base64_encode, fl::base64_decode);
}

} // namespace bench
