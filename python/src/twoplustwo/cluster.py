"""Sweeps on Dask distributed: a task is a part, and each task calls the compiled core.

The workers write into one folder that all of them see, each part beside its place and then renamed. A task that is run twice
writes the same bytes; a worker that is killed loses the part in hand, which another one computes.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import _engine
from .records import Document

ONE_THREAD = {"RAYON_NUM_THREADS": "1"}
"""What keeps the engine in a worker to one core."""


@functools.lru_cache(maxsize=4)
def _sweep(study: str, data: str | None) -> _engine.Sweep:
    """A worker reads a study once."""
    return _engine.Sweep(study, data)


def _part(study: str, data: str | None, out: str, chunk: int) -> tuple[int, int, str]:
    rows, sha256 = _sweep(study, data).write_part(out, chunk)
    return chunk, rows, sha256


@contextmanager
def _client(scheduler: str | None, workers: int | None, quiet: bool) -> Iterator[Any]:
    from distributed import Client, LocalCluster

    if scheduler is not None:
        with Client(scheduler) as client:
            yield client
        return
    count = workers or os.cpu_count() or 1
    if not quiet:
        print(f"no scheduler is named: a cluster of {count} workers is started on this machine", file=sys.stderr)
    # A worker is a core: the engine in it takes no other.
    with (
        LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None, env=ONE_THREAD) as local,
        Client(local) as client,
    ):
        yield client


def run(
    study: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str],
    scheduler: str | None = None,
    data: str | os.PathLike[str] | None = None,
    workers: int | None = None,
    quiet: bool = False,
) -> Document:
    """Computes the parts of a study that are missing, and gives its manifest.

    ``scheduler`` is the address of a Dask scheduler whose workers have this package and see ``study`` and ``out`` under the same
    paths; without it a cluster of ``workers`` (one a core) is started on this machine.
    """
    from distributed import as_completed

    study, out = str(Path(study).resolve()), str(Path(out).resolve())
    data = None if data is None else str(Path(data).resolve())
    sweep = _engine.Sweep(study, data)
    missing = sweep.begin(out)
    if missing:
        with _client(scheduler, workers, quiet) as client:
            tasks = [client.submit(_part, study, data, out, chunk, pure=False, key=f"part-{chunk}") for chunk in missing]
            for done, future in enumerate(as_completed(tasks), start=1):
                future.result()
                if not quiet and sys.stderr.isatty():
                    print(f"\r{done} of {len(missing)} parts", end="", file=sys.stderr)
            if not quiet and sys.stderr.isatty():
                print(file=sys.stderr)
    return Document(sweep.finish(out))


def main() -> int:
    """What ``twoplustwo sweep --engine dask`` calls."""
    parser = argparse.ArgumentParser(prog="python -m twoplustwo.cluster", description=__doc__)
    parser.add_argument("study")
    parser.add_argument("--out", required=True)
    parser.add_argument("--scheduler")
    parser.add_argument("--data")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--quiet", action="store_true")
    given = parser.parse_args()
    try:
        run(
            given.study,
            out=given.out,
            scheduler=given.scheduler,
            data=given.data,
            workers=given.workers,
            quiet=given.quiet,
        )
    except _engine.TwoplustwoError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    # Workers know the functions of the module `twoplustwo.cluster`, not those of `__main__`.
    from twoplustwo.cluster import main as importable

    sys.exit(importable())
