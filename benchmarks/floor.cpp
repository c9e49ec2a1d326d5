// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/utf8.hpp>

#include "support.hpp"

#include <bit>
#include <charconv>
#include <cstring>
#include <memory>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// The floor: what somebody writes who knows these four documents, has no time to lose and nothing to report.
// It takes any JSON text that stands for such a document and refuses what is none, but says neither what is
// wrong nor where.  It has our base64.

namespace bench
{

namespace
{

namespace fl = face_liveness::detail;

// How many of 16 bytes come before the first that is not plain: a quote, a backslash, a control or not ASCII.
inline int plain_bytes(char const* from) noexcept
{
#ifdef __SSE2__
    __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
    __m128i const below = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)); // signed: above 0x7F too
    __m128i const quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    __m128i const slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    int const mask = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(below, quote), slash));
    return std::countr_zero(static_cast<unsigned>(mask) | 0x10000u);
#else
    int count = 0;
    while (count != 16 && from[count] >= 0x20 && from[count] != '"' && from[count] != '\\')
        ++count;
    return count;
#endif
}

// Writes into memory that is large enough.
struct writer
{
    char* at;

    template <std::size_t Size>
    void raw(char const (&text)[Size])
    {
        std::memcpy(at, text, Size - 1);
        at += Size - 1;
    }

    void string(std::string_view text)
    {
        *at++ = '"';
        if (copy(text.data(), text.size(), at))
            at += text.size();
        else
            string_with_specials(text);
        *at++ = '"';
    }

    // False if not everything is plain.  The last bytes are read and written twice, so that there is no loop
    // for them.
    static bool copy(char const* from, std::size_t size, char* to)
    {
        if (size >= 16)
        {
            bool all = true;
            auto const sixteen = [&](std::size_t offset)
            {
                std::memcpy(to + offset, from + offset, 16);
                all &= plain_bytes(from + offset) == 16;
            };
            for (std::size_t offset = 0; offset < size - 16; offset += 16)
                sixteen(offset);
            sixteen(size - 16);
            return all;
        }
        if (size >= 8)
            return copy_two<std::uint64_t>(from, size, to);
        if (size >= 4)
            return copy_two<std::uint32_t>(from, size, to);
        for (std::size_t i = 0; i != size; ++i)
        {
            if (!is_plain(from[i]))
                return false;
            to[i] = from[i];
        }
        return true;
    }

    template <class Word>
    static bool copy_two(char const* from, std::size_t size, char* to)
    {
        Word first;
        Word last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + size - sizeof last, sizeof last);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - sizeof last, &last, sizeof last);
        return (specials(first) | specials(last)) == 0;
    }

    // A bit for a byte that is not plain.
    template <class Word>
    static Word specials(Word word)
    {
        constexpr Word ones = static_cast<Word>(~Word(0)) / 0xFF;
        auto const has_zero = [&](Word w) { return (w - ones) & ~w; };
        return (word | (word - 0x20 * ones) | has_zero(word ^ '"' * ones) | has_zero(word ^ '\\' * ones))
               & 0x80 * ones;
    }

    static bool is_plain(char c) { return static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\'; }

    [[gnu::noinline]] void string_with_specials(std::string_view text)
    {
        char const* from = text.data();
        char const* const end = from + text.size();
        while (from != end)
            if (is_plain(*from))
                *at++ = *from++;
            else
                from = special({from, end});
    }

    // One character that doesn't stand for itself, or may not.
    char const* special(std::string_view text)
    {
        auto const c = static_cast<unsigned char>(text[0]);
        if (c >= 0x80)
        {
            auto const sequence = fl::utf8_sequence_at(text, 0);
            std::string_view const written =
                sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
            at += written.copy(at, written.size());
            return text.data() + sequence.size;
        }
        constexpr std::string_view letters = "\"\"\\\\\bb\ff\nn\rr\tt";
        std::size_t letter = 0;
        while (letter != letters.size() && letters[letter] != text[0])
            letter += 2;
        *at++ = '\\';
        if (letter != letters.size())
            *at++ = letters[letter + 1];
        else
        {
            raw("u00");
            *at++ = static_cast<char>('0' + (c >> 4));
            *at++ = "0123456789abcdef"[c & 15];
        }
        return text.data() + 1;
    }

    void number(double value) { at = std::to_chars(at, at + 24, value).ptr; }

    void base64(std::vector<unsigned char> const& bytes)
    {
        *at++ = '"';
        fl::base64_encode(bytes.data(), bytes.size(), at);
        at += fl::base64_size(bytes.size());
        *at++ = '"';
    }
};

