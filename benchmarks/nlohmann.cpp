// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"
#include "table_base64.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

// nlohmann/json as its documentation shows it: to_json and from_json, parse and dump.

namespace plain
{

using nlohmann::json;

template <class T>
void set(json& to, char const* name, std::optional<T> const& from)
{
    if (from)
        to[name] = *from;
}

template <class T>
void get(json const& from, char const* name, std::optional<T>& to)
{
    if (auto const at = from.find(name); at != from.end())
        at->get_to(to.emplace());
}

template <class Enum>
void get_enum(json const& from, Enum& to)
{
    if (!from_name(from.get_ref<std::string const&>(), to))
        throw std::runtime_error("no such value");
}

void to_json(json& to, challenge_type from)
{
    to = name_of(from);
}
void from_json(json const& from, challenge_type& to)
{
    get_enum(from, to);
}

void to_json(json& to, session_status from)
{
    to = name_of(from);
}
void from_json(json const& from, session_status& to)
{
    get_enum(from, to);
}

void to_json(json& to, output_config const& from)
{
    to = json::object();
    to["S3Bucket"] = from.s3_bucket;
    set(to, "S3KeyPrefix", from.s3_key_prefix);
}
void from_json(json const& from, output_config& to)
{
    from.at("S3Bucket").get_to(to.s3_bucket);
    get(from, "S3KeyPrefix", to.s3_key_prefix);
}

void to_json(json& to, version_range const& from)
{
    to = json::object();
    set(to, "Minimum", from.minimum);
    set(to, "Maximum", from.maximum);
}
void from_json(json const& from, version_range& to)
{
    get(from, "Minimum", to.minimum);
    get(from, "Maximum", to.maximum);
}

void to_json(json& to, challenge_preference const& from)
{
    to = json::object();
    to["Type"] = from.type;
    set(to, "Versions", from.versions);
}
void from_json(json const& from, challenge_preference& to)
{
    from.at("Type").get_to(to.type);
    get(from, "Versions", to.versions);
}

void to_json(json& to, session_settings const& from)
{
    to = json::object();
    set(to, "OutputConfig", from.output_config);
    set(to, "AuditImagesLimit", from.audit_images_limit);
    set(to, "ChallengePreferences", from.challenge_preferences);
}
void from_json(json const& from, session_settings& to)
{
    get(from, "OutputConfig", to.output_config);
    get(from, "AuditImagesLimit", to.audit_images_limit);
    get(from, "ChallengePreferences", to.challenge_preferences);
}

void to_json(json& to, create_request const& from)
{
    to = json::object();
    set(to, "KmsKeyId", from.kms_key_id);
    set(to, "Settings", from.settings);
    set(to, "ClientRequestToken", from.client_request_token);
}
void from_json(json const& from, create_request& to)
{
    get(from, "KmsKeyId", to.kms_key_id);
    get(from, "Settings", to.settings);
    get(from, "ClientRequestToken", to.client_request_token);
}

void to_json(json& to, create_response const& from)
{
    to = json::object();
    to["SessionId"] = from.session_id;
}
void from_json(json const& from, create_response& to)
{
    from.at("SessionId").get_to(to.session_id);
}

void to_json(json& to, bounding_box const& from)
{
    to = json::object();
    set(to, "Width", from.width);
    set(to, "Height", from.height);
    set(to, "Left", from.left);
    set(to, "Top", from.top);
}
void from_json(json const& from, bounding_box& to)
{
    get(from, "Width", to.width);
    get(from, "Height", to.height);
    get(from, "Left", to.left);
    get(from, "Top", to.top);
}

void to_json(json& to, audit_image const& from)
{
    to = json::object();
    if (from.bytes)
    {
        std::string text(table_base64::encoded_size(from.bytes->size()), '\0');
        table_base64::encode(from.bytes->data(), from.bytes->size(), text.data());
        to["Bytes"] = std::move(text);
    }
    set(to, "BoundingBox", from.bounding_box);
}
void from_json(json const& from, audit_image& to)
{
    if (auto const at = from.find("Bytes"); at != from.end())
    {
        auto const& text = at->get_ref<std::string const&>();
        auto& bytes = to.bytes.emplace();
        if (text.size() % 4 == 0)
            bytes.resize(table_base64::decoded_size(text.data(), text.size()));
        if (text.size() % 4 != 0 || !table_base64::decode(text.data(), text.size(), bytes.data()))
            throw std::runtime_error("not base64");
    }
    get(from, "BoundingBox", to.bounding_box);
}

void to_json(json& to, challenge const& from)
{
    to = json::object();
    to["Type"] = from.type;
    to["Version"] = from.version;
}
void from_json(json const& from, challenge& to)
{
    from.at("Type").get_to(to.type);
    from.at("Version").get_to(to.version);
}

void to_json(json& to, results const& from)
{
    to = json::object();
    to["SessionId"] = from.session_id;
    to["Status"] = from.status;
    set(to, "Confidence", from.confidence);
    set(to, "ReferenceImage", from.reference_image);
    set(to, "AuditImages", from.audit_images);
    set(to, "Challenge", from.challenge);
}
void from_json(json const& from, results& to)
{
    from.at("SessionId").get_to(to.session_id);
    from.at("Status").get_to(to.status);
    get(from, "Confidence", to.confidence);
    get(from, "ReferenceImage", to.reference_image);
    get(from, "AuditImages", to.audit_images);
    get(from, "Challenge", to.challenge);
}

} // namespace plain

namespace bench
{

namespace
{

using nlohmann::json;

constexpr char const* who = "nlohmann/json";

template <class T>
void add_encode(std::string const& name, T const& value)
{
    require_text(json(value).dump(), value, who);
    add("encode " + name, who,
        [&value]
        {
            std::string out = json(value).dump();
            keep(out);
        });
}

template <class T>
void add_decode(std::string const& name, T const& value, std::string const& text)
{
    require(json::parse(text).get<T>() == value, who, "decode " + name);
    add("decode " + name, who,
        [&text]
        {
            T out = json::parse(text).get<T>();
            keep(out);
        });
}

} // namespace

void add_nlohmann()
{
    documents const& all = the_documents();
    add_encode("A", all.a);
    add_encode("B", all.b);
    add_encode("C", all.c);
    add_encode("D", all.d);
    add_decode("A", all.a, all.a_text);
    add_decode("C", all.c, all.c_text);
    add_decode("D", all.d, all.d_text);
}

} // namespace bench
