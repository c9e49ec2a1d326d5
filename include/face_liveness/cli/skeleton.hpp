// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_SKELETON_HPP
#define FACE_LIVENESS_CLI_SKELETON_HPP

#include <face_liveness/cli/detail/schema.hpp>
#include <face_liveness/cli/detail/yaml_scalar.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/describe.hpp>
#include <face_liveness/members.hpp>
#include <face_liveness/validate.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1::cli
{

namespace detail
{

// What each member of a request is for; a name means the same wherever it stands.
struct member_words
{
    std::string_view name{};
    std::string_view words{};
};
inline constexpr std::array<member_words, 13> words_of_members{{
    {"KmsKeyId", "The KMS key that encrypts the images in the bucket."},
    {"Settings", "What the session is to do."},
    {"OutputConfig", "Where the images go. Without it they come with the results."},
    {"S3Bucket", "The bucket for the images, in the caller's account and the Region of the session."},
    {"S3KeyPrefix", "What the names of the images begin with."},
    {"AuditImagesLimit", "How many audit images come with the results."},
    {"ChallengePreferences", "The challenges that the client can show, the best first."},
    {"Type", "The challenge."},
    {"Versions", "Which versions of the challenge the client can show."},
    {"Minimum", "The lowest of them."},
    {"Maximum", "The highest of them."},
    {"ClientRequestToken", "The same token gives the same session."},
    {"SessionId", "The session that is asked for."},
}};

inline std::string comment_of(member_schema const& member)
{
    std::string out;
    auto const add = [&](std::string_view sentence) { (out += ' ') += sentence; };
    if (member.is_required)
        add("[REQUIRED]");
    for (member_words const& m : words_of_members)
        if (m.name == member.name)
            add(m.words);
    namespace inner = face_liveness::detail;
    std::string limits = member.of_string    ? inner::limits_text(*member.of_string)
                         : member.of_integer ? inner::limits_text(*member.of_integer)
                         : member.of_number  ? inner::limits_text(*member.of_number)
                         : member.of_blob    ? inner::limits_text(*member.of_blob)
                                             : std::string();
    if (member.type->kind == schema_kind::enumeration)
    {
        limits = "Valid values are: ";
        for (std::string_view const& name : member.type->names)
            (limits += &name == &member.type->names.front() ? "" : ", ") += name;
    }
    if (limits.starts_with('a')) // at most
        limits[0] = 'A';
    if (!limits.empty())
        add(limits += '.');
    return out;
}

inline value empty_member(schema const& type)
{
    switch (type.kind)
    {
    case schema_kind::structure:
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
            out.set(std::string(member.name), empty_member(*member.type));
        return out;
    }
    case schema_kind::list:
    {
        value out = empty_value(value_kind::list);
        out.elements.push_back(empty_member(*type.element));
        return out;
    }
    case schema_kind::integer: return integer_value(0);
    case schema_kind::number: return number_value(0);
    case schema_kind::enumeration: return text_value(std::string(type.names.front()));
    case schema_kind::string:
    case schema_kind::blob: break;
    }
    return text_value({});
}

// Some value that is within the limits: the name of the member, or what patterns ask for.
inline value sample_member(schema const& type, member_schema const* member)
{
    switch (type.kind)
    {
    case schema_kind::structure:
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& inner : type.members)
            out.set(std::string(inner.name), sample_member(*inner.type, &inner));
        return out;
    }
    case schema_kind::list:
    {
        value out = empty_value(value_kind::list);
        out.elements.push_back(sample_member(*type.element, nullptr));
        return out;
    }
    case schema_kind::integer:
        return integer_value(member && member->of_integer ? member->of_integer->min : 0);
    case schema_kind::number: return number_value(member && member->of_number ? member->of_number->min : 0);
    case schema_kind::enumeration: return text_value(std::string(type.names.front()));
    case schema_kind::blob: return text_value("AA=="); // one byte
    case schema_kind::string: break;
    }
    if (!member)
        return text_value("text");
    if (!member->of_string)
        return text_value(std::string(member->name));
    for (std::string_view const candidate :
         {member->name, std::string_view("example-bucket"), std::string_view("1.0.0"),
          std::string_view("00000000-0000-4000-8000-000000000000")})
        if (face_liveness::detail::holds(candidate, *member->of_string)
            && member->of_string->advisable(candidate))
            return text_value(std::string(candidate));
    return text_value(std::string(member->name));
}

class yaml_skeleton
{
public:
    // `is_inside`: the first line has begun already.
    void write_members(schema const& type, std::size_t indent, bool is_inside)
    {
        bool is_first = true;
        for (member_schema const& member : type.members)
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            (out_ += member.name) += ':';
            schema const& held = *member.type;
            schema const* const inner = held.kind == schema_kind::list ? held.element : &held;
            bool const is_open = inner->kind == schema_kind::structure;
            if (!is_open)
            {
                out_ += ' ';
                write_scalar(held, indent + 2);
            }
            // the first comment of a structure stands one blank further to the right, as the AWS CLI has it
            ((out_ += std::exchange(is_first, false) ? "  #" : " #") += comment_of(member)) += '\n';
            if (is_open && held.kind == schema_kind::list)
                (out_.append(indent, ' ')) += "- ";
            if (is_open)
                write_members(*inner, indent + 2, held.kind == schema_kind::list);
        }
    }

    std::string take() && { return std::move(out_); }

private:
    void write_scalar(schema const& type, std::size_t indent)
    {
        if (type.kind == schema_kind::list)
            out_ += '[';
        value const held = empty_member(type.kind == schema_kind::list ? *type.element : type);
        if (held.kind == value_kind::text)
            yaml_text_writer(out_, indent, false).write(held.text);
        else
            out_ += to_json(held);
        if (type.kind == schema_kind::list)
            out_ += ']';
    }

    std::string out_{};
};

} // namespace detail

/// A request to be filled in, as JSON: `--generate-cli-skeleton input`, byte for byte what the AWS CLI
/// prints.
///
/// Texts are empty, numbers 0, and a list has one element.  Of an enum's values it is the first; the AWS CLI
/// picks one at random.
template <shape T>
std::string input_skeleton()
{
    return to_json(detail::empty_member(detail::schema_of<T>), 4) + '\n';
}

/// The same as YAML, with a comment behind each member: `--generate-cli-skeleton yaml-input`.  The layout is
/// the AWS CLI's, the comments are our own.
template <shape T>
std::string yaml_input_skeleton()
{
    detail::yaml_skeleton out;
    out.write_members(detail::schema_of<T>, 0, false);
    return std::move(out).take();
}

/// A response with something in each member, within all limits: `--generate-cli-skeleton output`, to be laid
/// out by `format_output`.  (The AWS CLI's own fails for both operations: its session id is too short.)
template <shape T>
value output_skeleton()
{
    return detail::sample_member(detail::schema_of<T>, nullptr);
}

} // namespace face_liveness::inline v1::cli

#endif
