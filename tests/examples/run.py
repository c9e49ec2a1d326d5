#!/usr/bin/env python3
# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.
"""Runs the example clients against the emulator server on 127.0.0.1, over HTTP and HTTPS, and under faults.

  run.py --examples DIR [--sigv4 PROGRAM] [--only WORD] [--jobs N] [client]...

Each scenario has a server of its own, so that they can run side by side.  Certificates are made by openssl.
Each client must end as the scenario says, within its attempts, and never make a second session.
"""

import argparse
import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import warnings

CLIENTS = ["beast_blocking", "beast_coroutine", "libcurl"]
ACCESS_KEY = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SESSION_TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN/+="
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\n")


class Emulator:
    """The emulator server, checking signatures."""

    def __init__(self, examples):
        self.process = subprocess.Popen(
            [examples / "emulator_server", "--control", "--access-key", ACCESS_KEY, "--secret", SECRET],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        assert found, f"the server said {line!r}"
        self.port = int(found[1])

    def control(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, "/emulator" + path, None if body is None else json.dumps(body))
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status in (200, 204), f"{path}: {answer.status} {text}"
        connection.close()
        return json.loads(text) if text else None

    def fail(self, **fault):
        self.control("POST", "/faults", fault)

    def sessions(self):
        return self.control("GET", "")["Sessions"]

    def stop(self):
        """Ends the server; its log, a line for each request."""
        self.process.terminate()
        _, log = self.process.communicate(timeout=20)
        assert self.process.returncode == 0, f"the server ended with {self.process.returncode}:\n{log}"
        return [line for line in log.splitlines() if "Session " in line or "(unknown)" in line]


class Tls:
    """Accepts TLS connections and passes what is in them to another port."""

    def __init__(self, to_port, certificate, version=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if version is not None:
            context.set_ciphers("ALL:@SECLEVEL=0")
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # that is the point
                context.minimum_version = context.maximum_version = version
        context.load_cert_chain(certificate.with_suffix(".pem"), certificate.with_suffix(".key"))
        self.context = context
        self.to_port = to_port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            with self.context.wrap_socket(connection, server_side=True) as client:
                with socket.create_connection(("127.0.0.1", self.to_port)) as server:
                    done = threading.Thread(target=self.copy, args=(client, server), daemon=True)
                    done.start()
                    self.copy(server, client)
        except OSError:
            pass  # a client that refuses the certificate

    @staticmethod
    def copy(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except (OSError, ValueError):
            pass
        finally:
            for end in (source, target):
                try:
                    socket.socket.shutdown(end, socket.SHUT_RDWR)
                except OSError:
                    pass

    def stop(self):
        self.listener.close()


def make_certificates(folder):
    """ca.pem signs localhost (with 127.0.0.1), other (another name) and expired; self signs itself."""

    def openssl(*arguments):
        done = subprocess.run(["openssl", *map(str, arguments)], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    for name in ("ca", "self"):
        openssl("req", "-x509", *new_key, "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", 2,
                "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    for name, names, days in (("localhost", "DNS:localhost,IP:127.0.0.1", 2),
                              ("other", "DNS:other.example,IP:127.0.0.2", 2),
                              ("expired", "DNS:localhost,IP:127.0.0.1", -1)):
        openssl("req", *new_key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", "/CN=localhost")
        (folder / f"{name}.ext").write_text(f"subjectAltName={names}\n", encoding="ascii")
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", days,
                "-extfile", f"{name}.ext", "-out", f"{name}.pem")


@contextlib.contextmanager
def too_large_answers():
    """The port of a server that answers every request with more than any client takes."""

    def serve(listener):
        while True:
            try:
                client, _ = listener.accept()
                with client:
                    client.recv(65536)
                    client.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                    for _ in range(1000):
                        client.sendall(b" " * 65536)
            except OSError:
                if listener.fileno() == -1:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]


class Scenario:
    """One client, one server, and what they do."""

    def __init__(self, client, folders):
        self.client = client
        self.examples, self.certificates = folders
        self.emulator = Emulator(self.examples)
        self.log = None

    def run(self, url=None, region="us-east-1", ca=None, environment=None, arguments=None):
        """The client's result: (exit status, output, errors, seconds)."""
        url = url or f"http://127.0.0.1:{self.emulator.port}"
        variables = {name: value for name, value in os.environ.items()
                     if not name.startswith(("AWS_", "SSL_CERT_")) and "proxy" not in name.lower()}
        variables |= {"AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
        if ca:
            variables["SSL_CERT_FILE"] = str(self.certificates / ca)
        variables |= environment or {}
        if arguments is None:
            arguments = [region, "--endpoint-url", url]
        started = time.monotonic()
        done = subprocess.run([self.examples / self.client, *arguments], env=variables, capture_output=True,
                              text=True, timeout=120)
        return done.returncode, done.stdout, done.stderr, time.monotonic() - started

    def requests(self):
        """How many requests the server has got; ends it."""
        self.log = self.emulator.stop()
        return len(self.log)

    def must_create(self, requests=1, **how):
        status, out, errors, _ = self.run(**how)
        assert status == 0 and not errors, f"status {status}: {errors}"
        assert UUID.fullmatch(out), f"no session id: {out!r}"
        sessions = self.emulator.sessions()
        assert sessions == 1, f"{sessions} sessions were made"
        count = self.requests()
        assert count == requests, f"{count} requests: {self.log}"

    def must_fail(self, *words, requests=1, sessions=0, **how):
        status, out, errors, _ = self.run(**how)
        assert status == 1 and not out, f"status {status}: {out}{errors}"
        for word in words:
            assert re.search(word, errors), f"{word!r} is not in {errors!r}"
        for secret in (SECRET, SESSION_TOKEN):
            assert secret not in errors, "a secret is in the error"
        made = self.emulator.sessions()
        assert made == sessions, f"{made} sessions were made"
        count = self.requests()
        assert requests is None or count == requests, f"{count} requests: {self.log}"

    def tls(self, certificate, version=None):
        proxy = Tls(self.emulator.port, self.certificates / certificate, version)
        return f"https://localhost:{proxy.port}"


SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


# the connection

@scenario
def plain_http(s):
    s.must_create()


@scenario
def plain_http_with_a_base_path_and_a_name(s):
    s.must_create(url=f"http://localhost:{s.emulator.port}/base/path/")


@scenario
def https(s):
    s.must_create(url=s.tls("localhost"), ca="ca.pem")


@scenario
def https_by_address(s):
    s.must_create(url=s.tls("localhost").replace("localhost", "127.0.0.1"), ca="ca.pem")


@scenario
def https_unknown_authority(s):
    s.must_fail("certificate|SSL peer", url=s.tls("localhost"), requests=0)


@scenario
def https_self_signed(s):
    s.must_fail("certificate|SSL peer", url=s.tls("self"), ca="ca.pem", requests=0)


@scenario
def https_wrong_name(s):
    s.must_fail("certificate|SSL peer", url=s.tls("other"), ca="ca.pem", requests=0)


@scenario
def https_wrong_address(s):
    s.must_fail("certificate|SSL peer", url=s.tls("other").replace("localhost", "127.0.0.1"), ca="ca.pem",
                requests=0)


@scenario
def https_expired(s):
    s.must_fail("certificate|SSL peer", url=s.tls("expired"), ca="ca.pem", requests=0)


@scenario
def https_too_old(s):
    s.must_fail("SSL|protocol|handshake|alert", url=s.tls("localhost", ssl.TLSVersion.TLSv1_1), ca="ca.pem",
                requests=0)


@scenario
def https_at_a_port_of_http(s):
    s.must_fail("SSL|wrong version|packet length|record", url=f"https://localhost:{s.emulator.port}",
                ca="ca.pem", requests=None)


@scenario
def https_cut_within(s):
    s.emulator.fail(Connection="CUT_WITHIN")
    s.must_create(url=s.tls("localhost"), ca="ca.pem", requests=2)


@scenario
def nobody_listens(s):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody else gets the port, and nobody listens
        s.must_fail("refused|connect", "after 3 attempts", url=f"http://127.0.0.1:{taken.getsockname()[1]}",
                    requests=0)


@scenario
def nobody_answers(s):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        status, _, errors, seconds = s.run(url=url)
        assert status == 1 and "after 3 attempts" in errors, errors
        assert re.search("time|Time", errors), errors
        assert 25 < seconds < 100, f"took {seconds:.0f} s"
        s.requests()


# who calls

@scenario
def temporary_credentials(s):
    s.must_create(environment={"AWS_SESSION_TOKEN": SESSION_TOKEN})


@scenario
def wrong_secret(s):
    s.must_fail("InvalidSignatureException", "secret access key",
                environment={"AWS_SECRET_ACCESS_KEY": SECRET + "x", "AWS_SESSION_TOKEN": SESSION_TOKEN})


@scenario
def unknown_access_key(s):
    s.must_fail("UnrecognizedClientException", environment={"AWS_ACCESS_KEY_ID": "AKIDUNKNOWN"})


@scenario
def no_credentials(s):
    s.must_fail("credentials", environment={"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, requests=0)


@scenario
def another_region_is_signed_for(s):
    s.must_fail("InvalidSignatureException", region="eu-west-1")


@scenario
def expired_credentials(s):
    s.emulator.fail(Code="ExpiredTokenException", Message="The security token included in the request is expired")
    s.must_fail("ExpiredTokenException", "is expired", "no fresh credentials")


# faults

@scenario
def throttled_twice(s):
    s.emulator.fail(Code="ThrottlingException", Count=2, RetryAfter="100")
    s.must_create(requests=3)


@scenario
def throttled_too_often(s):
    s.emulator.fail(Code="ThrottlingException", Message="Slow down", Count=3)
    s.must_fail("ThrottlingException: Slow down", "after 3 attempts", requests=3)


@scenario
def a_page_instead_of_an_answer(s):
    s.emulator.fail(Status=503, Body="<html>Service Unavailable</html>", Count=2)
    s.must_create(requests=3)


@scenario
def server_errors(s):
    s.emulator.fail(Status=500, Body="", Count=3)
    s.must_fail("status 500", "after 3 attempts", requests=3)


@scenario
def access_denied(s):
    s.emulator.fail(Code="AccessDeniedException")
    s.must_fail("AccessDeniedException", "rekognition:CreateFaceLivenessSession", "us-east-1")


@scenario
def an_answer_that_is_no_json(s):
    s.emulator.fail(Body="hello")
    s.must_fail("not a JSON text")


@scenario
def an_answer_that_is_large(s):
    # within the limits of HTTP and of JSON: the session id is whatever the service says
    s.emulator.fail(Body=json.dumps({"SessionId": "x" * 1_000_000}))
    status, out, errors, _ = s.run()
    assert status == 0 and len(out) == 1_000_001, f"status {status}: {errors}"
    s.requests()


@scenario
def an_answer_that_is_too_large(s):
    with too_large_answers() as port:
        status, out, errors, _ = s.run(url=f"http://127.0.0.1:{port}")
    assert status == 1 and not out and "after 3 attempts" in errors, f"status {status}: {errors}"
    s.requests()


@scenario
def cut_before_the_service_acts(s):
    s.emulator.fail(Connection="CUT_BEFORE", Count=2)
    s.must_create(requests=3)


@scenario
def cut_after_the_service_acted(s):
    s.emulator.fail(Connection="CUT_AFTER", Count=2)
    s.must_create(requests=3)


@scenario
def cut_within_the_answer(s):
    s.emulator.fail(Connection="CUT_WITHIN", Count=2)
    s.must_create(requests=3)


@scenario
def cut_within_the_body(s):
    s.emulator.fail(Body=json.dumps({"SessionId": "x" * 10_000}), Connection="CUT_WITHIN", Count=2)
    s.must_create(requests=3)


@scenario
def cut_too_often(s):
    s.emulator.fail(Connection="CUT_WITHIN", Count=3)
    s.must_fail("after 3 attempts", requests=3, sessions=1)


@scenario
def slow_bytes(s):
    s.emulator.fail(Connection="SLOW", Latency=1500)
    s.must_create()


# the command line

@scenario
def usage(s):
    for arguments in ([], ["us-east-1", "--endpoint-url"], ["us-east-1", "--url", "http://localhost"],
                      ["us-east-1", "--endpoint-url", "http://localhost", "more"]):
        status, out, errors, _ = s.run(arguments=arguments)
        assert status == 1 and not out and errors.startswith("usage: "), (arguments, status, out, errors)
    s.requests()


@scenario
def wrong_endpoints(s):
    s.must_fail("^Invalid Configuration: Missing Region", arguments=[""], requests=0)


@scenario
def wrong_url(s):
    s.must_fail("^Invalid Configuration: .* https:// or http://", url="ftp://localhost", requests=0)


def run_sigv4(program, examples):
    """libcurl's own signer against verify: what is wrong, or nothing."""
    emulator = Emulator(examples)
    try:
        for path, secret, token, expected in (("/", SECRET, "", 200), ("/base/path/", SECRET, SESSION_TOKEN, 200),
                                              ("/", SECRET + "x", "", 400)):
            variables = dict(os.environ, AWS_ACCESS_KEY_ID=ACCESS_KEY, AWS_SECRET_ACCESS_KEY=secret,
                             AWS_SESSION_TOKEN=token, no_proxy="*")
            done = subprocess.run([program, f"http://127.0.0.1:{emulator.port}{path}"], env=variables,
                                  capture_output=True, text=True, timeout=60)
            word = "SessionId" if expected == 200 else "InvalidSignatureException"
            if done.returncode or word not in done.stdout or not done.stdout.endswith(f"\n{expected}\n"):
                return f"{path}: {done.stdout}{done.stderr}"
        emulator.stop()
        return None
    finally:
        emulator.process.kill()


def run_one(name, client, folders):
    scene = None
    try:
        scene = Scenario(client, folders)
        SCENARIOS[name](scene)
        return None
    except Exception:  # whatever it is, it is this scenario's failure
        return traceback.format_exc(limit=-2)
    finally:
        if scene and scene.emulator.process.poll() is None:
            scene.emulator.process.kill()
            scene.emulator.process.communicate()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=pathlib.Path, required=True, help="the folder of the programs")
    parser.add_argument("--sigv4", type=pathlib.Path, help="the program that signs with libcurl's own signer")
    parser.add_argument("--only", default="", help="scenarios with this in their names")
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("clients", nargs="*", default=CLIENTS)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        certificates = pathlib.Path(folder)
        make_certificates(certificates)
        folders = (arguments.examples.resolve(), certificates)
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            # the one that takes longest goes first
            names = sorted((name for name in SCENARIOS if arguments.only in name),
                           key=lambda name: name != "nobody_answers")
            running = {(name, client): pool.submit(run_one, name, client, folders)
                       for name in names for client in arguments.clients}
            if arguments.sigv4:
                running["signed by libcurl", "curl_sigv4"] = pool.submit(run_sigv4, arguments.sigv4, folders[0])
            failures = {key: result for key, run in running.items() if (result := run.result())}
    for (name, client), why in failures.items():
        print(f"{client}, {name}:\n{why}")
    print(f"{len(running)} runs, {len(failures)} failed")
    return 1 if failures or not running else 0


if __name__ == "__main__":
    sys.exit(main())
