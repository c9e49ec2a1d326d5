// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP
#define FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/read_number.hpp>
#include <face_liveness/members.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

// What the decoder knows of a type without being a template over it: a table of functions for each, made from
// the member lists.  One handler then serves every shape, since each further instantiation of
// boost::json::basic_parser costs its user seconds of compile time.

namespace face_liveness::inline v1::detail
{

enum class target_kind : unsigned char
{
    structure,
    list,
    string,
    integer,
    number,
    text // an enum or a blob: made from the whole text of a string
};

struct target_type;

// A member of a structure: where its value goes, or the std::optional around it.
struct target_member
{
    void* place;
    target_type const* type;
    unsigned index;
};

// A `place` is that of a value, or of the std::optional around it; what writes there makes the value present.
struct target_type
{
    target_kind kind{};
    // the value itself
    void* (*engage)(void* place){};
    // absent, or its default
    void (*reset)(void* place){};

    // structure
    bool (*find)(void* object, std::string_view name, target_member& found){};
    std::string_view (*member_name)(unsigned index){};
    // resets the members whose bits are not set; returns the index of the first that is required, or
    // no_member
    unsigned (*finish)(void* object, std::uint64_t present){};

    // list; elements that are there already are used again, so that they keep their capacity
    target_type const* element_type{};
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};

    // scalars; in function pointers, so that programs without blobs or doubles carry no code for these
    bool (*read_text)(void* place, std::string_view text){};
    void (*read_double)(void* place, std::string_view text, double approximation){};
};

inline constexpr unsigned no_member = ~0u;

template <class Place>
constexpr target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <class Place>
value_of_t<Place>& engaged(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        return value ? *value : value.emplace();
    else
        return value;
}

template <class Place>
void* engage(void* place)
{
    return &engaged<Place>(place);
}

template <class Place>
void reset(void* place)
{
    if constexpr (is_optional<Place>)
        static_cast<Place*>(place)->reset();
    else
        *static_cast<Place*>(place) = Place();
}

template <shape T>
bool find_member(void* object, std::string_view name, target_member& found)
{
    bool hit = false;
    unsigned index = 0;
    T::members([&]<std::size_t Size, class Member, class... Limits>(char const(&member_name)[Size],
                                                                    Member T::*member, Limits const&...) {
        if (!hit && name.size() == Size - 1 && std::memcmp(name.data(), member_name, Size - 1) == 0)
        {
            hit = true;
            found = {&(static_cast<T*>(object)->*member), &target_for<Member>, index};
        }
        ++index;
    });
    return hit;
}

template <shape T>
std::string_view name_of_member(unsigned index)
{
    std::string_view found;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...)
        {
            if (index-- == 0)
                found = name;
        });
    return found;
}

template <shape T>
unsigned finish_structure(void* object, std::uint64_t present)
{
    unsigned missing = no_member;
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view, Member T::*member, Limits const&...)
        {
            if ((present >> index & 1) == 0)
            {
                reset<Member>(&(static_cast<T*>(object)->*member));
                if (!is_optional<Member> && missing == no_member)
                    missing = index;
            }
            ++index;
        });
    return missing;
}

template <class T>
void* list_element(void* list, std::size_t index)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (index == elements.size())
    {
        if (elements.capacity() == elements.size())
            elements.reserve(
                (std::max)(std::size_t(4), 2 * elements.size())); // a session has up to four audit images
        elements.emplace_back();
    }
    return &elements[index];
}

template <class T>
void truncate_list(void* list, std::size_t size)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(size), elements.end());
}

template <class Place>
bool read_string(void* place, std::string_view text)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        if (!value)
        {
            value.emplace(text);
            return true;
        }
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_enum(void* place, std::string_view text)
{
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_blob(void* place, std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    blob& bytes = engaged<Place>(place);
    bytes.resize(base64_decoded_size(text.data(), text.size()));
    return base64_decode(text.data(), text.size(), bytes.data());
}

template <class Place>
bool read_number_name(void* place, std::string_view text)
{
    return number_from_name(text, engaged<Place>(place));
}

template <class Place>
void read_number_text(void* place, std::string_view text, double approximation)
{
    engaged<Place>(place) = number_from_text(text, approximation);
}

template <shape T>
constexpr std::size_t number_of_members()
{
    std::size_t count = 0;
    T::members([&]<class Member, class... Limits>(auto const&, Member T::*, Limits const&...) { ++count; });
    return count;
}

template <class Place>
constexpr target_type make_target()
{
    using value = value_of_t<Place>;
    target_type type{};
    type.engage = engage<Place>;
    type.reset = reset<Place>;
    if constexpr (shape<value>)
    {
        static_assert(number_of_members<value>() <= 64, "face_liveness: a shape has more than 64 members");
        type.kind = target_kind::structure;
        type.find = find_member<value>;
        type.member_name = name_of_member<value>;
        type.finish = finish_structure<value>;
    }
    else if constexpr (is_list<value>)
    {
        using element = typename value::value_type;
        type.kind = target_kind::list;
        type.element_type = &target_for<element>;
        type.element = list_element<element>;
        type.truncate = truncate_list<element>;
    }
    else if constexpr (std::is_same_v<value, std::string>)
    {
        type.kind = target_kind::string;
        type.read_text = read_string<Place>;
    }
    else if constexpr (std::is_same_v<value, std::int32_t>)
        type.kind = target_kind::integer;
    else if constexpr (std::is_same_v<value, double>)
    {
        type.kind = target_kind::number;
        type.read_text = read_number_name<Place>;
        type.read_double = read_number_text<Place>;
    }
    else
    {
        type.kind = target_kind::text;
        if constexpr (is_open<value>)
            type.read_text = read_enum<Place>;
        else
            type.read_text = read_blob<Place>;
    }
    return type;
}

} // namespace face_liveness::inline v1::detail

#endif
