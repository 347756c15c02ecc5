"""Writes near-vertical flights of a made-up sounding rocket, by RocketPy, as CSV, and says why they differ from ours.

    python -m venv venv && venv/bin/pip install rocketpy==1.13.0 scipy==1.17.1 numpy==2.4.6 geographiclib==2.1
    venv/bin/python validation/make/rocketpy_vertical.py validation/data   # writes the two files below
    venv/bin/python validation/make/rocketpy_vertical.py --explain         # prints the differences, cause by cause

- `rocketpy_vertical.toml`: what flew; `rocketpy_vertical.csv`: RocketPy's flights, and beside each the flight of
  staged_flights.py (lines `scipy …`) with the same inputs.

RocketPy flies over a flat Earth in the axes east, north, up of the launch point, which do not turn with the place; its
gravity is the normal gravity of the launch latitude with a height series of second order, its air the ICAO standard
atmosphere to 80 km. So:

- `point_mass`: 3 degrees of freedom, rail and thrust straight up. No Coriolis term in this mode of RocketPy, no
  back-pressure with its point-mass motor (exit area 0). The body keeps its attitude and RocketPy lets drag act along the
  body, so on the way down drag PUSHES: its impact is not written.
- `finned`: 6 degrees of freedom with nose and fins, rail straight up; Coriolis; thrust vacuum − p A_e. Ours: thrust
  along the ellipsoid's normal at the present place throughout the burn.
- `finned_high`: the same with more propellant, through RocketPy's ceiling of 80 km. There its pressure goes on as a
  spline and turns NEGATIVE, to −67 Pa at 100 km, and with it density (−1.2e-3 kg/m³ at 100 km): the drag pushes. That
  slow up there it costs 0.002 % of the apogee; a fast body would be hurt. Its gravity is held from 80 km up, whatever
  `max_expected_height` says, since it is tabulated before. `finned_high_own_air` is the same with the U.S. Standard
  Atmosphere of staged_flights.py given to RocketPy as a custom atmosphere up to 150 km.
- `finned_inclined`: rail of 30 m inclined 87 degrees to the east, strong thrust. Ours: thrust along the rail's direction
  until its end, then along the velocity, but no rail holds it.

The drag table is given to RocketPy as a function, the same PCHIP as ours; its own way is a straight line.
"""

import sys
import warnings
from dataclasses import replace
from importlib.metadata import version
from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt
from pathlib import Path

import numpy as np
from scipy.integrate import solve_ivp

import staged_flights as own

warnings.simplefilter("ignore")
from rocketpy import Environment, Flight, GenericMotor, PointMassMotor, PointMassRocket, Rocket  # noqa: E402

LATITUDE, LONGITUDE, HEADING = 32.4, -106.3, 90.0
TABLE = own.Cubics(*own.DRAG_TABLES["v-2-like"])
PROBE = own.Stage(1100.0, 900.0, 50_000.0, 0.04, 45.0, 0.6)
LONG = replace(PROBE, propellant_kg=1300.0, dry_mass_kg=700.0)
STRONG = own.Stage(1100.0, 900.0, 110_000.0, 0.04, 22.0, 0.5)
# stage, inclination of the rail (deg), its length (m), mode, our air, ceiling of RocketPy's tables (m)
CASES = {
    "point_mass": (replace(PROBE, exit_area_m2=0.0), 90.0, 10.0, "3 DOF", False, 80_000.0),
    "finned": (PROBE, 90.0, 10.0, "6 DOF", False, 80_000.0),
    "finned_high": (LONG, 90.0, 10.0, "6 DOF", False, 80_000.0),
    "finned_high_own_air": (LONG, 90.0, 10.0, "6 DOF", True, 150_000.0),
    "finned_inclined": (STRONG, 87.0, 30.0, "6 DOF", False, 80_000.0),
}


def environment(own_air, ceiling):
    env = Environment(latitude=LATITUDE, longitude=LONGITUDE, elevation=0.0, max_expected_height=ceiling)
    if own_air:
        h = np.concatenate([np.arange(-500.0, 90_000.0, 100.0), np.arange(90_000.0, 150_001.0, 250.0)])
        p, rho, _ = np.array([own.STANDARD(float(q)) for q in h]).T
        # above 86 km the temperature that gives the density with RocketPy's gas constant
        t = p / (rho * env.air_gas_constant)
        env.set_atmospheric_model("custom_atmosphere", pressure=np.column_stack([h, p]),
                                  temperature=np.column_stack([h, t]), wind_u=0, wind_v=0)
    else:
        env.set_atmospheric_model("standard_atmosphere")
    return env


