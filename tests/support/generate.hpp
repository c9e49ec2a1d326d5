// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_GENERATE_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_GENERATE_HPP

#include <face_liveness/members.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Random values of any shape, made by walking its member list.  The same seed gives the same values on every
/// standard library.
class generator
{
public:
    /// What the values may be.
    struct choices
    {
        bool malformed_text = false; ///< strings of any bytes, not UTF-8 only
        bool not_a_number = false;   ///< NaN, which isn't equal to itself
        bool within_limits = false;  ///< nothing but values that the limits allow
    };

    explicit generator(std::uint64_t seed)
        : engine_(seed)
        , choices_()
    {
    }
    generator(std::uint64_t seed, choices allowed)
        : engine_(seed)
        , choices_(allowed)
    {
    }

    /// A number in 0 ... end - 1.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

    /// True once in `times`.
    bool once_in(std::size_t times) { return below(times) == 0; }

    std::uint64_t bits() { return engine_(); }

    /// A random shape.
    template <class T>
    T make()
    {
        return any<T>(face_liveness::no_limits());
    }

    /// Well-formed UTF-8 of this many characters, of every length that UTF-8 has.
    std::string text(std::size_t characters)
    {
        std::string out;
        for (std::size_t i = 0; i != characters; ++i)
            switch (below(12))
            {
            case 0: append(out, static_cast<std::uint32_t>(below(0x20))); break;
            case 1: append(out, static_cast<std::uint32_t>(0x7F + below(0x800 - 0x7F))); break;
            case 2: append(out, static_cast<std::uint32_t>(0x800 + below(0xD800 - 0x800))); break;
            case 3: append(out, static_cast<std::uint32_t>(0xE000 + below(0x10000 - 0xE000))); break;
            case 4: append(out, static_cast<std::uint32_t>(0x10000 + below(0x110000 - 0x10000))); break;
            case 5: out += "\"\\/<&\x7F"[below(6)]; break;
            default: append(out, static_cast<std::uint32_t>(0x20 + below(0x5F))); break;
            }
        return out;
    }

    /// Any bytes, with what makes UTF-8 hard in it.
    std::string bytes(std::size_t size)
    {
        std::string out;
        while (out.size() < size)
            switch (below(4))
            {
            case 0: out += static_cast<char>(below(256)); break;
            case 1: out += static_cast<char>("\xC0\xC2\xE0\xED\xEF\xF0\xF4\xF5\xFE\xFF"[below(10)]); break;
            case 2: out += static_cast<char>(0x80 + below(64)); break;
            default: out += text(1); break;
            }
        return out;
    }

    /// Any double: all bit patterns, short decimals, and the values at the edges.
    double number()
    {
        using limits = std::numeric_limits<double>;
        double const edges[] = {0.0,
                                -0.0,
                                1.0,
                                -1.0,
                                0.1,
                                100.0,
                                99.25739288330078,
                                5e-324,
                                2.2250738585072014e-308,
                                2.225073858507201e-308,
                                limits::epsilon(),
                                9007199254740993.0,
                                9223372036854775808.0,
                                18446744073709551616.0,
                                1e22,
                                1e23,
                                (limits::max)(),
                                limits::lowest(),
                                limits::infinity(),
                                -limits::infinity()};
        for (;;)
        {
            double value = 0;
            switch (below(4))
            {
            case 0: value = std::bit_cast<double>(engine_()); break;
            case 1: value = edges[below(std::size(edges))]; break;
            case 2: value = static_cast<double>(below(10001)) / 100; break;
            default: value = static_cast<double>(static_cast<float>(below(1u << 30)) / 1e7f); break;
            }
            if (value == value || choices_.not_a_number)
                return value;
        }
    }

private:
    using blob = std::vector<unsigned char>;

    template <class T, class Limits>
    T any(Limits const& limits)
    {
        namespace fl = face_liveness;
        if constexpr (fl::detail::is_optional<T>)
        {
            if (once_in(3))
                return std::nullopt;
            return any<typename T::value_type>(limits);
        }
        else if constexpr (fl::detail::is_open<T>)
            return any_enum<T>();
        else if constexpr (fl::detail::is_list<T>)
        {
            T list;
            for (std::size_t size = below(4); size != 0; --size)
                list.push_back(any<typename T::value_type>(fl::no_limits()));
            return list;
        }
        else if constexpr (fl::shape<T>)
        {
            T object;
            T::members([&]<class Member, class L = fl::no_limits>(
                auto const&, Member T::*member, L const& l = {}) { object.*member = any<Member>(l); });
            return object;
        }
        else
            return scalar(T(), limits);
    }

