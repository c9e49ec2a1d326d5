#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Runs AWS's JavaScript client, as package-lock.json pins it, against emulator_server.

  run.py --server build/dev/examples/emulator_server --work build/dev/tests/emulator_server/js_client

Nothing is installed into the source tree.  Exits with 77 and says why when node, npm or the npm registry is
missing; with CI in the environment that is a failure.
"""

import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FILES = ["package.json", "package-lock.json", "emulator.test.mjs"]
SKIPPED = 77
UNREACHABLE = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH"]


def skip(why):
    print(f"skipped: {why}")
    return 1 if os.environ.get("CI") else SKIPPED


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    arguments = parser.parse_args()

    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return skip("there is no node or no npm")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        return skip(f"node is {version}, the client needs version 20")

    arguments.work.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(HERE / name, arguments.work / name)
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    mark = arguments.work / "installed"
    if not mark.exists() or mark.read_text(encoding="ascii") != lock:
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=arguments.work, capture_output=True, text=True)
        if done.returncode != 0:
            print(done.stdout, done.stderr, sep="\n")
            if any(code in done.stderr for code in UNREACHABLE):
                return skip("the npm registry can't be reached")
            return 1
        mark.write_text(lock, encoding="ascii")

    environment = {**os.environ, "EMULATOR_SERVER": str(arguments.server.resolve())}
    return subprocess.run([node, "--test", "emulator.test.mjs"], cwd=arguments.work, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
