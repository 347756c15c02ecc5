"""Writes powered flights of made-up vehicles, integrated by SciPy in the inertial frame, as CSV and TOML.

    python -m venv venv && venv/bin/pip install scipy==1.17.1 numpy==2.4.6 geographiclib==2.1
    venv/bin/python validation/make/staged_flights.py validation/data   # writes the three files below
    venv/bin/python validation/make/staged_flights.py --check           # prints how exact they are

- `staged_flights.toml`: what flew (SI units, degrees for angles on the Earth and of the turn);
- `staged_flights.csv`: one line a flight;
- `staged_flights_states.csv`: the Earth-fixed state at launch, phase boundaries, apogee and impact.

Another road than the engine's: the state is inertial (the frame that coincides with the Earth-fixed one at t = 0), no
Coriolis or centrifugal term anywhere; the Earth turns under it. DOP853 at rtol 3e-14 (SciPy's limit; at 1e-12 the
corners of the air's layers and of the drag table cost up to 2 cm), stopped and started again at every phase boundary; apogee and impact are found on the dense output, then flown to anew and corrected by Newton steps,
so that they do not carry the lower order of the dense output.

The model: WGS-84 ellipsoid and GM, zonals J2 to J4; U.S. Standard Atmosphere, 1976, by geodetic height, turning with the
Earth; thrust T_vac − p A_e; drag ½ρv²C_d(M)πd²/4, C_d by SciPy's PchipInterpolator, held beyond both ends; the mass falls
linearly in a burn. Thrust: along the ellipsoid normal until `vertical_s`; for `turn_s` along cos η v̂ + sin η n̂ (v relative
to the Earth, n̂ the part of the launch azimuth's horizontal at the launch point that is across v̂); then along v̂.
A stage's dry mass drops at its burnout, except the last: that stays, to the impact or to the separation of the re-entry
vehicle, whose drag is ρv²/(2β). Burning or not, the diameter is that of the lowest stage still there.

Above 86 km: ln p and ln ρ of the standard's table I, every 5 km to 120 km and coarser above, joined by PCHIP over the
height; zero above 1,000 km. The table is typed as widely reprinted; --check compares it with the sums of the number
densities in us76-table.csv. How much its coarseness matters is printed by --check: millimetres
(5 % of density above 86 km: up to a metre).

The vehicles are round numbers, nobody's missile.
"""

import csv
import sys
import time
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from math import asin, atan2, cos, degrees, exp, hypot, pi, radians, sin, sqrt
from pathlib import Path

import numpy as np
import scipy
from geographiclib.geodesic import Geodesic
from scipy.integrate import DOP853
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq, minimize_scalar

A, F, GM, OMEGA = 6378137.0, 1.0 / 298.257223563, 3.986004418e14, 7.292115e-5
E2 = F * (2.0 - F)
J2, J3, J4 = 1.08262668355e-3, -2.53265648533e-6, -1.61962159137e-6

# ---------------------------------------------------------------------------------------------------- atmosphere

GAS, MOLAR, G0, R0, GAMMA = 8.31432, 28.9644e-3, 9.80665, 6356766.0, 1.4
# base of each layer in geopotential metres, slope of the molecular-scale temperature in K/m
LAYER_BASE = [0.0, 11000.0, 20000.0, 32000.0, 47000.0, 51000.0, 71000.0]
LAYER_SLOPE = [-6.5e-3, 0.0, 1.0e-3, 2.8e-3, 0.0, -2.8e-3, -2.0e-3]
HYDROSTATIC = G0 * MOLAR / GAS


def _above(layer, base, height):
    """Temperature and pressure `height` geopotential metres high, in or at the end of the layer."""
    t, p = base
    slope, rise = LAYER_SLOPE[layer], height - LAYER_BASE[layer]
    if slope == 0.0:
        return t, p * exp(-HYDROSTATIC * rise / t)
    top = t + slope * rise
    return top, p * (t / top) ** (HYDROSTATIC / slope)


BASES = [(288.15, 101325.0)]
for _i in range(6):
    BASES.append(_above(_i, BASES[_i], LAYER_BASE[_i + 1]))

