"""Writes vacuum arcs from the ellipsoid to the ellipsoid, integrated by heyoka's Taylor series, as CSV.

    python -m venv venv && venv/bin/pip install heyoka==7.13.2 numpy==2.4.6 geographiclib==2.1
    venv/bin/python validation/make/heyoka_arcs.py > validation/data/heyoka_arcs.csv
    venv/bin/python validation/make/heyoka_arcs.py --check     # how exact: long double, symbolic gradient, energy
    venv/bin/python validation/make/heyoka_arcs.py --time      # prints what an arc costs

The model: WGS-84 ellipsoid and GM, zonals J2, J3, J4 (reference radius a), nothing else. The motion is integrated in
the inertial frame that coincides with the Earth-fixed one at t = 0; the Earth then turns at 7.292115e-5 rad/s. The
launch points lie on the ellipsoid; the start velocity is given relative to the turning Earth. Impact is the
root of x²/a² + y²/a² + z²/b² − 1 found by heyoka as an event of the Taylor series; the greatest geodetic height is
the root of v·n on the dense output (n the ellipsoid normal, by Bowring's latitude iterated to rounding).

The ranges in the names are rounded; the column `geodesic_range_m` is exact.
`--time` prints microseconds per arc, the median of many repeats, without
compiling: scalar integrator stepping to the impact event; scalar `propagate_until` to the impact time known
beforehand (no event); a batch of four copies of the arc with the event, divided by four. That last is the best case: a
batch stops when its first arc arrives, so unlike arcs would have to be resumed.
"""

import sys
import time
from math import atan2, cos, degrees, hypot, pi, radians, sin, sqrt

import heyoka as hy
import numpy as np
from geographiclib.geodesic import Geodesic
from importlib.metadata import version

A, F, GM, OMEGA = 6378137.0, 1.0 / 298.257223563, 3.986004418e14, 7.292115e-5
J = {2: 1.08262668355e-3, 3: -2.53265648533e-6, 4: -1.61962159137e-6}
B = A * (1.0 - F)
E2 = F * (2.0 - F)

# name, launch latitude, longitude, azimuth, elevation (deg, local ellipsoid frame), speed relative to the Earth (m/s)
ARCS = [
    ("short_200km", 38.0, 127.0, 90.0, 42.0, 1400.0),
    ("flat_700km", -12.0, -77.0, 200.0, 20.0, 3150.0),
    ("mid_1000km", 51.5, 0.0, 135.0, 43.0, 2980.0),
    ("lofted_800km", 39.0, 125.7, 80.0, 80.0, 5200.0),
    ("polar_2700km", 78.0, 15.0, 0.0, 37.0, 4700.0),
    ("lofted_2900km", 0.0, 50.0, 270.0, 70.0, 6150.0),
    ("east_5400km", 28.0, 52.0, 60.0, 32.0, 5900.0),
    ("flat_10100km", 45.0, -110.0, 345.0, 15.0, 7350.0),
    ("west_9300km", 10.0, 100.0, 265.0, 22.0, 7350.0),
    ("high_9100km", -50.0, 30.0, 20.0, 35.0, 7150.0),
]


def start(arc):
    _, lat, lon, az, el, speed = arc
    lat, lon, az, el = map(radians, (lat, lon, az, el))
    n = A / sqrt(1.0 - E2 * sin(lat) ** 2)
    p = np.array([n * cos(lat) * cos(lon), n * cos(lat) * sin(lon), n * (1.0 - E2) * sin(lat)])
    east = np.array([-sin(lon), cos(lon), 0.0])
    north = np.array([-sin(lat) * cos(lon), -sin(lat) * sin(lon), cos(lat)])
    up = np.array([cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)])
    v = speed * (cos(el) * (sin(az) * east + cos(az) * north) + sin(el) * up)
    return p, v


def inertial(p, v):
    """State in the inertial frame at t = 0."""
    return np.array([*p, v[0] - OMEGA * p[1], v[1] + OMEGA * p[0], v[2]])


def geodetic(p):
    """Latitude (rad), height (m) by fixed-point iteration on the latitude, to rounding."""
    x, y, z = map(float, p[:3])
    w = hypot(x, y)
    lat = atan2(z, w * (1.0 - E2))
    for _ in range(30):
        n = A / sqrt(1.0 - E2 * sin(lat) ** 2)
        new = atan2(z + E2 * n * sin(lat), w)
        if abs(new - lat) < 1e-17:
            break
        lat = new
    lat = new
    # the height by the projection on the normal has no cancellation at poles or equator
    return lat, w * cos(lat) + z * sin(lat) - A * sqrt(1.0 - E2 * sin(lat) ** 2)


def climb_rate(s):
    lat, _ = geodetic(s)
    lon = atan2(s[1], s[0])
    return s[3] * cos(lat) * cos(lon) + s[4] * cos(lat) * sin(lon) + s[5] * sin(lat)


X, Y, Z, VX, VY, VZ = hy.make_vars("x", "y", "z", "vx", "vy", "vz")


