#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Builds and runs the test program with every compiler, library and mode that can be tried here.

  matrix.py                 all of it
  matrix.py --short         what CI runs, beside the preset "dev"
  matrix.py --list          names only
  matrix.py NAME...         these

Each has its own folder in build/matrix/, so that a second run is quick.  What is not installed is left out, and said.
Debian 13 (GCC 14, its releases of Boost) takes part when the environment variable FACE_LIVENESS_DEBIAN13 names folders,
separated by colons, that debootstrap made, each with g++, make, doctest-dev, libssl-dev, libyaml-dev and a libboost*-dev; needs root.  A
folder may hold the headers of further releases of Boost, each as opt/boost-*/boost.
"""

import argparse
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/matrix"

SANITIZED = {"CMAKE_BUILD_TYPE": "Debug", "CMAKE_CXX_FLAGS": "-O0"}
OPTIMIZED = {"CMAKE_BUILD_TYPE": "Release", "CMAKE_CXX_FLAGS": "-O2", "FACE_LIVENESS_SANITIZERS": ""}
OPTIMIZED_AND_SANITIZED = {"CMAKE_BUILD_TYPE": "Release", "CMAKE_CXX_FLAGS": "-O2"}
NO_EXCEPTIONS = {
    "CMAKE_BUILD_TYPE": "Release",
    "CMAKE_CXX_FLAGS": "-O2",
    "FACE_LIVENESS_SANITIZERS": "",
    "FACE_LIVENESS_TEST_VARIANTS": "no-exceptions",
}
MODES = {
    "O0-sanitizers": SANITIZED,
    "O2": OPTIMIZED,
    "O2-sanitizers": OPTIMIZED_AND_SANITIZED,
    "no-exceptions": NO_EXCEPTIONS,
    "c++23": SANITIZED | {"CMAKE_CXX_STANDARD": "23"},
}
COMPILERS = {"gcc12": "g++-12", "clang16": "clang++-16", "clang19": "clang++-19"}

# The preset "dev" has GCC 12 with the sanitizers, and without exceptions.
SHORT = ["clang19-libc++-no-exceptions"]


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


def with_cmake(name):
    compiler, library, mode = re.fullmatch(r"(\w+)-(libstdc\+\+|libc\+\+)-(.+)", name).groups()
    cache = dict(MODES[mode])
    cache.setdefault("FACE_LIVENESS_TEST_VARIANTS", "plain")
    if library == "libc++":
        # Debian's Boost.JSON is built with libstdc++, whose std::string is another.
        cache["CMAKE_CXX_FLAGS"] += " -stdlib=libc++"
        cache["FACE_LIVENESS_JSON_FROM_SOURCE"] = "ON"
    variant = cache["FACE_LIVENESS_TEST_VARIANTS"]
    target = "face_liveness_tests" + ("_no_exceptions" if variant == "no-exceptions" else "")
    folder = BUILD / name
    run(
        *("cmake", "-G", "Ninja", "-S", ROOT, "-B", folder, f"-DCMAKE_CXX_COMPILER={COMPILERS[compiler]}"),
        *(f"-D{key}={value}" for key, value in cache.items()),
        stdout=subprocess.DEVNULL,
    )
    run("cmake", "--build", folder, "--target", target)
    run(folder / "tests" / target, "--no-intro")


def with_meson(_):
    folder = BUILD / "meson"
    run("meson", "setup", *(["--reconfigure"] if folder.exists() else []), folder, ROOT, stdout=subprocess.DEVNULL)
    run("meson", "test", "-C", folder, "--print-errorlogs")


def debian13_names():
    for folder in filter(None, os.environ.get("FACE_LIVENESS_DEBIAN13", "").split(":")):
        root = pathlib.Path(folder)
        for include in [root / "usr/include", *sorted(root.glob("opt/boost-*"))]:
            header = include / "boost/version.hpp"
            if header.exists():
                version = re.search(r'BOOST_LIB_VERSION "([\d_]+)"', header.read_text()).group(1).replace("_", ".")
                for standard in ("c++20", "c++23"):
                    yield f"debian13-gcc-boost{version}-{standard}", (root, include, standard)


def with_debian13(name):
    root, include, standard = dict(debian13_names())[name]
    inside = pathlib.Path("/tmp/face_liveness-matrix")  # as seen from in there
    work = root / inside.relative_to("/")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    for part in ("include", "tests"):
        shutil.copytree(ROOT / part, work / part)
    sources = subprocess.run(
        [sys.executable, ROOT / "cmake/list.py", "tests"], check=True, capture_output=True, text=True
    ).stdout.split()
    flags = [
        *(f"-std={standard}", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-Wall", "-Wextra"),
        # GCC 14 has its doubts about std::regex when it is built with the address sanitizer.
        *("-Wpedantic", "-Wshadow", "-Wconversion", "-Werror", "-Wno-maybe-uninitialized"),
        *(f"-DFACE_LIVENESS_TEST_DATA=\"{inside}/tests/data\"", "-I", inside / "include", "-I", inside / "tests"),
        *(["-isystem", pathlib.Path("/") / include.relative_to(root)] if include.name != "include" else []),
    ]
    rules = [
        f"flags = {shlex.join(map(str, flags))}".replace("$", "$$"),
        "sources = " + " ".join([*(f"tests/{name}" for name in sources), "tests/consumers/boost_json.cpp"]),
        "program: $(sources:.cpp=.o)\n\tg++ $(flags) $^ -lcrypto -lyaml -pthread -o $@",
        "%.o: %.cpp\n\tg++ $(flags) -c $< -o $@",
    ]
    (work / "Makefile").write_text("\n".join(rules) + "\n", encoding="utf-8")
    run("chroot", root, "make", "--silent", "--keep-going", "-C", inside, "-j2", "program")
    run("mount", "-t", "proc", "proc", root / "proc")  # where the sanitizers look for the stack
    try:
        run("chroot", root, inside / "program", "--no-intro")
    finally:
        run("umount", root / "proc")
    shutil.rmtree(work)


def entries():
    """All names, each with the function that runs it and what must be there."""
    out = {}
    for compiler, command in COMPILERS.items():
        # libc++-16-dev and libc++-19-dev can't be installed together
        for library in ("libstdc++", "libc++") if compiler == "clang19" else ("libstdc++",):
            for mode in MODES:
                out[f"{compiler}-{library}-{mode}"] = (with_cmake, shutil.which(command))
    out["meson"] = (with_meson, shutil.which("meson"))
    for name, _ in debian13_names():
        out[name] = (with_debian13, True)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    everything = entries()
    names = arguments.names or (SHORT if arguments.short else list(everything))
    if arguments.list:
        print(*names, sep="\n")
        return 0
    lines = []
    failed = 0
    for name in names:
        function, there = everything[name]
        print(f"==== {name}", flush=True)
        start = time.monotonic()
        result = "left out: not installed"
        if there:
            try:
                function(name)
                result = "passed"
            except (OSError, subprocess.CalledProcessError) as error:
                result = f"FAILED: {error}"
                failed += 1
        lines.append(f"{name:40} {time.monotonic() - start:6.0f} s  {result}")
    if not any("debian13" in name for name in names) and not arguments.short:
        lines.append("Debian 13 is left out: FACE_LIVENESS_DEBIAN13 names no folder")
    print("", *lines, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
