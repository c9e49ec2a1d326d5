// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"
#include "table_base64.hpp"

#include <boost/json.hpp>

#include <stdexcept>

// Boost.JSON as its documentation shows it: conversions to and from boost::json::value, parse and serialize.

namespace plain
{

namespace json = boost::json;

template <class T>
T member_to(json::object const& from, json::string_view name)
{
    return json::value_to<T>(from.at(name));
}

template <class T>
std::optional<T> optional_member_to(json::object const& from, json::string_view name)
{
    json::value const* const value = from.if_contains(name);
    return value ? std::optional<T>(json::value_to<T>(*value)) : std::nullopt;
}

template <class T>
void set(json::object& to, json::string_view name, std::optional<T> const& from)
{
    if (from)
        to[name] = json::value_from(*from, to.storage());
}

template <class Enum>
Enum enum_to(json::value const& from)
{
    json::string const& name = from.as_string();
    Enum value{};
    if (!from_name({name.data(), name.size()}, value))
        throw std::runtime_error("no such value");
    return value;
}

json::string_view view_of(std::string_view text)
{
    return {text.data(), text.size()};
}

void tag_invoke(json::value_from_tag, json::value& to, challenge_type from)
{
    to = view_of(name_of(from));
}
challenge_type tag_invoke(json::value_to_tag<challenge_type>, json::value const& from)
{
    return enum_to<challenge_type>(from);
}

void tag_invoke(json::value_from_tag, json::value& to, output_config const& from)
{
    auto& object = to.emplace_object();
    object["S3Bucket"] = from.s3_bucket;
    set(object, "S3KeyPrefix", from.s3_key_prefix);
}
output_config tag_invoke(json::value_to_tag<output_config>, json::value const& from)
{
    auto const& object = from.as_object();
    return {member_to<std::string>(object, "S3Bucket"),
            optional_member_to<std::string>(object, "S3KeyPrefix")};
}

void tag_invoke(json::value_from_tag, json::value& to, version_range const& from)
{
    auto& object = to.emplace_object();
    set(object, "Minimum", from.minimum);
    set(object, "Maximum", from.maximum);
}
version_range tag_invoke(json::value_to_tag<version_range>, json::value const& from)
{
    auto const& object = from.as_object();
    return {optional_member_to<std::string>(object, "Minimum"),
            optional_member_to<std::string>(object, "Maximum")};
}

void tag_invoke(json::value_from_tag, json::value& to, challenge_preference const& from)
{
    auto& object = to.emplace_object();
    object["Type"] = json::value_from(from.type, object.storage());
    set(object, "Versions", from.versions);
}
challenge_preference tag_invoke(json::value_to_tag<challenge_preference>, json::value const& from)
{
    auto const& object = from.as_object();
    return {member_to<challenge_type>(object, "Type"), optional_member_to<version_range>(object, "Versions")};
}

void tag_invoke(json::value_from_tag, json::value& to, session_settings const& from)
{
    auto& object = to.emplace_object();
    set(object, "OutputConfig", from.output_config);
    set(object, "AuditImagesLimit", from.audit_images_limit);
    set(object, "ChallengePreferences", from.challenge_preferences);
}
session_settings tag_invoke(json::value_to_tag<session_settings>, json::value const& from)
{
    auto const& object = from.as_object();
    return {optional_member_to<output_config>(object, "OutputConfig"),
            optional_member_to<std::int32_t>(object, "AuditImagesLimit"),
            optional_member_to<std::vector<challenge_preference>>(object, "ChallengePreferences")};
}

void tag_invoke(json::value_from_tag, json::value& to, create_request const& from)
{
    auto& object = to.emplace_object();
    set(object, "KmsKeyId", from.kms_key_id);
    set(object, "Settings", from.settings);
    set(object, "ClientRequestToken", from.client_request_token);
}
create_request tag_invoke(json::value_to_tag<create_request>, json::value const& from)
{
    auto const& object = from.as_object();
    return {optional_member_to<std::string>(object, "KmsKeyId"),
            optional_member_to<session_settings>(object, "Settings"),
            optional_member_to<std::string>(object, "ClientRequestToken")};
}

void tag_invoke(json::value_from_tag, json::value& to, create_response const& from)
{
    to.emplace_object()["SessionId"] = from.session_id;
}
create_response tag_invoke(json::value_to_tag<create_response>, json::value const& from)
{
    return {member_to<std::string>(from.as_object(), "SessionId")};
}

void tag_invoke(json::value_from_tag, json::value& to, bounding_box const& from)
{
    auto& object = to.emplace_object();
    set(object, "Width", from.width);
    set(object, "Height", from.height);
    set(object, "Left", from.left);
    set(object, "Top", from.top);
}
bounding_box tag_invoke(json::value_to_tag<bounding_box>, json::value const& from)
{
    auto const& object = from.as_object();
    return {optional_member_to<double>(object, "Width"), optional_member_to<double>(object, "Height"),
            optional_member_to<double>(object, "Left"), optional_member_to<double>(object, "Top")};
}

void tag_invoke(json::value_from_tag, json::value& to, audit_image const& from)
{
    auto& object = to.emplace_object();
    if (from.bytes)
    {
        auto& text = object["Bytes"].emplace_string();
        text.resize(table_base64::encoded_size(from.bytes->size()));
        table_base64::encode(from.bytes->data(), from.bytes->size(), text.data());
    }
    set(object, "BoundingBox", from.bounding_box);
}
audit_image tag_invoke(json::value_to_tag<audit_image>, json::value const& from)
{
    auto const& object = from.as_object();
    audit_image to;
    if (json::value const* const value = object.if_contains("Bytes"))
    {
        json::string const& text = value->as_string();
        auto& bytes = to.bytes.emplace();
        if (text.size() % 4 == 0)
            bytes.resize(table_base64::decoded_size(text.data(), text.size()));
        if (text.size() % 4 != 0 || !table_base64::decode(text.data(), text.size(), bytes.data()))
            throw std::runtime_error("not base64");
    }
    to.bounding_box = optional_member_to<bounding_box>(object, "BoundingBox");
    return to;
}

void tag_invoke(json::value_from_tag, json::value& to, challenge const& from)
{
    auto& object = to.emplace_object();
    object["Type"] = json::value_from(from.type, object.storage());
    object["Version"] = from.version;
}
challenge tag_invoke(json::value_to_tag<challenge>, json::value const& from)
{
    auto const& object = from.as_object();
    return {member_to<challenge_type>(object, "Type"), member_to<std::string>(object, "Version")};
}

void tag_invoke(json::value_from_tag, json::value& to, results const& from)
{
    auto& object = to.emplace_object();
    object["SessionId"] = from.session_id;
    object["Status"] = view_of(name_of(from.status));
    set(object, "Confidence", from.confidence);
    set(object, "ReferenceImage", from.reference_image);
    set(object, "AuditImages", from.audit_images);
    set(object, "Challenge", from.challenge);
}
results tag_invoke(json::value_to_tag<results>, json::value const& from)
{
    auto const& object = from.as_object();
    return {member_to<std::string>(object, "SessionId"),
            enum_to<session_status>(object.at("Status")),
            optional_member_to<double>(object, "Confidence"),
            optional_member_to<audit_image>(object, "ReferenceImage"),
            optional_member_to<std::vector<audit_image>>(object, "AuditImages"),
            optional_member_to<challenge>(object, "Challenge")};
}

} // namespace plain

