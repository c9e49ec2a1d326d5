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
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1::detail
{

// How deep a shape is: a structure or list of scalars is 1.
template <class Place>
consteval std::size_t depth_of()
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
        : next_{root, &type, 0}
        , is_request_(is_request)
    {
        frames_[0] = {};
    }
    decode_handler(decode_handler const&) = delete;
    decode_handler& operator=(decode_handler const&) = delete;

    // The place where the handler is, or where it stopped.
    std::string path() const
    {
        std::string out;
        for (frame const* f = frames_ + 1; f <= top_; ++f)
        {
            unsigned const member = f == top_ ? next_.index : f->member;
            if (f->is_list)
                append_index(out, f->index + f->nulls);
            else if (member != no_member)
                (out += out.empty() ? "" : ".") += f->type->members[member].name;
        }
        return out;
    }

    // What went wrong, after a function of this class has set `ec` to a decode_errc.
    decode_error take_error(std::size_t offset)
    {
        error_->path = path();
        error_->offset = offset;
        return std::move(*error_);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return open(target_kind::structure, json_type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(target_kind::list, json_type::list, ec); }

    bool on_object_end(std::size_t, error_code& ec)
    {
        if (skips_container())
            return true;
        target_type const& type = *top_->type;
        std::uint64_t const absent = type.all_members & (~top_->seen | top_->nulls);
        if (absent != 0)
        {
            next_.index = is_request_ || top_ == frames_ + 1 ? first_required(type, absent) : no_member;
            if (next_.index != no_member)
                return fail(decode_errc::missing_member, "missing, but required", ec);
            reset_members(type, top_->object, absent);
        }
        close();
        return true;
    }

    bool on_array_end(std::size_t, error_code&)
    {
        if (skips_container())
            return true;
        top_->type->truncate(top_->object, top_->index);
        close();
        return true;
    }

    bool on_key_part(json_view part, std::size_t total, error_code&)
    {
        if (skipped_ == 0)
            keep(part, total);
        return true;
    }

    // Not inlined, and on_string below always: GCC's own choice takes 3 to 9 % longer for small texts.
    [[gnu::noinline]] bool on_key(json_view part, std::size_t total, error_code& ec)
    {
        if (skipped_ != 0)
            return true;
        frame& f = *top_;
        std::string_view const name = part.size() == total ? view_of(part) : whole(part);
        next_.place = f.type->find(f.object, name, next_.index);
        if (!next_.place)
        {
            next_ = {nullptr, nullptr, no_member};
            return true;
        }
        next_.type = f.type->members[next_.index].type;
        std::uint64_t const bit = std::uint64_t(1) << next_.index;
        if ((f.seen & bit) != 0)
            return fail(decode_errc::duplicate_member, "comes twice", ec);
        f.seen |= bit;
        return true;
    }

    bool on_string_part(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        if (next_.type->kind != target_kind::string)
            keep(part, total);
        else
        {
            if (part.size() == total)
            {
                current_ = static_cast<std::string*>(next_.type->engage(place()));
                current_->clear();
            }
            current_->append(part.data(), part.size());
        }
        return true;
    }

    [[gnu::always_inline]] bool on_string(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        bool const ok =
            part.size() == total ? next_.type->read_text(place(), view_of(part)) : last_part(part);
        if (!ok)
            return next_.type->kind == target_kind::number ? fail_type(json_type::string, ec)
                                                           : fail(decode_errc::bad_base64, "not base64", ec);
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
        if (is_unknown())
            return true;
        switch (next_.type->kind)
        {
        case target_kind::number:
            next_.type->read_double(place(), {text.data(), text.size()}, approximation);
            break;
        case target_kind::integer:
        {
            auto const verdict = read_integer({text.data(), text.size()}, approximation);
            if (verdict == integer_verdict::fraction)
                return fail(decode_errc::not_integer, "an integer is needed here, not a fraction", ec,
                            json_type::integer, json_type::number);
            if (verdict == integer_verdict::out_of_range)
                return fail_range(ec);
            break;
        }
        default: return fail_type(json_type::number, ec);
        }
        after_value();
        return true;
    }

    bool on_bool(bool, error_code& ec) { return is_unknown() || fail_type(json_type::boolean, ec); }

    bool on_null(error_code& ec)
    {
        if (is_unknown())
            return true;
        if (top_ == frames_)
            return fail_type(json_type::null, ec);
        if (top_->is_list)
        {
            // a response's null elements are left out; the request's sender has to mean something by each
            if (is_request_)
                return fail(decode_errc::null_element, "null is not allowed as an element of a list", ec);
            ++top_->nulls;
            return true;
        }
        next_.type->reset(next_.place);
        top_->nulls |= std::uint64_t(1) << next_.index;
        after_value();
        return true;
    }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    // An object or a list that is open.
    struct frame
    {
        void* object;
        target_type const* type;
        bool is_list;
        unsigned member;     // structure: the one whose value is being read; no_member, if there is none
        std::uint64_t seen;  // structure: members whose names came
        std::uint64_t nulls; // structure: members that are null; list: how many elements are
        std::size_t index;   // list: elements that are there
    };

    // What comes next: no type, if it isn't known; no place, if it is a list's element.
    struct next_value
    {
        void* place;
        target_type const* type;
        unsigned index;
    };

    static constexpr unsigned no_member = ~0u;

    // Of the members whose bits are set.
    static unsigned first_required(target_type const& type, std::uint64_t members) noexcept
    {
        for (; members != 0; members &= members - 1)
        {
            auto const i = static_cast<unsigned>(std::countr_zero(members));
            if (type.members[i].type->is_required)
                return i;
        }
        return no_member;
    }

    static void append_index(std::string& out, std::size_t index)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(index));
        out += ']';
    }

    // Values of unknown members are checked by the parser and forgotten.
    bool is_unknown() const noexcept { return next_.type == nullptr; }

    // Where the value goes that has come.
    void* place() { return next_.place ? next_.place : top_->type->element(top_->object, top_->index); }

    // The next thing wrong is no longer in this value.
    void after_value() noexcept
    {
        ++top_->index;
        next_.index = no_member;
    }

    bool open(target_kind kind, json_type found, error_code& ec)
    {
        if (is_unknown())
        {
            ++skipped_;
            return true;
        }
        target_type const& type = *next_.type;
        if (type.kind != kind)
            return fail_type(found, ec);
        void* const object = type.engage(place());
        top_->member = next_.index;
        *++top_ = {object, &type, kind == target_kind::list, no_member, 0, 0, 0};
        next_ = {nullptr, type.element_type, no_member};
        return true;
    }

    void close() noexcept
    {
        --top_;
        after_value();
        if (top_->is_list)
            next_ = {nullptr, top_->type->element_type, no_member};
    }

    bool skips_container() noexcept
    {
        if (skipped_ == 0)
            return false;
        --skipped_;
        return true;
    }

    bool integer(std::int64_t value, double as_double, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (next_.type->kind == target_kind::number)
            next_.type->read_double(place(), {}, as_double);
        else if (next_.type->kind != target_kind::integer)
            return fail_type(json_type::number, ec);
        else if (value < (std::numeric_limits<std::int32_t>::min)()
                 || value > (std::numeric_limits<std::int32_t>::max)())
            return fail_range(ec);
        else
            *static_cast<std::int32_t*>(next_.type->engage(place())) = static_cast<std::int32_t>(value);
        after_value();
        return true;
    }

    integer_verdict read_integer(std::string_view text, double value)
    {
        auto& integer = *static_cast<std::int32_t*>(next_.type->engage(place()));
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

    static std::string_view view_of(json_view text) noexcept { return {text.data(), text.size()}; }

    // Strings come in parts where they have escapes; what is not a std::string itself is put together here.
    void keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
    }

    [[gnu::cold]] std::string_view whole(json_view last) { return kept_.append(last.data(), last.size()); }

    [[gnu::cold]] bool last_part(json_view part)
    {
        if (next_.type->kind != target_kind::string)
            return next_.type->read_text(place(), whole(part));
        current_->append(part.data(), part.size());
        return true;
    }

    [[gnu::cold]] bool fail(decode_errc code, std::string_view sentence, error_code& ec,
                            json_type needed = {}, json_type found = {})
    {
        error_ = decode_error{code, {}, 0, std::string(sentence), needed, found};
        ec = code;
        return false;
    }

    [[gnu::cold]] bool fail_range(error_code& ec)
    {
        return fail(decode_errc::out_of_range, "an integer of 32 bits is needed here", ec, json_type::integer,
                    json_type::number);
    }

    [[gnu::cold]] bool fail_type(json_type found, error_code& ec)
    {
        constexpr std::string_view names[] = {"",           "an object", "a list",        "a string",
                                              "an integer", "a number",  "true or false", "null"};
        constexpr json_type types[] = {json_type::object,  json_type::list,   json_type::string,
                                       json_type::integer, json_type::number, json_type::string};
        json_type const needed = types[static_cast<std::size_t>(next_.type->kind)];
        std::string sentence(names[static_cast<std::size_t>(needed)]);
        (sentence += " is needed here, not ") += names[static_cast<std::size_t>(found)];
        return fail(decode_errc::wrong_type, sentence, ec, needed, found);
    }

    frame frames_[deepest_shape + 1]; // the first is around the text; those above `top_` hold nothing
    frame* top_ = frames_;
    next_value next_;
    std::size_t skipped_ = 0; // containers open inside of an unknown member
    std::string* current_{};  // the string whose parts are coming
    std::string kept_{};      // the parts of a text that came so far
    std::optional<decode_error> error_{};
    bool is_request_;
};

} // namespace face_liveness::inline v1::detail

#endif