void write(writer& out, plain::output_config const& from)
{
    out.raw(R"({"S3Bucket":)");
    out.string(from.s3_bucket);
    if (from.s3_key_prefix)
    {
        out.raw(R"(,"S3KeyPrefix":)");
        out.string(*from.s3_key_prefix);
    }
    *out.at++ = '}';
}

void write(writer& out, plain::challenge_preference const& from)
{
    if (from.type == plain::challenge_type::face_movement_challenge)
        out.raw(R"({"Type":"FaceMovementChallenge")");
    else
        out.raw(R"({"Type":"FaceMovementAndLightChallenge")");
    if (auto const& versions = from.versions)
    {
        out.raw(R"(,"Versions":{)");
        if (versions->minimum)
        {
            out.raw(R"("Minimum":)");
            out.string(*versions->minimum);
        }
        if (versions->maximum)
        {
            if (versions->minimum)
                *out.at++ = ',';
            out.raw(R"("Maximum":)");
            out.string(*versions->maximum);
        }
        *out.at++ = '}';
    }
    *out.at++ = '}';
}

template <class T>
void write_list(writer& out, std::vector<T> const& list)
{
    *out.at++ = '[';
    for (T const& element : list)
    {
        if (&element != list.data())
            *out.at++ = ',';
        write(out, element);
    }
    *out.at++ = ']';
}

// A member behind a comma, unless it is the first; the comma is put down in any case.
struct members
{
    writer& out;
    char* first = out.at;

    template <std::size_t Size>
    void key(char const (&text)[Size])
    {
        *out.at = ',';
        out.at += out.at != first;
        out.raw(text);
    }
};

void write(writer& out, plain::session_settings const& from)
{
    *out.at++ = '{';
    members each{out};
    if (from.output_config)
    {
        each.key(R"("OutputConfig":)");
        write(out, *from.output_config);
    }
    if (from.audit_images_limit)
    {
        each.key(R"("AuditImagesLimit":)");
        out.at = std::to_chars(out.at, out.at + 11, *from.audit_images_limit).ptr;
    }
    if (from.challenge_preferences)
    {
        each.key(R"("ChallengePreferences":)");
        write_list(out, *from.challenge_preferences);
    }
    *out.at++ = '}';
}

void write(writer& out, plain::create_request const& from)
{
    *out.at++ = '{';
    members each{out};
    if (from.kms_key_id)
    {
        each.key(R"("KmsKeyId":)");
        out.string(*from.kms_key_id);
    }
    if (from.settings)
    {
        each.key(R"("Settings":)");
        write(out, *from.settings);
    }
    if (from.client_request_token)
    {
        each.key(R"("ClientRequestToken":)");
        out.string(*from.client_request_token);
    }
    *out.at++ = '}';
}

void write(writer& out, plain::create_response const& from)
{
    out.raw(R"({"SessionId":)");
    out.string(from.session_id);
    *out.at++ = '}';
}

void write(writer& out, plain::bounding_box const& from)
{
    *out.at++ = '{';
    members each{out};
    if (from.width)
    {
        each.key(R"("Width":)");
        out.number(*from.width);
    }
    if (from.height)
    {
        each.key(R"("Height":)");
        out.number(*from.height);
    }
    if (from.left)
    {
        each.key(R"("Left":)");
        out.number(*from.left);
    }
    if (from.top)
    {
        each.key(R"("Top":)");
        out.number(*from.top);
    }
    *out.at++ = '}';
}

void write(writer& out, plain::audit_image const& from)
{
    *out.at++ = '{';
    members each{out};
    if (from.bytes)
    {
        each.key(R"("Bytes":)");
        out.base64(*from.bytes);
    }
    if (from.bounding_box)
    {
        each.key(R"("BoundingBox":)");
        write(out, *from.bounding_box);
    }
    *out.at++ = '}';
}

