# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

"""What including face_liveness costs: front-end time, preprocessed lines, compile time, memory, size.

    python3 benchmarks/cost.py [--compiler g++-12] [--repetitions 9] [--times times.md] [--results results.md]

Prints Markdown tables.  With --results it writes them to a file, below those of the program `benchmarks` if --times
names its output.  Times are processor time of the compiler, medians of interleaved repetitions.  Needs Boost, and
nlohmann/json and RapidJSON where they are compared with.
"""

import argparse
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ENCODE_AND_DECODE_EVERYTHING = """
#include <face_liveness/core.hpp>
#include <face_liveness/json.hpp>
namespace fl = face_liveness;
template <class T> bool both(std::string_view text, std::string& out)
{
    auto const value = fl::decode<T>(text);
    if (value)
        fl::encode_to(*value, out);
    return value.has_value();
}
bool all(std::string_view text, std::string& out)
{
    return both<fl::create_session_request>(text, out) || both<fl::create_session_response>(text, out)
        || both<fl::get_session_results_request>(text, out) || both<fl::get_session_results_response>(text, out);
}
"""

ENCODE_A_DECODE_C = """
#include <face_liveness/core.hpp>
#include <face_liveness/json.hpp>
#include <cstdio>
namespace fl = face_liveness;
int main(int count, char** arguments)
{
    fl::create_session_request request;
    request.client_request_token = arguments[0];
    auto& settings = request.settings.emplace();
    settings.output_config = {.s3_bucket = arguments[0], .s3_key_prefix = arguments[0]};
    settings.audit_images_limit = count;
    settings.challenge_preferences = {{.type = fl::challenge_type::face_movement_challenge,
                                       .versions = fl::versions{arguments[0], arguments[0]}}};
    auto const response = fl::decode<fl::create_session_response>(arguments[count - 1]);
    std::puts(fl::encode(request).c_str());
    return response ? std::puts(response->session_id.c_str()) : 1;
}
"""

SRC = "#include <boost/json/src.hpp>\n"

EMPTY_PROGRAM = """
#include <cstdio>
int main(int, char** arguments) { return std::puts(arguments[0]); }
"""


# The least that anybody pays who reads JSON with Boost: its parser, told by every event whether to go on.
BOOST_PARSER_ALONE = """
#include <boost/json/basic_parser_impl.hpp>
#include <cstdio>
volatile bool goes_on = true;
struct handler
{
    static constexpr std::size_t max_object_size = -1, max_array_size = -1, max_key_size = -1, max_string_size = -1;
    using view = boost::json::string_view;
    using error = boost::system::error_code;
    [[gnu::noipa]] bool on_document_begin(error&) { return goes_on; }
    [[gnu::noipa]] bool on_document_end(error&) { return goes_on; }
    [[gnu::noipa]] bool on_object_begin(error&) { return goes_on; }
    [[gnu::noipa]] bool on_object_end(std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_array_begin(error&) { return goes_on; }
    [[gnu::noipa]] bool on_array_end(std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_key_part(view, std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_key(view, std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_string_part(view, std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_string(view, std::size_t, error&) { return goes_on; }
    [[gnu::noipa]] bool on_number_part(view, error&) { return goes_on; }
    [[gnu::noipa]] bool on_int64(std::int64_t, view, error&) { return goes_on; }
    [[gnu::noipa]] bool on_uint64(std::uint64_t, view, error&) { return goes_on; }
    [[gnu::noipa]] bool on_double(double, view, error&) { return goes_on; }
    [[gnu::noipa]] bool on_bool(bool, error&) { return goes_on; }
    [[gnu::noipa]] bool on_null(error&) { return goes_on; }
    [[gnu::noipa]] bool on_comment_part(view, error&) { return goes_on; }
    [[gnu::noipa]] bool on_comment(view, error&) { return goes_on; }
};
int main(int, char** arguments)
{
    boost::json::basic_parser<handler> parser(boost::json::parse_options{});
    boost::system::error_code ec;
    parser.write_some(false, arguments[0], 3, ec);
    return ec ? 1 : std::puts(arguments[0]);
}
"""


