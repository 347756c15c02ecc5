// The coasts and land borders that are drawn over the imagery: those of the project's own map, without its areas.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const MAP = new URL("../../data/map/land-50m.json", import.meta.url);

/** Two decimals, about a kilometre, are finer than the map is. */
const DECIMALS = 2;

function linesOf(map, id) {
  const { geometry } = map.features.find((feature) => feature.id === id);
  return geometry.coordinates.map((line) => line.map((place) => place.map((degrees) => Number(degrees.toFixed(DECIMALS)))));
}

/** The outlines of the land, which the flat map fills. */
function landOf(map) {
  const { geometry } = map.features.find((feature) => feature.id === "land");
  const outer = geometry.coordinates.map(([ring]) => ring.map((place) => place.map((degrees) => Number(degrees.toFixed(DECIMALS)))));
  return outer.filter((ring) => ring.length >= FEWEST_CORNERS);
}

/** Smaller islands are no larger than the line that draws them. */
const FEWEST_CORNERS = 5;

function asset(name, content) {
  const source = JSON.stringify(content);
  return { fileName: `assets/${name}-${createHash("sha256").update(source).digest("hex").slice(0, 8)}.json`, source };
}

/** Puts the lines into the build, and tells the code where they are. */
export function mapLines() {
  const map = JSON.parse(readFileSync(MAP, "utf8"));
  const borders = linesOf(map, "borders");
  const lines = asset("map-lines", { coast: linesOf(map, "coast"), borders });
  const land = asset("map-land", { land: landOf(map), borders });
  return {
    name: "map-lines",
    config: () => ({ define: { __MAP_LINES__: JSON.stringify(lines.fileName), __MAP_LAND__: JSON.stringify(land.fileName) } }),
    generateBundle() {
      for (const one of [lines, land]) this.emitFile({ type: "asset", ...one });
    },
    configureServer(server) {
      for (const { fileName, source } of [lines, land]) server.middlewares.use(`/${fileName}`, (_, response) => response.end(source));
    },
  };
}
