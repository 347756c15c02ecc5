"""Every function gives the document of its command, byte for byte, and refuses in the same words."""

from __future__ import annotations

import datetime
import json
import re

import numpy as np
import pytest

import twoplustwo as tpt

ASOF = "2017-03-20"
FEW = {"samples": 32}
CLAIM = "beijing-hua-chunying-2017-03-17-radar-over-2000-km"

QUESTIONS = [
    (lambda: tpt.reconstruct("2017-03-06", asof=ASOF, **FEW), ["reconstruct", "2017-03-06", "--asof", ASOF, "--samples", "32"]),
    (
        lambda: tpt.reconstruct(
            range_km=998,
            apogee_km=3725,
            flight_time_s=2832,
            missile="hwasong-14",
            launch=(40.6, 126.4),
            azimuth_deg=80,
            source="KCNA, 29 July 2017",
            track=True,
            **FEW,
        ),
        "reconstruct --range-km 998 --apogee-km 3725 --flight-time-s 2832 --missile hwasong-14 --launch 40.6,126.4 "
        "--azimuth-deg 80 --track --samples 32 --source".split()
        + ["KCNA, 29 July 2017"],
    ),
    (
        lambda: tpt.sight("seongju", asof=datetime.date(2017, 3, 20), altitude_km=[100, 300], heading_deg=330, grid_deg=2.0, **FEW),
        "sight seongju --asof 2017-03-20 --altitude-km 100,300 --heading-deg 330 --grid-deg 2 --samples 32".split(),
    ),
    (
        lambda: tpt.sight("seongju", launch="2017-03-06", asof=ASOF, figures="beijing", **FEW),
        "sight seongju --launch 2017-03-06 --asof 2017-03-20 --figures beijing --samples 32".split(),
    ),
    (
        lambda: tpt.sight("seongju", move={"seongju": (45, 147.8)}, altitude_km=300, without="shariki", **FEW),
        "sight seongju --move seongju=45,147.8 --altitude-km 300 --without shariki --samples 32".split(),
    ),
    (lambda: tpt.sight(matrix=True, asof=ASOF, samples=16), "sight --matrix --asof 2017-03-20 --samples 16".split()),
    (
        lambda: tpt.warn("2017-08-29", place=["Sapporo", "Aomori"], **FEW),
        "warn 2017-08-29 --place Sapporo --place Aomori --samples 32".split(),
    ),
    (
        lambda: tpt.defend("seongju", against=["scud-c", "nodong"], place="Seoul", why="Busan", asof=ASOF, samples=16),
        "defend seongju --against scud-c,nodong --place Seoul --why Busan --asof 2017-03-20 --samples 16".split(),
    ),
    (lambda: tpt.ring("etorofu-bastion", asof=ASOF), "ring etorofu-bastion --asof 2017-03-20".split()),
    (
        lambda: tpt.check(CLAIM, between=("seoul", "beijing"), samples=64),
        ["check", CLAIM, "--between", "seoul", "beijing", "--samples", "64"],
    ),
    (
        lambda: tpt.tradeoff("seongju", "mode", asof=ASOF, samples=16),
        "tradeoff seongju mode --asof 2017-03-20 --samples 16".split(),
    ),
    (lambda: tpt.reproduce("wright-hwasong-12", samples=16), "reproduce wright-hwasong-12 --samples 16".split()),
    (lambda: tpt.why("an-tpy-2/radar-range/lewis-postol-2012"), ["why", "an-tpy-2/radar-range/lewis-postol-2012"]),
    (
        lambda: tpt.cite("2017-07-28/pyongyang/apogee", asof="2018-06-30"),
        "cite 2017-07-28/pyongyang/apogee --asof 2018-06-30".split(),
    ),
    (lambda: tpt.diff("2016-06-01", ASOF), "diff --asof 2016-06-01 2017-03-20".split()),
    (
        lambda: tpt.catalogue.list("claims", where={"viewpoint": "beijing", "computable": "yes"}),
        "catalogue list claims --where viewpoint=beijing --where computable=yes".split(),
    ),
    (
        lambda: tpt.catalogue.show("thaad", kind="systems", asof=ASOF),
        "catalogue show thaad --kind systems --asof 2017-03-20".split(),
    ),
    (lambda: tpt.catalogue.check(), "catalogue check".split()),
    (lambda: tpt.catalogue.export("csv", asof=ASOF), "catalogue export --format csv --asof 2017-03-20".split()),
    (lambda: tpt.brief(ASOF, samples=16), "brief 2017-03-20 --samples 16".split()),
]