void write(writer& out, plain::results const& from)
{
    out.raw(R"({"SessionId":)");
    out.string(from.session_id);
    out.raw(R"(,"Status":)");
    out.string(plain::name_of(from.status));
    if (from.confidence)
    {
        out.raw(R"(,"Confidence":)");
        out.number(*from.confidence);
    }
    if (from.reference_image)
    {
        out.raw(R"(,"ReferenceImage":)");
        write(out, *from.reference_image);
    }
    if (from.audit_images)
    {
        out.raw(R"(,"AuditImages":)");
        write_list(out, *from.audit_images);
    }
    if (from.challenge)
    {
        out.raw(R"(,"Challenge":{"Type":)");
        out.string(plain::name_of(from.challenge->type));
        out.raw(R"(,"Version":)");
        out.string(from.challenge->version);
        *out.at++ = '}';
    }
    *out.at++ = '}';
}

// What became of a member.
enum class outcome
{
    bad,
    good,
    unknown
};

outcome to_outcome(bool ok) noexcept
{
    return ok ? outcome::good : outcome::bad;
}

// Reads a text that a NUL stands behind.  Every function is false when something is wrong.
struct reader
{
    char const* at;
    char const* end;
    std::string scratch{}; // of strings that have escapes

    void skip_space()
    {
        while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
            ++at;
    }

    bool take(char c)
    {
        if (*at != c)
            skip_space();
        if (*at != c)
            return false;
        ++at;
        return true;
    }

    // The view holds until the next string.
    bool string(std::string_view& to)
    {
        if (!take('"'))
            return false;
        char const* const begin = at;
        while (end - at >= 16)
        {
            int const count = plain_bytes(at);
            at += count;
            if (count != 16)
                break;
        }
        while (static_cast<signed char>(*at) >= 0x20 && *at != '"' && *at != '\\')
            ++at;
        if (*at != '"')
            return string_with_specials(begin, to);
        to = {begin, at++};
        return true;
    }

    [[gnu::noinline]] bool string_with_specials(char const* begin, std::string_view& to)
    {
        scratch.assign(begin, at);
        while (at != end && *at != '"')
        {
            if (*at == '\\')
            {
                if (!escape())
                    return false;
                continue;
            }
            if (static_cast<unsigned char>(*at) < 0x20)
                return false;
            auto const sequence = fl::utf8_sequence_at({at, end}, 0);
            if (!sequence.well_formed)
                return false;
            scratch.append(at, sequence.size);
            at += sequence.size;
        }
        to = scratch;
        return at++ != end;
    }

    bool escape()
    {
        constexpr std::string_view letters = "\"\"\\\\//b\bf\fn\nr\rt\t";
        ++at;
        if (*at == 'u')
        {
            unsigned code = 0;
            if (!hex(code) || (code >= 0xDC00 && code < 0xE000))
                return false;
            if (code >= 0xD800 && code < 0xDC00)
            {
                unsigned low = 0;
                if (*at++ != '\\' || *at != 'u' || !hex(low) || low < 0xDC00 || low > 0xDFFF)
                    return false;
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            }
            append(code);
            return true;
        }
        for (std::size_t i = 0; i != letters.size(); i += 2)
            if (letters[i] == *at)
            {
                scratch += letters[i + 1];
                ++at;
                return true;
            }
        return false;
    }

    bool hex(unsigned& code)
    {
        auto const [rest, error] = std::from_chars(at + 1, (std::min)(at + 5, end), code, 16);
        bool const ok = error == std::errc() && rest == at + 5;
        at += 5;
        return ok;
    }

    void append(unsigned code)
    {
        auto const tail = [&](int shift) { scratch += static_cast<char>(0x80 | (code >> shift & 0x3F)); };
        if (code < 0x80)
            scratch += static_cast<char>(code);
        else if (code < 0x800)
        {
            scratch += static_cast<char>(0xC0 | code >> 6);
            tail(0);
        }
        else if (code < 0x10000)
        {
            scratch += static_cast<char>(0xE0 | code >> 12);
            tail(6);
            tail(0);
        }
        else
        {
            scratch += static_cast<char>(0xF0 | code >> 18);
            tail(12);
            tail(6);
            tail(0);
        }
    }

