// What stands on the globe, as plain data: the globe draws it, and its table says the same in words.

export interface Place {
  lon_deg: number;
  lat_deg: number;
}

export interface Point extends Place {
  height_km: number;
}

/** Rings of [longitude, latitude], the outer one first. */
export type Polygon = number[][][];

/** Colours go by what a thing is, so that one thing has one colour on the globe and in the charts. */
export type Role = "view" | "planned" | "launch" | "seen" | "ring" | "other" | "place" | "radar";

interface Item {
  id: string;
  name: string;
  /** What the table says of it. */
  detail: string;
  role: Role;
}

/** All between a radar and the edge of its view at a height. */
export interface Volume extends Item {
  kind: "volume";
  apex: Point;
  polygons: Polygon[];
  altitude_km: number;
  /** Written at its far edge, where several stand together. */
  label?: string;
}

/** An area on the ground. */
export interface Area extends Item {
  kind: "area";
  polygons: Polygon[];
}

/** A flight, at its true height. */
export interface Arc extends Item {
  kind: "arc";
  points: Point[];
  /** One of many, none of which is meant: drawn thin. */
  faint?: boolean;
}

/** A line of sight: from a radar to what it has in view. */
export interface Sightline extends Item {
  kind: "sightline";
  from: Point;
  to: Point;
}

/** A dashed line on the ground. */
export interface Outline extends Item {
  kind: "outline";
  points: Place[];
}

/** All places at one distance. */
export interface Ring extends Item {
  kind: "ring";
  centre: Place;
  radius_km: number;
}

/** A place, or something at a height. */
export interface Mark extends Item {
  kind: "mark";
  at: Point;
  labelled: boolean;
  large?: boolean;
  /** Its name is written only when the camera is near. */
  nearOnly?: boolean;
}

/** Heights written on a grid of places. */
export interface Heights extends Item {
  kind: "heights";
  points: (Place & { altitude_km: number })[];
}

export type SceneItem = Volume | Area | Arc | Sightline | Outline | Ring | Mark | Heights;

class Scene {
  items = $state.raw<SceneItem[]>([]);
  /** The names of places, by the chosen viewpoint, and the lines around the islands: under every view. */
  places = $state.raw<(Mark | Outline)[]>([]);
}

export const scene = new Scene();

/** The polygons of a GeoJSON geometry. */
export function polygonsOf(geometry: unknown): Polygon[] {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (type === "Polygon") return [coordinates as Polygon];
  if (type === "MultiPolygon") return coordinates as Polygon[];
  return [];
}
