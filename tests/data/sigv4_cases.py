# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

"""Writes sigv4_cases.json: requests and their Signature Version 4, as known answers for tests/sign.cpp.

This is Signature Version 4 written a second time, from AWS's documentation alone, so that the C++ has something
independent to agree with.  The cases marked "aws" are those of AWS's own signing test suite (awslabs/aws-c-auth,
tests/aws-signing-test-suite/v4); their signatures stand here as AWS published them, and are checked.
"""

import hashlib
import hmac
import json
import pathlib
import re
import urllib.parse

KEY_ID = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SAFE = "-._~"


def canonical_path(target):
    stack = []
    path = target.split("?", 1)[0]
    for segment in path.split("/"):
        if segment in ("", "."):
            continue
        if segment == "..":
            stack = stack[:-1]
        else:
            stack.append(segment)
    joined = "/" + "/".join(stack)
    if path.endswith("/") and stack:
        joined += "/"
    return urllib.parse.quote(joined.encode(), safe=SAFE + "/")


def canonical_query(target):
    query = target.split("?", 1)[1] if "?" in target else ""
    pairs = []
    for parameter in query.split("&"):
        if parameter:
            name, _, value = parameter.partition("=")
            pairs.append(tuple(urllib.parse.quote(urllib.parse.unquote_to_bytes(x), safe=SAFE) for x in (name, value)))
    return "&".join("=".join(pair) for pair in sorted(pairs))