def rocketpy_flight(case):
    stage, inclination, rail, mode, own_air, ceiling = CASES[case]
    env = environment(own_air, ceiling)
    if mode == "3 DOF":
        motor = PointMassMotor(thrust_source=stage.thrust_vacuum_n, dry_mass=300.0,
                               propellant_initial_mass=stage.propellant_kg, burn_time=stage.burn_time_s)
        rocket = PointMassRocket(radius=stage.diameter_m / 2, mass=stage.dry_mass_kg - 300.0,
                                 center_of_mass_without_motor=0.0, power_off_drag=TABLE, power_on_drag=TABLE)
        rocket.add_motor(motor, 0.0)
    else:
        motor = GenericMotor(
            thrust_source=stage.thrust_vacuum_n, burn_time=stage.burn_time_s, chamber_radius=0.28, chamber_height=3.0,
            chamber_position=2.0, propellant_initial_mass=stage.propellant_kg, nozzle_radius=sqrt(stage.exit_area_m2 / pi),
            dry_mass=300.0, center_of_dry_mass_position=2.0, dry_inertia=(250.0, 250.0, 15.0), reference_pressure=0.0,
        )
        rocket = Rocket(radius=stage.diameter_m / 2, mass=stage.dry_mass_kg - 300.0, inertia=(900.0, 900.0, 25.0),
                        power_off_drag=TABLE, power_on_drag=TABLE, center_of_mass_without_motor=5.0,
                        coordinate_system_orientation="tail_to_nose")
        rocket.add_motor(motor, position=0.0)
        rocket.add_nose(length=1.8, kind="ogive", position=8.0)
        rocket.add_trapezoidal_fins(4, root_chord=1.2, tip_chord=0.6, span=0.8, position=1.2)
    return env, Flight(rocket=rocket, environment=env, rail_length=rail, inclination=inclination, heading=HEADING,
                       max_time=1500.0, rtol=1e-8, atol=1e-8, simulation_mode=mode, time_overshoot=False)


COLUMNS = ("burnout_time_s", "burnout_height_m", "burnout_speed_m_s", "apogee_height_m", "apogee_time_s", "impact_time_s",
           "impact_speed_m_s", "ground_range_m", "impact_latitude_deg", "impact_longitude_deg")


def rocketpy_row(case, flight):
    end = CASES[case][0].burn_time_s
    x, y = float(flight.x_impact), float(flight.y_impact)
    t = float(flight.t_final)
    return dict(zip(COLUMNS, map(float, (
        end, flight.z(end), flight.speed(end), flight.apogee, flight.apogee_time, t, flight.speed(t), hypot(x, y),
        flight.latitude(t), flight.longitude(t)))))


# ------------------------------------------------------------------------------- ours, with all that RocketPy has not


def own_flight(case, rail_end):
    """Thrust along the rail's direction (fixed to the Earth) until `rail_end`, then along the velocity."""
    stage, inclination, rail_length, _, _, _ = CASES[case]
    lat, lon, el = radians(LATITUDE), radians(LONGITUDE), radians(inclination)
    flight = own.Flight(case, (stage,), 0.0, "v-2-like", LATITUDE, LONGITUDE, HEADING, rail_end, 0.0, 0.0)
    if inclination == 90.0:
        return replace(flight, vertical_s=stage.burn_time_s + 1.0), own.Model()
    east = np.array([-sin(lon), cos(lon), 0.0])
    up = np.array([cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)])
    d = cos(el) * east + sin(el) * up

    def guide(t, place, normal, v, speed):
        if t < rail_end:
            c, k = cos(own.OMEGA * t), sin(own.OMEGA * t)
            return c * d[0] - k * d[1], k * d[0] + c * d[1], d[2]
        return v[0] / speed, v[1] / speed, v[2] / speed

    return flight, own.Model(guide=guide)


def own_row(case, rail_end):
    flight, model = own_flight(case, rail_end)
    row = own.summary(flight, own.fly(flight, model))
    row["ground_range_m"] = row["geodesic_range_m"]
    return {key: float(row[key]) for key in COLUMNS}


# ---------------------------------------------------------------------------- the rungs between: our flat-Earth flight


def plumb_gravity(h):
    """Gravity with the centrifugal part, along the normal of the launch point, of the zonal field."""
    lat = radians(LATITUDE)
    p = own.on_ellipsoid(lat, 0.0, h)
    g = np.array(own.zonal_gravity(*p)) + own.OMEGA**2 * np.array([p[0], p[1], 0.0])
    return -float(g @ np.array([cos(lat), 0.0, sin(lat)]))


def series_gravity(h):
    """Normal gravity of WGS-84 with the height series of second order (the published formula)."""
    s2 = sin(radians(LATITUDE)) ** 2
    g0 = 9.7803253359 * (1.0 + 1.931852652458e-3 * s2) / sqrt(1.0 - 6.694379990141e-3 * s2)
    return g0 * (1.0 - 2.0 * h / own.A * (1.0 + own.F + 3.449786506841e-3 - 2.0 * own.F * s2) + 3.0 * h**2 / own.A**2)


