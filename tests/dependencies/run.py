#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Checks what the headers include.

- core.hpp pulls in no Boost header: by the compiler's own list of dependencies.
- Mechanism never includes knowledge, however far down (CONTRIBUTING.md, "Layout").
- Only adapters include other libraries than Boost.JSON, Boost.System and the compiler's.

  run.py [--compiler g++] [--flag=-stdlib=libc++]...
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys

INCLUDE = pathlib.Path(__file__).resolve().parent.parent.parent / "include"

KNOWLEDGE = {"scalars", "types", "create_session", "get_session_results", "service_error", "regions"}
MECHANISM = {"validate", "describe", "encode", "json", "json/error", "json/decode", "json/conversion"}

# The compiler's own: what the codecs and the writer use of an x86 processor.
INTRINSICS = {"emmintrin.h", "immintrin.h"}

BOOST = re.compile(r"boost/(json|system)/|boost/(assert/source_location|throw_exception)\.hpp")


def direct(name):
    text = (INCLUDE / name).read_text(encoding="utf-8")
    return re.findall(r"^\s*#\s*include\s*[<\"]([^>\"]+)[>\"]", text, re.MULTILINE)


def closure(name):
    """The headers of ours that a header includes, directly or not."""
    seen = set()
    todo = [name]
    while todo:
        for other in direct(todo.pop()):
            if other.startswith("face_liveness") and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def core_without_boost(compiler, flags):
    command = [*shlex.split(compiler), "-std=c++20", "-M", "-I", INCLUDE, *flags, INCLUDE / "face_liveness/core.hpp"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    files = done.stdout.replace("\\\n", " ").split()
    return [f"core.hpp pulls in {file}" for file in files if "/boost/" in file]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--flag", action="append", default=[])
    arguments = parser.parse_args()

    problems = core_without_boost(arguments.compiler, arguments.flag)
    knowledge = {f"face_liveness/{name}.hpp" for name in KNOWLEDGE}
    for name in sorted(MECHANISM):
        for other in sorted(closure(f"face_liveness/{name}.hpp") & knowledge):
            problems.append(f"face_liveness/{name}.hpp is mechanism, but includes the knowledge of {other}")
    headers = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp"))
    for name in headers:
        for other in direct(name):
            ours = other.startswith("face_liveness")
            standard = re.fullmatch(r"\w+", other)
            allowed = ours or standard or BOOST.match(other) or other in INTRINSICS
            if not (allowed or name.startswith("face_liveness/adapter/")):
                problems.append(f"{name} includes {other}, which only an adapter may")
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(headers)} headers, {len(problems)} wrong includes")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