    // The text of a number, whose grammar is checked.
    bool number(std::string_view& to)
    {
        skip_space();
        char const* const begin = at;
        auto const digits = [&]
        {
            char const* const first = at;
            while (*at >= '0' && *at <= '9')
                ++at;
            return at != first;
        };
        at += *at == '-';
        if (*at == '0')
            ++at;
        else if (!digits())
            return false;
        if (*at == '.' && (++at, !digits()))
            return false;
        if (*at == 'e' || *at == 'E')
        {
            ++at;
            at += *at == '+' || *at == '-';
            if (!digits())
                return false;
        }
        to = {begin, at};
        return true;
    }

    // `member` reads one member.  It is given a function that says whether the name is the one it knows:
    // first by the bytes that compact JSON has, where a guess that is right costs no waiting for the name's
    // end, and then, if it knew none, by the name itself.
    template <class Member>
    bool object(Member member)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do
        {
            auto const by_bytes = [&]<std::size_t Size>(char const(&quoted)[Size])
            {
                if (end - at < static_cast<std::ptrdiff_t>(Size) || std::memcmp(at, quoted, Size - 1) != 0
                    || at[Size - 1] != ':')
                    return false;
                at += Size;
                return true;
            };
            auto verdict = member(by_bytes);
            if (verdict == outcome::unknown)
            {
                std::string_view name;
                if (!string(name) || !take(':'))
                    return false;
                verdict = member([&]<std::size_t Size>(char const(&quoted)[Size])
                                 { return name == std::string_view(quoted + 1, Size - 3); });
            }
            if (verdict == outcome::unknown)
                verdict = to_outcome(skip());
            if (verdict == outcome::bad)
                return false;
        } while (take(','));
        return take('}');
    }

    template <class Element>
    bool array(Element element)
    {
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        do
            if (!element())
                return false;
        while (take(','));
        return take(']');
    }

    bool skip(int depth = 0)
    {
        std::string_view ignored;
        skip_space();
        switch (*at)
        {
        case '{': return depth < 32 && skip_object(depth);
        case '[': return depth < 32 && array([&] { return skip(depth + 1); });
        case '"': return string(ignored);
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number(ignored);
        }
    }

    bool skip_object(int depth)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        std::string_view name;
        do
            if (!string(name) || !take(':') || !skip(depth + 1))
                return false;
        while (take(','));
        return take('}');
    }

    bool word(std::string_view text)
    {
        bool const ok = std::string_view(at, end).starts_with(text);
        at += text.size();
        return ok;
    }
};

bool read(reader& in, std::string& to)
{
    std::string_view text;
    bool const ok = in.string(text);
    to.assign(text);
    return ok;
}

bool read(reader& in, double& to)
{
    std::string_view text;
    return in.number(text) && std::from_chars(text.data(), text.data() + text.size(), to).ec == std::errc();
}

bool read(reader& in, std::int32_t& to)
{
    std::string_view text;
    if (!in.number(text))
        return false;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    return error == std::errc() && rest == text.data() + text.size();
}

template <class Enum>
requires std::is_enum_v<Enum>
bool read(reader& in, Enum& to)
{
    std::string_view text;
    return in.string(text) && plain::from_name(text, to);
}

bool read(reader& in, std::optional<std::string>& to)
{
    std::string_view text;
    in.skip_space();
    if (*in.at == 'n')
        return in.word("null");
    bool const ok = in.string(text);
    to.emplace(text);
    return ok;
}

bool from_base64(std::string_view text, std::vector<unsigned char>& to)
{
    if (text.size() % 4 != 0)
        return false;
    to.resize(fl::base64_decoded_size(text.data(), text.size()));
    return fl::base64_decode(text.data(), text.size(), to.data());
}

// base64 has nothing that has to be escaped: the first quote is its end, and the codec refuses all that a
// string may not have.  Only '/' may come as "\/", and nearly never does.
bool read(reader& in, std::vector<unsigned char>& to)
{
    if (!in.take('"'))
        return false;
    char const* const begin = in.at;
    if (void const* quote = std::memchr(begin, '"', static_cast<std::size_t>(in.end - begin)))
    {
        in.at = static_cast<char const*>(quote) + 1;
        if (from_base64({begin, in.at - 1}, to))
            return true;
    }
    in.at = begin - 1;
    std::string_view text;
    return in.string(text) && from_base64(text, to);
}

