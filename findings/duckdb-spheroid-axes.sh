#!/usr/bin/env bash
# DuckDB 1.5.5 with its spatial extension: the same polygon as GeoJSON and as GeoParquet.
#
# Guess, written down before the run: a column whose type says GEOMETRY('OGC:CRS84') (longitude first) is measured as longitude
# and latitude, and two files on WGS-84 can be joined by ST_Intersects.
#
# Seen on 30 November 2026:
# - ST_Area_Spheroid takes the first number as the latitude whatever the type says: `nan` for a polygon at longitude 127, without
#   an error; right after ST_FlipCoordinates. Between 90 W and 90 E it gives a number, and a wrong one.
# - ST_Distance_Sphere does the same: one degree of longitude at 37 N comes out as 111 km and not 89.
# - The column of a GeoJSON as RFC 7946 has it (no `crs` member) is GEOMETRY('EPSG:4326'), that of GeoParquet GEOMETRY('OGC:CRS84'): ST_Intersects of the two is refused
#   by the binder until ST_SetCRS makes them one, though both hold longitude first.
#
# Needs Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==1.5.5 duckdb-extension-spatial==1.5.5 duckdb-extensions==1.5.5 \
  geopandas==1.2.0 pyarrow==26.0.1 pyproj==3.7.2
cat > run.py <<'PY'
import json
import math
from pathlib import Path

import duckdb
import duckdb_extensions
import geopandas as gpd
from pyproj import Geod
from shapely.geometry import box, mapping

frame = gpd.GeoDataFrame({"name": ["east", "west"]}, geometry=[box(127, 36, 128, 37), box(10, 36, 11, 37)], crs="OGC:CRS84")
features = [{"type": "Feature", "properties": {"name": name}, "geometry": mapping(shape)} for name, shape in zip(frame.name, frame.geometry)]
Path("a.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
frame.to_parquet("a.parquet")
geod = Geod(ellps="WGS84")
true_km2 = abs(geod.geometry_area_perimeter(box(127, 36, 128, 37))[0]) / 1e6

db = duckdb.connect()
duckdb_extensions.import_extension("spatial", con=db)
db.execute("LOAD spatial")
kinds = [db.execute(f"SELECT typeof({column}) FROM {table} LIMIT 1").fetchone()[0]
         for column, table in [("geom", "ST_Read('a.geojson')"), ("geometry", "'a.parquet'")]]
print("types:", kinds)
assert kinds == ["GEOMETRY('EPSG:4326')", "GEOMETRY('OGC:CRS84')"]

areas = db.execute("SELECT name, ST_Area_Spheroid(geometry) / 1e6, ST_Area_Spheroid(ST_FlipCoordinates(geometry)) / 1e6 FROM 'a.parquet' ORDER BY name").fetchall()
print("true km2:", round(true_km2), "DuckDB as it is and flipped:", areas)
(_, east, east_flipped), (_, west, west_flipped) = areas
assert math.isnan(east) and abs(east_flipped / true_km2 - 1) < 1e-6
assert abs(west / true_km2 - 1) > 0.1 and abs(west_flipped / true_km2 - 1) < 1e-6

(sphere_m,) = db.execute("SELECT ST_Distance_Sphere(ST_Point(127, 37), ST_Point(128, 37))").fetchone()
print("one degree of longitude at 37 N:", round(sphere_m), "m; true", round(geod.inv(127, 37, 128, 37)[2]), "m")
assert abs(sphere_m - 111_195) < 1

join = "SELECT count(*) FROM ST_Read('a.geojson') j JOIN 'a.parquet' p ON ST_Intersects({}, p.geometry)"
try:
    db.execute(join.format("j.geom"))
    raise SystemExit("the join is not refused any more")
except duckdb.BinderException as refused:
    print("join:", str(refused).splitlines()[0])
assert db.execute(join.format("ST_SetCRS(j.geom, 'OGC:CRS84')")).fetchone() == (2,)
PY
venv/bin/python run.py