class Compiler:
    def __init__(self, command, folder):
        self.command = shlex.split(command) + ["-std=c++20"]
        self.folder = Path(folder)

    def run(self, flags):
        """Processor seconds, and the peak of the memory in MiB."""
        process = subprocess.Popen(self.command + flags, cwd=self.folder)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit("failed: " + shlex.join(self.command + flags))
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def source(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def lines(self, source, flags):
        """Lines behind the preprocessor that are neither empty nor a directive."""
        text = subprocess.run(self.command + flags + ["-E", source], cwd=self.folder, check=True,
                              capture_output=True, text=True).stdout
        return sum(1 for line in text.splitlines() if line.strip() and not line.startswith("#"))


def medians(repetitions, measurements):
    """{name: function} to {name: median}, with the repetitions interleaved."""
    values = {name: [] for name in measurements}
    for _ in range(repetitions):
        for name, measure in measurements.items():
            values[name].append(measure())
    return {name: statistics.median(found) for name, found in values.items()}


def standard_headers(header):
    """The headers of others that a header of ours needs, its own headers' included."""
    found, seen, open_ = set(), set(), [header]
    while open_:
        path = open_.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in re.findall(r"^ *# *include <([^>]+)>", (ROOT / "include" / path).read_text(), re.M):
            if name.startswith("face_liveness"):
                open_.append(name)
            else:
                found.add(name)
    return sorted(found)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def includes(headers):
    return "".join("#include <%s>\n" % name for name in headers)


def front_end(compiler, repetitions):
    ours, single = ["-I", str(ROOT / "include")], ["-I", str(ROOT / "single_include")]
    standard = standard_headers("face_liveness/core.hpp")
    units = {
        "the standard headers that the core needs": (standard, ours),
        "core.hpp": (["face_liveness/core.hpp"], ours),
        "core.hpp, single": (["face_liveness/core.hpp"], single),
        "boost/json.hpp": (["boost/json.hpp"], []),
        "its value, parser and conversion alone": (
            ["boost/json/value.hpp", "boost/json/basic_parser_impl.hpp", "boost/json/conversion.hpp"], []),
        "core.hpp and json.hpp": (["face_liveness/core.hpp", "face_liveness/json.hpp"], ours),
        "face_liveness.hpp, everything": (["face_liveness.hpp"], ours),
        "face_liveness.hpp, single": (["face_liveness.hpp"], single),
        "nlohmann/json.hpp": (["nlohmann/json.hpp"], []),
        "RapidJSON's reader and writer": (
            ["rapidjson/reader.h", "rapidjson/writer.h", "rapidjson/stringbuffer.h"], []),
    }
    sources = {}
    for number, (name, (headers, flags)) in enumerate(units.items()):
        sources[name] = (compiler.source("front_end_%d.cpp" % number, includes(headers)), flags)
    times = medians(repetitions, {
        name: (lambda source=source, flags=flags: compiler.run(flags + ["-fsyntax-only", source])[0])
        for name, (source, flags) in sources.items()})
    rows = []
    for name, (source, flags) in sources.items():
        lines = compiler.lines(source, flags)
        rows.append([name, "%.2f s" % times[name], "%.2f" % (times[name] / times[next(iter(times))]),
                     "%.2f" % (times[name] / times["boost/json.hpp"]), "{:,}".format(lines)])
    return ("## Including\n\nFront-end time (`-fsyntax-only`) of a file that includes this and nothing else.\n\n"
            + table(["", "time", "against the standard headers", "against boost/json.hpp", "lines"], rows)
            + "\nThe standard headers are " + ", ".join("`%s`" % name for name in standard) + ".\n")


def compile_time(compiler, repetitions):
    ours = ["-I", str(ROOT / "include")]
    unit = compiler.source("everything.cpp", ENCODE_AND_DECODE_EVERYTHING)
    src = compiler.source("src.cpp", SRC)
    json = compiler.source("json.cpp", "#include <boost/json.hpp>\n")
    parser = compiler.source("parser.cpp", BOOST_PARSER_ALONE)
    memory = {}

    def run(name, flags):
        seconds, memory[name] = compiler.run(flags + ["-DNDEBUG", "-c", "-o", "unit.o"])
        return seconds

    peers = {"-O2": "boost/json/src.hpp, -O2", "-O0": "include of boost/json.hpp, -O0"}
    names = {
        "encode and decode everything, -O2": ours + ["-O2", unit],
        "Boost.JSON's parser with a handler that does nothing, -O2": ["-O2", parser],
        peers["-O2"]: ["-O2", src],
        "encode and decode everything, -O0": ours + ["-O0", unit],
        "Boost.JSON's parser with a handler that does nothing, -O0": ["-O0", parser],
        peers["-O0"]: ["-O0", json],
    }
    times = medians(repetitions, {name: (lambda name=name, flags=flags: run(name, flags))
                                  for name, flags in names.items()})
    rows = [[name, "%.2f s" % times[name], "%.2f" % (times[name] / times[peers[name[-3:]]]), "%.0f MiB" % memory[name]]
            for name in names]
    return ("## Compiling\n\nA unit that encodes and decodes all four requests and responses.\n\n"
            + table(["", "time", "against the last of its level", "peak memory"], rows))


def size(compiler):
    flags = ["-Os", "-DNDEBUG", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections", "-s",
             "-I", str(ROOT / "include")]
    empty = compiler.source("empty.cpp", EMPTY_PROGRAM)
    program = compiler.source("program.cpp", ENCODE_A_DECODE_C)
    with_src = compiler.source("program_with_src.cpp", ENCODE_A_DECODE_C + SRC)

    def built(source, libraries, linking):
        compiler.run(flags + linking + ["-o", "program", source] + libraries)
        return (compiler.folder / "program").stat().st_size

    parser = compiler.source("parser.cpp", BOOST_PARSER_ALONE)
    parser_with_src = compiler.source("parser_with_src.cpp", BOOST_PARSER_ALONE + SRC)
    rows = []
    for how, linking in (("shared libraries", []), ("everything static", ["-static"])):
        nothing = built(empty, [], linking)
        for json, ours, alone, libraries in (
            ("`src.hpp`", with_src, parser_with_src, []),
            ("linked", program, parser, ["-lboost_json"]),
        ):
            rows.append([how, json] + ["%.1f KB" % ((built(source, libraries, linking) - nothing) / 1000)
                                       for source in (ours, alone)])
    return ("## Size\n\nWhat a program that encodes document A and decodes document C gains over one that does nothing "
            "(`-Os`, sections collected, stripped).\n\n"
            + table(["", "Boost.JSON", "gained", "Boost.JSON's parser with a handler that does nothing"], rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--times", help="a file to put above the tables")
    parser.add_argument("--results", help="the file to write")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(arguments.compiler, folder)
        text = "\n".join([front_end(compiler, arguments.repetitions),
                          compile_time(compiler, max(3, arguments.repetitions // 3)), size(compiler)])
    if arguments.times:
        text = Path(arguments.times).read_text() + "\n" + text
    if arguments.results:
        Path(arguments.results).write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
