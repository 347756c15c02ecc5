"""Prints how much farther freer steering carries a missile than a gravity turn: the table of docs/limits.md.

    python -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6 geographiclib==2.1
    venv/bin/python validation/make/freer_steering.py data [MISSILE]   # 5 to 15 minutes each

The vehicles are the middle of the first set of each missile in `data/missiles`; their payload is given in MISSILES, with
where it is from. A powered flight is that of `staged_flights.py` (inertial frame, SciPy's DOP853). What follows it is
flown without air, over the same ellipsoid and zonals.

Every path compared is a least-energy arc: the inertial angle at the last burnout is the one that carries farthest from
there at that speed and height, over a sphere. The kick of the gravity turn is what brings it there.

- gravity turn: thrust along the velocity to the end;
- constant attitude: from the ignition of the last stage on, thrust along one inertial direction, the best one;
- linear tangent: from there on, the tangent of the thrust's angle above the horizon of that moment falls linearly in
  time, at the best start and the best rate.

A missile of one stage leaves its gravity turn at the best of five moments instead.
"""

import sys
import tomllib
from dataclasses import replace
from math import atan2, cos, pi, radians, sqrt, tan
from pathlib import Path

import numpy as np
from geographiclib.geodesic import Geodesic
from scipy.integrate import solve_ivp
from scipy.optimize import brentq, minimize, minimize_scalar

import staged_flights as sf

RTOL = 1e-9
# What carries the report of Pyongyang at full burn, by `twoplustwo reconstruct`, kg: 28 July and 14 May 2017.
MISSILES = [("hwasong-14", 480.07), ("hwasong-12", 483.28)]
LAUNCH = (40.61, 126.43)  # Mupyong-ni, degrees
TOWARDS_DEG = 52.0
SPHERE = 6_371_000.0
KICKS_DEG = (-0.2, -0.1, -0.05, -0.02, -0.01, 0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 4.0)
LEAVES_S = (50.0, 70.0, 90.0, 110.0, 130.0)


def middle(record, figures, name):
    figure = figures[record[name]]
    return figure["nominal"] if "nominal" in figure else 0.5 * (figure["low"] + figure["high"])


def vehicle(folder, missile, payload_kg):
    """The middle of the first set: stages, drag table, seconds of vertical rise."""
    file = tomllib.loads((folder / "missiles" / f"{missile}.toml").read_text(encoding="utf-8"))
    figures = {figure["id"]: figure for figure in file["figures"]}
    one = file["stage_sets"][0]
    left_kg = middle(one, figures, "launch_mass") if "launch_mass" in one else None
    stages = []
    for stage in one["stages"]:
        of = lambda name: middle(stage, figures, name)
        impulse = of("specific_impulse")
        if "propellant_mass" in stage:
            propellant, dry, thrust = of("propellant_mass"), of("dry_mass"), of("thrust") * 1e3
        else:
            weight = of("thrust_to_weight") * left_kg
            propellant = weight * of("burn_time") / impulse
            fraction = of("dry_fraction")
            dry, thrust = fraction / (1.0 - fraction) * propellant, weight * sf.G0
        if left_kg is not None:
            left_kg -= propellant + dry
        # Impulse and thrust hold at the same pressure, so that their ratio is the flow.
        burn, area = propellant * impulse * sf.G0 / thrust, 0.0
        if stage["thrust_at"] == "vacuum":
            area = thrust * (1.0 - 1.0 / of("vacuum_thrust_ratio")) / 101_325.0
        elif stage["thrust_at"] == "sea-level":
            area = thrust * (of("vacuum_thrust_ratio") - 1.0) / 101_325.0
            thrust *= of("vacuum_thrust_ratio")
        delay = of("ignition_delay") if "ignition_delay" in stage else 0.0
        stages.append(sf.Stage(propellant, dry, thrust, area, burn, of("diameter"), delay))
    tables = tomllib.loads((folder / "drag-tables.toml").read_text(encoding="utf-8"))["drag_table"]
    table = next(table for table in tables if table["id"] == one["drag"])
    drag = (table["mach"], table["cd"])
    rise = middle(one, figures, "vertical_rise")
    return sf.Flight(missile, tuple(stages), payload_kg, drag, *LAUNCH, 90.0, rise, 10.0, 1.0)


def best_angle(speed, radius):
    """The angle above the horizon that carries farthest over a sphere, from a height at a speed."""

    def carried(angle):
        energy = 0.5 * speed**2 - sf.GM / radius
        momentum = radius * speed * cos(angle)
        p = momentum**2 / sf.GM
        e = sqrt(max(0.0, 1.0 + 2.0 * energy * momentum**2 / sf.GM**2))
        anomaly = lambda r: np.arccos(np.clip((p / r - 1.0) / e, -1.0, 1.0))
        return 2.0 * pi - anomaly(radius) - anomaly(SPHERE)

    return minimize_scalar(lambda a: -carried(a), bounds=(0.0, pi / 3), method="bounded", options={"xatol": 1e-9}).x


