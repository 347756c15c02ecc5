"""Writes the values that the package ambiance gives (ICAO standard atmosphere), as CSV on standard output.

    python -m venv venv && venv/bin/pip install ambiance==1.3.1
    venv/bin/python validation/make/us76_ambiance.py > validation/data/us76-ambiance.csv

The ICAO standard atmosphere has the layers of the U.S. Standard Atmosphere, 1976 up to 80 km.
"""

from importlib.metadata import version

from ambiance import Atmosphere

print(f"# Computed by ambiance {version('ambiance')}; script: validation/make/us76_ambiance.py")
print("height_m,temperature_k,pressure_pa,density_kg_m3,speed_of_sound_m_s")
for height in [-5000, -1000, 0, 1234, 5000, 10000, 11019, 15000, 20063, 30000, 40000, 47350, 50000, 60000, 71802, 79000]:
    a = Atmosphere(float(height))
    values = (a.temperature[0], a.pressure[0], a.density[0], a.speed_of_sound[0])
    print(f"{height}," + ",".join(f"{v:.9g}" for v in values))
