// Places that stand on the globe under every view, by the names that the chosen capital uses.

import ISLAND_LINES from "../../data/map/island-lines.json";
import { request } from "./api";
import type { CatalogueList, CatalogueRecord } from "./generated/documents";
import { ellipseAround } from "./globe/sphere";
import { list, show } from "./questions";
import { scene, type Mark, type Outline, type Place } from "./scene.svelte";
import { view } from "./state.svelte";
import { words } from "./words";

/** The islands whose names are disputed. */
export const ISLANDS = ISLAND_LINES.map(({ place }) => place);

/** From afar there is room for one name among them. */
const FOREMOST = ISLANDS[0];

interface PlaceRecord {
  id: string;
  name: string;
  lat_deg: number;
  lon_deg: number;
  names?: Record<string, string>;
  administered_by?: string;
  claimed_by?: string[];
}

class Islands {
  records = $state.raw<PlaceRecord[]>([]);
  cities = $state.raw<Mark[]>([]);
}

export const islands = new Islands();

/** A place's name from a capital; from none, all of its names. */
export function nameOf(place: PlaceRecord, viewpoint: string): string {
  const names = place.names ?? {};
  return names[viewpoint] ?? ([...new Set(Object.values(names))].join(" / ") || place.name);
}

/** The position that a list of places tells of one. */
export function placeIn(detail: string): Place {
  const [lat_deg = 0, lon_deg = 0] = detail.split(",").map(Number);
  return { lat_deg, lon_deg };
}

function mark(id: string, name: string, lat_deg: number, lon_deg: number): Mark {
  return { kind: "mark", id, name, detail: "", role: "place", labelled: true, at: { lat_deg, lon_deg, height_km: 0 } };
}

async function fetchPlaces(signal: AbortSignal) {
  const shown = ISLANDS.map((id) => request<CatalogueRecord>(show(id, { kind: "places" }), signal));
  // Cities for orientation: those whose records say that the globe names them.
  const all = await request<CatalogueList>(list("places", { where: "map=globe" }), signal);
  islands.cities = all.entries.map(({ id, name, detail }) => {
    const { lat_deg, lon_deg } = placeIn(detail);
    return mark(id, name, lat_deg, lon_deg);
  });
  islands.records = (await Promise.all(shown)).map(({ record }) => record as unknown as PlaceRecord);
}

/** What stands around the islands instead of a border. */
function lineAround(island: PlaceRecord): Outline[] {
  return ISLAND_LINES.filter(({ place }) => place === island.id).map((line) => ({
    kind: "outline",
    id: `around-${island.id}`,
    name: words.globe.outlineName(nameOf(island, view.viewpoint)),
    detail: "",
    role: "place",
    points: ellipseAround(island, line.half_length_km, line.half_width_km, line.direction_deg),
  }));
}

/** Keeps the names on the globe in step with the viewpoint. */
export function namePlaces() {
  $effect(() => {
    const asking = new AbortController();
    // Without the names the globe is poorer, and nothing else is: the tabs tell when the program does not answer.
    fetchPlaces(asking.signal).catch(() => {});
    return () => asking.abort();
  });
  $effect(() => {
    const named = islands.records.map((place) => ({
      ...mark(place.id, nameOf(place, view.viewpoint), place.lat_deg, place.lon_deg),
      nearOnly: place.id !== FOREMOST,
    }));
    scene.places = [...islands.cities, ...named, ...islands.records.flatMap(lineAround)];
  });
}
