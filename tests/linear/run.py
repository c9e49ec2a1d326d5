#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Checks that the cost of each operation grows linearly with its input.

Callgrind counts the instructions of each call of `measured` in linear.cpp.  From 1 to 10 and from 10 to 100 times the
input, an operation may cost at most 1.5 times as many instructions for each byte; a quadratic one costs 10 times as
many.

  run.py [--verbose] PROGRAM
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

MOST = 1.5


def inputs(program):
    """(operation, times, bytes) of each call."""
    text = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in text.splitlines()]
    return [(operation, int(times), int(size)) for operation, times, size in rows]


def instructions(program):
    """The instructions of each call."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "count"
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--toggle-collect=measured",
                        "--dump-after=measured", program], check=True, capture_output=True)
        # one file for each call, numbered from 1, and one for the end of the program
        dumps = sorted(out.parent.glob("count.*"), key=lambda path: int(path.suffix[1:]))
        return [int(re.search(r"^(?:summary|totals): (\d+)", dump.read_text(), re.M)[1]) for dump in dumps]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="print the instructions for each byte")
    parser.add_argument("program")
    arguments = parser.parse_args()
    program = pathlib.Path(arguments.program).resolve()

    calls = inputs(program)
    counts = instructions(program)
    if not calls or len(counts) < len(calls) or not all(counts[:len(calls)]):
        sys.exit(f"{len(calls)} calls, but {len(counts)} counts")

    by_operation = collections.defaultdict(list)
    for (operation, _, size), count in zip(calls, counts):
        by_operation[operation].append(count / size)
    failed = False
    for operation, costs in by_operation.items():
        bad = any(costs[i + 1] > MOST * costs[i] for i in range(len(costs) - 1))
        failed |= bad
        if bad or arguments.verbose:
            print("not linear:" if bad else "ok:", operation, "takes", ", ".join("%.2f" % cost for cost in costs),
                  "instructions for each byte of inputs 1, 10 and 100 times as large")
    print(f"{len(by_operation)} operations")
    sys.exit(failed)


if __name__ == "__main__":
    main()
