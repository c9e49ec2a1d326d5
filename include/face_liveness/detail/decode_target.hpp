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

struct target_member
{
    void* place{};
    target_type const* type{};
    std::string_view name{};
    unsigned index{};
};

struct target_type
{
    target_kind kind{};
    // the value at a place, made present if it is optional; resetting makes it absent, or its default
    void* (*engage)(void* place){};
    void (*reset)(void* place){};

    // structure
    bool (*find)(void* object, std::string_view name, target_member& found){};
    // resets the members whose bits are not set; returns the name of the first that is required, or an empty
    // one
    std::string_view (*finish)(void* object, std::uint64_t present){};

    // list; elements that are there already are used again, so that they keep their capacity
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};
    target_type const* (*element_type)() noexcept {};

    // scalars; in function pointers, so that programs without blobs or doubles carry no code for these
    bool (*read_text)(void* value, std::string_view text){};
    bool (*read_double)(void* value, std::string_view text, double approximation){};
};

template <class Place>
constexpr target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <class Place>
target_type const* target_type_of() noexcept
{
    return &target_for<Place>;
}

template <class Place>
void* engage(void* place)
{
    if constexpr (is_optional<Place>)
    {
        auto& value = *static_cast<Place*>(place);
        return value ? &*value : &value.emplace();
    }
    else
        return place;
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
            found = {
                &(static_cast<T*>(object)->*member), &target_for<Member>, {member_name, Size - 1}, index};
        }
        ++index;
    });
    return hit;
}

template <shape T>
std::string_view finish_structure(void* object, std::uint64_t present)
{
    std::string_view missing;
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
        {
            if ((present >> index++ & 1) == 0)
            {
                reset<Member>(&(static_cast<T*>(object)->*member));
                if (!is_optional<Member> && missing.empty())
                    missing = name;
            }
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

template <class Enum>
bool read_enum(void* value, std::string_view text)
{
    static_cast<open<Enum>*>(value)->assign(text);
    return true;
}

inline bool read_blob(void* value, std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    // in parts by way of the stack: the vector isn't filled with zeros first
    unsigned char part[3072];
    constexpr std::size_t part_size = sizeof part / 3 * 4;
    auto& bytes = *static_cast<blob*>(value);
    bytes.clear();
    bytes.reserve(base64_decoded_size(text.data(), text.size()));
    for (; !text.empty(); text.remove_prefix((std::min)(part_size, text.size())))
    {
        std::size_t const size = (std::min)(part_size, text.size());
        std::size_t const decoded = base64_decoded_size(text.data(), size);
        bool const padded_inside = decoded % 3 != 0 && size != text.size();
        if (padded_inside || !base64_decode(text.data(), size, part))
            return false;
        bytes.insert(bytes.end(), part, part + decoded);
    }
    return true;
}

inline bool read_number_name(void* value, std::string_view text)
{
    return number_from_name(text, *static_cast<double*>(value));
}

inline bool read_number_text(void* value, std::string_view text, double approximation)
{
    *static_cast<double*>(value) = number_from_text(text, approximation);
    return true;
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
        type.finish = finish_structure<value>;
    }
    else if constexpr (is_list<value>)
    {
        using element = typename value::value_type;
        type.kind = target_kind::list;
        type.element = list_element<element>;
        type.truncate = truncate_list<element>;
        type.element_type = target_type_of<element>;
    }
    else if constexpr (std::is_same_v<value, std::string>)
        type.kind = target_kind::string;
    else if constexpr (std::is_same_v<value, std::int32_t>)
        type.kind = target_kind::integer;
    else if constexpr (std::is_same_v<value, double>)
    {
        type.kind = target_kind::number;
        type.read_text = read_number_name;
        type.read_double = read_number_text;
    }
    else
    {
        type.kind = target_kind::text;
        if constexpr (is_open<value>)
            type.read_text = read_enum<typename value::enum_type>;
        else
            type.read_text = read_blob;
    }
    return type;
}

} // namespace face_liveness::inline v1::detail

#endif
