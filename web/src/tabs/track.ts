// A flight at a moment.

import type { Point } from "../scene.svelte";

/** Where a flight is after a share of its time: the points of a track are equally far apart in time. */
export function at(track: Point[], share: number): Point {
  const place = Math.min(Math.max(share, 0), 1) * (track.length - 1);
  const before = track[Math.floor(place)];
  const after = track[Math.ceil(place)];
  if (!before || !after) throw new RangeError("a track has at least one point");
  const part = place - Math.floor(place);
  const between = (one: number, other: number) => one + (other - one) * part;
  return {
    lon_deg: between(before.lon_deg, before.lon_deg + (((after.lon_deg - before.lon_deg + 540) % 360) - 180)),
    lat_deg: between(before.lat_deg, after.lat_deg),
    height_km: between(before.height_km, after.height_km),
  };
}
