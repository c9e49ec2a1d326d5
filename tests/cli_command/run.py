#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Runs the command face_liveness_cli as a process: on every case that was observed on the AWS CLI, against a
server that answers as the one did that the AWS CLI was observed with, and against the emulator server.

  run.py --examples DIR
"""

import argparse
import contextlib
import http.server
import importlib.util
import json
import os
import pathlib
import pty
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import threading
import traceback

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE.parent / "data" / "cli"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SESSION_TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN/+="
SESSION_ID = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"

# What tests/cli.cpp expects to differ, and ci_36, which is laid out before --cli-error-format is read.
DIFFERENT = {"5.1-03", "5.1-09", "5.1-14", "5.1-17", "5.1-22", "5.1-28", "5.4-05", "5.4-07", "5.4-08", "5.5-10",
             "5.5-11", "ci_31", "ci_36", "sh_29", "sh_85", "sh_86"}


def load_examples():
    spec = importlib.util.spec_from_file_location("examples", HERE.parent / "examples" / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Command:
    """The command in an environment where nothing of the user's is configured.  It must never show a secret."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def __call__(self, *arguments, **variables):
        done = subprocess.run([self.program, *arguments], env=self.environment(variables), capture_output=True, timeout=120)
        out, errors = done.stdout.decode(), done.stderr.decode()
        assert SECRET not in out + errors and SESSION_TOKEN not in out + errors, arguments
        return done.returncode, out, errors

    def environment(self, variables):
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith(("AWS_", "SSL_CERT_")) and "proxy" not in name.lower()}
        environment |= {"HOME": str(self.folder), "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY": SECRET}
        environment |= variables
        return {name: value for name, value in environment.items() if value is not None}

    def create(self, *arguments, **variables):
        return self("rekognition", "create-face-liveness-session", *arguments, **variables)

    def get(self, session, *arguments, **variables):
        return self("rekognition", "get-face-liveness-session-results", "--session-id", session, *arguments, **variables)


@contextlib.contextmanager
def mock_server():
    """Answers as the server did that the AWS CLI was observed with; yields its URL and what it has got."""
    bodies = []
    answer = [200]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            bodies.append(json.loads(body.replace(f"{DATA}/dir/", "/dir/")))
            if answer[0] == "empty":
                answer[0], text = 200, "{}"
            elif answer[0] == 400:
                text = '{"__type":"InvalidParameterException","Message":"Request has invalid parameters"}'
            elif self.headers["x-amz-target"].endswith("CreateFaceLivenessSession"):
                text = json.dumps({"SessionId": SESSION_ID})
            else:
                text = (DATA / "results.json").read_text(encoding="utf-8")
            self.send_response(answer[0])
            self.send_header("Content-Type", "application/x-amz-json-1.1")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", bodies, answer
        server.shutdown()


def without_own_lines(text):
    return "".join(line for line in text.splitlines(True) if not line.startswith("face_liveness: "))


def without_comments(text):
    return "".join(line.split("#")[0] + "\n" for line in text.splitlines())


def observed_cases(command):
    """Every case of tests/data/cli/cases.json: exit code, both outputs, and the request that is sent."""
    cases = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
    compared = 0
    with mock_server() as (url, bodies, answer):
        for case in cases:
            if case["id"] in DIFFERENT:
                continue
            bodies.clear()
            answer[0] = 400 if case["rc"] == 254 else 200
            arguments = [argument.replace("file:///dir/", f"file://{DATA}/dir/").replace("fileb:///dir/", f"fileb://{DATA}/dir/")
                         for argument in case["args"]]
            arguments += ["--endpoint-url", url]
            if case.get("layout") == "plain":
                arguments += ["--cli-error-format", "legacy"]
            status, out, errors = command(*arguments, AWS_MAX_ATTEMPTS="1")
            errors = errors.replace(f"{DATA}/dir/", "/dir/")
            expected = case.get("stderr", "")
            if case["rc"] == 254:  # the suffix is for errors that were worth a retry
                expected = expected.replace(" (reached max retries: 0)", "")
            what = f"{case['id']}: {status} {out}{errors}"
            assert status == case["rc"], what
            assert without_own_lines(errors) == expected, what
            if "yaml-input" in case["args"]:
                assert without_comments(out) == without_comments(case["stdout"]), what
            elif case.get("stdout"):
                assert out == case["stdout"], what
            if "sent" in case:
                assert bodies == [case["sent"]], f"{what}{bodies}"
            elif status not in (0, 254) or "--generate-cli-skeleton" in case["args"]:
                assert not bodies, what
            compared += 1
    assert compared == len(cases) - len(DIFFERENT), compared


