"""Measures arrays of vacuum arcs beside heyoka, from Python, and compares where they come down.

    python -m venv venv && venv/bin/pip install . heyoka==7.13.2 numpy==2.4.6 geographiclib==2.1
    venv/bin/python validation/make/heyoka_beside.py

Both integrate the same arcs at the same tolerance on one thread, to the impact on the same ellipsoid, in the same field.
Printed is the processor time of an arc, the median of some turns; the programs take turns. heyoka is compiled beforehand.

Two arrays of each arc are flown. In the first all rows are one arc, which is heyoka's best case: a batch stops when the first
of its arcs comes down. In the second, each row is another arc near it, within 2 % of the speed and 2° of each angle. heyoka is given
them sorted by their time in flight, as four neighbours then end close together, and a batch is resumed until all are down.

Ours takes arrays of numbers and gives arrays, with latitude and longitude of the impact and the apogee. heyoka gives the state at
the impact and looks for no apogee. The field is written for heyoka in the two ways that are known here, and the faster one counts.
"""

import os
import sys

# Before anything starts threads.
os.environ["RAYON_NUM_THREADS"] = "1"

import time
from importlib.metadata import version

import heyoka as hy
import heyoka_arcs as arcs
import numpy as np
from heyoka_arcs import GM, OMEGA, VX, VY, VZ, A, J, X, Y, Z

import twoplustwo as tpt

TOLERANCE = 1e-9
ROWS = 2048
TURNS = 9


def products():
    """The field by products alone, with ζ = z/r²: what ours has."""
    q = 1.0 / hy.sum([X * X, Y * Y, Z * Z])
    i3 = q**1.5
    zeta = Z * q
    w = zeta * zeta
    c2, c3, c4 = (GM * J[n] * A**n for n in (2, 3, 4))
    s, t, d = 7.5 * w - 1.5 * q, 17.5 * w - 7.5 * q, w - q * (1.0 / 3.0)
    third = zeta * t
    along = i3 * (c2 * s + c3 * third + c4 * (39.375 * d * d - 2.5 * q * q) - GM)
    axial = i3 * (3.0 * c2 * zeta + c3 * s + c4 * third)
    return [(X, VX), (Y, VY), (Z, VZ), (VX, along * X), (VY, along * Y), (VZ, along * Z - axial)]


class Scalar:
    """heyoka, one arc after the other."""

    def __init__(self, equations):
        self.ta = arcs.integrator(equations, tol=TOLERANCE)

    def fly(self, states):
        ta, state, impacts = self.ta, self.ta.state, np.empty((len(states), 7))
        for row, start in enumerate(states):
            ta.time = 0.0
            state[:] = start
            ta.reset_cooldowns()
            ta.propagate_until(20_000.0)
            impacts[row, :6] = state
            impacts[row, 6] = ta.time
        return impacts


class Batch:
    """heyoka, as many arcs at once as it recommends."""

    def __init__(self, equations, size):
        event = hy.t_event_batch(arcs.SURFACE, direction=hy.event_direction.negative)
        block = np.repeat(arcs.inertial(*arcs.start(arcs.ARCS[2]))[:, None], size, axis=1)
        self.size = size
        self.ta = hy.taylor_adaptive_batch(equations, block, t_events=[event], tol=TOLERANCE)

    def fly(self, states):
        """Any arcs: a batch is resumed until all of its arcs are down."""
        ta, state, longest = self.ta, self.ta.state, [20_000.0] * self.size
        impacts = []
        for block in self.blocks(states):
            ta.set_time(0.0)
            state[:] = block
            ta.reset_cooldowns()
            ta.propagate_until(longest)
            down = [int(outcome[0]) == -1 for outcome in ta.propagate_res]
            while not all(down):
                # Who is down stays where it is.
                ends = [now if is_down else 20_000.0 for is_down, now in zip(down, ta.time.tolist(), strict=True)]
                ta.propagate_until(ends)
                down = [was or int(outcome[0]) == -1 for was, outcome in zip(down, ta.propagate_res, strict=True)]
            impacts.append((state.copy(), ta.time.copy()))
        return self.rows(impacts)

    def fly_alike(self, states):
        """Arcs that come down at once: nothing is asked for but the impact."""
        ta, state, longest = self.ta, self.ta.state, [20_000.0] * self.size
        impacts = []
        for block in self.blocks(states):
            ta.set_time(0.0)
            state[:] = block
            ta.reset_cooldowns()
            ta.propagate_until(longest)
            impacts.append((state.copy(), ta.time.copy()))
        return self.rows(impacts)

    def blocks(self, states):
        return states.reshape(-1, self.size, 6).transpose(0, 2, 1).copy()

    def rows(self, impacts):
        states, times = (np.array(part) for part in zip(*impacts, strict=True))
        return np.concatenate([states.transpose(0, 2, 1).reshape(-1, 6), times.reshape(-1, 1)], axis=1)


