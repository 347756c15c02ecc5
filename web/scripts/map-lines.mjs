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

/** Puts the lines into the build, and tells the code where they are. */
export function mapLines() {
  const map = JSON.parse(readFileSync(MAP, "utf8"));
  const source = JSON.stringify({ coast: linesOf(map, "coast"), borders: linesOf(map, "borders") });
  const fileName = `assets/map-lines-${createHash("sha256").update(source).digest("hex").slice(0, 8)}.json`;
  return {
    name: "map-lines",
    config: () => ({ define: { __MAP_LINES__: JSON.stringify(fileName) } }),
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}
