#!/usr/bin/env bash
# GDAL 3.12.4 (in the wheel of pyogrio 0.13.0): a KML with a folder of gx:Track, each point with its own time.
#
# Guess, written down before the run: the driver LIBKML gives a line without any time, and the driver KML the same line.
#
# Seen on 30 November 2026:
# - LIBKML gives a LineString Z; the first and the last time stand in the fields `begin` and `end`, those between are gone, and
#   there is no M coordinate. The field `altitudeMode` is empty although the track says `absolute`.
# - The driver KML has no layer for the folder, and says nothing.
#
# Needs Python 3.11.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyogrio==0.13.0 geopandas==1.2.0
cat > run.py <<'PY'
import pyogrio
import geopandas as gpd
from pathlib import Path

Path("a.kml").write_text("""<?xml version="1.0"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Folder><name>sites</name><Placemark><name>site</name><Point><coordinates>128,36,0</coordinates></Point></Placemark></Folder>
<Folder><name>tracks</name><Placemark><name>one</name><gx:Track><altitudeMode>absolute</altitudeMode>
<when>2020-01-01T00:00:00Z</when><when>2020-01-01T00:05:00Z</when><when>2020-01-01T00:20:00Z</when>
<gx:coord>130 40 0</gx:coord><gx:coord>131 41 100000</gx:coord><gx:coord>132 42 0</gx:coord></gx:Track></Placemark></Folder>
</Document></kml>""", encoding="utf-8")
print("pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version__)

layers = [name for name, _ in pyogrio.list_layers("a.kml")]
one = gpd.read_file("a.kml", layer="tracks").iloc[0]
print("LIBKML:", layers, one.geometry.wkt, one["begin"], one["end"], one["altitudeMode"])
assert layers == ["sites", "tracks"] and one.geometry.has_z and not one.geometry.has_m
assert str(one["begin"]).startswith("2020-01-01 00:00:00") and str(one["end"]).startswith("2020-01-01 00:20:00")
assert one["altitudeMode"] is None

PY
cat > older.py <<'PY'
import os
os.environ["OGR_SKIP"] = "LIBKML"
import pyogrio
layers = [name for name, _ in pyogrio.list_layers("a.kml")]
print("KML:", layers)
assert layers == ["sites"]
PY
venv/bin/python run.py
venv/bin/python older.py
