#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Compiles each file of this folder twice with each compiler: as it is, which must succeed, and with the macro
WRONG defined, which must fail with the text behind every "// message: " in the error output.

  run.py [--compiler g++]... [--flag=-Wall]... [FILE]...
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def compile_file(command, file, *flags):
    environment = dict(os.environ, LC_ALL="C")
    done = subprocess.run([*command, *flags, str(file)], capture_output=True, text=True, env=environment)
    return done.returncode, done.stderr


def problem_of(compiler, flags, file):
    """Why this pair is not as it should be, or an empty string."""
    messages = re.findall(r"^// message: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    if not messages:
        return "no line begins with '// message: '"
    command = [*shlex.split(compiler), "-std=c++20", "-fsyntax-only", f"-I{ROOT / 'include'}", *flags]
    status, output = compile_file(command, file)
    if status:
        return "the right half doesn't compile:\n" + output
    status, output = compile_file(command, file, "-DWRONG")
    if not status:
        return "the wrong half compiles"
    if "internal compiler error" in output or "PLEASE submit a bug report" in output:
        return "the compiler broke:\n" + output
    missing = [message for message in messages if message not in output]
    return f"no {missing} in the errors of the wrong half:\n{output}" if missing else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", action="append")
    parser.add_argument("--flag", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE")
    arguments = parser.parse_args()
    files = arguments.files or sorted(HERE.glob("*.cpp"))
    work = [(compiler, file) for compiler in arguments.compiler or ["g++"] for file in files]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        problems = list(pool.map(lambda item: problem_of(item[0], arguments.flag, item[1]), work))
    bad = 0
    for (compiler, file), problem in zip(work, problems):
        if problem:
            bad += 1
            print(f"{compiler}: {file.name}: {problem}\n")
    print(f"{len(work) - bad} of {len(work)} pairs are as they should be")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
