// What d3-geo makes of a brief's map.geojson: it reads an area clockwise, RFC 7946 writes it counter-clockwise. As docs/files.md says,
// each ring is turned before; then every area is the one that the file says.
//
//     node rings.mjs FOLDER-OF-THE-BRIEF
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { geoArea } from "d3-geo";

const RADIUS_KM = 6371.0072; // of the sphere of the ellipsoid's area
const map = JSON.parse(readFileSync(join(process.argv[2], "map.geojson"), "utf8"));
const areas = map.features.filter(({ geometry }) => geometry.type.endsWith("Polygon"));
const turned = ({ type, coordinates }) => {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map((ring) => ring.toReversed())) };
};
for (const { id, geometry, properties } of areas) {
  const said = properties.drawn_area_km2 / RADIUS_KM ** 2;
  const found = geoArea(turned(geometry));
  assert(Math.abs(found / said - 1) < 0.01, `${id}: ${found} steradians, ${said} said`);
  // Not turned it is the rest of the sphere, once for each polygon.
  assert(geoArea(geometry) > 2 * Math.PI, id);
}
assert(areas.length >= 10);
console.log(`d3-geo: ${areas.length} areas, each what it says once its rings are turned`);
