// Where one comes to from a place by a direction and a distance, on a sphere: good enough to draw a ring.

import type { Place } from "../scene.svelte";

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

export function destination({ lon_deg, lat_deg }: Place, bearing_deg: number, distance_km: number): Place {
  const angle = distance_km / EARTH_RADIUS_KM;
  const [lat, bearing] = [lat_deg * RADIANS, bearing_deg * RADIANS];
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sine);
  return { lon_deg: lon_deg + east / RADIANS, lat_deg: Math.asin(sine) / RADIANS };
}

/** A ring around a place, closed. */
export function ringAround(centre: Place, radius_km: number): Place[] {
  return Array.from({ length: 121 }, (_, i) => destination(centre, i * 3, radius_km));
}
