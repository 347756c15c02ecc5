"""The extension computes its own mathematics: the platform's, told to do without fused multiply-add, change no bit of a document."""

from __future__ import annotations

import os
import subprocess
import sys

# The platform's library is loaded and asked first, as by any other package in the same interpreter.
ASK = (
    "import math; math.sin(1.0); import twoplustwo as tpt; "
    "print(tpt.reconstruct('2017-03-06', asof='2017-03-20', samples=32).to_json())"
)


def asked(**variables: str) -> str:
    found = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env={**os.environ, **variables})
    return found.stdout


def test_the_extension_gives_the_same_bytes_without_fused_multiply_add() -> None:
    plain = asked(GLIBC_TUNABLES="glibc.cpu.hwcaps=-FMA,-AVX2")
    assert '"flight_time_s"' in plain
    assert plain == asked()