# kilometres, pascal, kg/m³: table I of the standard
HIGH_AIR = [
    (90, 1.8359e-1, 3.416e-6), (95, 7.5966e-2, 1.393e-6), (100, 3.2011e-2, 5.604e-7), (105, 1.4477e-2, 2.325e-7),
    (110, 7.1042e-3, 9.708e-8), (115, 4.0096e-3, 4.289e-8), (120, 2.5382e-3, 2.222e-8), (130, 1.2505e-3, 8.152e-9),
    (140, 7.2028e-4, 3.831e-9), (150, 4.5422e-4, 2.076e-9), (160, 3.0395e-4, 1.233e-9), (180, 1.5271e-4, 5.194e-10),
    (200, 8.4736e-5, 2.541e-10), (250, 2.4767e-5, 6.073e-11), (300, 8.7704e-6, 1.916e-11),
    (400, 1.4518e-6, 2.803e-12), (500, 3.0236e-7, 5.215e-13), (600, 8.2130e-8, 1.137e-13),
    (700, 3.1908e-8, 3.070e-14), (800, 1.7036e-8, 1.136e-14), (900, 1.0873e-8, 5.759e-15),
    (1000, 7.5138e-9, 3.561e-15),
]
TURBOPAUSE, CEILING = 86_000.0, 1_000_000.0


def low_air(h):
    """Pressure, density, speed of sound at a geometric height below 86 km."""
    geopotential = R0 * h / (R0 + h)
    layer = max(0, bisect_right(LAYER_BASE, geopotential) - 1)
    t, p = _above(layer, BASES[layer], geopotential)
    return p, p * MOLAR / (GAS * t), sqrt(GAMMA * GAS * t / MOLAR)


class Cubics:
    """SciPy's PCHIP, evaluated for one number without SciPy's overhead; held beyond both ends."""

    def __init__(self, x, y):
        cubic = PchipInterpolator(x, y)
        self.x, self.c = [float(q) for q in x], [tuple(map(float, q)) for q in cubic.c.T]
        self.first, self.last = float(y[0]), float(y[-1])

    def __call__(self, x):
        if x <= self.x[0]:
            return self.first
        if x >= self.x[-1]:
            return self.last
        i = bisect_right(self.x, x) - 1
        a, b, c, d = self.c[i]
        u = x - self.x[i]
        return ((a * u + b) * u + c) * u + d


class Standard1976:
    def __init__(self, high_density_factor=1.0, straight=False):
        p86, rho86, self.high_sound = low_air(TURBOPAUSE)
        height = [TURBOPAUSE] + [1000.0 * row[0] for row in HIGH_AIR]
        lnp = np.log([p86] + [row[1] for row in HIGH_AIR])
        lnrho = np.log([rho86] + [row[2] for row in HIGH_AIR])
        lnrho[1:] += np.log(high_density_factor)
        if straight:
            self.lnp, self.lnrho = (lambda h, y=y: float(np.interp(h, height, y)) for y in (lnp, lnrho))
        else:
            self.lnp, self.lnrho = Cubics(height, lnp), Cubics(height, lnrho)

    def __call__(self, h):
        if h <= TURBOPAUSE:
            return low_air(h)
        if h > CEILING:
            return 0.0, 0.0, self.high_sound
        return exp(self.lnp(h)), exp(self.lnrho(h)), self.high_sound


STANDARD = Standard1976()

# --------------------------------------------------------------------------------------------------------- Earth


def geodetic(x, y, z):
    """Height, and the outward normal of the ellipsoid there. Latitude by iteration to rounding."""
    w = hypot(x, y)
    lat = atan2(z, w * (1.0 - E2))
    for _ in range(12):
        s = sin(lat)
        new = atan2(z + E2 * A / sqrt(1.0 - E2 * s * s) * s, w)
        done = abs(new - lat) < 1e-16
        lat = new
        if done:
            break
    s, c = sin(lat), cos(lat)
    height = w * c + z * s - A * sqrt(1.0 - E2 * s * s)
    return height, (c * x / w, c * y / w, s) if w > 0.0 else (0.0, 0.0, s), lat


