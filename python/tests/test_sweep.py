"""Sweeps: resumed, killed, refused, and the same on a cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import polars
import pytest

import twoplustwo as tpt

FLIGHTS = """
question = "What was flown on 28 July 2017?"
command = "reconstruct"
design = "sobol"
points = {points}
seed = 7
chunk = {chunk}
[fixed]
launch = "2017-07-28"
report = "pyongyang"
[vary]
range_km = "reported"
apogee_km = "reported"
azimuth_deg = "reported"
vehicle = "published"
"""

HEADINGS = """
question = "What does the radar see at each heading?"
command = "sight"
table = "views"
chunk = 3
[fixed]
asof = "2017-03-20"
element = "seongju-radar"
altitude_km = [100, 300]
samples = 16
[vary]
heading_deg = { from = 0, to = 270, step = 90 }
figures = ["seoul", "beijing"]
"""


@pytest.fixture
def study(tmp_path):
    def write(text: str, name: str = "study.toml") -> Path:
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def table(out: Path, sort: list[str] | None = None) -> polars.DataFrame:
    return polars.read_parquet(out / "*.parquet").sort(sort or ["point"])


def test_a_grid_is_every_combination_and_each_row_is_the_document_s(study, tmp_path):
    manifest = tpt.sweep(study(HEADINGS), out=tmp_path / "out")
    assert manifest.complete and manifest.points == 8 and manifest.chunks == 3
    rows = table(tmp_path / "out", ["point", "altitude_km"])
    assert rows.height == 16 and rows["point"].to_list() == [point for point in range(8) for _ in range(2)]
    assert set(map(tuple, rows.select("figures", "heading_deg").unique().rows())) == {
        (figures, heading) for figures in ["seoul", "beijing"] for heading in [0.0, 90.0, 180.0, 270.0]
    }
    for row in rows.filter(polars.col("point").is_in([2, 7])).iter_rows(named=True):
        document = tpt.sight(
            "seongju-radar",
            asof="2017-03-20",
            altitude_km=[100, 300],
            samples=16,
            heading_deg=row["heading_deg"],
            figures=row["figures"],
        )
        view = next(view for view in document.views if view.altitude_km == row["altitude_km"])
        assert row["area_km2_nominal"] == view.area_km2.nominal and row["area_km2_low"] == view.area_km2.low


def test_rows_lie_in_the_reporting_error_and_meet_it(study, tmp_path):
    tpt.sweep(study(FLIGHTS.format(points=256, chunk=100)), out=tmp_path / "out")
    rows = table(tmp_path / "out")
    assert rows["point"].to_list() == list(range(256))
    assert rows["range_km"].is_between(997.5, 998.5).all() and rows["apogee_km"].is_between(3724.4, 3725.6).all()
    shares = [name for name in rows.columns if name.startswith("share_")]
    assert shares and all(rows[name].is_between(0, 1).all() for name in shares)
    again = tpt.reconstruct(
        range_km=rows["range_km"].to_numpy(),
        apogee_km=rows["apogee_km"].to_numpy(),
        azimuth_deg=rows["azimuth_deg"].to_numpy(),
        missile="hwasong-14",
        launch=tuple(launch_of("2017-07-28")),
        source="KCNA",
        shares=[rows[name].to_numpy() for name in shares],
    )
    assert np.array_equal(rows["flight_time_s"].to_numpy(), again.flight_time_s, equal_nan=True)
    # The 1,024 draws of the report's own band are other draws of the same spreads.
    band = tpt.reconstruct("2017-07-28", samples=256).reports[0]
    assert band.reported_by


def launch_of(launch: str) -> tuple[float, float]:
    site = tpt.catalogue.show(launch).record["site"]
    place = tpt.catalogue.show(site, kind="places").record
    return place["lat_deg"], place["lon_deg"]


def test_a_hundred_points_are_sixty_and_forty(study, tmp_path):
    tpt.sweep(study(FLIGHTS.format(points=100, chunk=100)), out=tmp_path / "a")
    tpt.sweep(study(FLIGHTS.format(points=100, chunk=60)), out=tmp_path / "b")
    assert table(tmp_path / "a").equals(table(tmp_path / "b"))


def test_killed_and_started_again_it_loses_and_doubles_nothing(study, tmp_path):
    text = FLIGHTS.format(points=2_400, chunk=100)
    path, out = study(text), tmp_path / "out"
    whole = subprocess.run([os.environ["TWOPLUSTWO_BIN"], "sweep", path, "--out", tmp_path / "whole"], check=True)
    assert whole.returncode == 0
    process = subprocess.Popen([os.environ["TWOPLUSTWO_BIN"], "sweep", path, "--out", out])
    while len(list(out.glob("part-*.parquet"))) < 4:
        assert process.poll() is None, "it ended before it could be killed"
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {part.name: part.stat().st_mtime_ns for part in out.glob("part-*.parquet")}
    assert 4 <= len(before) < 24
    (out / ".twoplustwo-part-left").write_text("half a part")
    manifest = tpt.sweep(path, out=out)
    assert manifest.complete and not (out / ".twoplustwo-part-left").exists()
    assert {name: (out / name).stat().st_mtime_ns for name in before} == before, "what was done was done again"
    for part in (tmp_path / "whole").iterdir():
        assert part.read_bytes() == (out / part.name).read_bytes(), part.name


def test_a_folder_of_something_else_is_left_alone(study, tmp_path):
    out = tmp_path / "out"
    tpt.sweep(study(FLIGHTS.format(points=20, chunk=20)), out=out)
    with pytest.raises(tpt.InputError, match="another sweep"):
        tpt.sweep(study(FLIGHTS.format(points=21, chunk=20)), out=out)
    (out / "thesis.docx").write_text("mine")
    with pytest.raises(tpt.InputError, match="thesis.docx"):
        tpt.sweep(study(FLIGHTS.format(points=20, chunk=20)), out=out)


def test_a_damaged_part_is_computed_again(study, tmp_path):
    path, out = study(FLIGHTS.format(points=60, chunk=20)), tmp_path / "out"
    tpt.sweep(path, out=out)
    part = out / "part-00000001.parquet"
    whole = part.read_bytes()
    part.write_bytes(whole[:-40])
    tpt.sweep(path, out=out)
    assert part.read_bytes() == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_a_cluster_writes_the_same_bytes(study, tmp_path, workers):
    from twoplustwo.cluster import run

    path = study(FLIGHTS.format(points=800, chunk=100))
    tpt.sweep(path, out=tmp_path / "local")
    manifest = run(path, out=tmp_path / "cluster", workers=workers, quiet=True)
    assert manifest["complete"]
    for part in (tmp_path / "local").iterdir():
        assert part.read_bytes() == (tmp_path / "cluster" / part.name).read_bytes(), part.name


def test_a_worker_that_is_killed_loses_nothing(study, tmp_path):
    from distributed import Client, LocalCluster

    path, out = study(FLIGHTS.format(points=2_400, chunk=100)), tmp_path / "cluster"
    tpt.sweep(path, out=tmp_path / "local")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        pids = client.run(os.getpid)
        sweep = subprocess.Popen(
            [
                os.environ["TWOPLUSTWO_BIN"],
                "sweep",
                path,
                "--out",
                out,
                "--engine",
                "dask",
                "--scheduler",
                cluster.scheduler_address,
            ],
            env={**os.environ, "TWOPLUSTWO_PYTHON": __import__("sys").executable},
        )
        while len(list(out.glob("part-*.parquet"))) < 3:
            assert sweep.poll() is None
            time.sleep(0.02)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        assert sweep.wait(timeout=120) == 0
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["complete"] and sum(part["rows"] for part in manifest["done"]) == 2_400
    for part in (tmp_path / "local").iterdir():
        assert part.read_bytes() == (out / part.name).read_bytes(), part.name


def test_without_a_scheduler_a_cluster_is_started_and_it_says_so(study, tmp_path):
    path = study(FLIGHTS.format(points=40, chunk=20))
    ended = subprocess.run(
        [os.environ["TWOPLUSTWO_BIN"], "sweep", path, "--out", tmp_path / "out", "--engine", "dask", "--json"],
        env={**os.environ, "TWOPLUSTWO_PYTHON": __import__("sys").executable},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "started on this machine" in ended.stderr
    assert json.loads(ended.stdout)["complete"]


SIGHT = 'question = "q"\ncommand = "sight"\n[fixed]\nelement = "seongju-radar"\n'

REFUSED = {
    "a launch": SIGHT + '[vary]\nlaunch = ["2017-03-06", "2017-08-29"]',
    "an arc": SIGHT + '[vary]\narc = ["okhotsk-north-america"]',
    "an azimuth of a launch": SIGHT + "[vary]\nazimuth_deg = [80, 90]",
    "a range": SIGHT + '[vary]\nrange_km = "reported"',
    "a launch point": SIGHT + '[vary]\nlaunch_site = ["40,126"]',
    "a trajectory": SIGHT + '[vary]\ntrajectory = ["lofted"]',
    "a loft": SIGHT + '[fixed.loft]\ndeg = 80\n[vary]\nmode = ["terminal"]',
    "two elements away at once": SIGHT + '[vary]\nwithout = [["shariki", "kyogamisaki"]]',
    "one away fixed and one varied": SIGHT + 'without = "shariki"\n[vary]\nwithout = ["kyogamisaki"]',
    "two away in a list": 'question = "q"\ncommand = "sight"\ndesign = "list"\n[fixed]\nelement = "seongju-radar"\n[[list]]\nwithout = ["shariki", "kyogamisaki"]',
    "a class": 'question = "q"\ncommand = "defend"\n[fixed]\nelement = "seongju"\n[vary]\nagainst = ["scud-c", "nodong"]',
    "a place": 'question = "q"\ncommand = "defend"\n[fixed]\nelement = "seongju"\n[vary]\nplace = ["Seoul", "Busan"]',
    "the number of missiles": 'question = "q"\ncommand = "defend"\n[fixed]\nelement = "seongju"\n[vary]\nrounds = [1, 10]',
    "a launch of a warning": 'question = "q"\ncommand = "warn"\n[fixed]\nlaunch = "2017-08-29"\n[vary]\nlaunch = ["2017-09-15"]',
    "a range beyond the reporting error": 'question = "q"\ncommand = "reconstruct"\n[fixed]\nlaunch = "2017-07-28"\nreport = "pyongyang"\n[vary]\nrange_km = [900, 1100]',
    "a launch of a reconstruction": 'question = "q"\ncommand = "reconstruct"\n[fixed]\nlaunch = "2017-07-28"\n[vary]\nlaunch = ["2017-07-04"]',
    "a typed range": 'question = "q"\ncommand = "reconstruct"\n[fixed]\nlaunch = "2017-07-28"\nrange_km = 900\n[vary]\nrange_km = "reported"',
    "another command": 'question = "q"\ncommand = "brief"\n[fixed]\n[vary]\nfigures = ["seoul"]',
    "an unknown figure set": SIGHT + '[vary]\nfigures = ["pairs"]',
    "no points": SIGHT + "[vary]\nheading_deg = { from = 10, to = 0, step = 1 }",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_no_study_may_ask_is_refused(text, study, tmp_path, program):
    path, out = study(text), tmp_path / "out"
    with pytest.raises(tpt.InputError) as refused:
        tpt.sweep(path, out=out)
    assert "allowed" in str(refused.value) or "not in the catalogue" in str(refused.value), refused.value
    assert not list(out.glob("part-*")), "something was written"
    printed = program("sweep", str(path), "--out", str(tmp_path / "other"))
    assert printed.returncode == 2 and printed.stdout == ""
    assert printed.stderr.strip() == f"error: {refused.value}".strip()


def test_choices_stand_in_the_study_alone(study, tmp_path, program):
    path = study(HEADINGS)
    for words in (["--asof", "2017-03-20"], ["--figures", "seoul"], ["--scheduler", "tcp://127.0.0.1:1"]):
        printed = program("sweep", str(path), "--out", str(tmp_path / "out"), *words)
        assert printed.returncode == 2 and "allowed" in printed.stderr
    assert program("sweep", str(path)).returncode == 2
