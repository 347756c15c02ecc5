"""Writes radio rays through exponential atmospheres, integrated by SciPy, as CSV on standard output.

    python -m venv venv && venv/bin/pip install scipy==1.17.1
    venv/bin/python validation/make/refraction_scipy.py > validation/data/refraction-scipy.csv

Another road than the engine's: the ray is integrated as a differential equation along its own path (position and
direction in the plane, curvature = the part of grad ln n across the ray), not by Snell's invariant, until it reaches
the height of the target. Sphere of 6,371.0088 km (WGS-84 mean radius).
"""

import numpy as np
import scipy
from scipy.integrate import solve_ivp

A, F = 6378137.0, 1.0 / 298.257223563
RADIUS = A * (1.0 - F / 3.0)


def trace(n_units, decay_per_km, sensor, elevation, target):
    surface, decay = n_units * 1e-6, decay_per_km / 1000.0

    def rates(_, state):
        # height, angle at the centre, elevation to the local horizontal, bending; per metre of path
        height, _, local, _ = state
        excess = surface * np.exp(-decay * height)
        curvature = decay * excess / (1.0 + excess) * np.cos(local)
        turn = np.cos(local) / (RADIUS + height)
        return [np.sin(local), turn, turn - curvature, curvature]

    def arrived(_, state):
        return state[0] - target

    arrived.terminal = True
    longest = 3.0 * np.sqrt(2.0 * RADIUS * (target - sensor)) + 3.0 * (target - sensor)
    run = solve_ivp(
        rates, (0.0, longest), [sensor, 0.0, elevation, 0.0], method="DOP853", events=arrived,
        rtol=2.3e-14, atol=[1e-9, 1e-16, 1e-16, 1e-18], first_step=0.1, max_step=20_000.0,
    )
    height, angle, local, bending = run.y_events[0][0]
    x = (RADIUS + target) * np.sin(angle)
    y = (target - sensor) - 2.0 * (RADIUS + target) * np.sin(angle / 2.0) ** 2
    return bending, RADIUS * angle, np.hypot(x, y), np.arctan2(y, x)


print(f"# Computed by SciPy {scipy.__version__} (numpy {np.__version__}); script: validation/make/refraction_scipy.py")
print(
    "n_units,decay_per_km,sensor_m,elevation_mrad,target_m,"
    "bending_mrad,ground_range_m,slant_range_m,true_elevation_mrad"
)
for n_units, decay_per_km in [(313.0, 0.143859), (400.0, 0.18), (200.0, 0.1184)]:
    for sensor in [0.0, 1000.0]:
        for elevation_mrad in [0.0, 1.0, 10.0, 50.0, 200.0, 1000.0]:
            for target in [1500.0, 30_000.0, 1_000_000.0]:
                bending, ground, slant, true = trace(n_units, decay_per_km, sensor, elevation_mrad / 1000.0, target)
                print(
                    f"{n_units},{decay_per_km},{sensor},{elevation_mrad},{target},"
                    f"{bending * 1000:.13g},{ground:.12g},{slant:.12g},{true * 1000:.13g}"
                )