namespace bench
{

namespace
{

namespace json = boost::json;

constexpr char const* who = "Boost.JSON DOM";

template <class T>
void compare_text(std::string_view text, T const& value, std::string const& writer)
{
    auto const parsed = json::parse(json::string_view(text.data(), text.size()));
    require(json::value_to<T>(parsed) == value, writer, "wrote something else");
}

template <class T>
void add_encode(std::string const& name, T const& value)
{
    compare_text(json::serialize(json::value_from(value)), value, who);
    add("encode " + name, who,
        [&value]
        {
            std::string out = json::serialize(json::value_from(value));
            keep(out);
        });
}

template <class T>
void add_decode(std::string const& name, T const& value, std::string const& text)
{
    compare_text(text, value, who);
    add("decode " + name, who,
        [&text]
        {
            T out = json::value_to<T>(json::parse(text));
            keep(out);
        });
}

} // namespace

void require_text(std::string_view text, plain::create_request const& value, std::string const& writer)
{
    compare_text(text, value, writer);
}

void require_text(std::string_view text, plain::create_response const& value, std::string const& writer)
{
    compare_text(text, value, writer);
}

void require_text(std::string_view text, plain::results const& value, std::string const& writer)
{
    compare_text(text, value, writer);
}

void add_boost_json()
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