TEXT = """\
99.1	{id}	SUCCEEDED
BOUNDINGBOX	0.5	0.375	0.25	0.25
S3OBJECT	acme	k{id}/audit-image-0.jpg
CHALLENGE	FaceMovementAndLightChallenge	1.0.0
BOUNDINGBOX	0.5	0.375	0.25	0.25
S3OBJECT	acme	k{id}/reference.jpg
"""
YAML = """\
AuditImages:
- BoundingBox:
    Height: 0.5
    Left: 0.375
    Top: 0.25
    Width: 0.25
  S3Object:
    Bucket: acme
    Name: k{id}/audit-image-0.jpg
Challenge:
  Type: FaceMovementAndLightChallenge
  Version: 1.0.0
Confidence: 99.1
ReferenceImage:
  BoundingBox:
    Height: 0.5
    Left: 0.375
    Top: 0.25
    Width: 0.25
  S3Object:
    Bucket: acme
    Name: k{id}/reference.jpg
SessionId: {id}
Status: SUCCEEDED
"""


def emulated_session(command, emulator):
    """The life of a session on the emulator server, and its results in every format."""
    url = f"http://127.0.0.1:{emulator.port}"
    emulator.control("POST", "/scripts", {"Status": "SUCCEEDED", "Confidence": 99.1})
    status, session, errors = command.create("--endpoint-url", url, "--output", "text", "--settings",
                                             "AuditImagesLimit=1,OutputConfig={S3Bucket=acme,S3KeyPrefix=k}")
    assert status == 0 and not errors, errors
    session = session.strip()
    results = {}
    for form in ("json", "text", "table", "yaml", "yaml-stream"):
        status, results[form], errors = command.get(session, "--endpoint-url", url, "--output", form)
        assert status == 0 and not errors, errors
    assert results["text"] == TEXT.format(id=session), results["text"]
    assert results["yaml"] == YAML.format(id=session), results["yaml"]
    stream = "".join(("- " if i == 0 else "  ") + line for i, line in enumerate(results["yaml"].splitlines(True)))
    assert results["yaml-stream"] == stream, results["yaml-stream"]
    parsed = json.loads(results["json"])
    assert results["json"] == json.dumps(parsed, indent=4) + "\n", results["json"]
    assert list(parsed) == ["SessionId", "Status", "Confidence", "ReferenceImage", "AuditImages", "Challenge"], parsed
    lines = results["table"].splitlines()
    assert len({len(line) for line in lines}) == 1, results["table"]
    for word in ("GetFaceLivenessSessionResults", "SUCCEEDED", "99.1", "AuditImages", "ReferenceImage", session):
        assert any(word in line for line in lines), results["table"]
    # the output may be configured
    assert command.get(session, "--endpoint-url", url, AWS_DEFAULT_OUTPUT="text")[1] == results["text"]


def errors_of_the_service(command, emulator):
    url = f"http://127.0.0.1:{emulator.port}"
    status, out, errors = command.get(SESSION_ID, "--endpoint-url", url)
    assert (status, out) == (254, ""), errors
    assert errors == ("\naws: [ERROR]: An error occurred (SessionNotFoundException) when calling the "
                      "GetFaceLivenessSessionResults operation: Session not found\n"), errors

    emulator.fail(Code="ThrottlingException", Message="Slow down", Count=1)
    status, out, errors = command.create("--endpoint-url", url)
    assert status == 0 and not errors, errors
    emulator.fail(Code="ThrottlingException", Message="Slow down", Count=3)
    status, out, errors = command.create("--endpoint-url", url)
    assert (status, out) == (254, ""), errors
    assert errors == ("\naws: [ERROR]: An error occurred (ThrottlingException) when calling the "
                      "CreateFaceLivenessSession operation (reached max retries: 2): Slow down\n"), errors

    status, out, errors = command.create("--endpoint-url", url, "--no-sign-request")
    assert status == 254 and "MissingAuthenticationToken" in errors, errors
    status, out, errors = command.create("--endpoint-url", url, AWS_SECRET_ACCESS_KEY="wrong")
    assert status == 254 and "InvalidSignatureException" in errors, errors


