// Draws the items of a scene: each kind of item has its own way onto the globe.

import {
  Cartesian2,
  Cartesian3,
  Color,
  DistanceDisplayCondition,
  LabelCollection,
  LabelStyle,
  Material,
  PointPrimitiveCollection,
  PolylineCollection,
  PrimitiveCollection,
  type Scene,
  VerticalOrigin,
} from "@cesium/engine";

import { PALETTE } from "../palette";
import type { Arc, Mark, Outline, Point, Ring, Role, SceneItem, Volume } from "../scene.svelte";
import { edgeOf } from "./seams";
import { fan, positions, sheet } from "./solids";
import { ringAround } from "./sphere";

/** Lines on the ground are lifted, or the curve of the Earth would hide the middle of each piece. */
const GROUND_KM = 3;

/** How near the camera comes before crowded names are written. */
const NEAR_M = 1_500_000;

function position(lon_deg: number, lat_deg: number, height_km: number): Cartesian3 {
  return Cartesian3.fromDegrees(lon_deg, lat_deg, height_km * 1000);
}

function pointAt({ lon_deg, lat_deg, height_km }: Point): Cartesian3 {
  return position(lon_deg, lat_deg, height_km);
}

function colour(role: Role, alpha = 1): Color {
  return Color.fromCssColorString(PALETTE[role]).withAlpha(alpha);
}

export class Layers {
  readonly #solids: PrimitiveCollection;
  readonly #lines: PolylineCollection;
  readonly #points: PointPrimitiveCollection;
  readonly #labels: LabelCollection;
  #said = "";

  constructor(scene: Scene) {
    const add = <T>(collection: T): T => scene.primitives.add(collection) as T;
    this.#solids = add(new PrimitiveCollection());
    this.#lines = add(new PolylineCollection());
    this.#points = add(new PointPrimitiveCollection());
    this.#labels = add(new LabelCollection({ scene }));
  }

  /** Draws some items instead of those before; says whether they are others. */
  draw(items: SceneItem[]): boolean {
    const said = JSON.stringify(items);
    if (said === this.#said) return false;
    this.#said = said;
    for (const layer of [this.#solids, this.#lines, this.#points, this.#labels]) layer.removeAll();
    for (const item of items) this.#drawItem(item);
    return true;
  }

  #drawItem(item: SceneItem) {
    switch (item.kind) {
      case "volume":
        for (const polygon of item.polygons) {
          this.#solids.add(fan(item.apex, polygon, item.altitude_km, colour(item.role, 0.2)));
          this.#solids.add(sheet(polygon, item.altitude_km, colour(item.role, 0.3)));
          this.#edges(polygon, item.altitude_km, item.role);
          this.#ribs(item.apex, polygon, item.altitude_km, item.role);
        }
        if (item.label) this.#farLabel(item, item.label);
        break;
      case "area":
        for (const polygon of item.polygons) {
          this.#solids.add(sheet(polygon, GROUND_KM, colour(item.role, 0.35)));
          this.#edges(polygon, GROUND_KM, item.role);
        }
        break;
      case "arc":
        this.#arc(item);
        break;
      case "sightline":
        this.#line([pointAt(item.from), pointAt(item.to)], item.role, 1.5, 0.9);
        break;
      case "outline":
        this.#dashes(item);
        break;
      case "ring":
        this.#ring(item);
        break;
      case "mark":
        this.#mark(item);
        break;
      case "heights":
        for (const point of item.points) {
          this.#label(`${Math.round(point.altitude_km)}`, position(point.lon_deg, point.lat_deg, GROUND_KM), { size_px: 10 });
        }
        break;
    }
  }

  #line(places: Cartesian3[], role: Role, width = 2, alpha = 1) {
    if (places.length < 2) return;
    this.#lines.add({ positions: places, width, material: Material.fromType("Color", { color: colour(role, alpha) }) });
  }

  #edges(polygon: number[][][], height_km: number, role: Role) {
    for (const ring of polygon) {
      for (const piece of edgeOf(ring)) this.#line(positions(piece, height_km), role, 2);
    }
  }

