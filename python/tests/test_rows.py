"""Many reports in one call."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

import twoplustwo as tpt

REPORT = {"missile": "hwasong-14", "launch": (40.6, 126.4), "source": "KCNA, 29 July 2017"}


def test_a_row_that_lacks_a_figure_is_solved_from_its_time():
    known = tpt.reconstruct(range_km=np.array([998.0]), apogee_km=3725.0, azimuth_deg=80.0, **REPORT)
    time_s = known.flight_time_s[0]
    found = tpt.reconstruct(range_km=np.array([998.0, 998.0]), flight_time_s=time_s, azimuth_deg=80.0, **REPORT)
    assert np.allclose(found.apogee_km, 3725, rtol=1e-6) and np.isnan(found.excess_s).all()
    both = tpt.reconstruct(apogee_km=np.array([3725.0]), flight_time_s=time_s, azimuth_deg=80.0, **REPORT)
    assert np.allclose(both.range_km, 998, rtol=1e-4)


def flights(**keywords):
    return tpt.reconstruct(
        range_km=np.array([998.0, 933.0]), apogee_km=np.array([3725.0, 2802.0]), azimuth_deg=80.0, **REPORT, **keywords
    )


def test_a_row_lies_in_the_band_of_its_report():
    found = flights(flight_time_s=np.array([2832.0, np.nan]), standard_range=True)
    band = tpt.reconstruct(range_km=998, apogee_km=3725, azimuth_deg=80, flight_time_s=2832, samples=64, **REPORT)
    for field in ["flight_time_s", "burnout_altitude_km", "burnout_speed_m_s", "payload_kg", "standard_range_km"]:
        assert getattr(band, field).low <= getattr(found, field)[0] <= getattr(band, field).high, field
    assert found.excess_s[0] == pytest.approx(2832 - found.flight_time_s[0])
    assert np.isnan(found.excess_s[1])


def test_a_row_depends_on_itself_alone():
    rng = np.random.default_rng(1)
    range_km, apogee_km = rng.uniform(900, 1000, 50), rng.uniform(2700, 3700, 50)
    ask = lambda at: tpt.reconstruct(range_km=range_km[at], apogee_km=apogee_km[at], azimuth_deg=80, **REPORT).flight_time_s
    together, backwards = ask(slice(None)), ask(slice(None, None, -1))[::-1]
    alone = np.concatenate([ask(slice(i, i + 1)) for i in range(50)])
    assert np.array_equal(together, backwards, equal_nan=True) and np.array_equal(together, alone, equal_nan=True)


def test_what_cannot_be_flown_says_why():
    found = tpt.reconstruct(range_km=[998.0, -1.0, 998.0], apogee_km=[3725.0, 3725.0, 90000.0], azimuth_deg=80, **REPORT)
    assert [row for row, _ in found.not_flown] == [1, 2]
    assert "range_km = -1" in found.not_flown[0][1] and "allowed" in found.not_flown[0][1]
    assert np.isnan(found.flight_time_s[1:]).all() and found.reading.tolist()[1:] == ["", ""]


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(tpt.InputError, match="apogee_km"):
        tpt.reconstruct(range_km=np.ones(3), apogee_km=np.ones(2), azimuth_deg=80, **REPORT)


def test_the_missile_and_the_choices_are_those_of_the_command_line():
    with pytest.raises(tpt.InputError, match="hwasong"):
        tpt.reconstruct(range_km=np.ones(3), apogee_km=np.ones(3), azimuth_deg=80, **{**REPORT, "missile": "hwasong-41"})
    with pytest.raises(TypeError, match="colour"):
        flights(colour="red")


def test_the_arrays_are_the_engine_s_own():
    found = flights()
    assert found.flight_time_s.base is not None or not found.flight_time_s.flags.owndata
    table = found.to_arrow()
    assert table["flight_time_s"].chunk(0).buffers()[1].address == found.flight_time_s.ctypes.data


def test_other_threads_go_on_meanwhile():
    ticks = []
    stop = threading.Event()

    def tick():
        while not stop.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    begun = time.perf_counter()
    rng = np.random.default_rng(2)
    tpt.reconstruct(range_km=rng.uniform(900, 1000, 2000), apogee_km=rng.uniform(2700, 3700, 2000), azimuth_deg=80, **REPORT)
    ended = time.perf_counter()
    stop.set()
    thread.join()
    during = [moment for moment in ticks if begun < moment < ended]
    assert len(during) > 5
