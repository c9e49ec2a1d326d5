// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_PARAMETER_FILE_HPP
#define FACE_LIVENESS_CLI_PARAMETER_FILE_HPP

#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/detail/utf8.hpp>

#include <boost/system/errc.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace face_liveness::inline v1::cli
{

/// A reference to a function that takes a text, or to none.  It doesn't own the function, which must outlive
/// it.
template <class Result>
class text_function
{
public:
    /// No function.
    constexpr text_function() noexcept = default;

    /// Refers to `function`.
    template <class Function>
    requires(!std::same_as<std::remove_cvref_t<Function>,
                           text_function> && std::is_invocable_r_v<Result, Function&, std::string_view>)
        text_function(Function&& function)
    noexcept
    {
        using plain = std::remove_reference_t<Function>;
        if constexpr (std::is_function_v<plain>)
        {
            callee_.function = reinterpret_cast<void (*)()>(&function);
            call_ = [](callee to, std::string_view text) -> Result
            { return reinterpret_cast<plain*>(to.function)(text); };
        }
        else if constexpr (std::is_const_v<plain>)
        {
            callee_.constant = std::addressof(function);
            call_ = [](callee to, std::string_view text) -> Result
            { return (*static_cast<plain*>(to.constant))(text); };
        }
        else
        {
            callee_.object = std::addressof(function);
            call_ = [](callee to, std::string_view text) -> Result
            { return (*static_cast<plain*>(to.object))(text); };
        }
    }

    /// Whether there is a function.
    explicit operator bool() const noexcept { return call_ != nullptr; }

    /// Calls the function; there must be one.
    Result operator()(std::string_view text) const { return call_(callee_, text); }

private:
    // `call_` knows which it is
    union callee
    {
        void* object;
        void const* constant;
        void (*function)();
    };

    callee callee_{};
    Result (*call_)(callee, std::string_view){};
};

/// Reads the files that arguments name: takes the path behind file:// or fileb:// and returns the file's
/// bytes, or the error of the system.  The AWS CLI expands ~ and $VARIABLE in the path.  Without a function
/// there are no files.
using file_reader = text_function<boost::system::result<std::string>>;

namespace detail
{

// The value of file:// or fileb://, or nothing if the text is neither.
inline boost::system::result<std::optional<value>, cli_error> read_parameter_file(std::string_view text,
                                                                                  file_reader const& files)
{
    bool const is_text = text.starts_with("file://");
    if (!is_text && !text.starts_with("fileb://"))
        return std::optional<value>();
    std::string_view const path = text.substr(is_text ? 7 : 8);
    boost::system::result<std::string> content = boost::system::error_code(
        boost::system::errc::no_such_file_or_directory, boost::system::generic_category());
    if (files)
        content = files(path);
    if (!content)
    {
        auto const ec = content.error();
        return cli_error{.code = cli_errc::other,
                         .text = "Unable to load paramfile " + std::string(text) + ": [Errno "
                                 + std::to_string(ec.value()) + "] " + ec.message() + ": "
                                 + python_repr(path)};
    }
    if (is_text && face_liveness::detail::count_utf8(*content).valid_size != content->size())
        return cli_error{.code = cli_errc::other,
                         .text = "Unable to load paramfile (" + std::string(path)
                                 + "), text contents could not be decoded.  If this is a binary file, please "
                                   "use the fileb:// prefix instead of the file:// prefix."};
    value out = empty_value(is_text ? value_kind::text : value_kind::bytes);
    out.text = *std::move(content);
    return std::optional<value>(std::move(out));
}

} // namespace detail

} // namespace face_liveness::inline v1::cli

#endif
