// A flight at a moment.

import type { TrackPoint } from "../generated/documents";
import type { Point } from "../scene.svelte";

/** Between which two of some points a time lies, and how far along: at the nearer end outside. */
export function between<P>(times: { t_s: number }[], points: P[], t_s: number): { before: P; after: P; mix: (one: number, other: number) => number } {
  const next = times.findIndex((point) => point.t_s >= t_s);
  const last = next < 0 ? points.length - 1 : next;
  const first = next < 0 ? last : Math.max(0, next - 1);
  const [before, after] = [points[first], points[last]];
  const [from_s, to_s] = [times[first]?.t_s ?? 0, times[last]?.t_s ?? 0];
  if (before === undefined || after === undefined) throw new RangeError("a track has at least one point");
  const part = to_s > from_s ? (t_s - from_s) / (to_s - from_s) : 0;
  return { before, after, mix: (one, other) => one + (other - one) * part };
}

/** Where a flight is at a time since its launch. */
export function at(track: TrackPoint[], t_s: number): Point {
  const { before, after, mix } = between(track, track, t_s);
  return {
    lon_deg: mix(before.lon_deg, before.lon_deg + (((after.lon_deg - before.lon_deg + 540) % 360) - 180)),
    lat_deg: mix(before.lat_deg, after.lat_deg),
    height_km: mix(before.height_km, after.height_km),
  };
}
