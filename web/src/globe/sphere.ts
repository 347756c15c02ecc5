// Directions and distances on a sphere: good enough to draw a ring.

import type { Place } from "../scene.svelte";

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** How far one place is from another. */
export function distanceKm(from: Place, to: Place): number {
  const [south, north] = [from.lat_deg * RADIANS, to.lat_deg * RADIANS];
  const turn = (to.lon_deg - from.lon_deg) * RADIANS;
  const half = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin(turn / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

export function destination({ lon_deg, lat_deg }: Place, bearing_deg: number, distance_km: number): Place {
  const angle = distance_km / EARTH_RADIUS_KM;
  const [lat, bearing] = [lat_deg * RADIANS, bearing_deg * RADIANS];
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * sine);
  return { lon_deg: lon_deg + east / RADIANS, lat_deg: Math.asin(sine) / RADIANS };
}

/** An ellipse around a place, closed; its length lies in a direction from north. */
export function ellipseAround(centre: Place, half_length_km: number, half_width_km: number, direction_deg: number): Place[] {
  return Array.from({ length: 73 }, (_, i) => {
    const turn = i * 5 * RADIANS;
    const [along, across] = [half_length_km * Math.cos(turn), half_width_km * Math.sin(turn)];
    return destination(centre, direction_deg + Math.atan2(across, along) / RADIANS, Math.hypot(along, across));
  });
}

/** A ring around a place, closed. */
export function ringAround(centre: Place, radius_km: number): Place[] {
  return Array.from({ length: 121 }, (_, i) => destination(centre, i * 3, radius_km));
}
