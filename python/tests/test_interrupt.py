"""Ctrl-C ends a long call, and the work behind it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import twoplustwo

CALLS = {
    "a brief": "tpt.brief('2017-03-20', samples=4096)",
    "rows": "tpt.reconstruct(range_km=np.random.default_rng(1).uniform(900, 1000, 10**6), apogee_km=3725.0, azimuth_deg=80.0, "
    "missile='hwasong-14', launch=(40.6, 126.4), source='x')",
    "a reconstruction": "tpt.reconstruct('2017-07-28', samples=65536)",
    "reach": "tpt.defend('seongju', against=['scud-c', 'nodong'], place='Seoul', asof='2017-06-01', samples=8192)",
    "a claim card": "tpt.check('pyongyang-kcna-2016-06-23-hwasong-10', samples=65536)",
    "published results": "tpt.reproduce(samples=8192)",
}

CODE = """
import time
import numpy as np
import twoplustwo as tpt

print("ready", flush=True)
try:
    {call}
except KeyboardInterrupt:
    print("stopped", flush=True)
# What still computes in the background shows as processor time; it ends where it next looks, which a slow machine reaches later.
until = time.monotonic() + 5
while time.monotonic() < until:
    before = time.process_time()
    time.sleep(0.5)
    if time.process_time() - before < 0.1:
        print("idle")
        break
else:
    print("still at work")
"""


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_a_signal_ends_the_call_and_the_work(call):
    code = CODE.format(call=call)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.4)
        sent = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "stopped\nidle\n"
        assert time.monotonic() - sent < 10


def test_without_the_compiled_part_it_says_so(tmp_path):
    written = Path(twoplustwo.__file__).parent
    shutil.copytree(written, tmp_path / "twoplustwo", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__"))
    found = subprocess.run(
        [sys.executable, "-P", "-c", "import twoplustwo"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "the compiled part of twoplustwo is not here" in found.stderr