def connections(command, emulator, examples, folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody else gets the port, and nobody listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        status, out, errors = command.create("--endpoint-url", url)
        assert (status, out) == (255, ""), errors
        assert errors == f'\naws: [ERROR]: Could not connect to the endpoint URL: "{url}/"\n', errors
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        status, out, errors = command.create("--endpoint-url", url, "--cli-read-timeout", "1", AWS_MAX_ATTEMPTS="1")
        assert (status, out) == (255, ""), errors
        assert errors == f'\naws: [ERROR]: Read timeout on endpoint URL: "{url}/"\n', errors

    emulator.fail(Connection="CUT_BEFORE", Count=2)
    url = f"http://127.0.0.1:{emulator.port}"
    assert command.create("--endpoint-url", url)[0] == 0
    emulator.fail(Connection="CUT_BEFORE", Count=3)
    status, out, errors = command.create("--endpoint-url", url + "/base/")
    assert (status, out) == (255, ""), errors
    assert errors == ("\naws: [ERROR]: Connection was closed before we received a valid response from endpoint URL: "
                      f'"{url}/base/".\n'), errors

    examples.make_certificates(folder)
    for certificate, name in (("localhost", "localhost"), ("localhost", "127.0.0.1"), ("other", "localhost"),
                              ("expired", "localhost")):
        proxy = examples.Tls(emulator.port, folder / certificate)
        url = f"https://{name}:{proxy.port}"
        trusted = ["--ca-bundle", str(folder / "ca.pem")]
        for trust in ([], trusted):
            status, out, errors = command.create("--endpoint-url", url, *trust, AWS_MAX_ATTEMPTS="1")
            if certificate == "localhost" and trust:
                assert status == 0 and not errors, errors
                assert command.create("--endpoint-url", url, AWS_CA_BUNDLE=trust[1])[0] == 0
            else:
                assert (status, out) == (255, ""), errors
                assert errors.startswith(f"\naws: [ERROR]: SSL validation failed for {url}/ "), errors
        status, out, errors = command.create("--endpoint-url", url, "--no-verify-ssl")
        assert status == 0 and not errors, errors
        proxy.stop()
    status, out, errors = command.create("--endpoint-url", url, "--ca-bundle", "/none.pem")
    assert status == 255 and errors.endswith("CA certificate bundle, invalid path: /none.pem\n"), errors


def configuration(command, emulator, examples, folder):
    url = f"http://127.0.0.1:{emulator.port}"
    nobody = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}
    status, out, errors = command.create("--endpoint-url", url, AWS_REGION=None)
    assert status == 253 and "You must specify a region." in errors, errors
    status, out, errors = command.create("--endpoint-url", url, **nobody)
    assert status == 253 and "Unable to locate credentials." in errors, errors
    status, out, errors = command.create("--endpoint-url", url, "--profile", "work")
    assert status == 255 and "The config profile (work) could not be found" in errors, errors
    status, out, errors = command.create("--endpoint-url", url, AWS_SECRET_ACCESS_KEY=None)
    assert (status, out, errors) == (
        255, "", "\naws: [ERROR]: Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY\n"), errors
    status, out, errors = command.create("--settings", "AuditImagesLimit=-1", **nobody, AWS_REGION=None)
    assert status == 252 and "valid min value: 0" in errors, errors  # the AWS CLI looks for a Region first
    status, out, errors = command.create("--endpoint-url", url, AWS_DEFAULT_OUTPUT="bogus")
    assert status == 255 and "Unknown output type: bogus" in errors, errors
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_REKOGNITION"):
        assert command.create(AWS_REGION=None, AWS_DEFAULT_REGION="us-east-1", **{name: url})[0] == 0

    (folder / ".aws").mkdir()
    keys = f"aws_access_key_id = {examples.ACCESS_KEY}\naws_secret_access_key = {examples.SECRET}\n"
    (folder / ".aws" / "credentials").write_text(f"[default]\naws_access_key_id = x\naws_secret_access_key=y\n[work]\n{keys}")
    (folder / ".aws" / "config").write_text("# none\n[default]\nregion = eu-west-1\n[profile work]\n; one\n"
                                            f"region = us-east-1\noutput = text\nendpoint_url = {url}\n"
                                            "s3 =\n  region = eu-west-1\n[profile half]\naws_access_key_id = x\n")
    for how in (["--profile", "work"], []):
        status, out, errors = command.create(*how, **nobody, AWS_REGION=None, AWS_PROFILE=None if how else "work")
        assert status == 0 and len(out) == 37, (out, errors)
    status, out, errors = command.create("--endpoint-url", url, **nobody)
    assert status == 254 and "UnrecognizedClientException" in errors, errors
    # --profile has precedence over the environment, AWS_PROFILE has not
    wrong = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y"}
    assert command.create("--profile", "work", **wrong)[0] == 0
    assert command.create(AWS_PROFILE="work", **wrong)[0] == 254
    status, out, errors = command.create("--profile", "half")
    assert status == 255 and "Partial credentials found in config-file" in errors, errors
    # files elsewhere, and a temporary key
    (folder / "keys").write_text(f"[default]\n{keys}aws_session_token = {SESSION_TOKEN}\n")
    status, out, errors = command.create("--endpoint-url", url, "--debug", **nobody, AWS_CONFIG_FILE="/none",
                                         AWS_SHARED_CREDENTIALS_FILE="$HOME/keys")
    assert status == 0 and "x-amz-security-token: (hidden)" in errors, errors


