#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Compiles and runs the C++ of a Markdown file, and compares what it prints with what the file says.

- A block ```cpp with "int main" is a program.  Any other is the body of main: its #include lines go to the
  top, behind those of prelude.hpp.
- A block ```text behind a program is what it prints, to the letter; without one it must print nothing.
- Behind a line <!-- describe NAME --> stands the table that describe<NAME>() makes.
- All compile without a warning, and the programs succeed.

  run.py FILE... [--work DIR] [--compiler g++] [--flag=-I...]... [--library=-l...]... [--must-fail]
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^<!-- describe (\w+) -->\n((?:\|.*\n)+)", re.MULTILINE)
INCLUDE = re.compile(r"^#include .*\n", re.MULTILINE)


class Program:
    def __init__(self, place, code, expected):
        self.place = place
        self.code = code
        self.expected = expected


def whole(code):
    if "int main" in code:
        return code
    includes = "".join(INCLUDE.findall(code))
    return f'#include "prelude.hpp"\n{includes}\nint main()\n{{\n{INCLUDE.sub("", code)}}}\n'


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def programs_of(file):
    text = file.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    for block, following in zip(blocks, [*blocks[1:], None]):
        if block.group(1) == "cpp":
            prints = following is not None and following.group(1) == "text"
            place = f"{file.name}:{line_of(text, block.start())}"
            yield Program(place, whole(block.group(2)), following.group(2) if prints else "")
    for table in TABLE.finditer(text):
        code = f"std::cout << fl::describe<fl::{table.group(1)}>();\n"
        yield Program(f"{file.name}:{line_of(text, table.start())}", whole(code), table.group(2))


def problem_of(program, name, arguments):
    source = arguments.work / f"{name}.cpp"
    binary = arguments.work / name
    source.write_text(program.code, encoding="utf-8")
    compiler = shlex.split(arguments.compiler)
    flags = ["-std=c++20", *WARNINGS, "-I", ROOT / "include", "-I", HERE, *arguments.flag]
    launcher = ["ccache"] if shutil.which("ccache") else []
    environment = dict(os.environ, LC_ALL="C")
    for command in (
        [*launcher, *compiler, *flags, "-c", source, "-o", f"{binary}.o"],
        [*compiler, *arguments.flag, f"{binary}.o", *arguments.library, "-o", binary],
    ):
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode:
            return f"doesn't compile:\n{done.stderr}"
    done = subprocess.run([binary], capture_output=True, text=True, timeout=60)
    if done.returncode:
        return f"ends with {done.returncode}:\n{done.stdout}{done.stderr}"
    if done.stdout != program.expected:
        return f"prints\n{done.stdout}instead of\n{program.expected}"
    return ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("--library", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--must-fail", action="store_true", help="succeed only if every program is wrong")
    arguments = parser.parse_args()
    if not arguments.work:
        arguments.work = pathlib.Path(tempfile.mkdtemp(prefix="readme-"))
    arguments.work.mkdir(parents=True, exist_ok=True)

    programs = [program for file in arguments.files for program in programs_of(file)]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        problems = list(
            pool.map(lambda item: problem_of(item[1], f"block{item[0]}", arguments), enumerate(programs))
        )
    for program, problem in zip(programs, problems):
        if problem:
            print(f"{program.place}: {problem}\n")
    right = problems.count("")
    print(f"{right} of {len(programs)} programs are right")
    return 0 if programs and right == (0 if arguments.must_fail else len(programs)) else 1


if __name__ == "__main__":
    sys.exit(main())