def flat_flight(case, gravity, air, coriolis, rail, drag=TABLE, back_pressure=True, body=None):
    stage, inclination, rail_length, _, _, _ = CASES[case]
    el, lat = radians(inclination), radians(LATITUDE)
    d = np.array([cos(el), 0.0, sin(el)])
    w = own.OMEGA * np.array([0.0, cos(lat), sin(lat)])
    area, flow = pi * stage.diameter_m**2 / 4, stage.propellant_kg / stage.burn_time_s
    whole = stage.propellant_kg + stage.dry_mass_kg

    def rates(burning, on_rail):
        def f(t, s):
            v, h = s[3:], s[2]
            speed = float(np.linalg.norm(v))
            p, rho, sound = air(float(h))
            mass = whole - flow * t if burning else stage.dry_mass_kg
            axis, side = body(t) if body and not on_rail else (None, 0.0)
            against = v if axis is None else speed * axis
            a = -0.5 * rho * speed * drag(speed / sound) * area / mass * against + side / mass
            a = a - np.array([0.0, 0.0, gravity(float(h))])
            if coriolis and not on_rail:
                a -= 2.0 * np.cross(w, v)
            if burning:
                along = d if on_rail or not left[0] or inclination == 90.0 else v / speed
                along = along if axis is None else axis
                a = a + (stage.thrust_vacuum_n - (p * stage.exit_area_m2 if back_pressure else 0.0)) / mass * along
            if on_rail and rail:
                a = (a @ d) * d
            return np.concatenate([v, a])
        return f

    options = dict(method="DOP853", rtol=1e-9, atol=1e-6)
    left = [False]
    end_of_rail = lambda t, s: float(np.linalg.norm(s[:3])) - rail_length
    end_of_rail.terminal = True
    r = solve_ivp(rates(True, True), (0.0, 20.0), np.zeros(6), events=end_of_rail, **options)
    t, s = float(r.t[-1]), r.y[:, -1]
    rail_end, left[0] = t, True
    r = solve_ivp(rates(True, False), (t, stage.burn_time_s), s, **options)
    burnout = r.y[:, -1]
    top = lambda t, s: s[5]
    top.direction = -1.0
    ground = lambda t, s: s[2]
    ground.terminal, ground.direction = True, -1.0
    r = solve_ivp(rates(False, False), (stage.burn_time_s, 3000.0), burnout, events=(top, ground), **options)
    speed = lambda s: float(np.linalg.norm(s[3:]))
    return rail_end, dict(zip(COLUMNS[:8], (
        stage.burn_time_s, float(burnout[2]), speed(burnout), float(r.y_events[0][0][2]), float(r.t_events[0][0]),
        float(r.t_events[1][0]), speed(r.y_events[1][0]), float(hypot(*r.y_events[1][0][:2])))))


def attitude(flight, with_side):
    """RocketPy's body axis in east, north, up, and the aerodynamic force across it."""

    def body(t):
        a, b, c, d = (float(q(t)) for q in (flight.e0, flight.e1, flight.e2, flight.e3))
        axis = np.array([2 * (b * d + a * c), 2 * (c * d - a * b), 1 - 2 * (b * b + c * c)])
        if not with_side:
            return axis, 0.0
        x = np.array([1 - 2 * (c * c + d * d), 2 * (b * c + a * d), 2 * (b * d - a * c)])
        y = np.array([2 * (b * c - a * d), 1 - 2 * (b * b + d * d), 2 * (c * d + a * b)])
        return axis, float(flight.R1(t)) * x + float(flight.R2(t)) * y

    return body


def rocketpy_air(env):
    return lambda h: (float(env.pressure(h)), float(env.density(h)), float(env.speed_of_sound(h)))


