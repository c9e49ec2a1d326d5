#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Makes single_include/ from include/.

  amalgamate.py                writes single_include/
  amalgamate.py --check        fails if single_include/ is not what would be written
  amalgamate.py --forward DIR  writes, for each header of include/ that single_include/ doesn't have, one
                               that includes the single header which holds it; the tests use these

Each single header holds every header that the one of its name includes, in the order in which a compiler
would see them, each between its own include guards: single headers can be included together, and mixed with
those of include/.  The standard's and Boost's headers are included once, at the top.  The output depends on
nothing but the contents of include/.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include"
SINGLE = ROOT / "single_include"

LICENSE = (
    "// Copyright 2026 The face_liveness authors\n"
    "// Distributed under the Boost Software License, Version 1.0. See LICENSE.\n"
)

OWN = re.compile(r"#include <(face_liveness(?:/[\w/]+)?\.hpp)>\s*$")
FOREIGN = re.compile(r"#include <[^>]+>\s*$")


def single_names():
    """The headers that single_include/ has, the smallest first; the order decides who forwards to whom."""
    names = ["face_liveness/core.hpp", "face_liveness.hpp", "face_liveness/cli.hpp", "face_liveness/emulator.hpp"]
    adapters = sorted(path.relative_to(INCLUDE).as_posix() for path in INCLUDE.glob("face_liveness/adapter/*.hpp"))
    return [name for name in names if (INCLUDE / name).exists()] + adapters


def fail(message):
    sys.exit(f"amalgamate.py: {message}")


class Header:
    """One header of include/: its guard, what it includes outside of any condition, and the rest."""

    def __init__(self, name):
        self.name = name
        self.own = []
        self.foreign = []
        path = INCLUDE / name
        text = path.read_text(encoding="utf-8")
        guard = re.sub(r"\W", "_", name).upper()
        if name == "face_liveness.hpp":
            guard = "FACE_LIVENESS_" + guard
        start = re.match(rf"{re.escape(LICENSE)}\n((?://.*\n)*\n)?#ifndef {guard}\n#define {guard}\n", text)
        end = "\n#endif\n"
        if not start or not text.endswith(end):
            fail(f"{path}: does not begin with the licence and the guard {guard}, or does not end with #endif")
        about = start.group(1) or ""
        body = []
        depth = 0
        for number, line in enumerate(text[start.end() : -len(end)].split("\n"), start.group().count("\n") + 1):
            if re.match(r"\s*#\s*if", line):
                depth += 1
            elif re.match(r"\s*#\s*endif", line):
                depth -= 1
            own = OWN.match(line)
            if own and depth:
                fail(f"{path}:{number}: includes one of our headers under a condition")
            if own:
                self.own.append(own.group(1))
            elif FOREIGN.match(line) and not depth:
                self.foreign.append(line.strip())
            elif re.match(r"\s*#\s*include", line) and not FOREIGN.match(line.strip()):
                fail(f"{path}:{number}: an include in another form than #include <...>")
            else:
                body.append(line)
        rest = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip("\n")
        rest = f"\n{rest}\n\n" if rest else ""
        self.text = f"// ---- {name}\n\n{about}#ifndef {guard}\n#define {guard}\n{rest}#endif // {guard}\n"


headers = {}


def header(name):
    if name not in headers:
        if not (INCLUDE / name).exists():
            fail(f"there is no {INCLUDE / name}")
        headers[name] = Header(name)
    return headers[name]


def closure(name, seen):
    """The headers that `name` includes and itself at the end, each behind all that it includes."""
    seen.add(name)
    out = []
    for other in header(name).own:
        if other not in seen:
            out += closure(other, seen)
    return out + [name]


def version():
    text = (INCLUDE / "face_liveness/version.hpp").read_text(encoding="utf-8")
    return re.search(r'char const\* version = "([^"]+)"', text).group(1)


def is_standard(include):
    return re.match(r"#include <\w+>", include) is not None


def single(name):
    parts = [header(part) for part in closure(name, set())]
    foreign = sorted({include for part in parts for include in part.foreign})
    groups = [[i for i in foreign if is_standard(i)], [i for i in foreign if not is_standard(i)]]
    out = (
        LICENSE + f"\n// {name} of face_liveness {version()}, with all of the library that it needs.\n"
        "// Made by cmake/amalgamate.py from include/: change it there.\n\n"
    )
    out += "".join("\n".join(group) + "\n\n" for group in groups if group)
    return out + "\n".join(part.text for part in parts)


def write_if_changed(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def remove_others(folder, names):
    for name in files_of(folder) - set(names):
        (folder / name).unlink()


def held_parts():
    """For each header the first single header that holds it."""
    holders = {}
    for name in single_names():
        for part in closure(name, set()):
            holders.setdefault(part, name)
    return holders


def all_names():
    return {path.relative_to(INCLUDE).as_posix() for path in INCLUDE.rglob("*.hpp")}


def check(singles):
    if lost := sorted(all_names() - set(held_parts())):
        fail("in no single header, because no header includes them: " + ", ".join(lost))
    wrong = sorted(files_of(SINGLE) - set(singles))
    wrong += [
        name
        for name, text in singles.items()
        if not (SINGLE / name).exists() or (SINGLE / name).read_text(encoding="utf-8") != text
    ]
    if wrong:
        fail("single_include/ is stale, run cmake/amalgamate.py: " + ", ".join(wrong))
    print(f"single_include/ is up to date: {len(singles)} headers")


def forward(folder):
    holders = held_parts()
    names = sorted(set(holders) - set(single_names()))
    for name in names:
        write_if_changed(folder / name, f"#include <{holders[name]}>\n")
    remove_others(folder, names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--forward", type=pathlib.Path, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.forward:
        return forward(arguments.forward)
    singles = {name: single(name) for name in single_names()}
    if arguments.check:
        return check(singles)
    for name, text in singles.items():
        write_if_changed(SINGLE / name, text)
    remove_others(SINGLE, singles)


if __name__ == "__main__":
    main()