def on_ellipsoid(lat, lon, height=0.0):
    n = A / sqrt(1.0 - E2 * sin(lat) ** 2)
    return np.array([(n + height) * cos(lat) * cos(lon), (n + height) * cos(lat) * sin(lon),
                     (n * (1.0 - E2) + height) * sin(lat)])


def zonal_gravity(x, y, z):
    """−GM r/r³ + GM Σ J_n aⁿ [P'_{n+1}(s) r / r^(n+3) − P'_n(s) ẑ / r^(n+2)], s = z/r."""
    r2 = x * x + y * y + z * z
    r = sqrt(r2)
    s, q = z / r, A / r
    s2 = s * s
    k = GM / (r2 * r)
    k2, k3, k4 = J2 * q * q, J3 * q**3, J4 * q**4
    radial = -1.0 + k2 * (7.5 * s2 - 1.5) + k3 * s * (17.5 * s2 - 7.5) + k4 * ((39.375 * s2 - 26.25) * s2 + 1.875)
    axial = -r * (k2 * 3.0 * s + k3 * (7.5 * s2 - 1.5) + k4 * s * (17.5 * s2 - 7.5))
    return k * radial * x, k * radial * y, k * (radial * z + axial)


def central_gravity(x, y, z):
    k = -GM / (x * x + y * y + z * z) ** 1.5
    return k * x, k * y, k * z


# ------------------------------------------------------------------------------------------------------- vehicle


@dataclass(frozen=True)
class Stage:
    propellant_kg: float
    dry_mass_kg: float
    thrust_vacuum_n: float
    exit_area_m2: float
    burn_time_s: float
    diameter_m: float
    coast_before_s: float = 0.0


@dataclass(frozen=True)
class Flight:
    name: str
    stages: tuple
    payload_kg: float
    drag_table: str
    latitude_deg: float
    longitude_deg: float
    azimuth_deg: float
    vertical_s: float
    turn_s: float
    turn_deg: float
    separation_s: float | None = None  # after the last burnout; None: the body stays whole
    ballistic_coefficient_kg_m2: float | None = None
    omega_rad_s: float = OMEGA


DRAG_TABLES = {
    "forden-default": ([0.0, 0.85, 1.0, 1.2, 2.0, 4.5], [0.2, 0.2, 0.27, 0.27, 0.2, 0.2]),
    "v-2-like": ([0.0, 0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.6, 2.0, 3.0, 4.0, 5.0],
                 [0.15, 0.15, 0.18, 0.23, 0.30, 0.40, 0.41, 0.36, 0.30, 0.24, 0.21, 0.18, 0.155]),
}


@dataclass
class Model:
    """What may be switched for comparisons; the defaults are the model."""

    air: object = STANDARD
    gravity: object = zonal_gravity
    rtol: float = 3e-14
    back_pressure: bool = True
    drag: bool = True
    inertial_direction: object = None  # for comparisons: thrust along this fixed inertial direction, always
    guide: object = None  # for comparisons: (t, position, up, v_relative, speed) -> unit vector of thrust


# -------------------------------------------------------------------------------------------------------- flying


@dataclass
class Phase:
    """From `start` to `end` seconds; kind of thrust direction, or None without thrust."""

    start: float
    end: float
    steer: str | None
    mass: float
    flow: float
    thrust: float
    exit_area: float
    diameter: float
    beta: float | None
    opens: str


