"""The command line beside the package: what one says, the other says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command line that was built beside the package."""
    binary = os.environ["TWOPLUSTWO_BIN"]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([binary, *words], capture_output=True, text=True, check=False)

    return run
