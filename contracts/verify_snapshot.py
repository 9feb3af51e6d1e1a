#!/usr/bin/env python3
"""Verifies a saved snapshot offline: python3 verify_snapshot.py SNAPSHOT.json PROOF.json KEYS.json

The three files are answers of the Publication service, see README.md, "Proving what was public". Needs Python 3.9 and openssl.
Exit code: 0 everything fits, 1 something does not, 2 a file cannot be read.
"""
import base64
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile


def line(name, value=""):
    data = str(value).encode("utf-8")
    return name.encode("ascii") + b"=" + str(len(data)).encode("ascii") + b":" + data + b"\n"


def lines(name, one, values):
    return line(name, len(values)) + b"".join(line(one, value) for value in values)


def bare(prefix, value):
    return value[len(prefix):] if isinstance(value, str) else value


def channel(mark):
    use = mark.get("use", "CHANNEL_USE_UNSPECIFIED")
    use = "CHANNEL_USE_REQUIRED" if use in ("CHANNEL_USE_UNSPECIFIED", 0) else use
    marks = [bare("CHANNEL_KIND_", mark["kind"]), bare("CHANNEL_USE_", use), mark.get("name", "")]
    return " ".join(str(part) for part in marks if part != "")


def item_form(item):
    audience, origin = item.get("audience") or {}, item.get("origin")
    return (
        b"opengov-item-1\n"
        + line("id", item.get("id", ""))
        + line("number", item.get("number", 0))
        + line("category", item.get("category", ""))
        + line("name", item.get("name", ""))
        + line("content", item.get("content", ""))
        + lines("bases", "basis", [basis.get("text", "") for basis in item.get("bases", [])])
        + line("time_limit", (item.get("timeLimit") or {}).get("text", ""))
        + lines("subjects", "subject", [subject.get("name", "") for subject in item.get("subjects", [])])
        + lines("methods", "method", [bare("DISCLOSURE_METHOD_", method) for method in item.get("methods", [])])
        + lines("channels", "channel", [channel(mark) for mark in item.get("channels", [])])
        + line("whole_society", 1 if audience.get("wholeSociety") else 0)
        + line("specific_groups", audience.get("specificGroups", ""))
        + lines("levels", "level", [bare("LEVEL_", level) for level in item.get("levels", [])])
        + line("remarks", item.get("remarks", ""))
        + line("origin", f"{origin['catalogueId']}@{origin['version']}/{origin['itemId']}" if origin else "")
    )


def milliseconds(text):
    whole, fraction = re.fullmatch(r"([^.Z]+)(?:\.(\d+))?Z", text).groups()
    seconds = datetime.datetime.fromisoformat(whole + "+00:00").timestamp()
    return int(seconds) * 1000 + int(((fraction or "") + "000")[:3])


def snapshot_form(snapshot, proof, hashes):
    return (
        b"opengov-snapshot-1\n"
        + line("catalogue", snapshot["catalogueId"])
        + line("number", snapshot["number"])
        + line("title", snapshot.get("title", ""))
        + line("published", milliseconds(snapshot["publishTime"]))
        + line("emergency", 1 if snapshot.get("emergency") else 0)
        + line("digest", snapshot.get("digest", ""))
        + line("previous_number", proof.get("previousNumber", 0))
        + line("previous", proof["previousHash"])
        + lines("items", "item", hashes)
    )


def signed(form, signature, pem):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("form", "signature", "key.pem")]
        for name, data in zip(names, (form, signature, pem)):
            with open(name, "wb") as file:
                file.write(data)
        command = ["openssl", "dgst", "-sha256", "-verify", names[2], "-signature", names[1], names[0]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def problems(snapshot, proof, keys):
    hashes = [hashlib.sha256(item_form(item)).hexdigest() for item in snapshot.get("items", [])]
    proved = [item["hash"] for item in proof.get("items", [])]
    for index in range(max(len(hashes), len(proved))):
        if hashes[index:index + 1] != proved[index:index + 1]:
            yield f"item {index + 1} is not as it was signed"
    form = snapshot_form(snapshot, proof, hashes)
    if hashlib.sha256(form).hexdigest() != proof["hash"]:
        yield "the snapshot is not as it was signed"
    pem = next((key["publicKey"] for key in keys["keys"] if key["keyId"] == proof["keyId"]), None)
    if pem is None:
        yield "the key of the signature is not among the keys"
    elif not signed(form, base64.b64decode(proof["signature"]), pem.encode("ascii")):
        yield "the signature does not fit"


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        files = []
        for name in arguments:
            with open(name, encoding="utf-8") as file:
                files.append(json.load(file))
        found = list(problems(*files))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        print(f"cannot verify: {type(fault).__name__}: {fault}", file=sys.stderr)
        return 2
    for problem in found:
        print(problem)
    print("NOT valid" if found else "valid", files[1]["hash"])
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
