// What one radar sees on each capital's figures, as shapes of one picture: shapes that are the same stand once, with all names.

import type { Sight } from "./generated/documents";
import { inARow } from "./plain";
import { polygonsOf, type Role, type SceneItem } from "./scene.svelte";
import { words } from "./words";

const ROLES: Role[] = ["seen", "other", "view", "ring", "launch"];

export interface Drawn {
  name: string;
  document: Sight;
}

/** The radar, and its view at the first height of each document. */
export function drawnSides(sides: Drawn[], { isOne = false } = {}): SceneItem[] {
  const [first] = sides;
  if (!first) return [];
  const { element, sensor } = first.document;
  const apexOf = ({ sensor: { lat_deg, lon_deg, antenna_m } }: Sight) => ({ lat_deg, lon_deg, height_km: antenna_m / 1000 });
  const mark: SceneItem = { kind: "mark", id: element, name: sensor.name, detail: words.radar.status(sensor.status), role: "radar", labelled: true, large: true, at: apexOf(first.document) };
  const alike = new Map<string, Drawn[]>();
  for (const side of sides) {
    const [seen] = side.document.views;
    if (!seen) continue;
    const key = JSON.stringify([seen.altitude_km, seen.geometry]);
    alike.set(key, [...(alike.get(key) ?? []), side]);
  }
  // The largest lies lowest, so that none hides another.
  const shapes = [...alike.values()].sort(([one], [other]) => (other?.document.views[0]?.farthest_km.nominal ?? 0) - (one?.document.views[0]?.farthest_km.nominal ?? 0));
  const volumes = shapes.map((group, i): SceneItem => {
    const { document } = group[0]!;
    const seen = document.views[0]!;
    const whose = words.claims.figuresOf(inARow(group.map(({ name }) => name)));
    const role = isOne ? (document.sensor.works ? "view" : "planned") : (ROLES[i % ROLES.length] ?? "view");
    const label = isOne ? {} : { label: whose };
    const name = words.radar.viewName(document.sensor.name, seen.altitude_km);
    return { kind: "volume", id: `${element}-${i}`, name, detail: isOne ? "" : whose, role, apex: apexOf(document), polygons: polygonsOf(seen.geometry), altitude_km: seen.altitude_km, ...label };
  });
  return [...volumes, mark];
}
