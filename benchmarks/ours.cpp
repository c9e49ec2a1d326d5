// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/core.hpp>
#include <face_liveness/json.hpp>

#include "support.hpp"

namespace bench
{

namespace
{

namespace fl = face_liveness;

fl::open<fl::challenge_type> ours(plain::challenge_type type)
{
    return fl::open<fl::challenge_type>(plain::name_of(type));
}

fl::create_session_request ours(plain::create_request const& from)
{
    fl::create_session_request to{.kms_key_id = from.kms_key_id,
                                  .client_request_token = from.client_request_token};
    if (!from.settings)
        return to;
    auto& settings = to.settings.emplace();
    settings.audit_images_limit = from.settings->audit_images_limit;
    if (auto const& config = from.settings->output_config)
        settings.output_config = {.s3_bucket = config->s3_bucket, .s3_key_prefix = config->s3_key_prefix};
    if (from.settings->challenge_preferences)
        for (auto const& preference : *from.settings->challenge_preferences)
        {
            if (!settings.challenge_preferences)
                settings.challenge_preferences.emplace();
            auto& added = settings.challenge_preferences->emplace_back();
            added.type = ours(preference.type);
            if (preference.versions)
                added.versions = {.minimum = preference.versions->minimum,
                                  .maximum = preference.versions->maximum};
        }
    return to;
}

fl::create_session_response ours(plain::create_response const& from)
{
    return {from.session_id};
}

fl::audit_image ours(plain::audit_image const& from)
{
    fl::audit_image to{.bytes = from.bytes};
    if (auto const& box = from.bounding_box)
        to.bounding_box = {box->width, box->height, box->left, box->top};
    return to;
}

fl::get_session_results_response ours(plain::results const& from)
{
    fl::get_session_results_response to{.session_id = from.session_id,
                                        .status = fl::open<fl::session_status>(plain::name_of(from.status)),
                                        .confidence = from.confidence};
    if (from.reference_image)
        to.reference_image = ours(*from.reference_image);
    if (from.audit_images)
        for (auto const& image : *from.audit_images)
        {
            if (!to.audit_images)
                to.audit_images.emplace();
            to.audit_images->push_back(ours(image));
        }
    if (from.challenge)
        to.challenge = {ours(from.challenge->type), from.challenge->version};
    return to;
}

template <class Plain>
void add_encode(std::string const& name, Plain const& value, std::string const& text)
{
    auto const shape = ours(value);
    require(fl::encode(shape) == text, "face_liveness", "encode " + name);
    add("encode " + name, "face_liveness",
        [shape, out = std::string()]() mutable
        {
            out.clear();
            fl::encode_to(shape, out);
            keep(out);
        });
    add("encode " + name, "face_liveness, new string",
        [shape]
        {
            std::string out = fl::encode(shape);
            keep(out);
        });
}

template <class Plain>
void add_decode(std::string const& name, Plain const& value, std::string const& text)
{
    auto const expected = ours(value);
    using shape = std::remove_const_t<decltype(expected)>;
    auto const decoded = fl::decode<shape>(text);
    require(decoded && *decoded == expected, "face_liveness", "decode " + name);
    add("decode " + name, "face_liveness",
        [&text]
        {
            auto result = fl::decode<shape>(text);
            keep(result);
        });
    add("decode " + name, "face_liveness, decode_into",
        [&text, reused = shape()]() mutable
        {
            auto const done = fl::decode_into(reused, text);
            keep(done);
            keep(reused);
        });
}

} // namespace

void add_ours()
{
    documents const& all = the_documents();
    add_encode("A", all.a, all.a_text);
    add_encode("B", all.b, all.b_text);
    add_encode("C", all.c, all.c_text);
    add_encode("D", all.d, all.d_text);
    add_decode("A", all.a, all.a_text);
    add_decode("C", all.c, all.c_text);
    add_decode("D", all.d, all.d_text);

    auto const request = ours(all.a);
    require(fl::is_valid(request) && fl::validate(request).empty(), "face_liveness", "validate A");
    add("is_valid A", "face_liveness",
        [request]() mutable
        {
            keep(request);
            bool valid = fl::is_valid(request);
            keep(valid);
        });
    add("validate A", "face_liveness",
        [request]() mutable
        {
            keep(request);
            auto issues = fl::validate(request);
            keep(issues);
        });
}

} // namespace bench
