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

namespace face_liveness::inline v1::detail
{

// Appends the tokens of a JSON text (RFC 8259) to a string, through a buffer on the stack: no bound has to be
// worked out beforehand, and a string with capacity enough is never made to allocate.
class json_writer
{
public:
    explicit json_writer(std::string& out) noexcept
        : out_(out)
    {
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    void flush()
    {
        out_.append(buffer_, static_cast<std::size_t>(at_ - buffer_));
        at_ = buffer_;
    }

    void punctuation(char c)
    {
        make_room(1);
        *at_++ = c;
    }

    // `name` needs no escapes: it is a member's, out of the model.
    template <std::size_t Size>
    void key(char const (&name)[Size])
    {
        make_room(Size + 2);
        *at_++ = '"';
        std::memcpy(at_, name, Size - 1);
        at_ += Size - 1;
        *at_++ = '"';
        *at_++ = ':';
    }

    void string(std::string_view text)
    {
        punctuation('"');
        char const* from = text.data();
        char const* const end = from + text.size();
        while (from != end)
        {
            make_room(8);
            if (end - from >= 8)
            {
                std::memcpy(at_, from, 8);
                int const plain = plain_bytes(load_eight(from));
                at_ += plain;
                from += plain;
                if (plain != 8)
                    from += one_character({from, static_cast<std::size_t>(end - from)});
            }
            else
                from += one_character({from, static_cast<std::size_t>(end - from)});
        }
        punctuation('"');
    }

    void integer(std::int32_t value)
    {
        make_room(11);
        at_ = std::to_chars(at_, buffer_ + sizeof buffer_, value).ptr;
    }

    void number(double value)
    {
        if (auto const name = name_of_special_number(value); !name.empty())
            return string(name);
        make_room(longest_number);
        at_ = std::to_chars(at_, buffer_ + sizeof buffer_, value).ptr;
    }

    void base64(unsigned char const* from, std::size_t size)
    {
        punctuation('"');
        while (size != 0)
        {
            make_room(4);
            std::size_t const room = static_cast<std::size_t>(buffer_ + sizeof buffer_ - at_) / 4 * 3;
            std::size_t const part = (std::min)(room, size);
            base64_encode(from, part, at_);
            at_ += base64_size(part);
            from += part;
            size -= part;
        }
        punctuation('"');
    }

    void raw(std::string_view text)
    {
        flush();
        out_ += text;
    }

private:
    void make_room(std::size_t size)
    {
        if (static_cast<std::size_t>(buffer_ + sizeof buffer_ - at_) < size)
            flush();
    }

    // How many of the first of eight bytes stand for themselves: ASCII, no control, no '"', no '\'.
    static int plain_bytes(std::uint64_t word) noexcept
    {
        constexpr auto high = every_byte(0x80);
        auto const has_zero = [](std::uint64_t w) { return (w - every_byte(1)) & ~w; };
        // The lowest set bit is exact; those above a hit may be wrong, which doesn't matter.
        std::uint64_t const special = (word | (word - every_byte(0x20)) | has_zero(word ^ every_byte('"'))
                                       | has_zero(word ^ every_byte('\\')))
                                      & high;
        if constexpr (std::endian::native == std::endian::little)
            return std::countr_zero(special) / 8;
        else
            return special == 0 ? 8 : 0;
    }

    // Writes the first character of `text`, escaped or replaced where it has to be; returns its size.
    std::size_t one_character(std::string_view text)
    {
        make_room(6);
        auto const c = static_cast<unsigned char>(text[0]);
        if (c >= 0x80)
            return beyond_ascii(text);
        if (c >= 0x20 && c != '"' && c != '\\')
        {
            *at_++ = text[0];
            return 1;
        }
        *at_++ = '\\';
        switch (c)
        {
        case '"':
        case '\\': *at_++ = text[0]; break;
        case '\b': *at_++ = 'b'; break;
        case '\f': *at_++ = 'f'; break;
        case '\n': *at_++ = 'n'; break;
        case '\r': *at_++ = 'r'; break;
        case '\t': *at_++ = 't'; break;
        default:
            std::memcpy(at_, "u00", 3);
            at_[3] = static_cast<char>('0' + (c >> 4));
            at_[4] = "0123456789abcdef"[c & 15];
            at_ += 5;
        }
        return 1;
    }

    std::size_t beyond_ascii(std::string_view text)
    {
        auto const sequence = utf8_sequence_at(text, 0);
        std::string_view const written =
            sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
        at_ = std::copy(written.begin(), written.end(), at_);
        return sequence.size;
    }

    std::string& out_;
    char buffer_[2048];
    char* at_ = buffer_;
};

} // namespace face_liveness::inline v1::detail

#endif
