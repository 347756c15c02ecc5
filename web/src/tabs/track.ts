// A flight at a moment.

import type { TrackPoint } from "../generated/documents";
import type { Point } from "../scene.svelte";

/** Where a flight is at a time since its launch: at its nearer end outside. */
export function at(track: TrackPoint[], t_s: number): Point {
  const next = track.findIndex((point) => point.t_s >= t_s);
  const after = next < 0 ? track.at(-1) : track[next];
  if (!after) throw new RangeError("a track has at least one point");
  const before = track[next - 1];
  if (!before) return { lon_deg: after.lon_deg, lat_deg: after.lat_deg, height_km: after.height_km };
  const part = (t_s - before.t_s) / (after.t_s - before.t_s);
  const between = (one: number, other: number) => one + (other - one) * part;
  return {
    lon_deg: between(before.lon_deg, before.lon_deg + (((after.lon_deg - before.lon_deg + 540) % 360) - 180)),
    lat_deg: between(before.lat_deg, after.lat_deg),
    height_km: between(before.height_km, after.height_km),
  };
}