def equations():
    """The gradient written out: −GM r/r³ + GM Σ J_n aⁿ [P'_{n+1}(s) r / r^(n+3) − P'_n(s) ẑ / r^(n+2)], s = z/r."""
    r2 = hy.sum([X * X, Y * Y, Z * Z])
    q = 1.0 / r2  # 1/r²
    i3 = r2 ** -1.5
    w = Z * Z * q  # s²
    c2, c3, c4 = (GM * J[n] * A**n for n in (2, 3, 4))
    # P2' = 3s, P3' = (15s²−3)/2, P4' = (35s³−15s)/2, P5' = (315s⁴−210s²+15)/8
    i5 = i3 * q
    i7 = i5 * q
    along = -GM * i3 + c2 * i5 * (7.5 * w - 1.5) + c3 * i7 * Z * (17.5 * w - 7.5) + c4 * i7 * (
        w * (39.375 * w - 26.25) + 1.875
    )
    axial = -c2 * i5 * 3.0 * Z - c3 * i5 * (7.5 * w - 1.5) - c4 * i7 * Z * (17.5 * w - 7.5)
    return [(X, VX), (Y, VY), (Z, VZ), (VX, along * X), (VY, along * Y), (VZ, along * Z + axial)]


def equations_by_heyoka():
    """The same from the potential, differentiated by heyoka: guards against a slip in `equations`."""
    r = hy.sqrt(X * X + Y * Y + Z * Z)
    s = Z / r
    w = s * s  # products, not powers: a Taylor series of a power is undefined at s = 0
    p = {2: (3.0 * w - 1.0) / 2.0, 3: (5.0 * w - 3.0) * s / 2.0, 4: ((35.0 * w - 30.0) * w + 3.0) / 8.0}
    u = GM / r * (1.0 - sum(J[n] * (A / r) ** float(n) * p[n] for n in J))
    return [(X, VX), (Y, VY), (Z, VZ)] + [(v, hy.diff(u, x)) for v, x in ((VX, X), (VY, Y), (VZ, Z))]


SURFACE = (X * X + Y * Y) * (1.0 / A**2) + Z * Z * (1.0 / B**2) - 1.0


def integrator(system, fp_type=float, tol=1e-18):
    # 1e-18 asks for more than double can hold: the steps are then limited by rounding alone.
    if fp_type is np.longdouble:
        b, a = np.longdouble(B), np.longdouble(A)
        surface = (X * X + Y * Y) * (1 / a**2) + Z * Z * (1 / b**2) - np.longdouble(1)
        tol = np.longdouble(tol)
    else:
        surface = SURFACE
    event = hy.t_event(surface, direction=hy.event_direction.negative, fp_type=fp_type)
    state = np.array([1.1 * A, 0, 0, 0, 7000, 0], dtype=fp_type)
    return hy.taylor_adaptive(system, state, t_events=[event], tol=tol, fp_type=fp_type)


def fly(ta, state0):
    ta.time = type(ta.state[0])(0.0)
    ta.state[:] = state0
    ta.reset_cooldowns()
    out = ta.propagate_until(ta.state.dtype.type(20_000.0), c_output=True)
    assert int(out[0]) == -1, out[0]  # the first terminal event, which stops
    return ta.time, ta.state.copy(), out[4]


def summit(dense, end):
    """Root of the climb rate: bisection and then secant steps."""
    f = lambda t: climb_rate(dense(t))
    low, high = 1.0, float(end) - 1.0
    fl, fh = f(low), f(high)
    assert fl > 0.0 > fh
    for _ in range(200):
        mid = 0.5 * (low + high)
        if mid in (low, high):
            break
        low, high = (mid, high) if f(mid) > 0.0 else (low, mid)
    mid = 0.5 * (low + high)
    return mid, geodetic(dense(mid))[1]


def earth_fixed(t, s):
    c, k = cos(OMEGA * t), sin(OMEGA * t)
    return np.array([c * s[0] + k * s[1], -k * s[0] + c * s[1], s[2]])


def table():
    ta = integrator(equations())
    print(
        f"# Computed by heyoka {version('heyoka')} (numpy {np.__version__}, geographiclib {version('geographiclib')}), "
        "tolerance 1e-18; script: validation/make/heyoka_arcs.py"
    )
    print("# Earth-fixed start, velocity relative to the turning Earth; impact latitude and longitude Earth-fixed;")
    print("# inertial: the frame that coincides with the Earth-fixed one at t = 0.")
    print(
        "arc,start_x_m,start_y_m,start_z_m,start_vx_m_s,start_vy_m_s,start_vz_m_s,impact_time_s,apogee_height_m,"
        "apogee_time_s,impact_latitude_deg,impact_longitude_deg,impact_inertial_x_m,impact_inertial_y_m,"
        "impact_inertial_z_m,impact_inertial_vx_m_s,impact_inertial_vy_m_s,impact_inertial_vz_m_s,geodesic_range_m"
    )
    for arc in ARCS:
        p, v = start(arc)
        t, s, dense = fly(ta, inertial(p, v))
        top, height = summit(dense, t)
        fixed = earth_fixed(t, s)
        lat, left = geodetic(fixed)
        assert abs(left) < 1e-8, left
        lat, lon = degrees(lat), degrees(atan2(fixed[1], fixed[0]))
        line = Geodesic.WGS84.Inverse(arc[1], arc[2], lat, lon)
        row = [*p, *v, t, height, top, lat, lon, *s, line["s12"]]
        print(arc[0] + "," + ",".join(repr(float(q)) for q in row))


