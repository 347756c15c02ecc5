"""The brief's geodata, read by geopandas (GeoParquet, GeoJSON), fastkml (KML) and czml3 (CZML)."""

import json
from pathlib import Path

import czml3
import fastkml
import geopandas as gpd
import pytest

from test_export import ASOF, twoplustwo

# Cylindrical equal-area: areas of the grid's own cells are to agree with it.
EQUAL_AREA = 6933


@pytest.fixture(scope="session")
def brief(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("brief") / "paper"
    twoplustwo("brief", ASOF, "--samples", "32", "--out", str(out))
    return out


@pytest.fixture(scope="session")
def footprints(brief: Path) -> gpd.GeoDataFrame:
    return gpd.read_parquet(brief / "tables" / "footprints.parquet")


def test_geoparquet_is_valid_and_has_the_areas_it_says(footprints: gpd.GeoDataFrame) -> None:
    assert footprints.crs is not None and footprints.geometry.is_valid.all()
    assert set(footprints["class"]) == {"scud-c", "nodong", "scud-er"}
    assert set(footprints["status"]) == {"as planned"}
    drawn = footprints.to_crs(EQUAL_AREA).area / 1e6
    for said, measured in zip(footprints["drawn_area_km2"], drawn, strict=True):
        assert measured == pytest.approx(said, rel=2e-3)


def test_geojson_has_the_same_footprints(brief: Path, footprints: gpd.GeoDataFrame) -> None:
    features = gpd.read_file(brief / "map.geojson")
    features = features[features["kind"] == "footprint"]
    keys = ["class", "what"]
    assert sorted(features[keys].values.tolist()) == sorted(footprints[keys].values.tolist())
    one = features.set_index(keys).geometry.to_crs(EQUAL_AREA).area.sort_index()
    other = footprints.set_index(keys).geometry.to_crs(EQUAL_AREA).area.sort_index()
    assert one.tolist() == pytest.approx(other.tolist(), rel=1e-9)


def test_kml_has_a_placemark_for_each(brief: Path, footprints: gpd.GeoDataFrame) -> None:
    kml = fastkml.KML.parse(brief / "arcs.kml")
    placemarks = list(fastkml.utils.find_all(kml, of_type=fastkml.Placemark))
    grounds = [one for one in placemarks if " against " in (one.name or "")]
    assert len({one.name for one in placemarks}) == len(placemarks), "two placemarks of one name"
    styles = {style.id for style in fastkml.utils.find_all(kml, of_type=fastkml.Style)}
    assert all(one.style_url and one.style_url.url.lstrip("#") in styles for one in placemarks)
    assert len(grounds) == len(footprints)
    assert all("as planned" in one.name for one in grounds)


def test_every_packet_of_the_scene_is_one(brief: Path, footprints: gpd.GeoDataFrame) -> None:
    packets = json.loads((brief / "scene.czml").read_text(encoding="utf-8"))
    assert packets[0]["id"] == "document" and packets[0]["version"] == "1.0"
    read = [czml3.Packet.model_validate(packet) for packet in packets]
    assert len({packet.id for packet in read}) == len(read)
    assert all(packet.name for packet in read)
    assert packets[0]["clock"]["interval"].startswith(ASOF)
    flights = [packet for packet in packets if "availability" in packet]
    assert flights and all(len(flight["position"]["cartographicDegrees"]) % 4 == 0 for flight in flights)
    grounds = {packet.id.rsplit("/", 1)[0] for packet in read if packet.polygon}
    assert len(grounds) == len(footprints)