def phases(flight):
    """The flight cut at ignition, burnout, end of the vertical rise and of the turn, separation."""
    cuts = [flight.vertical_s, flight.vertical_s + flight.turn_s]
    out, t = [], 0.0
    mass = flight.payload_kg + sum(s.propellant_kg + s.dry_mass_kg for s in flight.stages)
    for i, stage in enumerate(flight.stages):
        if stage.coast_before_s > 0.0:
            assert i > 0
            out.append(Phase(t, t + stage.coast_before_s, None, mass, 0.0, 0.0, 0.0, stage.diameter_m, None,
                             f"stage {i} burnout"))
            t += stage.coast_before_s
        begin, end = t, t + stage.burn_time_s
        flow = stage.propellant_kg / stage.burn_time_s
        edges = [begin] + [c for c in cuts if begin < c < end] + [end]
        for low, high in zip(edges, edges[1:]):
            middle = 0.5 * (low + high)
            steer = "normal" if middle < cuts[0] else "turn" if middle < cuts[1] else "velocity"
            lit = f"stage {i + 1} ignition" if stage.coast_before_s > 0.0 else f"stage {i} burnout and stage {i + 1} ignition"
            opens = ("launch" if i == 0 else lit) if low == begin else (
                "vertical rise ends" if low == cuts[0] else "turn ends")
            out.append(Phase(low, high, steer, mass - flow * (low - begin), flow, stage.thrust_vacuum_n,
                             stage.exit_area_m2, stage.diameter_m, None, opens))
        t = end
        mass -= stage.propellant_kg
        if i + 1 < len(flight.stages):
            mass -= stage.dry_mass_kg
    last = flight.stages[-1]
    body = Phase(t, float("inf"), None, mass, 0.0, 0.0, 0.0, last.diameter_m, None, f"stage {len(flight.stages)} burnout")
    if flight.separation_s is None:
        out.append(body)
    else:
        beta = flight.ballistic_coefficient_kg_m2
        gone = t + flight.separation_s
        if flight.separation_s > 0.0:
            out.append(replace(body, end=gone))
        out.append(replace(body, start=gone, mass=flight.payload_kg, beta=beta, opens="separation"))
    return out


def rates(flight, phase, model, table):
    """The right-hand side in the inertial frame."""
    lat, lon, az = map(radians, (flight.latitude_deg, flight.longitude_deg, flight.azimuth_deg))
    # the horizontal along the azimuth at the launch point, Earth-fixed
    d = (-sin(lat) * cos(lon) * cos(az) - sin(lon) * sin(az), -sin(lat) * sin(lon) * cos(az) + cos(lon) * sin(az),
         cos(lat) * cos(az))
    eta = radians(flight.turn_deg)
    omega, gravity, air = flight.omega_rad_s, model.gravity, model.air
    area = 0.25 * pi * phase.diameter**2

    def f(t, s):
        x, y, z, vx, vy, vz = s.tolist()
        ax, ay, az_ = gravity(x, y, z)
        height, up, _ = geodetic(x, y, z)
        rx, ry, rz = vx + omega * y, vy - omega * x, vz  # relative to the turning Earth
        speed = sqrt(rx * rx + ry * ry + rz * rz)
        p, rho, sound = air(height)
        mass = phase.mass - phase.flow * (t - phase.start)
        if model.drag and rho > 0.0:
            if phase.beta is None:
                k = 0.5 * rho * speed * table(speed / sound) * area / mass
            else:
                k = 0.5 * rho * speed / phase.beta
            ax, ay, az_ = ax - k * rx, ay - k * ry, az_ - k * rz
        if phase.steer is not None:
            force = phase.thrust - (p * phase.exit_area if model.back_pressure else 0.0)
            if model.guide is not None:
                u = model.guide(t, (x, y, z), up, (rx, ry, rz), speed)
            elif phase.steer == "normal":
                u = up
            else:
                u = (rx / speed, ry / speed, rz / speed)
                if phase.steer == "turn":
                    c, k = cos(omega * t), sin(omega * t)
                    dx, dy, dz = c * d[0] - k * d[1], k * d[0] + c * d[1], d[2]
                    dot = dx * u[0] + dy * u[1] + dz * u[2]
                    nx, ny, nz = dx - dot * u[0], dy - dot * u[1], dz - dot * u[2]
                    n = sqrt(nx * nx + ny * ny + nz * nz)
                    c, k = cos(eta), sin(eta) / n
                    u = (c * u[0] + k * nx, c * u[1] + k * ny, c * u[2] + k * nz)
            a = force / mass
            ax, ay, az_ = ax + a * u[0], ay + a * u[1], az_ + a * u[2]
        return np.array([vx, vy, vz, ax, ay, az_])

    return f


