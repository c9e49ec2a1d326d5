#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Checks that clang-format 14 would change nothing; with --fix lets it.  Generated headers are left out."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

files = [
    path
    for folder in ("include", "tests", "examples", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".hpp", ".cpp")
]
if "--fix" in sys.argv[1:]:
    sys.exit(subprocess.run(["clang-format-14", "-i", *files]).returncode)
offenders = []
for path in files:
    formatted = subprocess.run(["clang-format-14", path], capture_output=True, check=True).stdout
    if formatted != path.read_bytes():
        offenders.append(path.relative_to(ROOT).as_posix())
print(*offenders, f"{len(files)} files, {len(offenders)} to be formatted", sep="\n")
sys.exit(1 if offenders else 0)