def check():
    double, symbolic = integrator(equations()), integrator(equations_by_heyoka())
    long = integrator(long_double_equations(), np.longdouble, 1e-21)
    print("arc: difference of impact time (s) and of the inertial impact position (m) to long double; energy drift")
    for arc in ARCS:
        p, v = start(arc)
        s0 = inertial(p, v)
        t, s, _ = fly(double, s0)
        ts, ss, _ = fly(symbolic, s0)
        tl, sl, _ = fly(long, s0.astype(np.longdouble))
        gap = lambda q: float(np.linalg.norm((np.array(q, dtype=np.longdouble) - sl)[:3]))
        e0, e1 = energy(s0), energy(s)
        print(f"{arc[0]:16s} {float(t - tl):+.2e} s {gap(s):.2e} m | symbolic {float(ts - tl):+.2e} s {gap(ss):.2e} m"
              f" | energy {e1 / e0 - 1.0:+.1e}")


def long_double_equations():
    """`equations_by_heyoka` with long double constants (the same values as the doubles)."""
    ld = np.longdouble
    r2 = X * X + Y * Y + Z * Z
    r = hy.sqrt(r2)
    s = Z / r
    w = s * s
    p = {2: (ld(3) * w - ld(1)) / ld(2), 3: (ld(5) * w - ld(3)) * s / ld(2), 4: ((ld(35) * w - ld(30)) * w + ld(3)) / ld(8)}
    u = ld(GM) / r
    for n in J:
        u = u - ld(GM) * ld(J[n]) * ld(A) ** n * p[n] / r ** ld(n + 1)
    return [(X, VX), (Y, VY), (Z, VZ)] + [(v, hy.diff(u, x)) for v, x in ((VX, X), (VY, Y), (VZ, Z))]


def energy(s):
    s = np.asarray(s, dtype=np.longdouble)
    r = np.sqrt(np.dot(s[:3], s[:3]))
    q = s[2] / r
    p = {2: (3 * q**2 - 1) / 2, 3: (5 * q**3 - 3 * q) / 2, 4: (35 * q**4 - 30 * q**2 + 3) / 8}
    return float(np.dot(s[3:], s[3:]) / 2 - GM / r * (1 - sum(J[n] * (A / r) ** n * p[n] for n in J)))


def median_us(call, repeats=2000):
    for _ in range(50):
        call()
    spent = []
    for _ in range(repeats):
        begin = time.perf_counter_ns()
        call()
        spent.append(time.perf_counter_ns() - begin)
    return np.median(spent) / 1000.0


def timing():
    states = [inertial(*start(arc)) for arc in ARCS]
    for tol in (1e-16, 1e-12, 1e-9):
        ta = integrator(equations(), tol=tol)
        plain = hy.taylor_adaptive(equations(), states[0], tol=tol)
        print(f"tolerance {tol:g}; order {ta.order}; scalar, to the event | scalar, to a known time | steps")
        for arc, s0 in zip(ARCS, states):
            times = {}

            def with_event():
                ta.time = 0.0
                ta.state[:] = s0
                ta.reset_cooldowns()
                times["steps"] = ta.propagate_until(20_000.0)[3]

            with_event()
            end = ta.time

            def without():
                plain.time = 0.0
                plain.state[:] = s0
                plain.propagate_until(end)

            print(f"  {arc[0]:16s} {median_us(with_event):8.2f} us {median_us(without):8.2f} us {times['steps']:4d}")
        shared = {}
        for arc, s0 in zip(ARCS, states):
            event = hy.t_event_batch(SURFACE, direction=hy.event_direction.negative)
            block = np.repeat(s0[:, None], 4, axis=1)
            batch = hy.taylor_adaptive_batch(equations(), block, t_events=[event], tol=tol)

            def four():
                batch.set_time(0.0)
                batch.state[:] = block
                batch.reset_cooldowns()
                batch.propagate_until([20_000.0] * 4)

            shared[arc[0]] = median_us(four, 500) / 4

        def idle():
            ta.time = 0.0
            ta.state[:] = states[0]
            ta.reset_cooldowns()

        print("  batch of four copies, per arc: " + ", ".join(f"{k} {v:.2f} us" for k, v in shared.items()))
        print(f"  of a scalar call, resetting: {median_us(idle):.2f} us")


if __name__ == "__main__":
    {"--check": check, "--time": timing}.get(sys.argv[1] if len(sys.argv) > 1 else "", table)()
