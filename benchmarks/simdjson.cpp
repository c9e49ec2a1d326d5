// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"
#include "table_base64.hpp"

#include <simdjson.h>

#include <memory>
#include <stdexcept>

// simdjson on demand, with exceptions as its documentation shows it.  One-shot: a text as it comes from the
// network, and a new parser.  Reused: a parser that lives on, and a text that is padded already.

namespace plain
{

using simdjson::ondemand::value;

void read(value from, std::string& to)
{
    to.assign(std::string_view(from.get_string()));
}

void read(value from, double& to)
{
    to = from.get_double();
}

void read(value from, std::int32_t& to)
{
    std::int64_t const number = from.get_int64();
    to = static_cast<std::int32_t>(number);
    if (to != number)
        throw std::runtime_error("out of range");
}

void read(value from, std::vector<unsigned char>& to)
{
    std::string_view const text = from.get_string();
    if (text.size() % 4 == 0)
        to.resize(table_base64::decoded_size(text.data(), text.size()));
    if (text.size() % 4 != 0 || !table_base64::decode(text.data(), text.size(), to.data()))
        throw std::runtime_error("not base64");
}

template <class Enum>
requires std::is_enum_v<Enum>
void read(value from, Enum& to)
{
    if (!from_name(from.get_string(), to))
        throw std::runtime_error("no such value");
}

template <class T>
void read(value from, std::optional<T>& to)
{
    read(from, to.emplace());
}

template <class T>
void read(value from, std::vector<T>& to)
{
    for (value element : from.get_array())
        read(element, to.emplace_back());
}

// `from` is a document, or a value inside of one.
void read(auto&& from, output_config& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "S3Bucket")
            read(field.value(), to.s3_bucket);
        else if (name == "S3KeyPrefix")
            read(field.value(), to.s3_key_prefix);
    }
}

void read(auto&& from, version_range& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "Minimum")
            read(field.value(), to.minimum);
        else if (name == "Maximum")
            read(field.value(), to.maximum);
    }
}

void read(auto&& from, challenge_preference& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "Type")
            read(field.value(), to.type);
        else if (name == "Versions")
            read(field.value(), to.versions);
    }
}

void read(auto&& from, session_settings& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "OutputConfig")
            read(field.value(), to.output_config);
        else if (name == "AuditImagesLimit")
            read(field.value(), to.audit_images_limit);
        else if (name == "ChallengePreferences")
            read(field.value(), to.challenge_preferences);
    }
}

void read(auto&& from, create_request& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "KmsKeyId")
            read(field.value(), to.kms_key_id);
        else if (name == "Settings")
            read(field.value(), to.settings);
        else if (name == "ClientRequestToken")
            read(field.value(), to.client_request_token);
    }
}

void read(auto&& from, create_response& to)
{
    for (auto field : from.get_object())
        if (std::string_view(field.unescaped_key()) == "SessionId")
            read(field.value(), to.session_id);
}

void read(auto&& from, bounding_box& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "Width")
            read(field.value(), to.width);
        else if (name == "Height")
            read(field.value(), to.height);
        else if (name == "Left")
            read(field.value(), to.left);
        else if (name == "Top")
            read(field.value(), to.top);
    }
}

void read(auto&& from, audit_image& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "Bytes")
            read(field.value(), to.bytes);
        else if (name == "BoundingBox")
            read(field.value(), to.bounding_box);
    }
}

void read(auto&& from, challenge& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "Type")
            read(field.value(), to.type);
        else if (name == "Version")
            read(field.value(), to.version);
    }
}

void read(auto&& from, results& to)
{
    for (auto field : from.get_object())
    {
        std::string_view const name = field.unescaped_key();
        if (name == "SessionId")
            read(field.value(), to.session_id);
        else if (name == "Status")
            read(field.value(), to.status);
        else if (name == "Confidence")
            read(field.value(), to.confidence);
        else if (name == "ReferenceImage")
            read(field.value(), to.reference_image);
        else if (name == "AuditImages")
            read(field.value(), to.audit_images);
        else if (name == "Challenge")
            read(field.value(), to.challenge);
    }
}

} // namespace plain

namespace bench
{

namespace
{

template <class T>
void add_decode(std::string const& name, T const& value, std::string const& text)
{
    namespace ondemand = simdjson::ondemand;
    auto const one_shot = [&text](T& to)
    {
        simdjson::padded_string const padded(text);
        ondemand::parser parser;
        auto document = parser.iterate(padded);
        read(document, to);
    };
    T decoded;
    one_shot(decoded);
    require(decoded == value, "simdjson", "decode " + name);
    add("decode " + name, "simdjson, one-shot",
        [one_shot]
        {
            T out;
            one_shot(out);
            keep(out);
        });
    add("decode " + name, "simdjson, reused",
        [parser = std::make_shared<ondemand::parser>(),
         padded = std::make_shared<simdjson::padded_string>(text)]
        {
            T out;
            auto document = parser->iterate(*padded);
            read(document, out);
            keep(out);
        });
}

} // namespace

void add_simdjson()
{
    documents const& all = the_documents();
    add_decode("A", all.a, all.a_text);
    add_decode("C", all.c, all.c_text);
    add_decode("D", all.d, all.d_text);
}

} // namespace bench
