#!/usr/bin/env bash
# heyoka 7.13.2: the height above the ellipsoid by model.cart2geo, as the event that ends a flight.
#
# Guess, written down before the run: cart2geo gives latitude 90 degrees and a finite height on the polar axis, and its height is right
# to a millimetre everywhere; an outcome of a propagation has a name.
#
# Seen on 2 December 2026:
# - On the polar axis (x = y = 0) height and latitude are `nan`, without an error. A terminal event on that height never fires: a body
#   thrown straight up from the pole goes on 389 km below the ground, and the outcome is `time_limit`.
# - Next to the axis it is finite, and least exact there: 1.9 mm at latitude 89 and 4,000 km, with the default of four iterations.
# - The outcome of the flight that the event does end prints as `taylor_outcome.???`; its number is -1.
#
# Needs Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check heyoka==7.13.2 numpy==2.4.6
cat > run.py <<'PY'
import math

import heyoka as hy
import numpy as np

x, y, z, u, v, w = hy.make_vars("x", "y", "z", "u", "v", "w")
geodetic = hy.model.cart2geo([x, y, z])
place = hy.cfunc(geodetic, [x, y, z])
RADIUS_M, FLATNESS = 6378137.0, 0.006694379990197619
POLE_M = RADIUS_M * math.sqrt(1.0 - FLATNESS)

on_axis = place(np.array([0.0, 0.0, POLE_M + 1e5]))
print("on the axis, 100 km up:", on_axis)
assert math.isnan(on_axis[0]) and math.isnan(on_axis[1])

latitude, height_m = math.radians(89.0), 4e6
normal_m = RADIUS_M / math.sqrt(1.0 - FLATNESS * math.sin(latitude) ** 2)
beside = [(normal_m + height_m) * math.cos(latitude), 0.0, (normal_m * (1.0 - FLATNESS) + height_m) * math.sin(latitude)]
off_m = place(np.array(beside))[0] - height_m
print("at latitude 89 and 4,000 km it is off by", off_m, "m")
assert -0.003 < off_m < -0.001

cube = (x * x + y * y + z * z) ** 1.5
pull = -3.986004418e14
motion = [(x, u), (y, v), (z, w), (u, pull * x / cube), (v, pull * y / cube), (w, pull * z / cube)]


def flown(start: list[float]) -> tuple[object, float, float]:
    """The outcome of 400 s, the time reached and the distance from the centre."""
    ground = hy.t_event(geodetic[0], direction=hy.event_direction.negative)
    flight = hy.taylor_adaptive(motion, start, t_events=[ground])
    outcome = flight.propagate_until(400.0)[0]
    return outcome, flight.time, math.hypot(*flight.state[:3])


outcome, time_s, from_centre_m = flown([0.0, 0.0, POLE_M + 100.0, 0.0, 0.0, 1000.0])
print("from the pole:", outcome, time_s, "s,", round(POLE_M - from_centre_m), "m below the ground")
assert outcome == hy.taylor_outcome.time_limit and time_s == 400.0 and POLE_M - from_centre_m > 388_000.0

outcome, time_s, _ = flown([1e-3, 0.0, POLE_M + 100.0, 0.0, 0.0, 1000.0])
print("from a millimetre beside it:", outcome, int(outcome), time_s, "s")
assert int(outcome) == -1 and "???" in str(outcome) and time_s < 210.0
PY
venv/bin/python run.py
