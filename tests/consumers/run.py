#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Builds and runs a consumer of this folder, a project of its own, in a folder that is emptied first.

  run.py CONSUMER --work DIR [--compiler g++] [--prefix INSTALLED]

find_package and pkg_config use what is installed in --prefix.  If ccache is there, it is used.
"""

import argparse
import itertools
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]


def version():
    text = (ROOT / "include/face_liveness/version.hpp").read_text(encoding="utf-8")
    return re.search(r'char const\* version = "([^"]+)"', text).group(1)


def run(*command, **options):
    print("+", *command, flush=True)
    subprocess.run([str(word) for word in command], check=True, **options)


def output_of(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()


class Consumer:
    def __init__(self, arguments):
        self.name = arguments.consumer
        self.work = arguments.work
        self.prefix = arguments.prefix
        self.compiler = shlex.split(arguments.compiler)
        self.launched = (["ccache"] if shutil.which("ccache") else []) + self.compiler

    def compile(self, out, source, flags, libraries=()):
        """Compiles, links and runs a program with the bare compiler."""
        program = self.work / out
        run(*self.launched, *flags, "-c", HERE / f"{source}.cpp", "-o", f"{program}.o")
        run(*self.compiler, f"{program}.o", *libraries, "-o", program)
        run(program)

    def cmake(self, **cache):
        cache |= {"CMAKE_CXX_COMPILER": self.compiler[0], "CMAKE_CXX_FLAGS": shlex.join(self.compiler[1:])}
        if self.launched[0] == "ccache":
            cache["CMAKE_CXX_COMPILER_LAUNCHER"] = "ccache"
        definitions = [f"-D{name}={value}" for name, value in cache.items()]
        run("cmake", "-G", "Ninja", "-S", HERE / self.name, "-B", self.work, *definitions)
        run("cmake", "--build", self.work)
        run("ctest", "--test-dir", self.work, "--output-on-failure")

    def add_subdirectory(self):
        self.cmake(FACE_LIVENESS=ROOT)

    def fetch_content(self):
        self.cmake(FACE_LIVENESS=ROOT)

    def find_package(self):
        self.cmake(CMAKE_PREFIX_PATH=self.prefix, VERSION=version())

    def pkg_config(self):
        environment = dict(os.environ, PKG_CONFIG_PATH=str(self.prefix / "share/pkgconfig"))

        def flags(*arguments):
            return output_of("pkg-config", *arguments, env=environment).split()

        if (found := output_of("pkg-config", "--modversion", "face_liveness", env=environment)) != version():
            sys.exit(f"pkg-config says version {found}, the header {version()}")
        for name, source in (("face_liveness-core", "core"), ("face_liveness", "main")):
            self.compile(source, source, ["-std=c++20", *WARNINGS, *flags("--cflags", name)], flags("--libs", name))

    def meson_subproject(self):
        source = self.work / "source"
        shutil.copytree(HERE / self.name, source)
        for name in ("main.cpp", "core.cpp", "boost_json.cpp"):
            shutil.copy(HERE / name, source)
        (source / "subprojects").mkdir()
        (source / "subprojects/face_liveness").symlink_to(ROOT, target_is_directory=True)
        environment = dict(os.environ, CXX=shlex.join(self.launched))
        run("meson", "setup", self.work / "build", source, env=environment)
        run("meson", "test", "-C", self.work / "build", "--print-errorlogs", env=environment)

    def single_header(self):
        """The bare compiler: each standard, Boost.JSON linked and compiled in, exceptions on and off."""
        flags = [*WARNINGS, "-I", ROOT / "single_include"]
        self.compile("core", "core", ["-std=c++20", *flags])
        for standard, linked, exceptions in itertools.product(("c++20", "c++23"), (True, False), (True, False)):
            boost_json = "-lboost_json"
            if not linked:
                # GCC 12 can't compile Boost 1.81's src.hpp without exceptions: the unit that has it keeps them.
                boost_json = self.work / f"boost_json-{standard}.o"
                if not boost_json.exists():
                    run(*self.launched, f"-std={standard}", "-c", HERE / "boost_json.cpp", "-o", boost_json)
            without = [] if exceptions else ["-fno-exceptions", "-fno-rtti"]
            name = f"{standard}-{'linked' if linked else 'source'}-{'throws' if exceptions else 'never-throws'}"
            self.compile(name, "main", [f"-std={standard}", *without, *flags], [boost_json])


def main():
    names = [name for name in vars(Consumer) if name not in ("compile", "cmake") and name[0] != "_"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("consumer", choices=names, metavar="CONSUMER", help=", ".join(names))
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--prefix", type=pathlib.Path)
    arguments = parser.parse_args()
    shutil.rmtree(arguments.work, ignore_errors=True)
    arguments.work.mkdir(parents=True)
    getattr(Consumer(arguments), arguments.consumer)()


if __name__ == "__main__":
    main()
