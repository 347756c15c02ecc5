"""The figures of docs/scale.md: what a call from Python costs, what of the core's rate reaches Parquet, what a cluster adds.

    python benches/scale.py calls
    python benches/scale.py parquet [ROWS]
    python benches/scale.py dask [TASKS]

Needs the package with its extras `tables` and `cluster`, and a release build named in TWOPLUSTWO_BIN. Every figure stands beside
its rival of the same minutes.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import timeit
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.dataset

import twoplustwo as tpt

STUDY = Path(__file__).parent.parent / "scenarios/studies/hwasong-14.toml"
PROGRAM = os.environ.get("TWOPLUSTWO_BIN", str(STUDY.parents[2] / "target/release/twoplustwo"))
ROUNDS = 3


def study(folder: Path, points: int, chunk: int) -> Path:
    """The study of the Hwasong-14 with as many points, in parts of that size."""
    path = folder / "study.toml"
    text = STUDY.read_text().replace("points = 1000000", f"points = {points}\nchunk = {chunk}")
    path.write_text(text)
    return path


def sweep(path: Path, out: Path, *, threads: int) -> float:
    """Seconds of a whole `sweep` on so many threads."""
    shutil.rmtree(out, ignore_errors=True)
    began = time.perf_counter()
    subprocess.run(
        [PROGRAM, "sweep", path, "--out", out, "--quiet"],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "RAYON_NUM_THREADS": str(threads)},
    )
    return time.perf_counter() - began


def calls() -> None:
    """A call of no rows is all overhead."""
    none = np.array([])
    report: dict[str, Any] = {
        "range_km": none,
        "apogee_km": none,
        "azimuth_deg": none,
        "missile": "hwasong-14",
        "launch": (40.61, 126.43),
        "source": "x",
    }
    prepared = tpt.rows.prepare("hwasong-14", {})
    for name, call in {
        "reconstruct() of arrays of no rows": lambda: tpt.reconstruct(**report),
        "of it, the compiled call": lambda: prepared.rows(40.61, 126.43, none, none, none, None, [], None, False),
        "the rival: nine empty arrays of NumPy": lambda: [np.empty(0) for _ in range(9)],
    }.items():
        runs = [seconds / 20_000 * 1e6 for seconds in timeit.repeat(call, number=20_000, repeat=15)]
        print(f"{name}: {min(runs):.2f} µs at best, {statistics.median(runs):.2f} µs in the median")


def parquet(rows: int = 20_000) -> None:
    """Rows a second in memory and into Parquet files, in turns, on the same rows."""
    with tempfile.TemporaryDirectory() as scratch:
        path, out = study(Path(scratch), rows, 1_000), Path(scratch) / "out"
        sweep(path, out, threads=2)
        table = pyarrow.dataset.dataset(out, format="parquet", exclude_invalid_files=True).to_table()
        columns = {name: table[name].to_numpy() for name in table.column_names}
        shares = [column for name, column in columns.items() if name.startswith("share_")]
        for _ in range(ROUNDS):
            used, began = resource.getrusage(resource.RUSAGE_SELF).ru_utime, time.perf_counter()
            flown = tpt.reconstruct(
                range_km=columns["range_km"],
                apogee_km=columns["apogee_km"],
                azimuth_deg=columns["azimuth_deg"],
                missile="hwasong-14",
                launch=(40.61, 126.43),
                source="x",
                shares=shares,
            )
            core = time.perf_counter() - began
            used = resource.getrusage(resource.RUSAGE_SELF).ru_utime - used
            kept = sweep(path, out, threads=2)
            print(
                f"{rows} rows, {len(flown.not_flown)} not flown: in memory {rows / core:.0f} a second ({used / rows * 1e3:.2f} ms of "
                f"processor a row), into Parquet {rows / kept:.0f} a second, {core / kept:.2f} of it"
            )


def dask(tasks: int = 30) -> None:
    """Tasks of about a second on 1 and 2 workers: how much of the workers' time passes outside the tasks.

    Between runs these machines vary by more than the overhead, so it is taken within a run: the workers' time from the first
    submission to the manifest, less what they spent inside tasks.
    """
    from distributed import Client, LocalCluster, get_task_stream

    from twoplustwo.cluster import ONE_THREAD, run

    rows = 400
    with tempfile.TemporaryDirectory() as scratch:
        path, out = study(Path(scratch), tasks * rows, rows), Path(scratch) / "out"
        for workers in (1, 2):
            began = time.perf_counter()
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, env=ONE_THREAD) as cluster,
                Client(cluster) as client,
            ):
                print(f"a cluster of {workers} started in {time.perf_counter() - began:.1f} s")
                client.gather([client.submit(int, task, pure=False) for task in range(100)])
                began = time.perf_counter()
                client.gather([client.submit(int, task, pure=False) for task in range(2_000)])
                print(f"an empty task: {(time.perf_counter() - began) / 2_000 * 1e3:.2f} ms")
                for turn in range(ROUNDS + 1):
                    shutil.rmtree(out, ignore_errors=True)
                    began = time.perf_counter()
                    with get_task_stream(client) as seen:
                        run(path, out=out, scheduler=cluster.scheduler_address, quiet=True)
                    whole = workers * (time.perf_counter() - began)
                    spans = [span for task in seen.data for span in task["startstops"] if task["key"].startswith("part-")]
                    inside = sum(span["stop"] - span["start"] for span in spans if span["action"] == "compute")
                    print(
                        f"{tasks} tasks on {workers} worker(s){', the first of them read the study' if turn == 0 else ''}: "
                        f"{inside / tasks:.2f} s a task inside, {whole / workers:.1f} s in all, {100 * (whole / inside - 1):.1f} % outside"
                    )
        print(
            "the same parts by `sweep` alone:", ", ".join(f"{sweep(path, out, threads=n):.1f} s on {n} thread(s)" for n in (1, 2))
        )


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("calls", "parquet", "dask"):
        sys.exit(__doc__)
    globals()[sys.argv[1]](*map(int, sys.argv[2:]))