@pytest.mark.parametrize(("ask", "words"), QUESTIONS, ids=[" ".join(words)[:60] for _, words in QUESTIONS])
def test_a_function_gives_the_document_of_its_command(ask, words, program):
    document = ask()
    printed = program(*words, "--json")
    assert printed.returncode == 0, printed.stderr
    assert document.to_json() == printed.stdout
    assert document.to_dict() == json.loads(printed.stdout)


@pytest.mark.parametrize(("ask", "words"), QUESTIONS, ids=[" ".join(words)[:60] for _, words in QUESTIONS])
def test_every_field_is_an_attribute(ask, words):
    document = ask()
    for field, value in document.to_dict().items():
        held = getattr(document, field)
        assert (held == value) or isinstance(held, (tpt.Record, list)), field


REFUSED = [
    (lambda: tpt.ring("etorofu"), ["ring", "etorofu"]),
    (lambda: tpt.ring("etorofu-bastion", asof="2017-3-2"), ["ring", "etorofu-bastion", "--asof", "2017-3-2"]),
    (lambda: tpt.sight("seongju", mode="wide"), ["sight", "seongju", "--mode", "wide"]),
    (lambda: tpt.sight("seongju", heading_deg=-10), ["sight", "seongju", "--heading-deg", "-10"]),
    (lambda: tpt.sight("seongju", figures="pairs"), ["sight", "seongju", "--figures", "pairs"]),
    (lambda: tpt.sight("seongju", figure={"radar-range": "x"}), ["sight", "seongju", "--figure", "radar-range=x"]),
    (
        lambda: tpt.sight("seongju", launch="2017-03-06", arc="okhotsk-north-america"),
        ["sight", "seongju", "--launch", "2017-03-06", "--arc", "okhotsk-north-america"],
    ),
    (lambda: tpt.sight("seongju", samples=3), ["sight", "seongju", "--samples", "3"]),
    (lambda: tpt.sight("seongju", without="seongju"), ["sight", "seongju", "--without", "seongju"]),
    (lambda: tpt.defend("seongju", against="icbm"), ["defend", "seongju", "--against", "icbm"]),
    (lambda: tpt.reconstruct("2017-07-29"), ["reconstruct", "2017-07-29"]),
    (lambda: tpt.reconstruct(missile="scud-b"), ["reconstruct", "--missile", "scud-b"]),
    (lambda: tpt.reconstruct(range_km=(1000, 900)), ["reconstruct", "--range-km", "1000..900"]),
    (lambda: tpt.reconstruct("2017-07-28", range_km=998), ["reconstruct", "2017-07-28", "--range-km", "998"]),
    (
        lambda: tpt.reconstruct(range_km=-1, apogee_km=3, missile="scud-b", launch=(40, 126), azimuth_deg=80, source="x"),
        "reconstruct --range-km -1 --apogee-km 3 --missile scud-b --launch 40,126 --azimuth-deg 80 --source x".split(),
    ),
    (lambda: tpt.tradeoff("seongju", "colour"), ["tradeoff", "seongju", "colour"]),
    (lambda: tpt.catalogue.list("launches", where={"colour": "red"}), ["catalogue", "list", "launches", "--where", "colour=red"]),
    (lambda: tpt.catalogue.list("lunches"), ["catalogue", "list", "lunches"]),
    (lambda: tpt.why("nothing"), ["why", "nothing"]),
    (lambda: tpt.schema("breef"), ["schema", "breef"]),
    (lambda: tpt.diff(ASOF, "2016-06-01"), ["diff", "--asof", ASOF, "2016-06-01"]),
    (lambda: tpt.brief(ASOF, scenario="nowhere"), ["brief", ASOF, "--json", "--scenario", "nowhere"]),
    (lambda: tpt.brief(ASOF, pdf=True), ["brief", ASOF, "--json", "--pdf"]),
]


def test_a_pair_is_a_span_or_a_limit():
    range_of = lambda value: tpt.reconstruct(range_km=value, samples=16).range.words
    assert range_of((900, 1000)) == range_of("900..1000")
    assert range_of((930, None)) == range_of(">930") and range_of((930, None)).startswith("at least")
    assert range_of((None, 700)) == range_of("<700")
    with pytest.raises(TypeError, match="range_km"):
        tpt.reconstruct(range_km=(None, None))


def in_python(text):
    """A text of the command line with options named as arguments: `--heading-deg` is `heading_deg`, `LAUNCH_ID` is `launch_id`."""
    text = re.sub(r"\b(LAUNCH_ID|ELEMENT)\b", lambda found: found[1].lower(), text)
    return re.sub(r"(?<![\w-])--([a-z][a-z0-9-]*)", lambda found: found[1].replace("-", "_"), text)


