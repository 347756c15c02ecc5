"""Writes how high the lowest radio ray stands over the seasons, through the profiles of ITU-R P.835, as CSV on standard output.

    python -m venv venv && venv/bin/pip install itur==0.4.0 scipy==1.17.1
    venv/bin/python validation/make/refraction_seasons.py > validation/data/refraction-seasons.csv

Temperature, pressure and water vapour: ITU-Rpy's `itu835` of February 2012 (P.835-5), by latitude and season. Refractivity: its `itu453`, whose first
argument is the pressure of the *dry* air, so that the vapour's share is taken off the profile's pressure. The whole profile is
flown, not an exponential: the ray is a differential equation along its own path, as in `refraction_scipy.py`.

The columns `surface_n_units` and `fall_n_units` are the refractivity at height 0 and how much less it is at 1 km: the figures
of `data/systems/air-of-the-seasons.toml`.
"""

import itur
import numpy as np
import scipy
from itur.models import itu453, itu835
from scipy.integrate import solve_ivp
from scipy.interpolate import PchipInterpolator

itu835.change_version(5)

A, F = 6378137.0, 1.0 / 298.257223563
RADIUS = A * (1.0 - F / 3.0)
TOP = 100.0


def refractivity(latitude, season, height_km):
    temperature = itu835.temperature(latitude, height_km, season).value
    pressure = itu835.pressure(latitude, height_km, season).value
    vapour = itu835.water_vapour_density(latitude, height_km, season).value * temperature / 216.7
    return (itu453.radio_refractive_index(pressure - vapour, vapour, temperature).value - 1.0) * 1e6


def profile(latitude, season):
    heights_km = np.concatenate([np.arange(0.0, 20.0, 0.02), np.arange(20.0, TOP + 0.01, 0.25)])
    n_units = refractivity(np.full(heights_km.shape, latitude), season, heights_km)
    curve = PchipInterpolator(heights_km * 1000.0, n_units * 1e-6)
    return curve, curve.derivative()


def height_at(excess, gradient, sensor, elevation, ground_range):
    def rates(_, state):
        height, _, local = state
        inside = height < TOP * 1000.0
        n = 1.0 + (float(excess(height)) if inside else 0.0)
        curvature = -(float(gradient(height)) if inside else 0.0) / n * np.cos(local)
        turn = np.cos(local) / (RADIUS + height)
        return [np.sin(local), turn, turn - curvature]

    def arrived(_, state):
        return state[1] - ground_range / RADIUS

    arrived.terminal = True
    run = solve_ivp(
        rates, (0.0, 3.0 * ground_range), [sensor, 0.0, elevation], method="DOP853", events=arrived,
        rtol=1e-10, atol=[1e-4, 1e-12, 1e-12], first_step=1.0, max_step=2_000.0,
    )
    return run.y_events[0][0][0]


print(
    f"# Computed by ITU-Rpy {itur.__version__} (P.835-{itu835.get_version()}, P.453-{itu453.get_version()}) and "
    f"SciPy {scipy.__version__}; script: validation/make/refraction_seasons.py"
)
print("zone,season,surface_n_units,fall_n_units,sensor_m,elevation_deg,ground_range_km,height_km")
for zone, latitude in [("low", 10.0), ("mid", 36.0), ("high", 60.0)]:
    for season in ["winter", "summer"] if zone != "low" else ["winter"]:
        excess, gradient = profile(latitude, season)
        surface = refractivity(latitude, season, 0.0)
        fall = surface - refractivity(latitude, season, 1.0)
        for sensor in [0.0, 1000.0]:
            for elevation in [0.0, 1.0, 5.0]:
                for ground_range in [500.0, 1000.0, 2000.0]:
                    height = height_at(excess, gradient, sensor, np.radians(elevation), ground_range * 1000.0)
                    word = "year" if zone == "low" else season
                    print(f"{zone},{word},{surface:.3f},{fall:.3f},{sensor},{elevation},{ground_range},{height / 1000:.4f}")