def debugging(command, emulator):
    """--debug shows every attempt, and no secret: Command looks for them."""
    url = f"http://127.0.0.1:{emulator.port}"
    emulator.fail(Code="ThrottlingException", Message="Slow down", Count=1)
    status, out, errors = command.create("--endpoint-url", url, "--debug", AWS_SESSION_TOKEN=SESSION_TOKEN)
    assert status == 0 and json.loads(out), out
    for word in ("attempt=1; max=3", "\n400\n", "attempt=2; max=3", "\n200\n", "authorization: (hidden)",
                 "x-amz-security-token: (hidden)"):
        assert word in errors, errors
    assert "Signature=" not in errors, errors
    emulator.fail(Connection="CUT_BEFORE", Count=1)
    status, _, errors = command.create("--endpoint-url", url, "--debug", AWS_MAX_ATTEMPTS="1")
    assert status == 255 and "end of stream" in errors, errors
    _, _, errors = command.create("--endpoint-url", url, "--debug", "--no-sign-request")
    assert "authorization" not in errors and "x-amz-date" not in errors, errors


def colours(command, _emulator):
    """Tables alone have colours, with --color on or on a terminal."""
    with mock_server() as (url, _, _):
        def on_a_terminal(*arguments):
            try:
                ours, theirs = pty.openpty()
            except OSError as error:
                print("left out: there are no terminals here,", error)
                return painted if "off" not in arguments else plain
            with subprocess.Popen([command.program, "rekognition", "get-face-liveness-session-results", "--session-id",
                                   SESSION_ID, "--endpoint-url", url, *arguments],
                                  env=command.environment({}), stdout=theirs) as process:
                os.close(theirs)
                text = b""
                with contextlib.suppress(OSError):  # that is how a terminal ends
                    while part := os.read(ours, 65536):
                        text += part
                assert process.wait(60) == 0
            os.close(ours)
            return text.decode().replace("\r\n", "\n")

        def in_a_pipe(*arguments):
            status, out, errors = command.get(SESSION_ID, "--endpoint-url", url, *arguments)
            assert status == 0 and not errors, errors
            return out

        plain = in_a_pipe("--output", "table")
        painted = in_a_pipe("--output", "table", "--color", "on")
        assert "\x1b" not in plain
        assert "|  \x1b[1m\x1b[34m99.25739288330078\x1b[0m |" in painted, painted
        assert re.sub(r"\x1b\[\d+m", "", painted) == plain, painted
        for arguments in (["--color", "on"], ["--color", "auto"], []):
            assert on_a_terminal("--output", "table", *arguments) == painted, arguments
        for arguments in (["--color", "auto"], ["--color", "off"]):
            assert in_a_pipe("--output", "table", *arguments) == plain, arguments
        assert on_a_terminal("--output", "table", "--color", "off") == plain
        for form in ("json", "text", "yaml", "yaml-stream"):
            assert "\x1b" not in in_a_pipe("--output", form, "--color", "on")