  /** A few lines from the radar to the edge, which give the solid its shape to the eye. */
  #ribs(apex: { lon_deg: number; lat_deg: number; height_km: number }, polygon: number[][][], height_km: number, role: Role) {
    const edge = edgeOf(polygon[0] ?? []).flat();
    const step = Math.max(1, Math.floor(edge.length / 12));
    for (let i = 0; i < edge.length; i += step) {
      const [lon = 0, lat = 0] = edge[i] ?? [];
      this.#line([position(apex.lon_deg, apex.lat_deg, apex.height_km), position(lon, lat, height_km)], role, 1, 0.5);
    }
  }

  #farLabel({ apex, polygons, altitude_km }: Volume, text: string) {
    const distance = ([lon = 0, lat = 0]: number[]) => Math.hypot(lon - apex.lon_deg, lat - apex.lat_deg);
    const edge = polygons.flatMap(([outer = []]) => outer);
    const far = edge.reduce((best, one) => (distance(one) > distance(best) ? one : best), edge[0] ?? []);
    const [lon, lat] = far;
    if (lon !== undefined && lat !== undefined) this.#label(text, position(lon, lat, altitude_km), { size_px: 15 });
  }

  #arc({ points, role, faint }: Arc) {
    this.#line(points.map(pointAt), role, faint ? 1.5 : 3, faint ? 0.6 : 1);
    if (faint) return;
    this.#line(points.map((point) => position(point.lon_deg, point.lat_deg, GROUND_KM)), role, 1, 0.6);
    const top = points.reduce((highest, point) => (point.height_km > highest.height_km ? point : highest), points[0]!);
    this.#line([pointAt(top), position(top.lon_deg, top.lat_deg, GROUND_KM)], role, 1, 0.6);
  }

  #dashes({ points, role }: Outline) {
    const material = Material.fromType("PolylineDash", { color: colour(role, 0.9), dashLength: 10 });
    this.#lines.add({ positions: points.map((point) => position(point.lon_deg, point.lat_deg, GROUND_KM)), width: 1.5, material });
  }

  #ring({ centre, radius_km, role, name }: Ring) {
    const places = ringAround(centre, radius_km);
    this.#line(places.map((place) => position(place.lon_deg, place.lat_deg, GROUND_KM)), role, 3);
    const south = places[Math.floor(places.length / 2)]!;
    this.#label(name, position(south.lon_deg, south.lat_deg, GROUND_KM));
  }

  #mark({ at, name, role, labelled, large, nearOnly }: Mark) {
    const where = position(at.lon_deg, at.lat_deg, Math.max(at.height_km, GROUND_KM));
    this.#points.add({
      position: where,
      color: colour(role),
      pixelSize: large ? 12 : 6,
      outlineColor: Color.BLACK,
      outlineWidth: 1,
    });
    if (labelled) this.#label(name, where, { near: nearOnly });
    if (at.height_km > 10) this.#line([where, position(at.lon_deg, at.lat_deg, GROUND_KM)], role, 1, 0.7);
  }

  #label(text: string, position: Cartesian3, { size_px = 13, near = false } = {}) {
    this.#labels.add({
      position,
      // The narrow space of the documents has no width in the pictures that labels are made of.
      text: text.replaceAll("\u202f", " "),
      font: `${size_px}px system-ui, sans-serif`,
      style: LabelStyle.FILL_AND_OUTLINE,
      fillColor: Color.WHITE,
      outlineColor: Color.BLACK,
      outlineWidth: 4,
      verticalOrigin: VerticalOrigin.BOTTOM,
      pixelOffset: new Cartesian2(0, -7),
      distanceDisplayCondition: near ? new DistanceDisplayCondition(0, NEAR_M) : undefined,
    });
  }
}
