"""Every view of every radar, read by shapely and measured by PROJ: at home, at 180 degrees and near a pole."""

import json
import re
import subprocess

import numpy as np
import pytest
from pyproj import Geod, Transformer
from shapely import transform
from shapely.geometry import Point, shape

from test_export import ASOF, twoplustwo

GEOD = Geod(ellps="WGS84")
# Cylindrical equal-area on the whole ellipsoid, poles with it.
FLAT = Transformer.from_crs("EPSG:4326", "+proj=cea +ellps=WGS84", always_xy=True).transform


def flat(points: np.ndarray) -> np.ndarray:
    return np.column_stack(FLAT(points[:, 0], points[:, 1]))


HEIGHTS = "100,300,1000,2000"
HALF_THE_EARTH_M2 = 2.55e14


def views(element: str, *more: str) -> dict:
    words = ["sight", element, "--asof", ASOF, "--samples", "16", "--altitude-km", HEIGHTS, *more]
    return json.loads(twoplustwo(*words, "--json"))


def radars() -> list[str]:
    """Every element that is or has a radar at a site: the others are refused."""
    found = []
    for element in json.loads(twoplustwo("catalogue", "list", "elements", "--asof", ASOF, "--json"))["entries"]:
        try:
            views(element["id"])
            found.append(element["id"])
        except subprocess.CalledProcessError as refused:
            assert refused.returncode == 2
    assert len(found) > 10
    return found


def check(found: dict, told: str) -> None:
    sensor = found["sensor"]
    for view in found["views"]:
        if view["geometry"] is None:
            continue
        drawn = shape(view["geometry"])
        told_km = f"{told}, {view['altitude_km']} km"
        assert drawn.is_valid, told_km
        west, south, east, north = drawn.bounds
        assert -180 <= west and east <= 180 and -90 <= south and north <= 90, told_km
        # The sign of a geodesic area is that of the direction: clockwise would be the rest of the Earth.
        parts = list(getattr(drawn, "geoms", [drawn]))
        for part in parts:
            assert 0 < GEOD.geometry_area_perimeter(part)[0] < HALF_THE_EARTH_M2, told_km
        geodesic = sum(GEOD.geometry_area_perimeter(part)[0] for part in parts)
        # Straight in longitude and latitude: no reader that draws on a plane sees anything else.
        straight = transform(drawn.segmentize(0.25), flat).area
        assert straight == pytest.approx(geodesic, rel=2e-3), told_km
        words = [value["words"] for value in sensor["values"] if value["quantity"] == "radar heading"]
        if not words:
            continue
        ends = [float(end) for end in re.findall(r"-?[0-9.]+", words[0].replace("\u2212", "-").split("\u202f")[0])]
        heading = sum(ends) / len(ends)
        lon, lat, _ = GEOD.fwd(sensor["lon_deg"], sensor["lat_deg"], heading, view["farthest_km"]["nominal"] * 500)
        assert drawn.covers(Point(lon, lat)), f"{told_km}: half-way along the boresight"
        lon, lat, _ = GEOD.fwd(sensor["lon_deg"], sensor["lat_deg"], heading + 180, 50_000)
        assert not drawn.covers(Point(lon, lat)), f"{told_km}: behind the radar"


@pytest.mark.parametrize("element", radars())
def test_every_view_of_a_radar_is_whole(element: str) -> None:
    check(views(element), element)
    for at in ["0,180", "88,0"]:
        check(views(element, "--move", f"{element}={at}"), f"{element} at {at}")
