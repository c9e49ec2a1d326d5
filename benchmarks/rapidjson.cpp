// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"
#include "table_base64.hpp"

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <memory>

// RapidJSON without a DOM: a Writer that is driven by hand, and a Reader with a handler that fills the
// structures. UTF-8 is not checked, unless it is told to.

namespace plain
{

using writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write(writer& out, std::string_view text)
{
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(writer& out, double number)
{
    out.Double(number);
}

void write(writer& out, std::int32_t number)
{
    out.Int(number);
}

void write(writer& out, challenge_type value)
{
    write(out, name_of(value));
}

void write(writer& out, std::vector<unsigned char> const& bytes)
{
    static std::string text;
    text.resize(table_base64::encoded_size(bytes.size()));
    table_base64::encode(bytes.data(), bytes.size(), text.data());
    write(out, text);
}

void key(writer& out, std::string_view name)
{
    out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

template <class T>
void member(writer& out, std::string_view name, T const& value)
{
    key(out, name);
    write(out, value);
}

template <class T>
void member(writer& out, std::string_view name, std::optional<T> const& value)
{
    if (value)
        member(out, name, *value);
}

template <class T>
void member(writer& out, std::string_view name, std::optional<std::vector<T>> const& list)
{
    if (!list)
        return;
    key(out, name);
    out.StartArray();
    for (T const& element : *list)
        write(out, element);
    out.EndArray();
}

void member(writer& out, std::string_view name, std::optional<std::vector<unsigned char>> const& bytes)
{
    if (bytes)
        member(out, name, *bytes);
}

void write(writer& out, output_config const& from)
{
    out.StartObject();
    member(out, "S3Bucket", from.s3_bucket);
    member(out, "S3KeyPrefix", from.s3_key_prefix);
    out.EndObject();
}

void write(writer& out, version_range const& from)
{
    out.StartObject();
    member(out, "Minimum", from.minimum);
    member(out, "Maximum", from.maximum);
    out.EndObject();
}

void write(writer& out, challenge_preference const& from)
{
    out.StartObject();
    member(out, "Type", from.type);
    member(out, "Versions", from.versions);
    out.EndObject();
}

void write(writer& out, session_settings const& from)
{
    out.StartObject();
    member(out, "OutputConfig", from.output_config);
    member(out, "AuditImagesLimit", from.audit_images_limit);
    member(out, "ChallengePreferences", from.challenge_preferences);
    out.EndObject();
}

void write(writer& out, create_request const& from)
{
    out.StartObject();
    member(out, "KmsKeyId", from.kms_key_id);
    member(out, "Settings", from.settings);
    member(out, "ClientRequestToken", from.client_request_token);
    out.EndObject();
}

void write(writer& out, create_response const& from)
{
    out.StartObject();
    member(out, "SessionId", from.session_id);
    out.EndObject();
}

void write(writer& out, bounding_box const& from)
{
    out.StartObject();
    member(out, "Width", from.width);
    member(out, "Height", from.height);
    member(out, "Left", from.left);
    member(out, "Top", from.top);
    out.EndObject();
}

void write(writer& out, audit_image const& from)
{
    out.StartObject();
    member(out, "Bytes", from.bytes);
    member(out, "BoundingBox", from.bounding_box);
    out.EndObject();
}

void write(writer& out, challenge const& from)
{
    out.StartObject();
    member(out, "Type", from.type);
    member(out, "Version", from.version);
    out.EndObject();
}

void write(writer& out, results const& from)
{
    out.StartObject();
    member(out, "SessionId", from.session_id);
    member(out, "Status", name_of(from.status));
    member(out, "Confidence", from.confidence);
    member(out, "ReferenceImage", from.reference_image);
    member(out, "AuditImages", from.audit_images);
    member(out, "Challenge", from.challenge);
    out.EndObject();
}

} // namespace plain

namespace bench
{

namespace
{

// Which structure is being filled, and what the value that comes next is.
class filler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, filler>
{
public:
    explicit filler(plain::create_request& root)
        : next_{kind::request, &root}
    {
    }
    explicit filler(plain::create_response& root)
        : next_{kind::response, &root}
    {
    }
    explicit filler(plain::results& root)
        : next_{kind::results, &root}
    {
    }

    bool Null() { return true; }
    bool Bool(bool) { return next_.what == kind::unknown; }
    bool Int(int value) { return integer(value); }
    bool Uint(unsigned value) { return integer(value); }
    bool Int64(std::int64_t value) { return integer(value); }
    bool Uint64(std::uint64_t value) { return Double(static_cast<double>(value)); }

    bool Double(double value)
    {
        if (next_.what == kind::number)
            *static_cast<double*>(next_.at) = value;
        return next_.what == kind::number || next_.what == kind::unknown;
    }

    bool String(char const* data, rapidjson::SizeType size, bool)
    {
        std::string_view const text(data, size);
        switch (next_.what)
        {
        case kind::string: static_cast<std::string*>(next_.at)->assign(text); return true;
        case kind::challenge_type:
            return plain::from_name(text, *static_cast<plain::challenge_type*>(next_.at));
        case kind::status: return plain::from_name(text, *static_cast<plain::session_status*>(next_.at));
        case kind::blob:
        {
            if (size % 4 != 0)
                return false;
            auto& bytes = *static_cast<std::vector<unsigned char>*>(next_.at);
            bytes.resize(table_base64::decoded_size(data, size));
            return table_base64::decode(data, size, bytes.data());
        }
        case kind::unknown: return true;
        default: return false;
        }
    }

    bool StartArray()
    {
        if (skipped_ != 0 || next_.what == kind::unknown)
            return ++skipped_, true;
        if (next_.what != kind::preferences && next_.what != kind::images)
            return false;
        stack_[depth_++] = next_;
        return element();
    }
    bool EndArray(rapidjson::SizeType) { return end(); }

    bool StartObject()
    {
        if (skipped_ != 0 || next_.what == kind::unknown)
            return ++skipped_, true;
        if (next_.what < kind::request
            || (depth_ != 0 && stack_[depth_ - 1].what <= kind::images && !append()))
            return false;
        stack_[depth_++] = next_;
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return end(); }

    bool Key(char const* data, rapidjson::SizeType size, bool)
    {
        if (skipped_ != 0)
            return true;
        std::string_view const name(data, size);
        place const in = stack_[depth_ - 1];
        next_ = {kind::unknown, nullptr};
        switch (in.what)
        {
        case kind::request:
        {
            auto& to = *static_cast<plain::create_request*>(in.at);
            if (name == "KmsKeyId")
                next_ = {kind::string, &to.kms_key_id.emplace()};
            else if (name == "Settings")
                next_ = {kind::settings, &to.settings.emplace()};
            else if (name == "ClientRequestToken")
                next_ = {kind::string, &to.client_request_token.emplace()};
            break;
        }
        case kind::settings:
        {
            auto& to = *static_cast<plain::session_settings*>(in.at);
            if (name == "OutputConfig")
                next_ = {kind::config, &to.output_config.emplace()};
            else if (name == "AuditImagesLimit")
                next_ = {kind::integer, &to.audit_images_limit.emplace()};
            else if (name == "ChallengePreferences")
                next_ = {kind::preferences, &to.challenge_preferences.emplace()};
            break;
        }
        case kind::config:
        {
            auto& to = *static_cast<plain::output_config*>(in.at);
            if (name == "S3Bucket")
                next_ = {kind::string, &to.s3_bucket};
            else if (name == "S3KeyPrefix")
                next_ = {kind::string, &to.s3_key_prefix.emplace()};
            break;
        }
        case kind::preference:
        {
            auto& to = *static_cast<plain::challenge_preference*>(in.at);
            if (name == "Type")
                next_ = {kind::challenge_type, &to.type};
            else if (name == "Versions")
                next_ = {kind::versions, &to.versions.emplace()};
            break;
        }
        case kind::versions:
        {
            auto& to = *static_cast<plain::version_range*>(in.at);
            if (name == "Minimum")
                next_ = {kind::string, &to.minimum.emplace()};
            else if (name == "Maximum")
                next_ = {kind::string, &to.maximum.emplace()};
            break;
        }
        case kind::response:
            if (name == "SessionId")
                next_ = {kind::string, &static_cast<plain::create_response*>(in.at)->session_id};
            break;
        case kind::results:
        {
            auto& to = *static_cast<plain::results*>(in.at);
            if (name == "SessionId")
                next_ = {kind::string, &to.session_id};
            else if (name == "Status")
                next_ = {kind::status, &to.status};
            else if (name == "Confidence")
                next_ = {kind::number, &to.confidence.emplace()};
            else if (name == "ReferenceImage")
                next_ = {kind::image, &to.reference_image.emplace()};
            else if (name == "AuditImages")
                next_ = {kind::images, &to.audit_images.emplace()};
            else if (name == "Challenge")
                next_ = {kind::challenge, &to.challenge.emplace()};
            break;
        }
        case kind::image:
        {
            auto& to = *static_cast<plain::audit_image*>(in.at);
            if (name == "Bytes")
                next_ = {kind::blob, &to.bytes.emplace()};
            else if (name == "BoundingBox")
                next_ = {kind::box, &to.bounding_box.emplace()};
            break;
        }
        case kind::box:
        {
            auto& to = *static_cast<plain::bounding_box*>(in.at);
            if (name == "Width")
                next_ = {kind::number, &to.width.emplace()};
            else if (name == "Height")
                next_ = {kind::number, &to.height.emplace()};
            else if (name == "Left")
                next_ = {kind::number, &to.left.emplace()};
            else if (name == "Top")
                next_ = {kind::number, &to.top.emplace()};
            break;
        }
        case kind::challenge:
        {
            auto& to = *static_cast<plain::challenge*>(in.at);
            if (name == "Type")
                next_ = {kind::challenge_type, &to.type};
            else if (name == "Version")
                next_ = {kind::string, &to.version};
            break;
        }
        default: return false;
        }
        return true;
    }

private:
    enum class kind
    {
        unknown,
        string,
        integer,
        number,
        blob,
        challenge_type,
        status,
        preferences, // the lists
        images,
        request, // the structures
        settings,
        config,
        preference,
        versions,
        response,
        results,
        image,
        box,
        challenge
    };

    struct place
    {
        kind what;
        void* at;
    };

    bool integer(std::int64_t value)
    {
        if (next_.what == kind::integer && value == static_cast<std::int32_t>(value))
        {
            *static_cast<std::int32_t*>(next_.at) = static_cast<std::int32_t>(value);
            return true;
        }
        return Double(static_cast<double>(value));
    }

    bool end()
    {
        if (skipped_ != 0)
            return --skipped_, true;
        --depth_;
        return depth_ == 0 || stack_[depth_ - 1].what > kind::images || element();
    }

    // What an element of the innermost list is.
    bool element()
    {
        next_ = {stack_[depth_ - 1].what == kind::images ? kind::image : kind::preference, nullptr};
        return true;
    }

    bool append()
    {
        void* const list = stack_[depth_ - 1].at;
        if (next_.what == kind::image)
            next_.at = &static_cast<std::vector<plain::audit_image>*>(list)->emplace_back();
        else
            next_.at = &static_cast<std::vector<plain::challenge_preference>*>(list)->emplace_back();
        return true;
    }

    place stack_[8];
    int depth_ = 0;
    int skipped_ = 0;
    place next_;
};

constexpr char const* who = "RapidJSON SAX";
constexpr char const* who_checks = "RapidJSON SAX, UTF-8 checked";

template <class T>
void add_encode(std::string const& name, T const& value)
{
    rapidjson::StringBuffer buffer;
    plain::writer out(buffer);
    write(out, value);
    require_text({buffer.GetString(), buffer.GetSize()}, value, who);
    auto const shared = std::make_shared<rapidjson::StringBuffer>(); // a StringBuffer can't be copied
    add("encode " + name, who,
        [&value, shared]
        {
            shared->Clear();
            plain::writer to(*shared);
            write(to, value);
            char const* text = shared->GetString();
            keep(text);
        });
}

template <unsigned Flags, class T>
void add_decode_as(std::string const& whose, std::string const& name, T const& value, std::string const& text)
{
    auto const decode = [&text](T& to)
    {
        filler handler(to);
        rapidjson::Reader reader;
        rapidjson::StringStream in(text.c_str());
        return !reader.Parse<Flags>(in, handler).IsError();
    };
    T decoded;
    require(decode(decoded) && decoded == value, whose, "decode " + name);
    add("decode " + name, whose,
        [decode]
        {
            T out;
            bool ok = decode(out);
            keep(ok);
            keep(out);
        });
}

template <class T>
void add_decode(std::string const& name, T const& value, std::string const& text)
{
    add_decode_as<rapidjson::kParseDefaultFlags>(who, name, value, text);
    add_decode_as<rapidjson::kParseValidateEncodingFlag>(who_checks, name, value, text);
}

} // namespace

void add_rapidjson()
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