ATOL = np.array([1e-6, 1e-6, 1e-6, 1e-9, 1e-9, 1e-9])


def steps(f, t, s, end, rtol):
    """Yields (t_old, s_old, t, s, dense) of each accepted step."""
    solver = DOP853(f, t, s, end, rtol=rtol, atol=ATOL * (rtol / 1e-12))
    while solver.status == "running":
        before, old = solver.t, solver.y.copy()
        message = solver.step()
        assert solver.status != "failed", message
        yield before, old, solver.t, solver.y.copy(), solver.dense_output()


def fly_to(f, t, s, end, rtol):
    if end == t:
        return s
    for *_, s, _ in steps(f, t, s, end, rtol):
        pass
    return s


def climb_rate(s):
    _, up, _ = geodetic(*s[:3])
    return float(s[3] * up[0] + s[4] * up[1] + s[5] * up[2])


def height_of(s):
    return geodetic(*s[:3])[0]


def root(f, before, old, after, dense, value, slope, rtol):
    """The time in the step at which `value` is zero: on the dense output, then flown to and corrected."""
    t = brentq(lambda q: value(dense(q)), before, after, xtol=1e-12)
    for _ in range(4):
        s = fly_to(f, before, old, t, rtol)
        correction = -value(s) / slope(t, s)
        t += correction
        if abs(correction) < 1e-11:
            break
    return float(t), fly_to(f, before, old, t, rtol)


@dataclass
class Result:
    events: list = field(default_factory=list)  # (name, time, inertial state, mass)
    apogee: tuple = None
    impact: tuple = None
    max_q_ascent: tuple = (0.0, 0.0)
    max_q_descent: tuple = (0.0, 0.0)
    calls: int = 0


def dynamic_pressure(flight, model, s):
    x, y, z, vx, vy, vz = s
    w = flight.omega_rad_s
    return 0.5 * model.air(height_of(s))[1] * ((vx + w * y) ** 2 + (vy - w * x) ** 2 + vz**2)


def note_peak(flight, model, result, dense, before, after):
    """Keeps the greatest dynamic pressure in the step, of the way up or down."""
    side = "max_q_ascent" if result.apogee is None else "max_q_descent"
    q = lambda t: dynamic_pressure(flight, model, dense(t))
    ts = np.linspace(before, after, 9)
    qs = [q(t) for t in ts]
    i = int(np.argmax(qs))
    if qs[i] < max(0.9 * getattr(result, side)[0], 1e-3):
        return
    best = minimize_scalar(lambda t: -q(t), bounds=(ts[max(i - 1, 0)], ts[min(i + 1, 8)]), method="bounded",
                           options={"xatol": 1e-7})
    for value, t in ((-best.fun, best.x), (qs[i], ts[i])):
        if value > getattr(result, side)[0]:
            setattr(result, side, (float(value), float(t)))


def fly(flight, model=Model(), state=None, longest=20_000.0, peaks=True):
    table = Cubics(*DRAG_TABLES[flight.drag_table]) if isinstance(flight.drag_table, str) else Cubics(*flight.drag_table)
    result = Result()
    if state is None:
        p = on_ellipsoid(radians(flight.latitude_deg), radians(flight.longitude_deg))
        w = flight.omega_rad_s
        state = np.array([*p, -w * p[1], w * p[0], 0.0])
    s = state
    for phase in phases(flight):
        f = rates(flight, phase, model, table)
        result.events.append((phase.opens, phase.start, s, phase.mass))
        for before, old, after, s, dense in steps(f, phase.start, s, min(phase.end, longest), model.rtol):
            rising = climb_rate(old)
            if result.apogee is None and before > 1.0 and rising > 0.0 >= climb_rate(s):
                t, top = root(f, before, old, after, dense, climb_rate,
                              lambda t, q: (climb_rate(fly_to(f, t, q, t + 0.01, model.rtol)) - climb_rate(q)) / 0.01,
                              model.rtol)
                result.apogee = (t, top)
                result.events.append(("apogee", t, top, phase.mass - phase.flow * (t - phase.start)))
            if before > 1.0 and height_of(s) < 0.0:
                t, ground = root(f, before, old, after, dense, height_of, lambda t, q: climb_rate(q), model.rtol)
                result.impact = (t, ground)
                if peaks:
                    note_peak(flight, model, result, dense, before, t)
                result.events.append(("impact", t, ground, phase.mass))
                return result
            if peaks:
                note_peak(flight, model, result, dense, before, after)
    raise AssertionError("never came down")


