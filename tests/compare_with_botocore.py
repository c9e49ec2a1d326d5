#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Compares what this library says of both operations with the service model of an installed botocore.

  compare_with_botocore.py PROGRAM [MODEL]

PROGRAM is model/print_model.cpp, built.  MODEL is a service-2.json or service-2.json.gz; without it the model of
the botocore that this Python, or the AWS CLI's, can import is taken, and without one of these the script prints
"skipped: ..." and succeeds.

What the model has and the library has not, or has otherwise, is a failure.  What the library has and the model has
not is listed: the installed model may be older.
"""

import gzip
import importlib.util
import json
import pathlib
import subprocess
import sys

TYPES = {"integer": "integer", "long": "integer", "float": "float", "double": "float", "string": "string",
         "blob": "blob", "list": "list", "structure": "structure"}


def find_model():
    for package in ("botocore", "awscli.botocore"):
        try:
            spec = importlib.util.find_spec(package)
        except ImportError:
            continue
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for name in ("service-2.json.gz", "service-2.json"):
                path = pathlib.Path(folder, "data", "rekognition", "2016-06-27", name)
                if path.exists():
                    return path
    return None


def load(path):
    opened = gzip.open(path, "rb") if path.name.endswith(".gz") else open(path, "rb")
    with opened as file:
        return json.load(file)


class Comparison:
    def __init__(self, model):
        self.shapes = model["shapes"]
        self.differences = []
        self.lacking = []
        self.members = 0

    def differ(self, path, what):
        self.differences.append(f"{path}: {what}")

    def shape(self, path, ours, name):
        theirs = self.shapes[name]
        kind = "enum" if "enum" in theirs else TYPES.get(theirs["type"], theirs["type"])
        if ours["type"] != kind:
            self.differ(path, f"{kind} in the model, {ours['type']} here")
            return
        if kind == "structure":
            self.structure(path, ours, theirs)
        elif kind == "list":
            for limit in ("min", "max"):
                if limit in theirs:
                    self.differ(path, f"the list has a {limit} of {theirs[limit]} in the model, none here")
            self.shape(path + "[]", ours["member"], theirs["member"]["shape"])
        elif kind == "enum":
            for value in theirs["enum"]:
                if value not in ours["values"]:
                    self.differ(path, f"the value {value} is not known here")
            self.lacking += [f"{path}: the value {value}" for value in ours["values"] if value not in theirs["enum"]]
            known = [value for value in ours["values"] if value in theirs["enum"]]
            if known != [value for value in theirs["enum"] if value in known]:
                self.differ(path, "the values are in another order")
        else:
            # without a min in the model a string may be empty
            default = {"min": 0} if kind == "string" and "max" in theirs else {}
            for limit in ("min", "max", "pattern"):
                model = theirs.get(limit, default.get(limit))
                if ours.get(limit) != model:
                    self.differ(path, f"{limit} is {model} in the model, {ours.get(limit)} here")

    def structure(self, path, ours, theirs):
        known = {member["name"]: member for member in ours["members"]}
        for name in theirs["members"]:
            if name not in known:
                self.differ(f"{path}.{name}", "not here")
        if [name for name in known if name in theirs["members"]] != [name for name in theirs["members"] if name in known]:
            self.differ(path, "the members are in another order")
        for name, member in known.items():
            inner = f"{path}.{name}"
            if name not in theirs["members"]:
                self.lacking.append(inner)
                continue
            self.members += 1
            if member["required"] != (name in theirs.get("required", [])):
                self.differ(inner, "required in only one of them")
            self.shape(inner, member["shape"], theirs["members"][name]["shape"])


def main(arguments):
    if len(arguments) not in (1, 2):
        sys.exit(__doc__)
    path = pathlib.Path(arguments[1]) if len(arguments) == 2 else find_model()
    if path is None:
        print("skipped: no botocore with a model of Rekognition")
        return 0
    model = load(path)
    ours = json.loads(subprocess.run([arguments[0]], check=True, capture_output=True).stdout)

    comparison = Comparison(model)
    compared = []
    for name, operation in ours.items():
        theirs = model["operations"].get(name)
        if theirs is None:
            comparison.lacking.append(name)
            continue
        compared.append(name)
        for direction in ("input", "output"):
            comparison.shape(f"{name} {direction}", operation[direction], theirs[direction]["shape"])
    for what in comparison.lacking:
        print(f"the model lacks {what}")
    for what in comparison.differences:
        print(f"difference: {what}")
    if not compared:
        print(f"skipped: {path} is too old and has neither operation")
        return 0
    print(f"compared {len(compared)} operations and {comparison.members} members with {path}: "
          f"{len(comparison.differences)} differences, {len(comparison.lacking)} things that the model lacks")
    return 1 if comparison.differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