def the_readme(command, _emulator):
    """The command's lines of the README; what the AWS CLI says there is what ours says without our own lines."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```console\n(\$ aws [^`]*?^\$ face_liveness_cli [^`]*?)^```$", text, re.MULTILINE)[1]
    lines = []
    for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, expected = entry.split("\n", 1)
        program, *arguments = shlex.split(line)
        status, out, errors = command(*arguments)
        assert status == 252 and not out, errors
        assert expected == (without_own_lines(errors) if program == "aws" else errors), errors
        lines.append((program, arguments))
    assert [program for program, _ in lines] == ["aws", "face_liveness_cli"] and lines[0][1] == lines[1][1], lines


def the_table_of_differences(command, _emulator):
    """The rows of face_liveness/cli.hpp that are about the command; tests/cli.cpp has the others."""

    def query():
        assert command.create("--query", "SessionId") == (
            252, "", "\naws: [ERROR]: An error occurred (ParamValidation): --query is not supported\n")

    def prompt():
        with mock_server() as (url, _, _):
            assert command.create("--endpoint-url", url, "--cli-auto-prompt")[0] == 0

    def missing_member():
        with mock_server() as (url, _, answer):
            answer[0] = "empty"
            status, out, errors = command.get(SESSION_ID, "--endpoint-url", url)
            assert (status, out) == (255, "") and "SessionId" in errors, errors

    tests = {"`--query`": query, "`--cli-auto-prompt`": prompt, "an answer without a required member": missing_member}
    header = (ROOT / "include" / "face_liveness" / "cli.hpp").read_text(encoding="utf-8")
    assert re.findall(r"^/// \| face_liveness_cli: (.*?) \| ", header, re.MULTILINE) == list(tests), header
    for test in tests.values():
        test()


def without_a_network(command, _emulator):
    assert command("--version")[1].startswith("face_liveness_cli/")
    assert command.create("help")[0] == 0
    status, out, _ = command.get(SESSION_ID, "--generate-cli-skeleton", "output", AWS_REGION=None)
    assert status == 0 and json.loads(out)["Challenge"]["Version"] == "1.0.0", out
    status, out, errors = command.create("--settings", "AuditImagesLimit=9", AWS_REGION=None)
    assert status == 253 and errors.startswith("face_liveness: Settings.AuditImagesLimit: warning: 9"), errors
    with open("/dev/full", "wb") as full:
        done = subprocess.run([command.program, "--version"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 255 and b"could not be written" in done.stderr, done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=pathlib.Path, required=True, help="the folder of the programs")
    options = parser.parse_args()
    examples = load_examples()
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for number, test in enumerate((observed_cases, emulated_session, errors_of_the_service, connections,
                                       configuration, debugging, colours, the_readme, the_table_of_differences,
                                       without_a_network)):
            folder = pathlib.Path(temporary) / str(number)
            folder.mkdir()
            command = Command(options.examples / "face_liveness_cli", folder)
            emulator = examples.Emulator(options.examples)
            parameters = {"emulator": emulator, "_emulator": emulator, "examples": examples, "folder": folder}
            wanted = test.__code__.co_varnames[1:test.__code__.co_argcount]
            try:
                test(command, *(parameters[name] for name in wanted))
                print("passed:", test.__name__)
            except AssertionError:
                failed += 1
                print("FAILED:", test.__name__)
                traceback.print_exc()
            finally:
                with contextlib.suppress(AssertionError):
                    emulator.stop()
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