def signature(case):
    names = sorted(set(case["signed_headers"].split(";")))
    headers = ""
    for name in names:
        values = [re.sub("[ \t]+", " ", v.strip(" \t")) for n, v in case["headers"] if n.lower() == name]
        assert values, name
        headers += name + ":" + ",".join(values) + "\n"
    digest = hashlib.sha256(case["body"].encode()).hexdigest()
    canonical = "\n".join([case["method"], canonical_path(case["target"]), canonical_query(case["target"]), headers,
                           ";".join(names), digest])
    day = case["time"][:8]
    scope = "/".join([day, case["region"], case["service"], "aws4_request"])
    to_sign = "\n".join(["AWS4-HMAC-SHA256", case["time"], scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = b"AWS4" + case["secret"].encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


cases = []


def add(name, method="GET", target="/", headers=(), body="", more=(), region="us-east-1", service="service",
        time="20150830T123600Z", secret=SECRET, token="", host="example.amazonaws.com", aws=None):
    fields = [["Host", host], *map(list, headers), ["X-Amz-Date", time]]
    if token:
        fields.append(["X-Amz-Security-Token", token])
    present = {n.lower() for n, _ in fields}
    signed = {n for n in present if n in ("host", "content-type") or n.startswith("x-amz-")}
    never = {"authorization", "user-agent", "connection", "x-amzn-trace-id"}
    signed |= {n.lower() for n in more} & present - never
    case = dict(name=name, origin="aws" if aws else "second implementation", method=method, target=target,
                headers=fields, body=body, more_headers=list(more), region=region, service=service, time=time,
                access_key_id=KEY_ID, secret=secret, session_token=token, signed_headers=";".join(sorted(signed)))
    case["signature"] = signature(case)
    assert not aws or aws == case["signature"], name
    cases.append(case)


plain = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
letters = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
h1 = ["My-Header1"]
add("get-vanilla", aws=plain)
add("get-slash-normalized", target="//", aws=plain)
add("get-slash-dot-slash-normalized", target="/./", aws=plain)
add("get-relative-normalized", target="/example/..", aws=plain)
add("get-relative-relative-normalized", target="/example1/example2/../..", aws=plain)
add("get-slash-pointless-dot-normalized", target="/./example",
    aws="ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5")
add("get-slashes-normalized", target="//example//",
    aws="9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84")
add("get-space-normalized", target="/example space/",
    aws="652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")
add("get-unreserved", target="/" + letters, aws="07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")
add("get-utf8", target="/\u1234", aws="8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")
add("get-vanilla-empty-query-key", target="/?Param1=value1",
    aws="a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb")
add("get-vanilla-query-order-key-case", target="/?Param2=value2&Param1=value1",
    aws="b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")
add("get-vanilla-query-order-encoded", target="/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
    aws="371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac")
add("get-vanilla-query-unreserved", target="/?" + letters + "=" + letters,
    aws="9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")
add("get-vanilla-utf8-query", target="/?\u1234=bar",
    aws="2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04")
add("get-vanilla-with-session-token", token="6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267",
    aws="07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8")
add("get-header-key-duplicate", headers=[("My-Header1", v) for v in ("value2", "value2", "value1")], more=h1,
    aws="c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")
add("get-header-value-order", headers=[("My-Header1", "value" + v) for v in "4132"], more=h1,
    aws="08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01")
add("get-header-value-trim", headers=[("My-Header1", " value1"), ("My-Header2", ' "a   b   c"')],
    more=["My-Header1", "My-Header2"], aws="acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")
add("post-vanilla", "POST", aws="5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")
add("post-header-key-sort", "POST", headers=[("My-Header1", "value1")], more=h1,
    aws="c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c")
add("post-x-www-form-urlencoded", "POST", body="Param1=value1",
    headers=[("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", "13"),
             ("x-amz-content-sha256", "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e")],
    more=["Content-Length"], aws="d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b")

for i, target in enumerate([
        "/a%20b/%7Euser/%2F%zz%", "/a/./b/../c//d/", "/..", "/a/..", "/a/../", "/a/b/..", "/../../a/", "/...", "/.", "/a/.",
        "/%2e%2e/x/%2E", "/a;b=c@d:e!$&'()*+,=", "/custom/", "/a//..//b", "/ab/../abc/..",
        "/?", "/?&", "/?b=2&a=1&a=0&a", "/?a=10&a=9&a=1&a=", "/?a=b=c", "/?a+b=c+d", "/?%7E=~&%7e", "/?x=%2f&x=%2F&x=/",
        "/?=v", "/?=", "/?&&a=&", "/?a=%zz%4&%", "/?Z=1&a=2&A=3&z", "/?a-b=1&a=2&a.b=3&a%20=4", "/?q=%20%41+",
        "/?a%3D=1&a=%3D1&a%26=", "/?a?b=c?", "/p/q/../?x=/../y", "/?a=%00%ff", "/?a=1;b=2"]):
    add("target %d" % i, target=target)

for method in ("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "post", "M-SEARCH"):
    add("method " + method, method, body="" if method == "HEAD" else "{}")

add("padded", "POST", headers=[("X-Amz-Meta", " \t a \t b\t\tc  "), ("CONTENT-TYPE", "text/plain;  charset=\tutf-8 ")])
add("empty value", headers=[("x-amz-empty", ""), ("x-amz-blank", " \t ")])
add("repeated in every case", headers=[("X-AMZ-A", "2"), ("other", "x"), ("x-amz-a", " 1 "), ("X-Amz-A", "")])
add("order of names", headers=[("x-amz-b", "1"), ("X-Amz-A1", "2"), ("x-amz-a", "3"), ("x-amz-a-", "4"), ("B", "5"), ("a", "6")],
    more=["b", "A"])
add("commas and quotes", headers=[("x-amz-a", 'a,"b ,  c"'), ("x-amz-a", ",")])
add("utf-8 value", headers=[("x-amz-a", "\u00e9 \u4f60")])
add("never signed", headers=[("User-Agent", "u"), ("Connection", "close"), ("X-Amzn-Trace-Id", "r"), ("accept", "*/*")],
    more=["user-agent", "Connection", "X-AMZN-TRACE-ID", "Authorization", "absent", "Accept"])
add("body utf-8 and zero", "POST", body="\u00e9\u0000\u4f60\r\n")
add("body of 1000", "POST", body="0123456789" * 100)
add("leap day", time="20240229T235959Z")
add("first second", time="19700101T000000Z")
add("end of a century", time="21000301T000000Z")
add("last second", time="99991231T235959Z")
add("other scope", region="cn-north-1", service="rekognition", host="rekognition.cn-north-1.amazonaws.com.cn")
add("long region", region="r" * 300)
add("short secret", secret="s")
add("secret of a block less the prefix", secret="s" * 60)
add("secret longer than a block", secret="s" * 61)
add("long token", token="t" * 2000)
add("port", host="127.0.0.1:8080")
add("ipv6", host="[::1]:8080")

folder = pathlib.Path(__file__).parent
text = json.dumps(cases, indent=1)
(folder / "sigv4_cases.json").write_text(text + "\n")
print(len(cases), "cases")
