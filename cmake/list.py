#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Prints what meson.build asks for: the version that the header names, or the files of the test program.

  list.py version
  list.py tests
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

if sys.argv[1:] == ["version"]:
    text = (ROOT / "include/face_liveness/version.hpp").read_text(encoding="utf-8")
    print(re.search(r'char const\* version = "([^"]+)"', text).group(1))
elif sys.argv[1:] == ["tests"]:
    tests = ROOT / "tests"
    projects = {"compile_fail", "consumers", "emulator_server", "examples", "fuzz", "linear", "model", "recipe", "smoke"}  # not part of the test program
    names = [path.relative_to(tests) for path in tests.rglob("*.cpp")]
    print(*sorted(name.as_posix() for name in names if name.parts[0] not in projects), sep="\n")
else:
    sys.exit(__doc__)