def ours(rows, **keywords):
    return tpt.vacuum_arcs(
        (rows["lat"], rows["lon"]),
        east_m_s=rows["east"],
        north_m_s=rows["north"],
        up_m_s=rows["up"],
        tolerance=TOLERANCE,
        **keywords,
    )


def rows_near(arc, spread):
    """Places and velocities of an array of arcs, and their inertial states."""
    rng = np.random.default_rng(1)
    _, lat, lon, azimuth, elevation, speed = arc
    near = lambda value, by: value + spread * by * rng.uniform(-1.0, 1.0, ROWS)
    lat, lon, azimuth, elevation, speed = (
        near(lat, 2.0),
        near(lon, 2.0),
        near(azimuth, 2.0),
        near(elevation, 2.0),
        near(speed, 0.02 * speed),
    )
    flat, az = speed * np.cos(np.radians(elevation)), np.radians(azimuth)
    rows = {
        "lat": lat,
        "lon": lon,
        "east": flat * np.sin(az),
        "north": flat * np.cos(az),
        "up": speed * np.sin(np.radians(elevation)),
    }
    states = np.array([arcs.inertial(*arcs.start(("", *row))) for row in zip(lat, lon, azimuth, elevation, speed, strict=True)])
    return rows, states


def on_ground(found):
    """Where ours comes down, Earth-fixed."""
    lat, lon = np.radians(found.impact_latitude_deg), np.radians(found.impact_longitude_deg)
    n = A / np.sqrt(1.0 - arcs.E2 * np.sin(lat) ** 2)
    return np.array([n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1.0 - arcs.E2) * np.sin(lat)]).T


def earth_fixed(impacts):
    x, y, z, t = impacts[:, 0], impacts[:, 1], impacts[:, 2], impacts[:, 6]
    c, s = np.cos(OMEGA * t), np.sin(OMEGA * t)
    return np.array([c * x + s * y, c * y - s * x, z]).T


def spent_us(call):
    begin = time.process_time_ns()
    call()
    return (time.process_time_ns() - begin) / 1000.0 / ROWS


def measure(arc, spread, rivals):
    rows, states = rows_near(arc, spread)
    order = np.argsort(ours(rows).flight_time_s, kind="stable")
    sorted_states = states[order]
    calls = {"ours": lambda: ours(rows), "ours with range": lambda: ours(rows, ground_range=True)}
    for name, rival in rivals.items():
        fly = rival.fly_alike if spread == 0.0 and isinstance(rival, Batch) else rival.fly
        calls[name] = lambda fly=fly: fly(sorted_states)
    spent = {name: [] for name in calls}
    for _ in range(TURNS):
        for name, call in calls.items():
            spent[name].append(spent_us(call))
    median = {name: float(np.median(times)) for name, times in spent.items()}
    best = lambda kind: min((value, name) for name, value in median.items() if name.startswith(kind))
    (scalar, _), (batch, _) = best("scalar"), best("batch")
    miss = lambda name: float(
        np.linalg.norm(on_ground(ours(rows))[order] - earth_fixed(rivals[name].fly(sorted_states)), axis=1).max()
    )
    kind = "one arc" if spread == 0.0 else "unlike arcs"
    print(
        f"| {arc[0]}, {kind} | {median['ours']:.2f} | {scalar:.2f} | {batch:.2f} | {median['ours'] / scalar:.2f} | "
        f"{median['ours'] / batch:.2f} | {max(miss('batch, products'), miss('scalar, products')):.1e} | {median['ours with range']:.2f} |"
    )
    print("   all: " + ", ".join(f"{name} {value:.2f}" for name, value in median.items()), file=sys.stderr)


def main():
    size = hy.recommended_simd_size()
    print(
        f"heyoka {version('heyoka')}, batches of {size}; twoplustwo {tpt.__version__}; tolerance {TOLERANCE:g}, {ROWS} rows, one thread"
    )
    print(
        "| arc | ours, µs | heyoka scalar, µs | heyoka batch, µs an arc | to scalar | to batch | farthest apart, m | ours with range, µs |"
    )
    print("|---|---|---|---|---|---|---|---|")
    rivals = {}
    for name, equations in (("gradient", arcs.equations()), ("products", products())):
        rivals[f"scalar, {name}"] = Scalar(equations)
        rivals[f"batch, {name}"] = Batch(equations, size)
    named = {arc[0]: arc for arc in arcs.ARCS}
    for name in ("mid_1000km", "east_5400km"):
        for spread in (0.0, 1.0):
            measure(named[name], spread, rivals)


if __name__ == "__main__":
    main()