def explain():
    shown = ("burnout_height_m", "burnout_speed_m_s", "apogee_height_m", "apogee_time_s", "impact_time_s",
             "impact_speed_m_s", "ground_range_m")
    line = lambda name, row: print(f"    {name:58s}" + "".join(f"{row[k]:14.3f}" for k in shown))
    print(" " * 62 + "".join(f"{k[:13]:>14s}" for k in shown))
    for case in CASES:
        print(f"  {case}")
        env, flight = rocketpy_flight(case)
        theirs = rocketpy_row(case, flight)
        their_gravity, their_air = (lambda h: float(env.gravity(h))), rocketpy_air(env)
        turning = CASES[case][3] == "6 DOF"
        mixed = lambda h: (*their_air(h)[:2], own.STANDARD(h)[2])
        rail_end = flat_flight(case, plumb_gravity, own.STANDARD, True, True)[0]
        rungs = [("ours: turning ellipsoid, zonals, no rail", own_row(case, rail_end))]
        add = lambda name, *a, **k: rungs.append((name, flat_flight(case, *a, **k)[1]))
        add("+ flat Earth, plumb gravity of the launch point", plumb_gravity, own.STANDARD, True, False)
        add("+ rail", plumb_gravity, own.STANDARD, True, True)
        if not turning:
            add("+ no Coriolis", plumb_gravity, own.STANDARD, False, True)
        add("+ gravity by the series of second order", series_gravity, own.STANDARD, turning, True)
        add("+ gravity as tabulated there", their_gravity, own.STANDARD, turning, True)
        add("+ pressure and density as there", their_gravity, mixed, turning, True)
        add("+ speed of sound as there", their_gravity, their_air, turning, True)
        add("+ thrust and drag along the body as there", their_gravity, their_air, turning, True, body=attitude(flight, False))
        if turning:
            add("+ force across the body as there", their_gravity, their_air, turning, True, body=attitude(flight, True))
        rungs.append(("RocketPy", theirs))
        for name, row in rungs:
            line(name, row)
        for (_, a), (name, b) in zip(rungs, rungs[1:]):
            print(f"    % by {name:53s}" + "".join(f"{100 * (b[k] / a[k] - 1):14.4f}" if abs(a[k]) > 1e-6 else " " * 14 for k in shown))
        print(f"    % {'RocketPy to ours':56s}" + "".join(f"{100 * (theirs[k] / rungs[0][1][k] - 1):14.4f}" for k in shown))
        straight = lambda m: float(np.interp(m, *own.DRAG_TABLES["v-2-like"]))
        base = flat_flight(case, plumb_gravity, own.STANDARD, True, True)[1]
        for name, row in (
            ("apart from these: straight lines in the drag table",
             flat_flight(case, plumb_gravity, own.STANDARD, True, True, drag=straight)[1]),
            ("apart from these: no back-pressure",
             flat_flight(case, plumb_gravity, own.STANDARD, True, True, back_pressure=False)[1]),
        ):
            print(f"    % {name:56s}" + "".join(f"{100 * (row[k] / base[k] - 1):14.4f}" for k in shown))
        if turning:
            t = np.linspace(flight.out_of_rail_time + 0.5, CASES[case][0].burn_time_s, 200)
            print(f"    RocketPy: leaves the rail at {flight.out_of_rail_time:.4f} s (flat: {rail_end:.4f} s), greatest angle of attack "
                  f"{max(float(flight.angle_of_attack(q)) for q in t):.3f} deg while burning, "
                  f"path at burnout {float(flight.path_angle(CASES[case][0].burn_time_s)):.4f} deg")


HEADER = (f"# Computed by RocketPy {version('rocketpy')} (rtol 1e-8; numpy {np.__version__}); script: "
          "validation/make/rocketpy_vertical.py")


def write(folder):
    with open(folder / "rocketpy_vertical.csv", "w") as file:
        print(HEADER, file=file)
        print("# `scipy` lines: staged_flights.py with the same inputs. Ground range: flat for RocketPy, geodesic for scipy.", file=file)
        print("# RocketPy's own air has negative density above 82 km: finned_high and finned_inclined pass through it.", file=file)
        print("program,flight,rail_end_s," + ",".join(COLUMNS), file=file)
        for case in CASES:
            env, flight = rocketpy_flight(case)
            rail_end = float(flight.out_of_rail_time)
            for program, row in (("rocketpy", rocketpy_row(case, flight)), ("scipy", own_row(case, rail_end))):
                lost = program == "rocketpy" and case == "point_mass"  # drag pushes on its way down
                numbers = ["" if lost and i > 4 else repr(row[k]) for i, k in enumerate(COLUMNS)]
                print(f"{program},{case},{rail_end!r}," + ",".join(numbers), file=file)
    out = [HEADER, "# SI units, degrees. Drag table: v-2-like of staged_flights.toml.", "", f"latitude_deg = {LATITUDE}",
           f"longitude_deg = {LONGITUDE}", f"azimuth_deg = {HEADING}", 'drag_table = "v-2-like"', ""]
    for case, (stage, inclination, rail, mode, own_air, ceiling) in CASES.items():
        out += ["[[flight]]", f'name = "{case}"', f'mode = "{mode}"', f"inclination_deg = {inclination}", f"rail_length_m = {rail}",
                f"own_air = {str(own_air).lower()}", f"gravity_table_ceiling_m = {ceiling}"]
        out += [f"{key} = {value!r}" for key, value in vars(stage).items() if key != "coast_before_s"] + [""]
    (folder / "rocketpy_vertical.toml").write_text("\n".join(out).rstrip() + "\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--explain"]:
        explain()
    else:
        write(Path(sys.argv[1]))
