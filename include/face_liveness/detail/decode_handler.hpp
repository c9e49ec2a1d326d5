// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP
#define FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

#include <face_liveness/detail/decode_target.hpp>
#include <face_liveness/detail/read_number.hpp>
#include <face_liveness/detail/text.hpp>
#include <face_liveness/json/error.hpp>

#include <boost/json/string_view.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1::detail
{

// How deep a shape is: a structure or list of scalars is 1.
template <class Place>
constexpr std::size_t depth_of()
{
    using value = value_of_t<Place>;
    std::size_t deepest = 0;
    if constexpr (is_list<value>)
        deepest = depth_of<typename value::value_type>();
    else if constexpr (shape<value>)
        value::members([&]<class Member, class... Limits>(auto const&, Member value::*, Limits const&...)
                       { deepest = (std::max)(deepest, depth_of<Member>()); });
    else
        return 0;
    return deepest + 1;
}

inline constexpr std::size_t deepest_shape = 12;

// How a shape is read, and the check that it can be.
template <shape T>
constexpr target_type const& root_target() noexcept
{
    static_assert(depth_of<T>() <= deepest_shape, "face_liveness: the shape is nested too deep");
    return target_for<T>;
}

// Takes the events of a JSON text and writes straight into a shape.  boost::json::basic_parser sends them, or
// somebody who walks a boost::json::value.
class decode_handler
{
public:
    using error_code = boost::system::error_code;
    using json_view = boost::json::string_view;

    // boost::json::basic_parser asks for these
    static constexpr std::size_t max_object_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_array_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_key_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_string_size = (std::numeric_limits<std::size_t>::max)();

    // In a request required members and list elements are demanded at every depth, as the service does.
    decode_handler(void* root, target_type const& type, bool is_request) noexcept
        : root_{root, &type, {}, 0}
        , is_request_(is_request)
    {
    }

    // The place where the handler is, or where it stopped.
    std::string path() const
    {
        std::string out;
        for (std::size_t i = 0; i != depth_; ++i)
        {
            frame const& f = frames_[i];
            if (f.type->kind == target_kind::list)
                append_index(out, f.index + f.nulls);
            else if (!f.member.name.empty())
                (out += out.empty() ? "" : ".") += f.member.name;
        }
        return out;
    }

    // What went wrong, after a function of this class has set `ec` to a decode_errc.
    decode_error take_error(std::size_t offset)
    {
        error_.path = path();
        error_.offset = offset;
        return std::move(error_);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return open(target_kind::structure, json_type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(target_kind::list, json_type::list, ec); }

    bool on_object_end(std::size_t, error_code& ec)
    {
        if (skips_container())
            return true;
        frame& closed = frames_[depth_ - 1];
        closed.member = {};
        std::string_view const missing = closed.type->finish(closed.object, closed.present);
        if (!missing.empty() && (is_request_ || depth_ == 1))
        {
            closed.member.name = missing;
            return fail(decode_errc::missing_member, "missing, but required", ec);
        }
        --depth_;
        after_value();
        return true;
    }

    bool on_array_end(std::size_t, error_code&)
    {
        if (skips_container())
            return true;
        frame const& closed = frames_[--depth_];
        closed.type->truncate(closed.object, closed.index);
        after_value();
        return true;
    }

    bool on_key_part(json_view part, std::size_t total, error_code&)
    {
        if (skipped_ == 0)
            keep(part, total);
        return true;
    }

    bool on_key(json_view part, std::size_t total, error_code& ec)
    {
        if (skipped_ != 0)
            return true;
        frame& f = frames_[depth_ - 1];
        f.member = {};
        if (!f.type->find(f.object, whole(part, total), f.member))
            return true;
        std::uint64_t const bit = std::uint64_t(1) << f.member.index;
        if ((f.seen & bit) != 0)
            return fail(decode_errc::duplicate_member, "comes twice", ec);
        f.seen |= bit;
        return true;
    }

    bool on_string_part(json_view part, std::size_t total, error_code& ec)
    {
        return skips_scalar() || text_part(part, total, false, ec);
    }

    bool on_string(json_view part, std::size_t total, error_code& ec)
    {
        if (skips_scalar())
            return true;
        if (!text_part(part, total, true, ec))
            return false;
        after_value();
        return true;
    }

    // Texts are given in one buffer, so numbers come whole.
    bool on_number_part(json_view, error_code&) { return true; }

    bool on_int64(std::int64_t value, json_view text, error_code& ec)
    {
        bool const minus_zero = value == 0 && !text.empty() && text[0] == '-';
        return integer(value, minus_zero ? -0.0 : static_cast<double>(value), ec);
    }

    bool on_uint64(std::uint64_t value, json_view, error_code& ec)
    {
        constexpr std::uint64_t most = (std::numeric_limits<std::int64_t>::max)();
        return integer(static_cast<std::int64_t>((std::min)(value, most)), static_cast<double>(value), ec);
    }

    bool on_double(double approximation, json_view text, error_code& ec)
    {
        if (skips_scalar())
            return true;
        target_member const to = target();
        switch (to.type->kind)
        {
        case target_kind::number:
            to.type->read_double(engage(to), {text.data(), text.size()}, approximation);
            break;
        case target_kind::integer:
        {
            auto const verdict = read_integer({text.data(), text.size()}, approximation, to);
            if (verdict == integer_verdict::fraction)
                return fail(decode_errc::not_integer, "an integer is needed here, not a fraction", ec,
                            json_type::integer, json_type::number);
            if (verdict == integer_verdict::out_of_range)
                return fail_range(ec);
            break;
        }
        default: return fail_type(*to.type, json_type::number, ec);
        }
        after_value();
        return true;
    }

    bool on_bool(bool, error_code& ec)
    {
        return skips_scalar() || fail_type(*target().type, json_type::boolean, ec);
    }

    bool on_null(error_code& ec)
    {
        if (skips_scalar())
            return true;
        if (depth_ == 0)
            return fail_type(*root_.type, json_type::null, ec);
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
        {
            // a response's null elements are left out; the request's sender has to mean something by each
            if (is_request_)
                return fail(decode_errc::null_element, "null is not allowed as an element of a list", ec);
            ++f.nulls;
            return true;
        }
        f.member.type->reset(f.member.place);
        f.member.name = {};
        return true;
    }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    struct frame
    {
        void* object{};
        target_type const* type{};
        std::uint64_t seen{};    // structure: members whose names came
        std::uint64_t present{}; // structure: members that have values
        std::size_t index{};     // list: elements that are there
        std::size_t nulls{};     // list: elements that were left out
        target_member member{};  // structure: the one whose value comes next; no type, if it isn't known
    };

    static void append_index(std::string& out, std::size_t index)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(index));
        out += ']';
    }

    // Where the next value goes.
    target_member target()
    {
        if (depth_ == 0)
            return root_;
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            return {nullptr, f.type->element_type(), {}, 0};
        return f.member;
    }

    // The value at the target, made present.
    void* engage(target_member const& to)
    {
        if (depth_ == 0)
            return to.place;
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            return f.type->element(f.object, f.index);
        f.present |= std::uint64_t(1) << to.index;
        return to.type->engage(to.place);
    }

    // The next thing wrong is no longer in this value.
    void after_value() noexcept
    {
        if (depth_ == 0)
            return;
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            ++f.index;
        else
            f.member.name = {};
    }

    // Values of unknown members are checked by the parser and forgotten.
    bool skips_scalar() const noexcept { return skipped_ != 0 || expects_unknown(); }

    bool expects_unknown() const noexcept
    {
        return depth_ != 0 && frames_[depth_ - 1].type->kind == target_kind::structure
               && frames_[depth_ - 1].member.type == nullptr;
    }

    bool skips_container() noexcept
    {
        if (skipped_ == 0)
            return false;
        --skipped_;
        return true;
    }

    bool open(target_kind kind, json_type found, error_code& ec)
    {
        if (skips_scalar())
        {
            ++skipped_;
            return true;
        }
        target_member const to = target();
        if (to.type->kind != kind)
            return fail_type(*to.type, found, ec);
        void* const object = engage(to);
        frames_[depth_++] = {object, to.type, 0, 0, 0, 0, {}};
        return true;
    }

    bool text_part(json_view part, std::size_t total, bool is_last, error_code& ec)
    {
        target_member const to = target();
        if (to.type->kind == target_kind::string)
        {
            auto& text = *static_cast<std::string*>(part.size() == total ? current_ = engage(to) : current_);
            if (part.size() == total)
                text.assign(part.data(), part.size());
            else
                text.append(part.data(), part.size());
            return true;
        }
        if (!to.type->read_text)
            return fail_type(*to.type, json_type::string, ec);
        if (!is_last)
        {
            keep(part, total);
            return true;
        }
        if (to.type->read_text(engage(to), whole(part, total)))
            return true;
        if (to.type->kind == target_kind::number)
            return fail_type(*to.type, json_type::string, ec);
        return fail(decode_errc::bad_base64, "not base64", ec);
    }

    bool integer(std::int64_t value, double as_double, error_code& ec)
    {
        if (skips_scalar())
            return true;
        target_member const to = target();
        if (to.type->kind == target_kind::number)
            to.type->read_double(engage(to), {}, as_double);
        else if (to.type->kind != target_kind::integer)
            return fail_type(*to.type, json_type::number, ec);
        else if (value < (std::numeric_limits<std::int32_t>::min)()
                 || value > (std::numeric_limits<std::int32_t>::max)())
            return fail_range(ec);
        else
            *static_cast<std::int32_t*>(engage(to)) = static_cast<std::int32_t>(value);
        after_value();
        return true;
    }

    integer_verdict read_integer(std::string_view text, double value, target_member const& to)
    {
        auto& integer = *static_cast<std::int32_t*>(engage(to));
        if (!text.empty())
            return integer_from_text(text, integer);
        // out of a boost::json::value, which has no text
        if (std::trunc(value) != value)
            return integer_verdict::fraction;
        if (!(std::abs(value) <= 2147483648.0) || value == 2147483648.0)
            return integer_verdict::out_of_range;
        integer = static_cast<std::int32_t>(value);
        return integer_verdict::ok;
    }

    // Strings come in parts where they have escapes; what is not a std::string itself is put together here.
    void keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
    }

    std::string_view whole(json_view last, std::size_t total)
    {
        if (last.size() == total)
            return {last.data(), last.size()};
        kept_.append(last.data(), last.size());
        return kept_;
    }

    bool fail(decode_errc code, std::string sentence, error_code& ec, json_type needed = {},
              json_type found = {})
    {
        error_ = {code, {}, 0, std::move(sentence), needed, found};
        ec = code;
        return false;
    }

    bool fail_range(error_code& ec)
    {
        return fail(decode_errc::out_of_range, "an integer of 32 bits is needed here", ec, json_type::integer,
                    json_type::number);
    }

    bool fail_type(target_type const& wanted, json_type found, error_code& ec)
    {
        constexpr std::string_view names[] = {"",           "an object", "a list",        "a string",
                                              "an integer", "a number",  "true or false", "null"};
        constexpr json_type types[] = {json_type::object,  json_type::list,   json_type::string,
                                       json_type::integer, json_type::number, json_type::string};
        json_type const needed = types[static_cast<std::size_t>(wanted.kind)];
        std::string sentence(names[static_cast<std::size_t>(needed)]);
        (sentence += " is needed here, not ") += names[static_cast<std::size_t>(found)];
        return fail(decode_errc::wrong_type, std::move(sentence), ec, needed, found);
    }

    frame frames_[deepest_shape]{};
    std::size_t depth_ = 0;
    std::size_t skipped_ = 0; // containers open inside of an unknown member
    target_member root_;
    void* current_{};    // the string whose parts are coming
    std::string kept_{}; // the parts of a text that came so far
    decode_error error_{};
    bool is_request_;
};

} // namespace face_liveness::inline v1::detail

#endif
