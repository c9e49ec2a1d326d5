// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_JSON_WRITER_HPP
#define FACE_LIVENESS_DETAIL_JSON_WRITER_HPP

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/number.hpp>
#include <face_liveness/detail/utf8.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace face_liveness::inline v1::detail
{

// Which of eight bytes do not stand for themselves in a JSON string: what is not ASCII, controls, '"' and
// '\\'. Each sets the top bit of its byte.  The lowest is exact; those above it may be wrong.
constexpr std::uint64_t special_bytes(std::uint64_t word) noexcept
{
    auto const has_zero = [](std::uint64_t w) { return (w - every_byte(1)) & ~w; };
    return (word | (word - every_byte(' ')) | has_zero(word ^ every_byte('"'))
            | has_zero(word ^ every_byte('\\')))
           & every_byte(0x80);
}

// Sixteen bytes in a register.
struct byte_block
{
#ifdef __SSE2__
    __m128i bytes;

    static byte_block load(char const* from) noexcept
    {
        return {_mm_loadu_si128(reinterpret_cast<__m128i const*>(from))};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {_mm_set_epi64x(static_cast<std::int64_t>(last), static_cast<std::int64_t>(first))};
    }
    void store(char* to) const noexcept
    {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    }

    // Whether all of them stand for themselves in a JSON string.
    bool is_plain() const noexcept
    {
        __m128i const below_space = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')); // signed: not ASCII, too
        __m128i const quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        __m128i const backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        return _mm_movemask_epi8(_mm_or_si128(below_space, _mm_or_si128(quotes, backslashes))) == 0;
    }
#else
    std::uint64_t first;
    std::uint64_t last;

    static byte_block load(char const* from) noexcept
    {
        return {load_eight(from), load_eight(from + 8)};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {first, last};
    }
    void store(char* to) const noexcept
    {
        std::memcpy(to, this, 16);
    }
    bool is_plain() const noexcept
    {
        return (special_bytes(first) | special_bytes(last)) == 0;
    }
#endif
};

// Appends the tokens of a JSON text (RFC 8259) to a string, through a buffer on the stack: no bound has to be
// worked out beforehand, and a string with capacity enough is never made to allocate.
//
// Each function takes the place in the buffer where to write and returns the one behind.  As a local variable
// of the caller it stays in a register, which a member would not: a char that is stored may be part of any
// object, for all that the compiler knows.
class json_writer
{
public:
    explicit json_writer(std::string& out) noexcept
        : out_(out)
    {
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    // The first place.
    char* begin() noexcept { return buffer_; }

    // Appends what stands before `at` to the string; the buffer is empty then.  Rare, and better not repeated
    // wherever something is written.
    [[gnu::noinline]] char* flush(char* at)
    {
        out_.append(buffer_, static_cast<std::size_t>(at - buffer_));
        return buffer_;
    }

    char* punctuation(char* at, char c)
    {
        at = make_room(at, 1);
        *at = c;
        return at + 1;
    }

    // `"name":`, and a comma before unless it is the first.  The name needs no escapes: it is a member's, out
    // of the model.
    template <std::size_t Size>
    char* key(char* at, char const (&name)[Size], bool is_first)
    {
        at = make_room(at, Size + 3);
        *at = ',';
        at += !is_first;
        *at++ = '"';
        std::memcpy(at, name, Size - 1);
        at += Size - 1;
        *at++ = '"';
        *at++ = ':';
        return at;
    }

    char* string(char* at, std::string_view text)
    {
        if (text.size() > sizeof buffer_ - 2)
            return string_with_specials(at, text);
        at = make_room(at, text.size() + 2);
        *at = '"';
        if (!copy_plain(text, at + 1))
            return string_with_specials(at, text);
        at += text.size() + 1;
        *at = '"';
        return at + 1;
    }

    char* integer(char* at, std::int32_t value)
    {
        at = make_room(at, 11);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* number(char* at, double value)
    {
        if (auto const name = name_of_special_number(value); !name.empty())
            return string(at, name);
        at = make_room(at, longest_number);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* base64(char* at, unsigned char const* from, std::size_t size)
    {
        at = punctuation(at, '"');
        std::size_t const written = base64_size(size);
        if (written <= sizeof buffer_ / 2)
        {
            at = make_room(at, written);
            base64_encode(from, size, at);
            return punctuation(at + written, '"');
        }
        // Straight into the string: filling it with zeros first takes less time than going by way of the
        // buffer.
        at = flush(at);
        out_.resize(out_.size() + written);
        base64_encode(from, size, out_.data() + out_.size() - written);
        return punctuation(at, '"');
    }

    char* raw(char* at, std::string_view text)
    {
        at = flush(at);
        out_ += text;
        return at;
    }

private:
    char* make_room(char* at, std::size_t size)
    {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - at) >= size ? at : flush(at);
    }

    // Copies a text, unless it has something that doesn't stand for itself: then it is false.
    // The last bytes are copied twice, so that there is no loop for them.
    static bool copy_plain(std::string_view text, char* to) noexcept
    {
        char const* const from = text.data();
        std::size_t const size = text.size();
        if (size >= 16)
        {
            bool all = true;
            auto const copy = [&](std::size_t offset)
            {
                auto const block = byte_block::load(from + offset);
                block.store(to + offset);
                all &= block.is_plain();
            };
            for (std::size_t offset = 0; offset < size - 16; offset += 16)
                copy(offset);
            copy(size - 16);
            return all;
        }
        if (size >= 8)
        {
            std::uint64_t const first = load_eight(from);
            std::uint64_t const last = load_eight(from + size - 8);
            std::memcpy(to, &first, 8);
            std::memcpy(to + size - 8, &last, 8);
            return byte_block::of(first, last).is_plain();
        }
        if (size >= 4)
        {
            std::uint32_t first;
            std::uint32_t last;
            std::memcpy(&first, from, 4);
            std::memcpy(&last, from + size - 4, 4);
            std::memcpy(to, &first, 4);
            std::memcpy(to + size - 4, &last, 4);
            return special_bytes(std::uint64_t(last) << 32 | first) == 0;
        }
        std::uint64_t word = every_byte(' ');
        for (std::size_t i = 0; i != size; ++i)
        {
            to[i] = from[i];
            word = word << 8 | static_cast<unsigned char>(from[i]);
        }
        return special_bytes(word) == 0;
    }

    [[gnu::noinline]] char* string_with_specials(char* at, std::string_view text)
    {
        at = punctuation(at, '"');
        while (!text.empty())
        {
            at = make_room(at, 16);
            if (text.size() >= 16)
            {
                auto const block = byte_block::load(text.data());
                block.store(at);
                if (block.is_plain())
                {
                    at += 16;
                    text.remove_prefix(16);
                    continue;
                }
            }
            std::size_t plain = 0;
            if (text.size() >= 8)
            {
                std::memcpy(at, text.data(), 8);
                plain = plain_bytes(load_eight(text.data()));
                at += plain;
                text.remove_prefix(plain);
            }
            if (plain != 8)
                at = one_character(at, text);
        }
        return punctuation(at, '"');
    }

    // How many of the first of eight bytes stand for themselves.
    static std::size_t plain_bytes(std::uint64_t word) noexcept
    {
        std::uint64_t const special = special_bytes(word);
        if constexpr (std::endian::native == std::endian::little)
            return static_cast<std::size_t>(std::countr_zero(special)) / 8;
        else
            return special == 0 ? 8 : 0;
    }

    // Writes the first character, escaped or replaced where it has to be, and takes it from the text.
    char* one_character(char* at, std::string_view& text)
    {
        at = make_room(at, 6);
        char const character = text[0];
        auto const c = static_cast<unsigned char>(character);
        if (c >= 0x80)
        {
            auto const sequence = utf8_sequence_at(text, 0);
            std::string_view const written =
                sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
            text.remove_prefix(sequence.size);
            return at + written.copy(at, written.size());
        }
        text.remove_prefix(1);
        if (c >= 0x20 && c != '"' && c != '\\')
        {
            *at = character;
            return at + 1;
        }
        *at++ = '\\';
        switch (c)
        {
        case '"':
        case '\\': *at = character; break;
        case '\b': *at = 'b'; break;
        case '\f': *at = 'f'; break;
        case '\n': *at = 'n'; break;
        case '\r': *at = 'r'; break;
        case '\t': *at = 't'; break;
        default:
            std::memcpy(at, "u00", 3);
            at[3] = static_cast<char>('0' + (c >> 4));
            at[4] = "0123456789abcdef"[c & 15];
            return at + 5;
        }
        return at + 1;
    }

    std::string& out_;
    char buffer_[2048];
};

} // namespace face_liveness::inline v1::detail

#endif
