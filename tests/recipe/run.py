#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Follows the recipe of CONTRIBUTING.md, "Add a member that AWS added", in a copy of include/, and runs check.cpp on
what comes out.

  run.py --work DIR [--compiler g++]
"""

import argparse
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def steps():
    """The pieces of code in the recipe, each by the comment in its first line."""
    recipe = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Add a member that AWS added")[1]
    recipe = recipe.split("\n## ")[0]
    blocks = re.findall(r"^( *)```cpp\n\1// ([^\n]*)\n(.*?)^\1```$", recipe, re.MULTILINE | re.DOTALL)
    return {place: re.sub(rf"^{indent}", "", code, flags=re.MULTILINE) for indent, place, code in blocks}


def insert(path, before, code):
    text = path.read_text(encoding="utf-8")
    found = re.search(before, text, re.MULTILINE)
    assert found, f"{path} has no {before}"
    path.write_text(text[: found.start()] + code + text[found.start() :], encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", default="g++")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.work, ignore_errors=True)
    include = arguments.work / "include"
    shutil.copytree(ROOT / "include", include)

    code = steps()
    results = include / "face_liveness/get_session_results.hpp"
    insert(include / "face_liveness/scalars.hpp", r"^} // namespace scalars", code["scalars.hpp"] + "\n")
    insert(results, r"^\n    bool operator==\(get_session_results_response", code["get_session_results.hpp, member"])
    insert(
        results,
        r"(?<=get_session_results_response::metadata\);\n)^",
        code["get_session_results.hpp, list"],
    )

    program = arguments.work / "check"
    flags = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror", f"-I{include}"]
    subprocess.run([arguments.compiler, *flags, HERE / "check.cpp", "-lboost_json", "-o", program], check=True)
    subprocess.run([program], check=True)


if __name__ == "__main__":
    main()