def burnout(flight, guide):
    """Seconds and inertial state at the last burnout, None if it comes down before; `guide` is (seconds, angle, rate) or None."""
    model = sf.Model(rtol=RTOL)
    table = sf.Cubics(*flight.drag_table)
    p = sf.on_ellipsoid(radians(flight.latitude_deg), radians(flight.longitude_deg))
    w = flight.omega_rad_s
    state = np.array([*p, -w * p[1], w * p[0], 0.0])
    steered = None
    for phase in sf.phases(flight)[:-1]:
        spans = [(phase.start, phase.end)]
        if guide and phase.steer == "velocity" and phase.start < guide[0] < phase.end:
            spans = [(phase.start, guide[0]), (guide[0], phase.end)]
        for start, end in spans:
            part = replace(phase, start=start, end=end, mass=phase.mass - phase.flow * (start - phase.start))
            if guide and start >= guide[0] and part.steer:
                steered = steered or linear_tangent(state, *guide)
                f = sf.rates(flight, part, replace(model, guide=steered), table)
            else:
                f = sf.rates(flight, part, model, table)
            for *_, state, _ in sf.steps(f, start, state, end, model.rtol):
                if sf.height_of(state) < -1.0:
                    return None
        t = phase.end
    return t, state


def linear_tangent(state, since, angle, rate):
    """A direction of thrust in the plane of motion of the moment at which it begins."""
    up = state[:3] / np.linalg.norm(state[:3])
    level = state[3:] - up * (state[3:] @ up)
    level /= np.linalg.norm(level)
    start = tan(angle)

    def direction(t, *_):
        u = level + up * (start - rate * (t - since))
        return tuple(u / np.linalg.norm(u))

    return direction


def off_best(state):
    """How far the burnout angle is above the best one, radians."""
    radius, speed = np.linalg.norm(state[:3]), np.linalg.norm(state[3:])
    climb = float(state[:3] @ state[3:]) / radius
    return atan2(climb, sqrt(speed**2 - climb**2)) - best_angle(speed, radius)


def ground(flight, t, state):
    """Range in km and bearing in degrees of the impact, seen from the launch."""

    def motion(_, s):
        return [*s[3:], *sf.zonal_gravity(*s[:3])]

    falls = lambda _, s: sf.height_of(s)
    falls.terminal, falls.direction = True, -1
    flown = solve_ivp(motion, (0.0, 20_000.0), state, method="DOP853", rtol=RTOL, atol=1e-3, events=falls)
    end, after = flown.y_events[0][0], flown.t_events[0][0] + t
    _, _, latitude = sf.geodetic(*end[:3])
    longitude = atan2(end[1], end[0]) - flight.omega_rad_s * after
    line = Geodesic.WGS84.Inverse(flight.latitude_deg, flight.longitude_deg, np.degrees(latitude), np.degrees(longitude))
    return line["s12"] / 1e3, line["azi1"]


def arc(flight, guide):
    """The least-energy arc under a guide: its kick, and where it ends; None where no kick gives one."""
    at = lambda kick: burnout(replace(flight, turn_deg=kick), guide)
    off = lambda state: -1.0 if state is None else off_best(state[1])
    offs = [off(at(kick)) for kick in KICKS_DEG]
    falls = [i for i in range(1, len(offs)) if offs[i - 1] > 0.0 >= offs[i]]
    if not falls:
        return None
    kick = brentq(lambda kick: off(at(kick)), KICKS_DEG[falls[-1] - 1], KICKS_DEG[falls[-1]], xtol=1e-8, rtol=1e-8)
    return kick, *ground(flight, *at(kick))


def aimed_arc(flight, guide):
    """The range in km of the least-energy arc that comes down towards TOWARDS_DEG; without rotation any bearing is alike."""
    if flight.omega_rad_s == 0.0:
        return (arc(flight, guide) or (0.0, 0.0))[1]
    far = 0.0
    for _ in range(4):
        found = arc(flight, guide)
        if found is None:
            return 0.0
        _, far, bearing = found
        flight = replace(flight, azimuth_deg=flight.azimuth_deg + TOWARDS_DEG - bearing)
        if abs(TOWARDS_DEG - bearing) < 0.02:
            break
    return far


def farthest(flight):
    """The farthest arcs under a gravity turn, a constant attitude and a linear tangent, km."""
    staged = len(flight.stages) > 1
    leaves = (flight.stages[0].burn_time_s + flight.stages[-1].coast_before_s,) if staged else LEAVES_S
    far = lambda guide: aimed_arc(flight, guide)
    constant = tangent = 0.0
    for since in leaves:
        one = minimize_scalar(lambda a: -far((since, a, 0.0)), bounds=(0.05, 1.2), method="bounded", options={"xatol": 1e-3})
        simplex = [[one.x, 0.0], [one.x + 0.05, 1e-3], [one.x - 0.05, 0.0]]
        two = minimize(lambda x: -far((since, *x)), simplex[0], method="Nelder-Mead",
                       options={"xatol": 1e-5, "fatol": 0.5, "maxfev": 60, "initial_simplex": simplex})
        constant, tangent = max(constant, -one.fun), max(tangent, -one.fun, -two.fun)
    return far(None), constant, tangent


def main():
    folder = Path(sys.argv[1])
    for missile, payload_kg in MISSILES:
        if sys.argv[2:] and missile not in sys.argv[2:]:
            continue
        flight = vehicle(folder, missile, payload_kg)
        # On the equator the plumb line of an Earth that stands still is the vertical.
        still = replace(flight, omega_rad_s=0.0, latitude_deg=0.0, longitude_deg=0.0, azimuth_deg=90.0)
        turning = replace(flight, azimuth_deg=TOWARDS_DEG - 8.0)
        for aimed, words in ((still, "still, from the equator"), (turning, f"turning, towards {TOWARDS_DEG:g}°")):
            turn, constant, tangent = farthest(aimed)
            more = lambda km: f"{km:,.0f} km ({100.0 * (km / turn - 1.0):+.1f} %)"
            print(f"{missile}, {words}: gravity turn {turn:,.0f} km; constant attitude {more(constant)}; "
                  f"linear tangent {more(tangent)}", flush=True)


if __name__ == "__main__":
    main()
