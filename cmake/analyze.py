#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Static analysis: clang-tidy with the checks of .clang-tidy, and cppcheck, on the headers as the fuzz targets and
examples use them.  Prints what they find, and fails if that is anything.

  analyze.py [--work DIR] [--jobs 2] [FILE]...
"""

import argparse
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"

# What cppcheck 2.10 gets wrong, and why where that isn't clear.
CPPCHECK = [
    "--enable=warning,performance,portability",
    "--suppress=missingIncludeSystem",
    "--suppress=unknownMacro",  # Boost's, which it isn't shown
    "--suppress=internalAstError",  # its C++20 has gaps, templated lambdas for one
    "--suppress=syntaxError",
    "--suppress=passedByValue",  # takes parameters that are moved from for copies
    "--suppress=uninitMemberVar:*/json_writer.hpp",  # a buffer that is written before it is read
]

# The examples are programs of one thread, and let what is thrown end them.
ONLY_LIBRARY = "--checks=-bugprone-exception-escape,-concurrency-mt-unsafe"


def run(command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def tidy(file):
    status, output = run(
        ["clang-tidy-14", "--quiet", f"--config-file={ROOT}/.clang-tidy"]
        + ["--header-filter=/(include/face_liveness|tests|examples)/", file]
        + ([ONLY_LIBRARY] if file.parent.name == "examples" else [])
        + ["--", "-std=c++20", "-I", INCLUDE, "-I", ROOT / "tests"]
    )
    if status:
        return output
    # Each finding begins with its place; what the analyzer finds inside of Boost and the standard library isn't ours.
    findings = re.split(r"^(?=/\S+:\d+:\d+: (?:warning|error): )", output, flags=re.MULTILINE)[1:]
    return "".join(finding for finding in findings if not finding.startswith("/usr/"))


def cppcheck(file):
    status, output = run(
        ["cppcheck", "--quiet", "--std=c++20", "--language=c++", "--error-exitcode=1", *CPPCHECK, "-I", INCLUDE, file]
    )
    return output if status else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    work = arguments.work or pathlib.Path(tempfile.mkdtemp(prefix="analyze-"))
    work.mkdir(parents=True, exist_ok=True)

    files = arguments.files
    if not files:
        # One file with every header, and those that instantiate the templates.
        everything = work / "every_header.cpp"
        headers = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp"))
        everything.write_text("".join(f"#include <{name}>\n" for name in headers), encoding="utf-8")
        files = [everything, *sorted(ROOT.glob("tests/fuzz/*.cpp")), *sorted(ROOT.glob("examples/*.cpp"))]
    work_items = [(tidy, file) for file in files] + [(cppcheck, path) for path in sorted(INCLUDE.rglob("*.hpp"))]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda item: item[0](item[1]), work_items))
    bad = 0
    for (tool, file), output in zip(work_items, results):
        if output:
            bad += 1
            print(f"{tool.__name__}: {file}\n{output}")
    print(f"{len(work_items)} runs, {bad} of them found something")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
