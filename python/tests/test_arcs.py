"""Many vacuum arcs in one call."""

from __future__ import annotations

import csv
import pathlib

import numpy as np
import pytest

import twoplustwo as tpt

TABLE = pathlib.Path(__file__).parents[2] / "validation" / "data" / "heyoka_arcs.csv"


def some(rows=500):
    rng = np.random.default_rng(1)
    return {
        "launch": (rng.uniform(-90, 90, rows), rng.uniform(-180, 180, rows)),
        "east_m_s": rng.uniform(-3000, 3000, rows),
        "north_m_s": rng.uniform(-3000, 3000, rows),
        "up_m_s": rng.uniform(100, 3000, rows),
    }


def at(given, rows):
    return {name: tuple(part[rows] for part in value) if name == "launch" else value[rows] for name, value in given.items()}


def test_arcs_are_those_of_another_integrator():
    with TABLE.open() as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    of = lambda name: np.array([float(row[name]) for row in rows])
    x, y, z, vx, vy, vz = (of(f"start_{name}") for name in ("x_m", "y_m", "z_m", "vx_m_s", "vy_m_s", "vz_m_s"))
    flattening = 1 / 298.257223563
    latitude, longitude = np.arctan2(z, np.hypot(x, y) * (1 - flattening) ** 2), np.arctan2(y, x)
    outwards = vx * np.cos(longitude) + vy * np.sin(longitude)
    found = tpt.vacuum_arcs(
        (np.degrees(latitude), np.degrees(longitude)),
        east_m_s=vy * np.cos(longitude) - vx * np.sin(longitude),
        north_m_s=vz * np.cos(latitude) - outwards * np.sin(latitude),
        up_m_s=vz * np.sin(latitude) + outwards * np.cos(latitude),
        tolerance=1e-13,
        ground_range=True,
    )
    assert found.flight_time_s == pytest.approx(of("impact_time_s"), rel=1e-10)
    assert found.apogee_time_s == pytest.approx(of("apogee_time_s"), rel=1e-9)
    assert found.apogee_km == pytest.approx(of("apogee_height_m") / 1000, rel=1e-10)
    assert found.impact_latitude_deg == pytest.approx(of("impact_latitude_deg"), abs=1e-9)
    assert found.impact_longitude_deg == pytest.approx(of("impact_longitude_deg"), abs=1e-9)
    assert found.range_km == pytest.approx(of("geodesic_range_m") / 1000, rel=1e-9)


def test_a_row_depends_on_itself_alone():
    given = some()
    together = tpt.vacuum_arcs(**given)
    backwards = tpt.vacuum_arcs(**at(given, slice(None, None, -1)))
    alone = np.concatenate([tpt.vacuum_arcs(**at(given, slice(i, i + 1))).flight_time_s for i in range(50)])
    assert np.array_equal(together.flight_time_s, backwards.flight_time_s[::-1])
    assert np.array_equal(together.flight_time_s[:50], alone)
    assert len(together) == 500 and together.range_km is None


def test_what_cannot_be_thrown_says_why():
    found = tpt.vacuum_arcs((40.0, np.array([0.0, 400.0, 0.0])), east_m_s=0, north_m_s=0.0, up_m_s=[100.0, 100.0, -1.0])
    assert found.not_flown == [(1, "longitude_deg = 400; allowed: −360 to 360"), (2, "up_m_s = -1; allowed: more than 0")]
    assert np.isnan(found.flight_time_s).tolist() == [False, True, True]


def test_what_is_no_throw_is_refused():
    with pytest.raises(tpt.InputError, match="up_m_s"):
        tpt.vacuum_arcs((0.0, np.zeros(3)), east_m_s=0.0, north_m_s=0.0, up_m_s=np.ones(2))
    with pytest.raises(tpt.InputError, match="tolerance"):
        tpt.vacuum_arcs((0.0, 0.0), east_m_s=0.0, north_m_s=0.0, up_m_s=np.ones(2), tolerance=1.0)


def test_the_arrays_are_the_engine_s_own():
    found = tpt.vacuum_arcs(**some(), ground_range=True)
    table = found.to_arrow()
    assert table.column_names == list(tpt.arcs._COLUMNS)
    assert table["apogee_km"].chunk(0).buffers()[1].address == found.apogee_km.ctypes.data