    template <class Open>
    Open any_enum()
    {
        auto const names = wire_names(typename Open::enum_type{});
        if (!choices_.within_limits && once_in(6))
            return once_in(2) ? Open() : Open(any_text(below(12)));
        return Open(names[below(names.size())]);
    }

    std::string any_text(std::size_t size)
    {
        return choices_.malformed_text && once_in(3) ? bytes(size) : text(size);
    }

    std::string scalar(std::string const&, face_liveness::no_limits) { return any_text(below(24)); }

    std::string scalar(std::string const&, face_liveness::string_limits const& limits)
    {
        if (!choices_.within_limits && once_in(4))
            return any_text(near(limits.min_length, limits.max_length));
        std::size_t const spread = (std::min)(limits.max_length - limits.min_length, std::size_t(40));
        for (;;) // one of these meets each of the model's patterns
        {
            std::size_t size = limits.min_length + below(spread + 1);
            std::string out;
            switch (below(4))
            {
            case 0:
                out = "01234567-89ab-cdef-0123-456789abcdef";
                size = out.size();
                break;
            case 1:
                out = std::to_string(below(1000)) + '.' + std::to_string(below(1000)) + '.'
                      + std::to_string(below(1000));
                size = out.size();
                break;
            case 2: out = text(size); break;
            default:
                while (out.size() < size)
                    out += "abcdefghijklmnopqrstuvwxyz0123456789-."[below(38)];
            }
            if (limits.matches(out) && size >= limits.min_length && size <= limits.max_length)
                return out;
        }
    }

    std::int32_t scalar(std::int32_t, face_liveness::no_limits)
    {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(engine_()));
    }

    std::int32_t scalar(std::int32_t, face_liveness::integer_limits const& limits)
    {
        if (choices_.within_limits || !once_in(3))
            return limits.min
                   + static_cast<std::int32_t>(below(static_cast<std::size_t>(limits.max - limits.min + 1)));
        return scalar(0, face_liveness::no_limits());
    }

    double scalar(double, face_liveness::no_limits) { return number(); }

    double scalar(double, face_liveness::number_limits const& limits)
    {
        for (;;)
            if (double const value = number();
                !choices_.within_limits || (value >= limits.min && value <= limits.max))
                return value;
    }

    blob scalar(blob const&, face_liveness::no_limits) { return any_blob(below(70)); }

    blob scalar(blob const&, face_liveness::blob_limits const& limits)
    {
        if (once_in(200))
            return any_blob(limits.max_size + (choices_.within_limits ? 0 : below(2)));
        return any_blob(choices_.within_limits ? limits.min_size + below(70) : below(70));
    }

    blob any_blob(std::size_t size)
    {
        blob out(size);
        for (auto& byte : out)
            byte = static_cast<unsigned char>(engine_());
        return out;
    }

    std::size_t near(std::size_t least, std::size_t most)
    {
        std::size_t const bound = once_in(2) || most > 100 ? least : most;
        std::size_t const size = bound + below(3);
        return size == 0 ? 0 : size - 1;
    }

    static void append(std::string& out, std::uint32_t code)
    {
        auto const add = [&](std::uint32_t byte)
        { out += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (code < 0x80)
            add(code);
        else if (code < 0x800)
        {
            add(0xC0 | code >> 6);
            add(0x80 | (code & 63));
        }
        else if (code < 0x10000)
        {
            add(0xE0 | code >> 12);
            add(0x80 | (code >> 6 & 63));
            add(0x80 | (code & 63));
        }
        else
        {
            add(0xF0 | code >> 18);
            add(0x80 | (code >> 12 & 63));
            add(0x80 | (code >> 6 & 63));
            add(0x80 | (code & 63));
        }
    }

    std::mt19937_64 engine_;
    choices choices_;
};

#endif