def earth_fixed(flight, t, s):
    """Position and velocity relative to the turning Earth, Earth-fixed axes."""
    w = flight.omega_rad_s
    c, k = cos(w * t), sin(w * t)
    turn = np.array([[c, k, 0.0], [-k, c, 0.0], [0.0, 0.0, 1.0]])
    v = np.array([s[3] + w * s[1], s[4] - w * s[0], s[5]])
    return turn @ s[:3], turn @ v


def place(flight, t, s):
    p, v = earth_fixed(flight, t, s)
    height, up, lat = geodetic(*p)
    speed = float(np.linalg.norm(v))
    path = degrees(asin(max(-1.0, min(1.0, float(v @ np.array(up)) / speed)))) if speed > 0.0 else 90.0
    return p, v, degrees(lat), degrees(atan2(p[1], p[0])), height, speed, path


def summary(flight, result):
    row = {"flight": flight.name}
    burnouts = [e for e in result.events if "burnout" in e[0]]
    for label, event in (("first_burnout", burnouts[0]), ("burnout", burnouts[-1])):
        _, _, _, _, height, speed, path = place(flight, event[1], event[2])
        row |= {f"{label}_time_s": event[1], f"{label}_height_m": height, f"{label}_speed_m_s": speed,
                f"{label}_path_angle_deg": path}
    t, s = result.apogee
    row |= {"apogee_height_m": height_of(s), "apogee_time_s": t}
    t, s = result.impact
    _, _, lat, lon, _, speed, path = place(flight, t, s)
    line = Geodesic.WGS84.Inverse(flight.latitude_deg, flight.longitude_deg, lat, lon)
    row |= {"impact_time_s": t, "impact_latitude_deg": lat, "impact_longitude_deg": lon, "geodesic_range_m": line["s12"],
            "impact_speed_m_s": speed, "impact_path_angle_deg": path}
    row |= {"greatest_dynamic_pressure_ascent_pa": result.max_q_ascent[0],
            "greatest_dynamic_pressure_ascent_time_s": result.max_q_ascent[1],
            "greatest_dynamic_pressure_descent_pa": result.max_q_descent[0],
            "greatest_dynamic_pressure_descent_time_s": result.max_q_descent[1]}
    return row


# ------------------------------------------------------------------------------------------------------- flights

LIQUID = Stage(3600.0, 1300.0, 140_000.0, 0.13, 62.0, 0.9)
SOLID = Stage(1000.0, 600.0, 140_000.0, 0.1, 18.0, 0.6)
STRONG = Stage(22_000.0, 2000.0, 620_000.0, 0.6, 102.0, 1.5)
FIRST = Stage(40_000.0, 4000.0, 1_000_000.0, 1.0, 112.0, 1.9)
SECOND = Stage(4600.0, 1000.0, 142_000.0, 0.5, 95.0, 1.5)

ONE = Flight("one_stage_body", (LIQUID,), 1000.0, "forden-default", 32.4, -106.3, 0.0, 4.0, 6.0, 0.0)
THREE = Flight("lofted_one_stage", (STRONG,), 600.0, "forden-default", 40.0, 125.0, 75.0, 8.0, 20.0, 0.0, 10.0, 5000.0)
FOUR = Flight("lofted_two_stage", (FIRST, SECOND), 800.0, "forden-default", 39.5, 126.0, 90.0, 8.0, 20.0, 0.0, 10.0, 8000.0)
FLIGHTS = [
    replace(ONE, turn_deg=6.0),
    Flight("short_burn_body", (SOLID,), 500.0, "forden-default", 48.6, 45.8, 110.0, 1.0, 2.0, 25.0),
    replace(THREE, turn_deg=1.0),
    replace(FOUR, turn_deg=0.4),
    replace(FOUR, name="long_two_stage", stages=(FIRST, replace(SECOND, coast_before_s=5.0)), azimuth_deg=40.0, turn_deg=4.0),
    replace(THREE, name="lofted_one_stage_still_earth", turn_deg=1.0, omega_rad_s=0.0),
    # the table of the first six is flat at every node's slope; this one tries PCHIP's inner and end slopes
    replace(ONE, name="one_stage_body_curved_drag", drag_table="v-2-like", turn_deg=6.0),
]

