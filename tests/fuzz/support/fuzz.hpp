// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_FUZZ_SUPPORT_FUZZ_HPP
#define FACE_LIVENESS_TESTS_FUZZ_SUPPORT_FUZZ_HPP

#include <face_liveness/members.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What every fuzz target defines; libFuzzer or replay.cpp calls it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

/// Ends the program when something that must hold does not.
inline void must_hold(bool condition, char const* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "this does not hold: %s\n", what);
    std::abort();
}

/// The bytes of an input as numbers, texts and shapes: every byte string makes a value, and small changes to
/// the bytes make small changes to the value.  Behind the end everything is zero.
class byte_source
{
public:
    byte_source(std::uint8_t const* data, std::size_t size)
        : rest_(reinterpret_cast<char const*>(data), size)
    {
    }

    std::uint8_t byte()
    {
        if (rest_.empty())
            return 0;
        auto const out = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return out;
    }

    /// 0 ... end - 1
    std::size_t below(std::size_t end) { return bits(end <= 256 ? 1 : 2) % end; }

    std::uint64_t bits(int bytes)
    {
        std::uint64_t out = 0;
        for (int i = 0; i != bytes; ++i)
            out = out << 8 | byte();
        return out;
    }

    std::string_view text()
    {
        std::size_t const wanted = below(1024); // before the rest is measured
        std::size_t const size = (std::min)(wanted, rest_.size());
        std::string_view const out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }

    std::string_view rest() { return rest_; }

    /// Any value that a member can have, other shapes included.
    template <class T>
    T make()
    {
        namespace fl = face_liveness;
        if constexpr (fl::detail::is_optional<T>)
        {
            if (byte() % 4 == 0)
                return std::nullopt;
            return make<typename T::value_type>();
        }
        else if constexpr (fl::detail::is_open<T>)
        {
            auto const names = wire_names(typename T::enum_type{});
            std::size_t const choice = below(names.size() + 1);
            return choice == names.size() ? T(text()) : T(names[choice]);
        }
        else if constexpr (fl::shape<T>)
        {
            T out;
            T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                       { out.*member = make<Member>(); });
            return out;
        }
        else if constexpr (fl::detail::is_list<T>)
        {
            T out;
            for (std::size_t size = below(4); size != 0; --size)
                out.push_back(make<typename T::value_type>());
            return out;
        }
        else if constexpr (std::is_same_v<T, fl::detail::blob>)
        {
            auto const bytes = text();
            return {bytes.begin(), bytes.end()};
        }
        else if constexpr (std::is_same_v<T, std::string>)
            return std::string(text());
        else if constexpr (std::is_same_v<T, double>)
            return std::bit_cast<double>(bits(8));
        else
            return static_cast<T>(bits(sizeof(T)));
    }

private:
    std::string_view rest_;
};

#endif
