"""Writes the values that the package ussa1976 gives, as CSV on standard output.

    python -m venv venv && venv/bin/pip install ussa1976==0.3.4 numpy scipy xarray
    venv/bin/python validation/make/us76_ussa1976.py > validation/data/us76-ussa1976.csv

Above 86 km the package integrates on a coarse grid (640 points to 150 km, 100 beyond) and uses the molar mass of
nitrogen in the equation of atomic oxygen, where the standard's tables follow from that of the mixture: its atomic
oxygen is up to 7 % higher than the printed table, which its own tests note. So the comparison is tight below 86 km
and loose above.
"""

from importlib.metadata import version

import numpy as np
import ussa1976

heights = np.array(
    [0, 500, 1000, 5000, 10000, 11000, 15000, 20000, 25000, 32000, 40000, 47500, 51000, 60000, 70000, 75000, 79000]
    + [86500, 90000, 95000, 100000, 105000, 110000, 115000, 120000, 150000, 200000, 300000, 400000, 500000]
    + [600000, 800000, 1000000],
    dtype=float,
)
air = ussa1976.compute(z=heights, variables=["t", "p", "rho", "cs", "n"])
print(f"# Computed by ussa1976 {version('ussa1976')} (numpy {np.__version__}); script: validation/make/us76_ussa1976.py")
print("height_m,temperature_k,pressure_pa,density_kg_m3,speed_of_sound_m_s,n_n2_m3,n_o2_m3,n_he_m3")
for i, height in enumerate(heights):
    n = {gas: float(air.n.sel(s=gas).values[i]) for gas in ("N2", "O2", "He")}
    row = [air.t.values[i], air.p.values[i], air.rho.values[i], air.cs.values[i], n["N2"], n["O2"], n["He"]]
    print(f"{height:.0f}," + ",".join("" if np.isnan(v) else f"{v:.9g}" for v in map(float, row)))