# ------------------------------------------------------------------------------------------------------- writing

HEADER = (
    f"# Computed by SciPy {scipy.__version__} (numpy {np.__version__}, geographiclib {version('geographiclib')}), DOP853, "
    "rtol 3e-14; script: validation/make/staged_flights.py"
)


def toml():
    out = [HEADER, "# SI units; angles in degrees. Made-up vehicles of round numbers; the model is in the script.", ""]
    for name, (mach, cd) in DRAG_TABLES.items():
        out += ["[[drag_table]]", f'id = "{name}"', f"mach = {mach}", f"cd = {cd}", ""]
    for flight in FLIGHTS:
        out += ["[[flight]]", f'name = "{flight.name}"', f'drag_table = "{flight.drag_table}"']
        for key in ("payload_kg", "latitude_deg", "longitude_deg", "azimuth_deg", "vertical_s", "turn_s", "turn_deg",
                    "separation_s", "ballistic_coefficient_kg_m2", "omega_rad_s"):
            value = getattr(flight, key)
            if value is not None:
                out.append(f"{key} = {value!r}")
        out.append("")
        for stage in flight.stages:
            out.append("[[flight.stage]]")
            out += [f"{key} = {value!r}" for key, value in vars(stage).items()]
            out.append("")
    return "\n".join(out).rstrip() + "\n"


def write(folder):
    results = [(flight, fly(flight)) for flight in FLIGHTS]
    (folder / "staged_flights.toml").write_text(toml())
    with open(folder / "staged_flights.csv", "w", newline="") as file:
        rows = [summary(flight, result) for flight, result in results]
        print(HEADER, file=file)
        print("# Speeds and path angles relative to the turning Earth; inputs: staged_flights.toml.", file=file)
        print(",".join(rows[0]), file=file)
        for row in rows:
            print(",".join(v if isinstance(v, str) else repr(float(v)) for v in row.values()), file=file)
    with open(folder / "staged_flights_states.csv", "w", newline="") as file:
        print(HEADER, file=file)
        print("# Earth-fixed position, velocity relative to the turning Earth; mass just after what the line names.", file=file)
        print("flight,event,time_s,mass_kg,x_m,y_m,z_m,vx_m_s,vy_m_s,vz_m_s,geodetic_height_m,speed_m_s", file=file)
        for flight, result in results:
            for name, t, state, mass in result.events:
                p, v, _, _, height, speed, _ = place(flight, t, state)
                numbers = ",".join(repr(float(q)) for q in (t, mass, *p, *v, height, speed))
                print(f"{flight.name},{name},{numbers}", file=file)


# ------------------------------------------------------------------------------------------------------ checking


def apart(flight, one, other):
    """Metres between two impacts (Earth-fixed), seconds between them, metres between the apogees' heights."""
    p, q = (earth_fixed(flight, *r.impact)[0] for r in (one, other))
    return (float(np.linalg.norm(p - q)), other.impact[0] - one.impact[0],
            float(height_of(other.apogee[1]) - height_of(one.apogee[1])))


