"""Writes the countries of the map, and the areas that their source gives them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m venv venv && venv/bin/pip install geographiclib==2.1
    venv/bin/python validation/make/countries.py package/countries-50m.json

- `data/map/countries-50m.json`: every country whole, on the grid of the source, so that no corner is rounded again;
- `validation/data/country-areas.csv`: the area of each country of the source, by geographiclib.

The two share the reading of the source and nothing after it. The areas are taken from the rings of the source itself, every
edge followed as the straight line in longitude and latitude that the source means, in steps of at most 0.05 degrees.
"""

import csv
import hashlib
import json
import sys
from math import ceil
from pathlib import Path

from geographiclib.geodesic import Geodesic

ROOT = Path(__file__).resolve().parents[2]

SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"

# An edge is straight in longitude and latitude here and straight in a plane there: long ones get points on the way.
LONGEST_EDGE_DEG = 1.0
STEP_DEG = 0.05

# Names that the source shortens, and one that it has in full.
NAMES = {
    "United States of America": "United States",
}

# Rings of Russia that stand under a name of their own and count for no country: name, west, south, east, north.
APART = [
    ("the four island groups", 145.0, 43.2, 149.0, 45.7),
    ("Crimea", 32.3, 44.2, 36.8, 46.3),
]
APART_FROM = "Russia"


class Source:
    """The source, in steps of its grid."""

    def __init__(self, path):
        data = path.read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != SHA256:
            sys.exit(f"{path}: sha256 {found}; allowed: {SHA256}, of world-atlas 2.0.2")
        topology = json.loads(data)
        self.step = topology["transform"]["scale"]
        self.origin = topology["transform"]["translate"]
        self.turn = round(360 / self.step[0])
        self.arcs = []
        for arc in topology["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x, y))
            self.arcs.append(points)
        self.countries = [
            (geometry["properties"]["name"], self.polygons(geometry))
            for geometry in topology["objects"]["countries"]["geometries"]
        ]

    def polygons(self, geometry):
        arcs = {"Polygon": lambda a: [a], "MultiPolygon": lambda a: a}[geometry["type"]](geometry["arcs"])
        return [[ring for ring in map(self.ring, polygon) if not self.is_pole(ring)] for polygon in arcs]

    def is_pole(self, ring):
        """The source draws the pole as a ring round it, a hundred metres from it."""
        return all(abs(self.degrees(point)[1]) > 89.9 for point in ring)

    def ring(self, indices):
        """A ring without its last point, which is its first; each point within half a turn of the one before."""
        points = []
        for index in indices:
            arc = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        unbroken = points[:1]
        for x, y in points[1:]:
            x += self.turn * round((unbroken[-1][0] - x) / self.turn)
            unbroken.append((x, y))
        if (unbroken[-1][0] - unbroken[0][0]) % self.turn == 0 and unbroken[-1][1] == unbroken[0][1]:
            around = unbroken[-1][0] != unbroken[0][0]
            return unbroken if around else unbroken[:-1]
        sys.exit("a ring of the source does not close")

    def degrees(self, point):
        return self.origin[0] + self.step[0] * point[0], self.origin[1] + self.step[1] * point[1]


def edges(ring):
    return zip(ring, ring[1:] + ring[:1])


def split(source, ring):
    """The ring with points on its long edges; on a ring around a pole the edge to the first point again is none."""
    out = []
    for (ax, ay), (bx, by) in edges(ring):
        out.append((ax, ay))
        if abs(bx - ax) >= source.turn:
            continue
        parts = ceil(abs(bx - ax) * source.step[0] / LONGEST_EDGE_DEG)
        out.extend(
            (round(ax + (bx - ax) * i / parts), round(ay + (by - ay) * i / parts)) for i in range(1, parts)
        )
    return out


def flat(source, ring):
    """A ring as the differences from point to point, the first point from the origin."""
    out, before = [], (0, 0)
    for point in split(source, ring):
        out += [point[0] - before[0], point[1] - before[1]]
        before = point
    return out


def inside(source, ring, box):
    _, west, south, east, north = box
    points = [source.degrees(point) for point in ring]
    return all(west < lon < east and south < lat < north for lon, lat in points)


def territories(source):
    found = {}
    for name, polygons in source.countries:
        for outer, *holes in polygons:
            box = next((box for box in APART if name == APART_FROM and inside(source, outer, box)), None)
            into = found.setdefault(box[0] if box else NAMES.get(name, name), {"rings": [], "holes": []})
            into["rings"].append(flat(source, outer))
            into["holes"].extend(flat(source, hole) for hole in holes)
    return [{"name": name, **found[name]} for name in sorted(found)]


def area_km2(source, ring):
    """Of the smaller side of a ring, on WGS-84."""
    polygon = Geodesic.WGS84.Polygon()
    for a, b in edges(ring):
        (alon, alat), (blon, blat) = source.degrees(a), source.degrees(b)
        if abs(b[0] - a[0]) >= source.turn:
            continue
        parts = max(1, ceil(max(abs(blon - alon), abs(blat - alat)) / STEP_DEG))
        for i in range(parts):
            polygon.AddPoint(alat + (blat - alat) * i / parts, alon + (blon - alon) * i / parts)
    _, _, area = polygon.Compute(False, True)
    return abs(area) / 1e6


def main():
    source = Source(Path(sys.argv[1]))
    made = {"step_deg": source.step, "origin_deg": source.origin, "territories": territories(source)}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace('{"name"', '\n{"name"')
    (ROOT / "data/map/countries-50m.json").write_text(text + "\n", encoding="utf-8")
    with (ROOT / "validation/data/country-areas.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# world-atlas 2.0.2, countries-50m.json (Natural Earth 4.1.0), by geographiclib 2.1:\n")
        file.write("# validation/make/countries.py. Holes taken off; Russia with all that the source counts to it.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["country", "area_km2"])
        for name, polygons in sorted(source.countries):
            signed = (area_km2(source, outer) - sum(area_km2(source, h) for h in holes) for outer, *holes in polygons)
            rows.writerow([NAMES.get(name, name), f"{sum(signed):.3f}"])


if __name__ == "__main__":
    main()
