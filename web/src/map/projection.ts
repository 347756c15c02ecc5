// A flat map on which the distance and the direction of every place from the middle are true (azimuthal, equidistant).

import type { Place } from "../scene.svelte";

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_KM = 6371;

/** What lies farther from the middle is left out: towards the far side of the Earth the map tears. */
export const FARTHEST_KM = 12_000;

/** East and north of the middle, in kilometres. */
export type Flat = [number, number];

export type Projection = (lon_deg: number, lat_deg: number) => Flat;

export function around({ lon_deg, lat_deg }: Place): Projection {
  const [sine, cosine] = [Math.sin(lat_deg * RADIANS), Math.cos(lat_deg * RADIANS)];
  return (lon, lat) => {
    const [turn, north] = [(lon - lon_deg) * RADIANS, lat * RADIANS];
    const [sineOf, cosineOf] = [Math.sin(north), Math.cos(north)];
    const angle = Math.acos(Math.max(-1, Math.min(1, sine * sineOf + cosine * cosineOf * Math.cos(turn))));
    const scale = angle < 1e-9 ? EARTH_RADIUS_KM : (EARTH_RADIUS_KM * angle) / Math.sin(angle);
    return [scale * cosineOf * Math.sin(turn), scale * (cosine * sineOf - sine * cosineOf * Math.cos(turn))];
  };
}

/** A line or the edge of an area, without what lies too far away. */
export function flatten(project: Projection, line: readonly (readonly number[])[]): Flat[] {
  return line.map(([lon = 0, lat = 0]) => project(lon, lat)).filter(([east, north]) => Math.hypot(east, north) < FARTHEST_KM);
}

export interface Frame {
  middle: Place;
  /** Half of what is shown from east to west, and from north to south (km). */
  east_km: number;
  north_km: number;
}

/** Korea and Japan with what lies around them: where nothing is to be shown. */
export const HOME: Frame = { middle: { lon_deg: 131, lat_deg: 38 }, east_km: 1500, north_km: 1100 };

const LEAST_KM = 350;
const MOST_KM = 8500;
const MARGIN = 1.12;

/** What shows all of some places, with a margin; nothing where there are none. */
export function frameOf(places: Place[]): Frame | null {
  const [first] = places;
  if (!first) return null;
  // The middle of their directions, as on a globe; then their true extent around it.
  const sum = [0, 0, 0];
  const ends = [[Infinity, -Infinity], [Infinity, -Infinity], [Infinity, -Infinity]];
  for (const { lon_deg, lat_deg } of places) {
    const [lon, lat] = [lon_deg * RADIANS, lat_deg * RADIANS];
    [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)].forEach((value, axis) => {
      const end = ends[axis] ?? [0, 0];
      end[0] = Math.min(end[0] ?? value, value);
      end[1] = Math.max(end[1] ?? value, value);
    });
  }
  ends.forEach(([low = 0, high = 0], axis) => (sum[axis] = (low + high) / 2));
  const [x = 0, y = 0, z = 0] = sum;
  const rough = { lon_deg: Math.atan2(y, x) / RADIANS, lat_deg: Math.atan2(z, Math.hypot(x, y)) / RADIANS };
  const project = around(rough);
  const flat = places.map((place) => project(place.lon_deg, place.lat_deg));
  const half = (axis: 0 | 1) => Math.max(...flat.map((one) => Math.abs(one[axis])));
  const bounded = (km: number) => Math.min(MOST_KM, Math.max(LEAST_KM, km * MARGIN));
  return { middle: rough, east_km: bounded(half(0)), north_km: bounded(half(1)) };
}
