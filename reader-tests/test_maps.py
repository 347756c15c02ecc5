"""The brief's maps in programs that draw or convert them: GDAL (Debian's and the wheel's), DuckDB's spatial extension, GPSBabel."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import duckdb
import duckdb_extensions
import pyogrio
import pytest

from test_brief import brief  # noqa: F401  (a fixture)

IN_TIME = "Flights in time"


@pytest.fixture(scope="session")
def folders(brief: Path) -> dict[str, int]:
    """Each folder of the KML with its placemarks, read as plain XML."""
    kml = "{http://www.opengis.net/kml/2.2}"
    document = ET.parse(brief / "arcs.kml").getroot().find(f"{kml}Document")
    return {one.findtext(f"{kml}name"): len(one.findall(f"{kml}Placemark")) for one in document.findall(f"{kml}Folder")}


def ogrinfo(file: Path, skipped: str) -> tuple[str, dict[str, int]]:
    words = ["ogrinfo", "--config", "OGR_SKIP", skipped, "-ro", "-al", "-so", str(file)]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    names = re.findall(r"^Layer name: (.*)$", told, re.M)
    counts = map(int, re.findall(r"^Feature Count: (\d+)$", told, re.M))
    return re.search(r"using driver `(\w+)'", told)[1], dict(zip(names, counts, strict=True))


def test_debian_gdal_reads_every_placemark_with_both_drivers(brief: Path, folders: dict[str, int]) -> None:
    assert len(folders) >= 7 and all(folders.values()), folders
    assert ogrinfo(brief / "arcs.kml", "KML") == ("LIBKML", folders)
    # The older driver knows no tracks in time; the same flights are lines in another folder.
    without = {name: count for name, count in folders.items() if name != IN_TIME}
    assert ogrinfo(brief / "arcs.kml", "LIBKML") == ("KML", without)
    assert folders["Flights"] == folders[IN_TIME]


def test_the_wheels_gdal_reads_every_placemark_too(brief: Path, folders: dict[str, int]) -> None:
    read = {name: pyogrio.read_info(brief / "arcs.kml", layer=name)["features"] for name, _ in pyogrio.list_layers(brief / "arcs.kml")}
    assert read == folders


@pytest.fixture(scope="session")
def spatial() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    duckdb_extensions.import_extension("spatial", con=connection)
    connection.execute("LOAD spatial")
    return connection


def test_duckdb_measures_the_areas_that_are_said(brief: Path, spatial: duckdb.DuckDBPyConnection) -> None:
    # Its functions on the spheroid take latitude before longitude, whatever the column says of itself.
    for source, geometry in [(f"'{brief}/tables/footprints.parquet'", "geometry"), (f"ST_Read('{brief}/map.geojson')", "geom")]:
        query = f"""SELECT drawn_area_km2, ST_Area_Spheroid(ST_FlipCoordinates({geometry})) / 1e6, ST_IsValid({geometry})
                    FROM {source} WHERE what IS NOT NULL"""
        rows = spatial.execute(query).fetchall()
        assert len(rows) >= 10
        for said, measured, valid in rows:
            assert valid and measured == pytest.approx(said, rel=2e-3)


def test_duckdb_joins_map_and_table(brief: Path, spatial: duckdb.DuckDBPyConnection) -> None:
    query = f"""SELECT count(*) FROM ST_Read('{brief}/map.geojson') m JOIN '{brief}/tables/footprints.parquet' f
                ON m.class = f.class AND m.what = f.what AND ST_Equals(ST_SetCRS(m.geom, 'OGC:CRS84'), f.geometry)"""
    (joined,) = spatial.execute(query).fetchone()
    (rows,) = spatial.execute(f"SELECT count(*) FROM '{brief}/tables/footprints.parquet'").fetchone()
    assert joined == rows > 10


def test_gpsbabel_reads_flights_with_times_and_sites(brief: Path, folders: dict[str, int], tmp_path: Path) -> None:
    out = tmp_path / "out.gpx"
    subprocess.run(["gpsbabel", "-t", "-w", "-i", "kml", "-f", str(brief / "arcs.kml"), "-o", "gpx", "-F", str(out)], check=True)
    gpx = "{http://www.topografix.com/GPX/1/0}"
    root = ET.parse(out).getroot()
    sites = {one.findtext(f"{gpx}name") for one in root.findall(f"{gpx}wpt")}
    points = [f for f in json.loads((brief / "map.geojson").read_text(encoding="utf-8"))["features"] if f["geometry"]["type"] == "Point"]
    assert len(root.findall(f"{gpx}wpt")) == len(points) and "THAAD radar at Seongju" in sites
    timed = [one for one in root.iter(f"{gpx}trk") if all(p.find(f"{gpx}time") is not None for p in one.iter(f"{gpx}trkpt"))]
    assert len(timed) == folders[IN_TIME]
    for flight in timed:
        heights = [float(point.findtext(f"{gpx}ele")) for point in flight.iter(f"{gpx}trkpt")]
        assert max(heights) > 100_000 and abs(heights[0]) < 100 and abs(heights[-1]) < 100, flight.findtext(f"{gpx}name")