def check():
    data = Path(__file__).resolve().parent.parent / "data"
    read = lambda name: list(csv.DictReader(line for line in open(data / name) if not line.startswith("#")))

    print("atmosphere: greatest relative difference")
    rows = [r for r in read("us76-ussa1976.csv") if float(r["height_m"]) < 86_000.0]
    worst = [max(abs(low_air(float(r["height_m"]))[i] / float(r[k]) - 1.0) for r in rows)
             for i, k in enumerate(("pressure_pa", "density_kg_m3", "speed_of_sound_m_s"))]
    print(f"  0 to 86 km against ussa1976: p {worst[0]:.1e} rho {worst[1]:.1e} c {worst[2]:.1e}")
    grams = {"n_N2": 28.0134, "n_O": 15.9994, "n_O2": 31.9988, "n_Ar": 39.948, "n_He": 4.0026, "n_H": 1.00797}
    sums = {}
    for r in read("us76-table.csv"):
        if r["quantity"] in grams:
            density = float(r["printed"]) * grams[r["quantity"]] * 1e-3 / 6.022169e23
            sums[float(r["height_m"])] = sums.get(float(r["height_m"]), 0.0) + density
    table = {1000.0 * k: rho for k, _, rho in HIGH_AIR}
    print("  table I density against table VIII sums: " +
          ", ".join(f"{h / 1000:.0f} km {table[h] / rho - 1.0:+.0e}" for h, rho in sorted(sums.items()) if h in table))
    nodes = {float(r["height_m"]): (float(r["pressure_pa"]), float(r["density_kg_m3"])) for r in read("us76-ussa1976.csv")
             if float(r["height_m"]) > 86_000.0}
    print("  against ussa1976 above 86 km (p, rho): " +
          ", ".join(f"{h / 1000:g} km {STANDARD(h)[0] / p - 1.0:+.3f} {STANDARD(h)[1] / rho - 1.0:+.3f}"
                    for h, (p, rho) in nodes.items()))

    print("vacuum arcs of heyoka_arcs.csv: impact apart (m), impact time (s), apogee height (m)")
    for r in read("heyoka_arcs.csv"):
        p = np.array([float(r[f"start_{k}_m"]) for k in "xyz"])
        v = np.array([float(r[f"start_v{k}_m_s"]) for k in "xyz"])
        s = np.array([*p, v[0] - OMEGA * p[1], v[1] + OMEGA * p[0], v[2]])
        free = Phase(0.0, float("inf"), None, 1.0, 0.0, 0.0, 0.0, 1.0, None, "")
        f = rates(FLIGHTS[0], free, Model(drag=False), None)
        top = None
        for before, old, after, s, dense in steps(f, 0.0, s, 20_000.0, 1e-12):
            slope = lambda t, q: (climb_rate(fly_to(f, t, q, t + 0.01, 1e-12)) - climb_rate(q)) / 0.01
            if climb_rate(old) > 0.0 >= climb_rate(s):
                top = root(f, before, old, after, dense, climb_rate, slope, 1e-12)
            if top and height_of(s) < 0.0:
                t, ground = root(f, before, old, after, dense, height_of, lambda t, q: climb_rate(q), 1e-12)
                break
        gap = np.linalg.norm(ground[:3] - [float(r[f"impact_inertial_{k}_m"]) for k in "xyz"])
        print(f"  {r['arc']:16s} {gap:.1e} {t - float(r['impact_time_s']):+.1e} "
              f"{height_of(top[1]) - float(r['apogee_height_m']):+.1e}")

    print("each flight: against the written model, (impact apart in m, impact time in s, apogee in m)")
    for flight in FLIGHTS:
        start = time.perf_counter()
        base = fly(flight)
        spent = time.perf_counter() - start
        print(f"  {flight.name} ({spent:.2f} s)")
        for label, model in (
            ("rtol 1e-12", Model(rtol=1e-12)), ("rtol 1e-13", Model(rtol=1e-13)),
            ("straight ln rho above 86 km", Model(air=Standard1976(straight=True))),
            ("density above 86 km + 5 %", Model(air=Standard1976(high_density_factor=1.05))),
            ("central gravity", Model(gravity=central_gravity)),
            ("without back-pressure", Model(back_pressure=False)),
        ):
            gap, dt, dh = apart(flight, base, fly(flight, model, peaks=False))
            print(f"    {label:28s} {gap:.2e} m {dt:+.2e} s {dh:+.2e} m")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        check()
    else:
        write(Path(sys.argv[1]))
