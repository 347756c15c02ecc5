// Where a camera must stand to see what a view is about.

import type { Place, SceneItem } from "../scene.svelte";
import { ringAround } from "./sphere";

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_KM = 6371;

const NEAREST_KM = 700;
const FARTHEST_KM = 9000;

/** From near the camera looks aslant, so that heights show; from afar straight down, or the Earth would slip away. */
const NEAR_PITCH_DEG = -66;
const FAR_PITCH_DEG = -89;

export function placesOf(item: SceneItem): Place[] {
  switch (item.kind) {
    case "mark":
      return [item.at];
    case "arc":
    case "outline":
      return item.points;
    case "sightline":
      return [item.from, item.to];
    case "ring":
      return ringAround(item.centre, item.radius_km);
    case "volume":
    case "area":
      return item.polygons.flatMap(([outer = []]) => outer.map(([lon_deg = 0, lat_deg = 0]) => ({ lon_deg, lat_deg })));
    case "heights":
      return [];
  }
}

type Vector = [number, number, number];

function direction({ lon_deg, lat_deg }: Place): Vector {
  const [lon, lat] = [lon_deg * RADIANS, lat_deg * RADIANS];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/** Longitude, latitude, height (km), heading, pitch (degrees); null where there is nothing to see. */
export function frame(items: SceneItem[]): number[] | null {
  const directions = items.flatMap(placesOf).map(direction);
  if (directions.length === 0) return null;
  const ends = [0, 1, 2].map((axis) => directions.map((one) => one[axis] ?? 0)).map((all) => [Math.min(...all), Math.max(...all)]);
  const middle = ends.map(([low = 0, high = 0]) => (low + high) / 2) as Vector;
  const length = Math.hypot(...middle);
  const cosine = (one: Vector) => (one[0] * middle[0] + one[1] * middle[1] + one[2] * middle[2]) / length;
  const radius_km = Math.acos(Math.max(-1, Math.min(...directions.map(cosine), 1))) * EARTH_RADIUS_KM;
  const height_km = Math.min(FARTHEST_KM, Math.max(NEAREST_KM, radius_km * 2.6 + 250));
  const far = Math.min(1, (height_km - NEAREST_KM) / (FARTHEST_KM - NEAREST_KM));
  const pitch_deg = NEAR_PITCH_DEG + far * (FAR_PITCH_DEG - NEAR_PITCH_DEG);
  // The camera stands south of what it looks at, by as much as it looks aslant.
  const south_deg = Math.atan((height_km / EARTH_RADIUS_KM) / Math.tan(-pitch_deg * RADIANS)) / RADIANS;
  const lat_deg = Math.asin(middle[2] / length) / RADIANS - south_deg * 0.85;
  return [Math.atan2(middle[1], middle[0]) / RADIANS, Math.max(-60, lat_deg), height_km, 0, pitch_deg];
}
