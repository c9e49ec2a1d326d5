// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP
#define FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/read_number.hpp>
#include <face_liveness/members.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
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

struct target_member;

// A `place` is that of a value, or of the std::optional around it.
struct target_type
{
    target_kind kind{};
    bool is_required{}; // no std::optional
    // the value at a place, made present
    void* (*engage)(void* place){};
    // makes it absent, or its default
    void (*reset)(void* place){};

    // structure
    target_member const* members{};
    std::uint64_t all_members{}; // a bit for each
    // the place of the member with this name, and its index; null if there is none
    void* (*find)(void* object, std::string_view name, unsigned& index){};

    // list; elements that are there already are used again, so that they keep their capacity
    target_type const* element_type{};
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};

    // scalars, made present; in function pointers, so that programs without blobs or doubles carry no code
    // for these
    bool (*read_text)(void* place, std::string_view text){};
    void (*read_double)(void* place, std::string_view text, double approximation){};
};

struct target_member
{
    std::string_view name{};
    target_type const* type{};
};

template <class Place>
consteval target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <shape T>
inline constexpr auto target_members = []
{
    std::array<target_member, number_of_members<T>()> members{};
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...) {
            members[index++] = {name, &target_for<Member>};
        });
    return members;
}();

template <shape T>
void* find_member(void* object, std::string_view name, unsigned& index)
{
    void* place = nullptr;
    unsigned i = 0;
    T::members([&]<std::size_t Size, class Member, class... Limits>(char const(&member_name)[Size],
                                                                    Member T::*member, Limits const&...) {
        if (!place && name.size() == Size - 1 && std::memcmp(name.data(), member_name, Size - 1) == 0)
        {
            place = &(static_cast<T*>(object)->*member);
            index = i;
        }
        ++i;
    });
    return place;
}

// Resets the members whose bits are set.
inline void reset_members(target_type const& type, void* object, std::uint64_t which)
{
    for (; which != 0; which &= which - 1)
    {
        auto index = static_cast<unsigned>(std::countr_zero(which));
        target_member const& member = type.members[index];
        member.type->reset(type.find(object, member.name, index));
    }
}

template <class Place>
void reset(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        value.reset();
    else if constexpr (shape<Place>)
        reset_members(target_for<Place>, place, target_for<Place>.all_members);
    else if constexpr (requires { value.clear(); })
        value.clear();
    else
        value = Place();
}

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

template <class T>
void* list_element(void* list, std::size_t index)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (index == elements.size())
    {
        if (elements.capacity() == 0)
            elements.reserve(4); // a session has up to four audit images
        elements.resize(index + 1);
    }
    return &elements[index];
}

template <class T>
void truncate_list(void* list, std::size_t size)
{
    static_cast<std::vector<T>*>(list)->resize(size);
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

template <class Place>
consteval target_type make_target()
{
    using value = value_of_t<Place>;
    target_type type{};
    type.is_required = !is_optional<Place>;
    type.engage = engage<Place>;
    type.reset = reset<Place>;
    if constexpr (shape<value>)
    {
        static_assert(number_of_members<value>() <= 64, "face_liveness: a shape has more than 64 members");
        type.kind = target_kind::structure;
        type.members = target_members<value>.data();
        for (unsigned i = 0; i != number_of_members<value>(); ++i)
            type.all_members |= std::uint64_t(1) << i;
        type.find = find_member<value>;
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
