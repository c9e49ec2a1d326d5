// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_HPP
#define FACE_LIVENESS_CLI_HPP

/// @file
/// The arguments, errors and output of `aws rekognition create-face-liveness-session` and
/// `get-face-liveness-session-results`, as pure functions over values.  Not part of face_liveness.hpp.
///
///     auto const asked = cli::parse_arguments(argc, argv, {.files = read_file});
///     if (!asked)
///     {
///         std::cerr << cli::error_text(asked.error());
///         return asked.error().exit_code();
///     }
///     // send *asked->request, then
///     std::cout << cli::format_output(*cli::read_response<create_session_response>(body),
///                                     cli::output_format::json, asked->operation);
///
/// Made after what AWS CLI 2.23.6 and 2.36.7 were seen to do; errors are laid out like those of either.
///
/// What differs on purpose; the last rows are about the command in examples/face_liveness_cli.cpp:
///
/// | Given | The AWS CLI | Here |
/// |---|---|---|
/// | what the service would refuse, such as an unknown Type | sends it; 254 | 252, and says why |
/// | an error of parameter validation | botocore's lines | and ours: "face_liveness: ..." |
/// | `true` for an integer | sends true | 252, and says why |
/// | 99999999999999999999 for an integer | sends it | 252, and says why |
/// | `3.0` or `3e0` for an integer in shorthand | 255: no int() | 3 |
/// | `{S3Bucket=}` | a parse error | an empty text |
/// | `"a\\"` with another quote behind it | a parse error | a text that ends in a backslash |
/// | characters beyond U+FFFF outside of quotes | a parse error | characters |
/// | `a=b,c\,d=e` | loses `c` | a parse error |
/// | one value where a list of numbers is due | stays a text | becomes a number |
/// | values of more than 32 levels | takes them | 252 |
/// | NaN, Infinity in JSON; exponents beyond nine digits too before Boost 1.83 | takes them | 252 |
/// | YAML tags beyond !!str, !!seq and !!map | takes some | 252 |
/// | a name twice in one YAML map, beside a merge key | takes it | 252 |
/// | a parse error of shorthand in the layout of 2.36 | its caret is one off | the caret is right |
/// | `--generate-cli-skeleton output` | 252: its session id is too short | a response that validates |
/// | `--generate-cli-skeleton input` | any value of an enum | the first |
/// | `--generate-cli-skeleton yaml-input` | AWS's comments | our own, with the limits |
/// | an operation that isn't there | lists Rekognition's | lists the two that are here |
/// | a misspelt choice | may propose another one | doesn't |
/// | wrong parameters, and no Region | 253 | 252 |
/// | `--cli-error-format` but json and legacy | not observed | as without it |
/// | face_liveness_cli: `--query` | applies it | 252: not supported |
/// | face_liveness_cli: `--cli-auto-prompt` | prompts | no effect |
/// | face_liveness_cli: an answer without a required member | prints what there is | 255, and says which |

#include <face_liveness/cli/arguments.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/output.hpp>
#include <face_liveness/cli/parameter_file.hpp>
#include <face_liveness/cli/parameter_validation.hpp>
#include <face_liveness/cli/shorthand.hpp>
#include <face_liveness/cli/skeleton.hpp>
#include <face_liveness/cli/value.hpp>

#endif