@pytest.mark.parametrize(("ask", "words"), REFUSED, ids=[" ".join(words)[:60] for _, words in REFUSED])
def test_what_is_refused_is_refused_in_the_same_words(ask, words, program):
    with pytest.raises(tpt.InputError) as refused:
        ask()
    printed = program(*words)
    assert printed.returncode == 2
    said = str(refused.value)
    assert said and in_python(printed.stderr).startswith(f"error: {said}"), (said, printed.stderr)
    assert "--" not in said


def test_faults_of_files_come_with_their_lines(tmp_path, program):
    (tmp_path / "launches").mkdir()
    (tmp_path / "launches" / "2017-01-01.toml").write_text('id = "2017-01-01"\ncolour = "red"\n')
    with pytest.raises(tpt.InputError) as refused:
        tpt.catalogue.check(data=tmp_path)
    assert program("catalogue", "check", "--data", str(tmp_path)).stderr.strip() == f"error: {refused.value}"
    assert "colour" in str(refused.value)


def test_nothing_can_be_given_that_the_command_line_does_not_take():
    for call in [
        lambda: tpt.sight("seongju", apogee_km=500),
        lambda: tpt.defend("seongju", launch=(40, 126)),
        lambda: tpt.warn("2017-08-29", azimuth_deg=80),
        lambda: tpt.sight("seongju", trajectory=[1, 2]),
    ]:
        with pytest.raises(TypeError):
            call()
    # An array of ids is no way to try launches out.
    with pytest.raises(tpt.InputError):
        tpt.sight("seongju", launch=["2017-03-06", "2017-08-29"])


def test_files_are_written_as_by_the_command_line(tmp_path, program):
    document = tpt.catalogue.export(["csv", "geojson"], out=tmp_path / "a", asof=ASOF)
    assert program("catalogue", "export", "--format", "csv,geojson", "--out", str(tmp_path / "b"), "--asof", ASOF).returncode == 0
    ours, theirs = (sorted(p.relative_to(d) for p in d.rglob("*") if p.is_file()) for d in (tmp_path / "a", tmp_path / "b"))
    assert ours == theirs and len(document.written) == len(ours)
    for path in ours:
        assert (tmp_path / "a" / path).read_bytes() == (tmp_path / "b" / path).read_bytes()


def test_a_band_is_a_band():
    band = tpt.sight("seongju", asof=ASOF, altitude_km=100, **FEW).views[0].area_km2
    assert isinstance(band, tpt.Band)
    assert band.low <= band.nominal <= band.high and band.unit == "km2"
    assert tpt.cite(band.id).citation


def test_tables_areas_and_grids_reach_their_readers():
    import geopandas
    import pandas
    import polars
    import pyarrow

    sight = tpt.sight("seongju", asof=ASOF, altitude_km=[100, 300], grid_deg=1.0, **FEW)
    assert "views" in sight.tables
    table = sight.to_arrow("views")
    assert isinstance(table, pyarrow.Table)
    nominal = [view.area_km2.nominal for view in sight.views]
    assert table["area_km2_nominal"].to_pylist() == nominal
    assert sight.to_polars("views")["area_km2_nominal"].to_list() == nominal
    assert isinstance(sight.to_polars("views"), polars.DataFrame)
    frame = sight.to_pandas("views")
    assert isinstance(frame, pandas.DataFrame) and frame["altitude_km"].tolist() == [100.0, 300.0]
    with pytest.raises(KeyError, match="allowed|there are"):
        sight.table("vues")

    areas = sight.to_geodataframe()
    assert isinstance(areas, geopandas.GeoDataFrame) and areas.crs == "EPSG:4326" and len(areas) == 2
    assert areas.geometry.is_valid.all()
    # Independent of the engine: the area on the ellipsoid, by pyproj.
    from pyproj import Geod

    for _, row in areas.iterrows():
        by_pyproj = abs(Geod(ellps="WGS84").geometry_area_perimeter(row.geometry)[0]) / 1e6
        assert row.area_km2_low <= by_pyproj <= row.area_km2_high

    grid = sight.to_xarray()
    listed = sight.to_dict()["lowest_visible"]["altitude_km"]
    assert grid.shape == (len(listed), len(listed[0]))
    assert np.array_equal(grid.values, np.array(listed, dtype=float), equal_nan=True)


def test_a_table_is_read_without_a_copy():
    import pyarrow

    answer = tpt.catalogue.list("launches")
    table = answer.table("entries")
    first, second = pyarrow.table(table), pyarrow.table(table)
    addresses = [one["id"].chunk(0).buffers()[2].address for one in (first, second)]
    assert addresses[0] == addresses[1]
