#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Runs the test program, built with clang's -fprofile-instr-generate -fcoverage-mapping, and tells what it left out.

  coverage.py --program PROGRAM --work FOLDER [--llvm-version 16]

Counted for each header in include/: its lines, and the two sides of each condition, whichever instance of a template ran
them; not counted: what is consteval, which leaves nothing to run.  Prints a table, then each gap. Fails below 98 % of the
lines or 95 % of the branches.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include/face_liveness"
LEAST_LINES, LEAST_BRANCHES = 98, 95
CODE = 0  # the kind of a region that holds statements


def consteval_lines(name):
    """The lines of the bodies of consteval functions; the lambdas in them are counted as functions of their own."""
    text = re.sub("//.*", "", pathlib.Path(name).read_text(encoding="utf-8"))
    lines = set()
    for match in re.finditer(r"\bconsteval\b[^;{}]*\{", text):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        lines.update(range(text.count("\n", 0, match.end()) + 1, text.count("\n", 0, end) + 2))
    return lines


def read(export):
    """{file: ({line: count}, {(line, column, is_true): count})}"""
    found = collections.defaultdict(lambda: (collections.Counter(), collections.Counter()))
    for function in (function for data in json.loads(export)["data"] for function in data["functions"]):
        names = function["filenames"]
        if not pathlib.Path(names[0]).is_relative_to(INCLUDE):
            continue
        lines = {}
        # A region inside of another comes later, and is the one that counts for its lines.
        for first, _, last, _, count, _, _, kind in function["regions"]:
            if kind == CODE:
                lines.update(dict.fromkeys(range(first, last + 1), count))
        found[names[0]][0].update(lines)
        for line, column, _, _, taken, not_taken, *_ in function["branches"]:
            found[names[0]][1].update({(line, column, True): taken, (line, column, False): not_taken})
    left_out = {name: consteval_lines(name) for name in found}
    return {
        name: (
            {line: count for line, count in lines.items() if line not in left_out[name]},
            {side: count for side, count in branches.items() if side[0] not in left_out[name]},
        )
        for name, (lines, branches) in found.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--llvm-version", default="16")
    arguments = parser.parse_args()
    raw, profile = arguments.work / "coverage.profraw", arguments.work / "coverage.profdata"
    subprocess.run([arguments.program, "--minimal"], check=True, env=os.environ | {"LLVM_PROFILE_FILE": str(raw)})
    subprocess.run([f"llvm-profdata-{arguments.llvm_version}", "merge", "-o", profile, raw], check=True)
    export = subprocess.run(
        [f"llvm-cov-{arguments.llvm_version}", "export", f"-instr-profile={profile}", arguments.program],
        check=True, capture_output=True,
    ).stdout

    total, gaps = collections.Counter(), []
    row = "{:60} {:>6} {:>6} {:>8} {:>6}".format
    print(row("header", "lines", "%", "branches", "%"))
    share = lambda part, whole: f"{100 * part / whole:.1f}" if whole else "-"
    for name, (lines, branches) in sorted(read(export).items()):
        # A constant condition, as in `if constexpr`, has neither side although it is run.
        sides = {
            (line, column, side): count for (line, column, side), count in branches.items()
            if count or branches[line, column, not side] or not lines[line]
        }
        numbers = collections.Counter(
            lines=len(lines), run=sum(map(bool, lines.values())),
            branches=len(sides), taken=sum(map(bool, sides.values())),
        )
        total += numbers
        short = pathlib.Path(name).relative_to(INCLUDE).as_posix()
        print(row(short, numbers["lines"], share(numbers["run"], numbers["lines"]),
                  numbers["branches"], share(numbers["taken"], numbers["branches"])))
        text = pathlib.Path(name).read_text(encoding="utf-8").splitlines()
        gaps += [f"{short}:{line}: never run: {text[line - 1].strip()}" for line in sorted(lines) if not lines[line]]
        gaps += [
            f"{short}:{line}:{column}: never {str(side).lower()}: {text[line - 1].strip()}"
            for line, column, side in sorted(sides) if not sides[line, column, side]
        ]
    print(row("all", total["lines"], share(total["run"], total["lines"]),
              total["branches"], share(total["taken"], total["branches"])))
    print("\n".join(["", *gaps]))
    if 100 * total["run"] < LEAST_LINES * total["lines"] or 100 * total["taken"] < LEAST_BRANCHES * total["branches"]:
        sys.exit(f"less than {LEAST_LINES} % of the lines or {LEAST_BRANCHES} % of the branches")


if __name__ == "__main__":
    main()