template <class T>
bool read(reader& in, std::optional<T>& to)
{
    in.skip_space();
    return *in.at == 'n' ? in.word("null") : read(in, to.emplace());
}

template <class T>
bool read(reader& in, std::vector<T>& to)
{
    to.reserve(4);
    return in.array([&] { return read(in, to.emplace_back()); });
}

// Members that have come, one bit for each.
struct seen
{
    unsigned bits = 0;

    outcome once(unsigned bit, bool ok) noexcept
    {
        bool const first = (bits & bit) == 0;
        bits |= bit;
        return to_outcome(first && ok);
    }
};

bool read(reader& in, plain::output_config& to)
{
    seen names;
    return in.object(
               [&](auto is)
               {
                   if (is("\"S3Bucket\""))
                       return names.once(1, read(in, to.s3_bucket));
                   if (is("\"S3KeyPrefix\""))
                       return names.once(2, read(in, to.s3_key_prefix));
                   return outcome::unknown;
               })
           && (names.bits & 1) != 0;
}

bool read(reader& in, plain::version_range& to)
{
    seen names;
    return in.object(
        [&](auto is)
        {
            if (is("\"Minimum\""))
                return names.once(1, read(in, to.minimum));
            if (is("\"Maximum\""))
                return names.once(2, read(in, to.maximum));
            return outcome::unknown;
        });
}

bool read(reader& in, plain::challenge_preference& to)
{
    seen names;
    return in.object(
               [&](auto is)
               {
                   if (is("\"Type\""))
                       return names.once(1, read(in, to.type));
                   if (is("\"Versions\""))
                       return names.once(2, read(in, to.versions));
                   return outcome::unknown;
               })
           && (names.bits & 1) != 0;
}

bool read(reader& in, plain::session_settings& to)
{
    seen names;
    return in.object(
        [&](auto is)
        {
            if (is("\"OutputConfig\""))
                return names.once(1, read(in, to.output_config));
            if (is("\"AuditImagesLimit\""))
                return names.once(2, read(in, to.audit_images_limit));
            if (is("\"ChallengePreferences\""))
                return names.once(4, read(in, to.challenge_preferences));
            return outcome::unknown;
        });
}

bool read(reader& in, plain::create_request& to)
{
    seen names;
    return in.object(
        [&](auto is)
        {
            if (is("\"KmsKeyId\""))
                return names.once(1, read(in, to.kms_key_id));
            if (is("\"Settings\""))
                return names.once(2, read(in, to.settings));
            if (is("\"ClientRequestToken\""))
                return names.once(4, read(in, to.client_request_token));
            return outcome::unknown;
        });
}

bool read(reader& in, plain::create_response& to)
{
    seen names;
    return in.object(
               [&](auto is)
               {
                   if (is("\"SessionId\""))
                       return names.once(1, read(in, to.session_id));
                   return outcome::unknown;
               })
           && (names.bits & 1) != 0;
}

bool read(reader& in, plain::bounding_box& to)
{
    seen names;
    return in.object(
        [&](auto is)
        {
            if (is("\"Width\""))
                return names.once(1, read(in, to.width));
            if (is("\"Height\""))
                return names.once(2, read(in, to.height));
            if (is("\"Left\""))
                return names.once(4, read(in, to.left));
            if (is("\"Top\""))
                return names.once(8, read(in, to.top));
            return outcome::unknown;
        });
}

bool read(reader& in, plain::audit_image& to)
{
    seen names;
    return in.object(
        [&](auto is)
        {
            if (is("\"Bytes\""))
                return names.once(1, read(in, to.bytes));
            if (is("\"BoundingBox\""))
                return names.once(2, read(in, to.bounding_box));
            return outcome::unknown;
        });
}

bool read(reader& in, plain::challenge& to)
{
    seen names;
    return in.object(
               [&](auto is)
               {
                   if (is("\"Type\""))
                       return names.once(1, read(in, to.type));
                   if (is("\"Version\""))
                       return names.once(2, read(in, to.version));
                   return outcome::unknown;
               })
           && names.bits == 3;
}

