// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_JSON_GRAMMAR_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_JSON_GRAMMAR_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Whether a text is JSON by RFC 8259, in UTF-8 by RFC 3629, without lone surrogates in its escapes: written
/// from the grammars and slow, to check the fast ones against.
class json_grammar
{
public:
    static bool accepts(std::string_view text)
    {
        json_grammar g(text);
        g.white_space();
        if (!g.value(0))
            return false;
        g.white_space();
        return g.at_ == text.size();
    }

    static bool is_utf8(std::string_view text)
    {
        for (std::size_t at = 0; at != text.size();)
        {
            auto const byte = [&](std::size_t i)
            { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
            std::size_t const size = byte(0) < 0x80             ? 1u
                                     : (byte(0) & 0xE0) == 0xC0 ? 2u
                                     : (byte(0) & 0xF0) == 0xE0 ? 3u
                                     : (byte(0) & 0xF8) == 0xF0 ? 4u
                                                                : 0u;
            if (size == 0)
                return false;
            std::uint32_t code = size == 1 ? byte(0) : byte(0) & (0x7Fu >> size);
            for (std::size_t i = 1; i != size; ++i)
            {
                if ((byte(i) & 0xC0) != 0x80)
                    return false;
                code = code << 6 | (byte(i) & 0x3F);
            }
            constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
            if (code < least[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
                return false;
            at += size;
        }
        return true;
    }

private:
    explicit json_grammar(std::string_view text)
        : text_(text)
    {
    }

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool take(std::string_view token)
    {
        if (text_.substr(at_, token.size()) != token)
            return false;
        at_ += token.size();
        return true;
    }

    void white_space()
    {
        while (at_ < text_.size() && std::string_view(" \t\n\r").find(peek()) != std::string_view::npos)
            ++at_;
    }

    bool value(int depth)
    {
        if (peek() == '{')
            return items('{', '}', depth);
        if (peek() == '[')
            return items('[', ']', depth);
        if (peek() == '"')
            return string();
        return take("true") || take("false") || take("null") || number();
    }

    bool items(char open, char close, int depth)
    {
        if (depth == 500)
            return false;
        ++at_;
        white_space();
        if (take({&close, 1}))
            return true;
        for (;;)
        {
            white_space();
            if (open == '{')
            {
                if (!string())
                    return false;
                white_space();
                if (!take(":"))
                    return false;
                white_space();
            }
            if (!value(depth + 1))
                return false;
            white_space();
            if (take({&close, 1}))
                return true;
            if (!take(","))
                return false;
        }
    }

    // four hex digits, or 0x10000
    std::uint32_t hex()
    {
        std::uint32_t code = 0;
        for (int i = 0; i != 4; ++i, ++at_)
        {
            std::size_t const digit = std::string_view("0123456789abcdefABCDEF").find(peek());
            if (at_ >= text_.size() || digit == std::string_view::npos)
                return 0x10000;
            code = code * 16 + static_cast<std::uint32_t>(digit < 16 ? digit : digit - 6);
        }
        return code;
    }

    bool string()
    {
        if (!take("\""))
            return false;
        std::size_t const start = at_;
        while (at_ < text_.size())
        {
            char const c = text_[at_++];
            if (c == '"')
                return is_utf8(text_.substr(start, at_ - start));
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c != '\\')
                continue;
            if (take("u"))
            {
                std::uint32_t const code = hex();
                if (code == 0x10000 || (code >= 0xDC00 && code <= 0xDFFF))
                    return false;
                if (code >= 0xD800 && code <= 0xDBFF)
                {
                    if (!take("\\u"))
                        return false;
                    std::uint32_t const second = hex();
                    if (second < 0xDC00 || second > 0xDFFF)
                        return false;
                }
            }
            else if (at_ == text_.size()
                     || std::string_view("\"\\/bfnrt").find(text_[at_++]) == std::string_view::npos)
                return false;
        }
        return false;
    }

    bool digits()
    {
        std::size_t const start = at_;
        while (peek() >= '0' && peek() <= '9')
            ++at_;
        return at_ != start;
    }

    bool number()
    {
        take("-");
        if (!take("0") && !(peek() >= '1' && peek() <= '9' && digits()))
            return false;
        if (take(".") && !digits())
            return false;
        if (take("e") || take("E"))
        {
            if (!take("+"))
                take("-");
            if (!digits())
                return false;
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

#endif
