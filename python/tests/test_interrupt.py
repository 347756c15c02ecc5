"""Ctrl-C ends a long call."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

CALLS = {
    "a brief": "tpt.brief('2017-03-20', samples=4096)",
    "rows": "tpt.reconstruct(range_km=np.random.default_rng(1).uniform(900, 1000, 10**6), apogee_km=3725.0, azimuth_deg=80.0, "
    "missile='hwasong-14', launch=(40.6, 126.4), source='x')",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
def test_a_signal_ends_the_call(call):
    code = f"import numpy as np, twoplustwo as tpt\nprint('ready', flush=True)\ntry:\n    {call}\nexcept KeyboardInterrupt:\n    print('stopped')"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(1.0)
        sent = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "stopped\n"
        assert time.monotonic() - sent < 10