bool read(reader& in, plain::results& to)
{
    seen names;
    return in.object(
               [&](auto is)
               {
                   if (is("\"SessionId\""))
                       return names.once(1, read(in, to.session_id));
                   if (is("\"Status\""))
                       return names.once(2, read(in, to.status));
                   if (is("\"Confidence\""))
                       return names.once(4, read(in, to.confidence));
                   if (is("\"ReferenceImage\""))
                       return names.once(8, read(in, to.reference_image));
                   if (is("\"AuditImages\""))
                       return names.once(16, read(in, to.audit_images));
                   if (is("\"Challenge\""))
                       return names.once(32, read(in, to.challenge));
                   return outcome::unknown;
               })
           && (names.bits & 3) == 3;
}

template <class T>
bool decode(std::string const& text, T& to)
{
    reader in{text.data(), text.data() + text.size()};
    if (!read(in, to))
        return false;
    in.skip_space();
    return in.at == in.end;
}

constexpr char const* who = "floor";

template <class T>
void add_encode(std::string const& name, T const& value, std::string const& text)
{
    auto const memory = std::make_shared<std::vector<char>>(2 * text.size() + 64);
    writer out{memory->data()};
    write(out, value);
    require(std::string_view(memory->data(), out.at) == text, who, "encode " + name);
    add("encode " + name, who,
        [&value, memory]
        {
            writer to{memory->data()};
            write(to, value);
            keep(*to.at);
        });
    // that memory is the program's own; a std::string can't be written to before something is in it
    add("encode " + name, "floor, copied into a std::string",
        [&value, memory, text = std::string()]() mutable
        {
            writer to{memory->data()};
            write(to, value);
            text.assign(memory->data(), to.at);
            keep(text);
        });
}

template <class T>
void add_decode(std::string const& name, T const& value, std::string const& text)
{
    T decoded;
    require(decode(text, decoded) && decoded == value, who, "decode " + name);
    add("decode " + name, who,
        [&text]
        {
            T out;
            bool ok = decode(text, out);
            keep(ok);
            keep(out);
        });
}

// What nobody gets around in document D: a look at every byte of the text for what must not be in a string,
// and the base64 of its five images, into new memory.
void add_scan_and_base64()
{
    documents const& all = the_documents();
    std::vector<std::string> texts;
    std::size_t at = 0;
    while ((at = all.d_text.find("\"Bytes\":\"", at)) != std::string::npos)
    {
        at += 9;
        texts.push_back(all.d_text.substr(at, all.d_text.find('"', at) - at));
    }
    require(texts.size() == 5, who, "five images");
    add("decode D", "a scan and base64",
        [&all, texts]
        {
            std::size_t plain = 0;
            for (std::size_t i = 0; i + 16 <= all.d_text.size(); i += 16)
                plain += plain_bytes(all.d_text.data() + i) == 16;
            keep(plain);
            std::vector<std::vector<unsigned char>> images;
            images.reserve(texts.size());
            for (std::string const& text : texts)
                require(from_base64(text, images.emplace_back()), who, "base64");
            keep(images);
        });
}

} // namespace

void add_floor()
{
    documents const& all = the_documents();
    add_encode("A", all.a, all.a_text);
    add_encode("B", all.b, all.b_text);
    add_encode("C", all.c, all.c_text);
    add_encode("D", all.d, all.d_text);
    add_decode("A", all.a, all.a_text);
    add_decode("C", all.c, all.c_text);
    add_decode("D", all.d, all.d_text);
    add_scan_and_base64();

    // odd spellings of the same documents, and texts that are none
    plain::create_response response;
    require(
        decode(" { \"x\" : [ 1.5e3 , { } , null ] , \"Session\\u0049d\" : \"a\\u00e9\\ud83d\\ude00\\/\" } ",
               response)
            && response.session_id == "a\xC3\xA9\xF0\x9F\x98\x80/",
        who, "escapes");
    for (char const* bad :
         {"", "{", "{}", "{\"SessionId\":\"\xC3\"}", "{\"SessionId\":\"\n\"}", "{\"SessionId\":\"x\"}}",
          "{\"SessionId\":\"x\",\"SessionId\":\"y\"}", "{\"SessionId\":\"\\ud800\"}",
          "{\"SessionId\":\"x\",\"y\":01}", "{\"SessionId\":\"x\",\"y\":[1,]}", "{\"SessionId\":\"x"})
        require(!decode(bad, response), who, std::string("takes ") + bad);
}

} // namespace bench
